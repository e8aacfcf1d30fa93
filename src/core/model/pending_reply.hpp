// SPDX-License-Identifier: AGPL-3.0-or-later
// An answer that has not been sent yet: it is no message, and so nothing that customers are shown
// can hold it. It becomes one in the transaction that ends it.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "core/base/id.hpp"
#include "core/base/timestamp.hpp"
#include "core/model/mail.hpp"
#include "core/model/message.hpp"

namespace harken {

// undo: it goes in some seconds, unless its author thinks better of it. later: at a chosen time.
enum class PendingKind : std::uint8_t { undo, later };

struct PendingReply {
  PendingReplyId id;
  WorkspaceId workspace_id;
  ConversationId conversation_id;
  UserId user_id;
  std::string user_name;  // as it was when written
  std::string client_id;  // the message will have the same
  PendingKind kind = PendingKind::undo;
  std::string text;  // of a form or an article its title
  std::vector<File> attachments = {};
  FormId form_id = {};
  ArticleId article_id = {};
  std::string article_language = {};
  MessageId reply_to_id = {};
  std::optional<MailFacts> mail = {};
  std::optional<Document> document = {};  // its pictures are among the attachments
  ChannelId channel_id = {};
  Timestamp send_at;
  Timestamp created_at;
  std::int64_t version = 1;
  bool customer_wrote = false;  // since it was written; only read
};

}  // namespace harken
