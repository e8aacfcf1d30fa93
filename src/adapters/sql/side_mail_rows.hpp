// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once

#include "adapters/sql/session.hpp"
#include "ports/side_mails.hpp"

namespace harken::sql {

class SideMailRows : public SideMails {
 public:
  explicit SideMailRows(SqlSession& session) : session_(session) {}
  Result<bool> insert(const SideMail&) override;
  Found<SideMail> find(WorkspaceId, MessageId) override;
  Found<SideMail> find_by_client_id(ConversationId, UserId, std::string_view client_id) override;
  Rows<SideMail> list_of_conversation(ConversationId, int limit) override;
  Status set_sending(MessageId, const Sending&) override;

 private:
  SqlSession& session_;
};

}  // namespace harken::sql
