// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once

#include <string>
#include <vector>

#include "core/model/ticket_answer.hpp"
#include "core/policy/access.hpp"
#include "ports/store.hpp"

namespace harken {

class TicketAnswers {
 public:
  virtual ~TicketAnswers() = default;
  // With a part for each of these that is linked to the ticket and that the actor sees: how many.
  virtual Result<std::int64_t> insert(const Actor&, const TicketAnswer&,
                                      const std::vector<ConversationId>&) = 0;
  virtual Found<TicketAnswer> find(WorkspaceId, TicketAnswerId) = 0;
  virtual Found<TicketAnswer> find_by_client_id(TicketId, UserId author,
                                                std::string_view client_id) = 0;
  virtual Rows<TicketAnswer> list(TicketId, int limit) = 0;  // newest first
  virtual Rows<TicketAnswerPart> list_parts(TicketAnswerId) = 0;
  // Those of them that the actor sees, newest first.
  virtual Rows<Conversation> list_conversations(const Actor&, TicketAnswerId) = 0;
  // What is linked and the actor sees, newest first.
  virtual Rows<AnswerRecipient> list_recipients(const Actor&, TicketId, int limit) = 0;
  virtual Result<bool> is_linked(TicketId, ConversationId) = 0;

  // Begun and not ended, in every workspace.
  virtual Rows<TicketAnswer> list_under_way(Timestamp now, int limit) = 0;
  virtual Rows<ConversationId> list_waiting(TicketAnswerId, int limit) = 0;
  // False: it was not in the state `from` any more.
  virtual Result<bool> update_part(TicketAnswerId, const TicketAnswerPart&,
                                   AnswerPartState from) = 0;
  // What nobody has written yet: how many.
  virtual Result<std::int64_t> take_back(TicketAnswerId) = 0;
  // starts_at and ended_at.
  virtual Status set_times(const TicketAnswer&) = 0;
};

}  // namespace harken
