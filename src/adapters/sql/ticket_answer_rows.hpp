// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once

#include "adapters/sql/session.hpp"
#include "ports/ticket_answers.hpp"

namespace harken::sql {

class TicketAnswerRows : public TicketAnswers {
 public:
  explicit TicketAnswerRows(SqlSession& session) : session_(session) {}
  Result<std::int64_t> insert(const Actor&, const TicketAnswer&,
                              const std::vector<ConversationId>&) override;
  Found<TicketAnswer> find(WorkspaceId, TicketAnswerId) override;
  Found<TicketAnswer> find_by_client_id(TicketId, UserId author,
                                        std::string_view client_id) override;
  Rows<TicketAnswer> list(TicketId, int limit) override;
  Rows<TicketAnswerPart> list_parts(TicketAnswerId) override;
  Rows<Conversation> list_conversations(const Actor&, TicketAnswerId) override;
  Rows<AnswerRecipient> list_recipients(const Actor&, TicketId, int limit) override;
  Result<bool> is_linked(TicketId, ConversationId) override;
  Rows<TicketAnswer> list_under_way(Timestamp now, int limit) override;
  Rows<ConversationId> list_waiting(TicketAnswerId, int limit) override;
  Result<bool> update_part(TicketAnswerId, const TicketAnswerPart&, AnswerPartState from) override;
  Result<std::int64_t> take_back(TicketAnswerId) override;
  Status set_times(const TicketAnswer&) override;

 private:
  SqlSession& session_;
};

}  // namespace harken::sql
