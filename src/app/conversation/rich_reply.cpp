// SPDX-License-Identifier: AGPL-3.0-or-later
#include "app/conversation/rich_reply.hpp"

#include <algorithm>

#include "core/rules/document.hpp"

namespace harken::app {

Result<Reply> spelled_out(Reply command) {
  if (!command.document) return command;
  if (!command.text.empty())
    return fail_invalid("text", "the desk makes the text of a document itself");
  if (command.form_id || command.article)
    return fail_invalid("document", "a form or an article goes without words");
  RETURN_IF_ERROR(check_message_document(*command.document));
  command.text = plain_text(*command.document);
  for (auto& id : pictures_in(*command.document))
    if (std::ranges::find(command.attachment_ids, id) == command.attachment_ids.end())
      command.attachment_ids.push_back(std::move(id));
  return command;
}

}  // namespace harken::app
