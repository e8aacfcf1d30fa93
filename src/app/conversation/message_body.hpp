// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once

#include <string>
#include <vector>

#include "core/model/message.hpp"
#include "ports/store.hpp"

namespace harken::app {

inline constexpr std::size_t kMaxAttachments = 10;

// Text and attachments as they came, before they are a message. Errors: invalid.
Status check_body(std::string_view client_id, std::string_view text,
                  const std::vector<std::string>& attachment_ids);

// Who wrote: exactly one of the two is set.
struct Author {
  UserId user_id;
  IdentityId identity_id;
};

// The author's own uploads that no message carries yet, and none that waits. Errors: invalid.
Result<std::vector<File>> find_attachments(Tx& tx, const Author& author, WorkspaceId workspace,
                                           const std::vector<std::string>& attachment_ids);
// The same; marks them as carried by the conversation.
// Errors: invalid.
Result<std::vector<File>> take_attachments(Tx& tx, const Author& author, WorkspaceId workspace,
                                           ConversationId conversation,
                                           const std::vector<std::string>& attachment_ids);

// The message that this client_id made before, if its body is the same. Errors: client_id_conflict.
Result<Message> same_or_conflict(const std::optional<Message>& earlier, std::string_view text,
                                 const std::vector<std::string>& attachment_ids);

}  // namespace harken::app
