// SPDX-License-Identifier: AGPL-3.0-or-later
#include "adapters/sql/ticket_rows.hpp"

#include "adapters/sql/conversation_select.hpp"
#include "adapters/sql/fold_case.hpp"
#include "adapters/sql/ticket_select.hpp"
#include "adapters/sql/ticket_words.hpp"
#include "adapters/sql/visibility.hpp"
#include "wire/document.hpp"
#include "wire/encode.hpp"
#include "wire/ticket.hpp"

namespace harken::sql {

void read_ticket(const Row& row, Ticket& to) {
  std::string description;
  int priority = 0;
  int status = 0;
  read_columns(row, 0, to.id, to.workspace_id, to.number, to.client_id, to.title, description,
               to.excerpt, priority, status, to.department_id, to.responsible_id,
               to.responsible_name, to.deadline, to.remind_at, to.requester.user_id,
               to.requester.contact_id, to.requester.name, to.requester.number, to.opened_by_id,
               to.opened_by_name, to.label_ids, to.conversations, to.comments);
  to.description = wire::load_document(description);
  to.priority = TicketPriority(priority);
  to.status = TicketStatus(status);
  std::int64_t escalations = 0;
  read_columns(row, 23, escalations, to.created_at, to.updated_at, to.closed_at, to.version);
  to.escalations.resize(static_cast<std::size_t>(escalations));
}

namespace {

void read_escalation(const Row& row, TicketEscalation& to) {
  read_columns(row, 0, to.id, to.level, to.department_id, to.least_rank, to.assignee_id,
               to.assignee_name, to.from_id, to.from_name, to.reason, to.outcome, to.external_url,
               to.opened_at, to.acknowledged_at, to.waiting_since, to.closed_at);
  to.state = wire::load_escalation_state(row.text(15));
}

Rows<TicketEscalation> list_escalations(SqlSession& session, TicketId ticket) {
  return list_rows(session,
                   "SELECT escalation_id, level, department_id, least_rank, assignee_id, "
                   "assignee_name, from_id, from_name, reason, outcome, external_url, opened_at, "
                   "acknowledged_at, waiting_since, closed_at, state FROM ticket_escalation "
                   "WHERE ticket_id = $1 ORDER BY level",
                   read_escalation, ticket);
}

Result<std::optional<Ticket>> complete(SqlSession& session, Found<Ticket> found) {
  if (!found || !*found || (*found)->escalations.empty()) return found;
  ASSIGN_OR_RETURN((*found)->escalations, list_escalations(session, (*found)->id));
  return found;
}

constexpr auto kFind = kSelectTicket +
                       "WHERE t.workspace_id = $1 AND t.ticket_id = $2 AND "
                       "t.deleted_at IS NULL";
constexpr auto kFindAny = kSelectTicket + "WHERE t.workspace_id = $1 AND t.ticket_id = $2";
constexpr auto kFindByClientId =
    kSelectTicket + "WHERE t.opened_by_id = $1 AND t.client_id = $2";
constexpr auto kFindByNumber =
    kSelectTicket + "WHERE t.workspace_id = $1 AND t.number = $2 AND t.deleted_at IS NULL";
constexpr auto kToRemind = kSelectTicket +
                           "WHERE t.remind_at <= $1 AND t.deleted_at IS NULL "
                           "ORDER BY t.remind_at LIMIT $2";

Status write_labels(SqlSession& session, const Ticket& ticket) {
  RETURN_IF_ERROR(execute(session, "DELETE FROM ticket_label WHERE ticket_id = $1", ticket.id));
  for (const auto label : ticket.label_ids)
    RETURN_IF_ERROR(execute(session,
                            "INSERT INTO ticket_label (label_id, ticket_id) VALUES ($1, $2)", label,
                            ticket.id));
  return {};
}

Status insert_escalation(SqlSession& session, const Ticket& ticket, const TicketEscalation& each) {
  return execute(
      session,
      "INSERT INTO ticket_escalation (escalation_id, workspace_id, ticket_id, level, state, "
      "department_id, least_rank, assignee_id, assignee_name, from_id, from_name, reason, outcome, "
      "external_url, opened_at, acknowledged_at, waiting_since, closed_at) "
      "VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18)",
      each.id, ticket.workspace_id, ticket.id, each.level, wire::to_text(each.state),
      each.department_id, each.least_rank, each.assignee_id, each.assignee_name, each.from_id,
      each.from_name, each.reason, each.outcome, each.external_url, each.opened_at,
      each.acknowledged_at, each.waiting_since, each.closed_at);
}

// Only the last two can have changed: one ends and the next begins. The older first, since one
// alone may be open.
Status write_escalations(SqlSession& session, const Ticket& ticket) {
  const auto count = ticket.escalations.size();
  for (auto i = count > 2 ? count - 2 : 0; i < count; ++i) {
    const auto& each = ticket.escalations[i];
    ASSIGN_OR_RETURN(
        const auto changed,
        change(session,
               "UPDATE ticket_escalation SET state = $2, assignee_id = $3, assignee_name = $4, "
               "outcome = $5, external_url = $6, acknowledged_at = $7, waiting_since = $8, "
               "closed_at = $9 WHERE escalation_id = $1",
               each.id, wire::to_text(each.state), each.assignee_id, each.assignee_name,
               each.outcome, each.external_url, each.acknowledged_at, each.waiting_since,
               each.closed_at));
    if (changed == 0) RETURN_IF_ERROR(insert_escalation(session, ticket, each));
  }
  return {};
}

void read_conversation_of_ticket(const Row& row, TicketConversation& to) {
  Conversation conversation;
  read_conversation(row, conversation);
  to = linked_row_of(conversation);
}

constexpr auto kConversations =
    kSelectConversation +
    "WHERE c.conversation_id IN (SELECT conversation_id FROM ticket_conversation "
    "WHERE ticket_id = $4) AND c.workspace_id = $1 AND " +
    kMaySee + " ORDER BY c.conversation_id DESC LIMIT $5";

constexpr auto kOfConversation =
    kSelectTicket +
    "WHERE t.ticket_id IN (SELECT ticket_id FROM ticket_conversation WHERE conversation_id = $5) "
    "AND t.workspace_id = $1 AND t.deleted_at IS NULL AND " +
    kMaySeeTicket + " ORDER BY t.ticket_id DESC LIMIT $6";

}  // namespace

Status complete(SqlSession& session, std::vector<Ticket>& tickets) {
  for (auto& ticket : tickets) {
    if (ticket.escalations.empty()) continue;
    ASSIGN_OR_RETURN(ticket.escalations, list_escalations(session, ticket.id));
  }
  return {};
}

Result<std::int64_t> TicketRows::next_number(WorkspaceId id) {
  return get_number(session_,
                    "UPDATE workspace SET ticket_number = ticket_number + 1 "
                    "WHERE workspace_id = $1 RETURNING ticket_number",
                    id);
}

Found<Ticket> TicketRows::find(WorkspaceId workspace, TicketId id) {
  return complete(session_, find_row(session_, kFind, read_ticket, workspace, id));
}

Found<Ticket> TicketRows::find_any(WorkspaceId workspace, TicketId id) {
  return complete(session_, find_row(session_, kFindAny, read_ticket, workspace, id));
}

Found<Ticket> TicketRows::find_by_client_id(UserId opened_by, std::string_view client_id) {
  return complete(session_, find_row(session_, kFindByClientId, read_ticket, opened_by, client_id));
}

Found<Ticket> TicketRows::find_by_number(WorkspaceId workspace, std::int64_t number) {
  return complete(session_, find_row(session_, kFindByNumber, read_ticket, workspace, number));
}

Rows<Ticket> TicketRows::list_to_remind(Timestamp now, int limit) {
  ASSIGN_OR_RETURN(auto tickets, list_rows(session_, kToRemind, read_ticket, now, limit));
  RETURN_IF_ERROR(complete(session_, tickets));
  return tickets;
}

Status TicketRows::insert(const Ticket& t) {
  RETURN_IF_ERROR(execute(
      session_,
      "INSERT INTO ticket (ticket_id, workspace_id, number, client_id, title, title_folded, "
      "description, excerpt, priority, status, department_id, responsible_id, responsible_name, "
      "responsible_folded, deadline, remind_at, requester_user_id, requester_contact_id, "
      "requester_name, requester_number, opened_by_id, opened_by_name, label_ids, conversations, "
      "comments, escalations, created_at, updated_at, closed_at, version) "
      "VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, "
      "$19, $20, $21, $22, $23, $24, $25, $26, $27, $28, $29, $30)",
      t.id, t.workspace_id, t.number, t.client_id, t.title, fold_case(t.title),
      wire::store_document(t.description), t.excerpt, int(t.priority), int(t.status),
      t.department_id, t.responsible_id, t.responsible_name, fold_case(t.responsible_name),
      t.deadline, t.remind_at, t.requester.user_id, t.requester.contact_id, t.requester.name,
      t.requester.number, t.opened_by_id, t.opened_by_name, join_ids(t.label_ids), t.conversations,
      t.comments, std::ssize(t.escalations), t.created_at, t.updated_at, t.closed_at, t.version));
  return write_labels(session_, t);
}

Result<bool> TicketRows::update(const Ticket& t, std::int64_t old_version) {
  ASSIGN_OR_RETURN(
      const auto changed,
      change(session_,
             "UPDATE ticket SET title = $3, title_folded = $4, description = $5, excerpt = $6, "
             "priority = $7, status = $8, department_id = $9, responsible_id = $10, "
             "responsible_name = $11, responsible_folded = $12, deadline = $13, remind_at = $14, "
             "label_ids = $15, conversations = $16, comments = $17, escalations = $18, "
             "updated_at = $19, closed_at = $20, version = $21 "
             "WHERE ticket_id = $1 AND version = $2",
             t.id, old_version, t.title, fold_case(t.title), wire::store_document(t.description),
             t.excerpt, int(t.priority), int(t.status), t.department_id, t.responsible_id,
             t.responsible_name, fold_case(t.responsible_name), t.deadline, t.remind_at,
             join_ids(t.label_ids), t.conversations, t.comments, std::ssize(t.escalations),
             t.updated_at, t.closed_at, t.version));
  if (changed == 0) return false;
  RETURN_IF_ERROR(index_words(session_, t));
  RETURN_IF_ERROR(write_labels(session_, t));
  RETURN_IF_ERROR(write_escalations(session_, t));
  return true;
}

Status TicketRows::remove(TicketId id) {
  RETURN_IF_ERROR(forget_words(session_, id));
  RETURN_IF_ERROR(execute(session_, "DELETE FROM ticket_entry WHERE ticket_id = $1", id));
  RETURN_IF_ERROR(execute(session_, "DELETE FROM ticket_file WHERE ticket_id = $1", id));
  RETURN_IF_ERROR(execute(session_, "DELETE FROM ticket_conversation WHERE ticket_id = $1", id));
  RETURN_IF_ERROR(execute(session_, "DELETE FROM ticket_label WHERE ticket_id = $1", id));
  RETURN_IF_ERROR(execute(session_, "DELETE FROM ticket_pin WHERE ticket_id = $1", id));
  RETURN_IF_ERROR(execute(session_, "DELETE FROM ticket_escalation WHERE ticket_id = $1", id));
  RETURN_IF_ERROR(execute(session_, "DELETE FROM ticket_change WHERE ticket_id = $1", id));
  RETURN_IF_ERROR(execute(session_,
                          "DELETE FROM ticket_answer_part WHERE ticket_answer_id IN "
                          "(SELECT ticket_answer_id FROM ticket_answer WHERE ticket_id = $1)",
                          id));
  RETURN_IF_ERROR(execute(session_,
                          "DELETE FROM ticket_answer_file WHERE ticket_answer_id IN "
                          "(SELECT ticket_answer_id FROM ticket_answer WHERE ticket_id = $1)",
                          id));
  RETURN_IF_ERROR(execute(session_, "DELETE FROM ticket_answer WHERE ticket_id = $1", id));
  return execute(session_, "DELETE FROM ticket WHERE ticket_id = $1", id);
}

Rows<TicketConversation> TicketRows::list_conversations(const Actor& actor, TicketId ticket,
                                                        int limit) {
  return list_rows(session_, kConversations, read_conversation_of_ticket, actor.workspace_id,
                   actor.user_id, reach_of(actor), ticket, limit);
}

Result<bool> TicketRows::link(TicketId ticket, ConversationId conversation, Timestamp at) {
  ASSIGN_OR_RETURN(const auto changed,
                   change(session_,
                          "INSERT INTO ticket_conversation (ticket_id, conversation_id, linked_at) "
                          "VALUES ($1, $2, $3) ON CONFLICT DO NOTHING",
                          ticket, conversation, at));
  return changed > 0;
}

Result<bool> TicketRows::unlink(TicketId ticket, ConversationId conversation) {
  ASSIGN_OR_RETURN(const auto changed,
                   change(session_,
                          "DELETE FROM ticket_conversation WHERE ticket_id = $1 "
                          "AND conversation_id = $2",
                          ticket, conversation));
  return changed > 0;
}

Rows<Ticket> TicketRows::list_of_conversation(const Actor& actor, ConversationId conversation,
                                              int limit) {
  ASSIGN_OR_RETURN(
      auto tickets,
      list_rows(session_, kOfConversation, read_ticket, actor.workspace_id, actor.user_id,
                ticket_reach_of(actor), actor.rights.rank, conversation, limit));
  RETURN_IF_ERROR(complete(session_, tickets));
  return tickets;
}

Rows<std::pair<TicketId, bool>> TicketRows::list_pins(UserId user, ConversationId conversation) {
  using Pin = std::pair<TicketId, bool>;
  constexpr auto read = [](const Row& row, Pin& to) { read_columns(row, 0, to.first, to.second); };
  return list_rows<Pin>(session_,
                        "SELECT ticket_id, pinned FROM ticket_pin "
                        "WHERE user_id = $1 AND conversation_id = $2",
                        read, user, conversation);
}

Status TicketRows::pin(UserId user, ConversationId conversation, TicketId ticket, bool is_pinned) {
  return execute(session_,
                 "INSERT INTO ticket_pin (user_id, conversation_id, ticket_id, pinned) "
                 "VALUES ($1, $2, $3, $4) ON CONFLICT (user_id, conversation_id, ticket_id) "
                 "DO UPDATE SET pinned = excluded.pinned",
                 user, conversation, ticket, is_pinned);
}

}  // namespace harken::sql
