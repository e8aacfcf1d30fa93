// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once

#include "core/model/side_mail.hpp"
#include "ports/store.hpp"

namespace harken {

class SideMails {
 public:
  virtual ~SideMails() = default;
  // False: this user already used this client_id in this conversation.
  virtual Result<bool> insert(const SideMail&) = 0;
  virtual Found<SideMail> find(WorkspaceId, MessageId) = 0;
  virtual Found<SideMail> find_by_client_id(ConversationId, UserId, std::string_view client_id) = 0;
  virtual Rows<SideMail> list_of_conversation(ConversationId, int limit) = 0;  // newest first
  virtual Status set_sending(MessageId, const Sending&) = 0;
};

}  // namespace harken
