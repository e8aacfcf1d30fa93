// SPDX-License-Identifier: AGPL-3.0-or-later
#include "adapters/sql/ticket_rows.hpp"

#include <map>

#include "adapters/sql/fold_case.hpp"
#include "adapters/sql/id_list.hpp"
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
  read_columns(row, 23, escalations, to.created_at, to.updated_at, to.closed_at, to.version,
               to.own_status_id);
  to.escalations.resize(static_cast<std::size_t>(escalations));
}

namespace {

struct EscalationOf {
  TicketId ticket;
  TicketEscalation escalation;
};

void read_escalation(const Row& row, EscalationOf& to) {
  auto& each = to.escalation;
  read_columns(row, 0, each.id, each.level, each.department_id, each.least_rank, each.assignee_id,
               each.assignee_name, each.from_id, each.from_name, each.reason, each.outcome,
               each.external_url, each.opened_at, each.acknowledged_at, each.waiting_since,
               each.closed_at);
  each.state = wire::load_escalation_state(row.text(15));
  read_column(row, 16, to.ticket);
}

constexpr auto kEscalations =
    "SELECT escalation_id, level, department_id, least_rank, assignee_id, assignee_name, from_id, "
    "from_name, reason, outcome, external_url, opened_at, acknowledged_at, waiting_since, "
    "closed_at, state, ticket_id FROM ticket_escalation WHERE ticket_id IN " +
    id_list<1>() + " ORDER BY level";

Result<std::optional<Ticket>> complete(SqlSession& session, Found<Ticket> found) {
  if (!found || !*found) return found;
  RETURN_IF_ERROR(complete(session, std::span(&**found, 1)));
  return found;
}

constexpr auto kFind = kSelectTicket +
                       "WHERE t.workspace_id = $1 AND t.ticket_id = $2 AND "
                       "t.deleted_at IS NULL";
constexpr auto kFindAny = kSelectTicket + "WHERE t.workspace_id = $1 AND t.ticket_id = $2";
constexpr auto kFindByClientId = kSelectTicket + "WHERE t.opened_by_id = $1 AND t.client_id = $2";
constexpr auto kFindByNumber =
    kSelectTicket + "WHERE t.workspace_id = $1 AND t.number = $2 AND t.deleted_at IS NULL";
constexpr auto kOfIds = kSelectTicket +
                        "WHERE +t.workspace_id = $1 AND t.deleted_at IS NULL AND t.ticket_id IN " +
                        id_list<2>();
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

void read_link(const Row& row, TicketLink& to) {
  auto& each = to.conversation;
  read_columns(row, 0, to.ticket_id, each.id, each.number, each.contact_id, each.contact_number,
               each.contact_name);
  each.channel_kind = channel_kind_of(row.text(6));
  each.status = wire::parse_status(row.text(7)).value_or(ConversationStatus::fresh);
}

// The databases are made to begin with the links: they would rather begin with all conversations.
constexpr auto kLinks =
    "WITH k AS MATERIALIZED (SELECT ticket_id, conversation_id FROM ticket_conversation "
    "WHERE ticket_id IN " +
    id_list<5>() +
    ") SELECT l.ticket_id, c.conversation_id, c.number, c.contact_id, t.number, t.name, "
    "(SELECT kind FROM channel h WHERE h.channel_id = c.channel_id), " +
    kStatus +
    " FROM (SELECT k.ticket_id, k.conversation_id, row_number() OVER (PARTITION BY k.ticket_id "
    "ORDER BY k.conversation_id DESC) AS place FROM k "
    "JOIN conversation c ON c.conversation_id = k.conversation_id "
    "WHERE +c.workspace_id = $1 AND " +
    kMaySee +
    ") AS l JOIN conversation c ON c.conversation_id = l.conversation_id "
    "JOIN contact t ON t.contact_id = c.contact_id "
    "WHERE l.place <= $4 ORDER BY l.ticket_id, l.place";

constexpr auto kOfConversation =
    kSelectTicket +
    "WHERE t.ticket_id IN (SELECT ticket_id FROM ticket_conversation WHERE conversation_id = $5) "
    "AND t.workspace_id = $1 AND t.deleted_at IS NULL AND " +
    kMaySeeTicket + " ORDER BY t.ticket_id DESC LIMIT $6";

}  // namespace

Status complete(SqlSession& session, std::span<Ticket> tickets) {
  std::map<TicketId, Ticket*> escalated;
  std::vector<TicketId> ids;
  for (auto& ticket : tickets) {
    if (ticket.escalations.empty()) continue;
    ticket.escalations.clear();
    escalated[ticket.id] = &ticket;
    ids.push_back(ticket.id);
  }
  ASSIGN_OR_RETURN(auto found, list_rows_of(session, kEscalations, read_escalation,
                                            std::span<const TicketId>(ids)));
  for (auto& each : found)
    escalated.at(each.ticket)->escalations.push_back(std::move(each.escalation));
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

Rows<Ticket> TicketRows::list_of_ids(WorkspaceId workspace, std::span<const TicketId> ids) {
  ASSIGN_OR_RETURN(auto tickets, list_rows_of(session_, kOfIds, read_ticket, ids, workspace));
  RETURN_IF_ERROR(complete(session_, tickets));
  return tickets;
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
      "comments, escalations, created_at, updated_at, closed_at, version, status_id) "
      "VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, "
      "$19, $20, $21, $22, $23, $24, $25, $26, $27, $28, $29, $30, $31)",
      t.id, t.workspace_id, t.number, t.client_id, t.title, fold_case(t.title),
      wire::store_document(t.description), t.excerpt, int(t.priority), int(t.status),
      t.department_id, t.responsible_id, t.responsible_name, fold_case(t.responsible_name),
      t.deadline, t.remind_at, t.requester.user_id, t.requester.contact_id, t.requester.name,
      t.requester.number, t.opened_by_id, t.opened_by_name, join_ids(t.label_ids), t.conversations,
      t.comments, std::ssize(t.escalations), t.created_at, t.updated_at, t.closed_at, t.version,
      t.own_status_id));
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
             "updated_at = $19, closed_at = $20, version = $21, status_id = $22 "
             "WHERE ticket_id = $1 AND version = $2",
             t.id, old_version, t.title, fold_case(t.title), wire::store_document(t.description),
             t.excerpt, int(t.priority), int(t.status), t.department_id, t.responsible_id,
             t.responsible_name, fold_case(t.responsible_name), t.deadline, t.remind_at,
             join_ids(t.label_ids), t.conversations, t.comments, std::ssize(t.escalations),
             t.updated_at, t.closed_at, t.version, t.own_status_id));
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

Rows<TicketLink> TicketRows::list_links(const Actor& actor, std::span<const TicketId> tickets,
                                        int limit) {
  return list_rows_of(session_, kLinks, read_link, tickets, actor.workspace_id, actor.user_id,
                      reach_of(actor), limit);
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
