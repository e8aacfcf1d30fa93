// SPDX-License-Identifier: AGPL-3.0-or-later
#include "app/conversation/rich_reply.hpp"

#include <algorithm>

#include "core/rules/document.hpp"

namespace harken::app {

Status spell_out(const std::optional<Document>& document, std::string& text,
                 std::vector<std::string>& attachment_ids) {
  if (!document) return {};
  if (!text.empty()) return fail_invalid("text", "the desk makes the text of a document itself");
  RETURN_IF_ERROR(check_message_document(*document));
  text = plain_text(*document);
  for (auto& id : pictures_in(*document))
    if (std::ranges::find(attachment_ids, id) == attachment_ids.end())
      attachment_ids.push_back(std::move(id));
  return {};
}

Result<Reply> spelled_out(Reply command) {
  if (command.document && (command.form_id || command.article))
    return fail_invalid("document", "a form or an article goes without words");
  RETURN_IF_ERROR(spell_out(command.document, command.text, command.attachment_ids));
  return command;
}

}  // namespace harken::app
