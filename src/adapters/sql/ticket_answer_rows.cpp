// SPDX-License-Identifier: AGPL-3.0-or-later
#include "adapters/sql/ticket_answer_rows.hpp"

#include <map>

#include "adapters/sql/conversation_select.hpp"
#include "adapters/sql/visibility.hpp"
#include "wire/encode.hpp"
#include "wire/ticket_answer.hpp"

namespace harken::sql {
namespace {

constexpr auto kSelect = SqlText(
    "SELECT ticket_answer_id, workspace_id, ticket_id, author_id, author_name, client_id, "
    "default_language, created_at, starts_at, ended_at, texts, if_solved FROM ticket_answer ");
constexpr auto kFind = kSelect + "WHERE workspace_id = $1 AND ticket_answer_id = $2";
constexpr auto kFindByClientId =
    kSelect + "WHERE ticket_id = $1 AND author_id = $2 AND client_id = $3";
constexpr auto kList = kSelect + "WHERE ticket_id = $1 ORDER BY ticket_answer_id DESC LIMIT $2";
constexpr auto kUnderWay =
    kSelect + "WHERE ended_at IS NULL AND starts_at <= $1 ORDER BY starts_at LIMIT $2";

// $6: ",1,2,3,", so that one statement writes hundreds.
constexpr auto kInsertParts =
    "INSERT INTO ticket_answer_part (ticket_answer_id, conversation_id, state, reason, "
    "holder_name, language) SELECT CAST($4 AS BIGINT), c.conversation_id, 'waiting', '', '', '' "
    "FROM conversation c WHERE c.conversation_id IN (SELECT conversation_id "
    "FROM ticket_conversation WHERE ticket_id = $5) AND c.workspace_id = $1 AND " +
    kMaySee + " AND $6 LIKE '%,' || c.conversation_id || ',%'";

constexpr auto kParts = SqlText(
    "SELECT p.conversation_id, p.reason, p.holder_name, p.language, p.message_id, "
    "(SELECT name FROM channel h WHERE h.channel_id = coalesce(m.channel_id, c.channel_id)), "
    "coalesce(p.message_id <= c.customer_delivered_id, false), "
    "coalesce(p.message_id <= c.customer_read_id, false), "
    "p.state, m.send_state, m.send_reason FROM ticket_answer_part p "
    "JOIN conversation c ON c.conversation_id = p.conversation_id "
    "LEFT JOIN message m ON m.message_id = p.message_id WHERE p.ticket_answer_id = $1");

constexpr auto kConversations =
    kSelectConversation +
    "WHERE c.conversation_id IN (SELECT conversation_id FROM ticket_answer_part "
    "WHERE ticket_answer_id = $4) AND c.workspace_id = $1 AND " +
    kMaySee + " ORDER BY c.conversation_id DESC";
constexpr auto kLinked =
    kSelectConversation +
    "WHERE c.conversation_id IN (SELECT conversation_id FROM ticket_conversation "
    "WHERE ticket_id = $4) AND c.workspace_id = $1 AND " +
    kMaySee + " ORDER BY c.conversation_id DESC LIMIT $5";
constexpr auto kFacts = SqlText(
    "SELECT c.conversation_id, i.language, h.name FROM ticket_conversation l "
    "JOIN conversation c ON c.conversation_id = l.conversation_id "
    "JOIN identity i ON i.identity_id = c.identity_id "
    "JOIN channel h ON h.channel_id = c.channel_id WHERE l.ticket_id = $1");

void read(const Row& row, TicketAnswer& to) {
  read_columns(row, 0, to.id, to.workspace_id, to.ticket_id, to.author_id, to.author_name,
               to.client_id, to.default_language, to.created_at, to.starts_at, to.ended_at);
  to.texts = wire::load_answer_texts(row.text(10));
  to.if_solved = wire::parse_if_solved(row.text(11)).value_or(IfSolved::leave);
}

void read_part(const Row& row, TicketAnswerPart& to) {
  read_columns(row, 0, to.conversation_id, to.reason, to.holder_name, to.language, to.message_id,
               to.channel_name, to.is_delivered, to.is_read);
  to.state = wire::load_answer_part_state(row.text(8));
  if (!row.is_null(9))
    to.sending = Sending{
        enum_of(row.text(9), [](SendState state) { return wire::to_text(state); },
                {SendState::queued, SendState::sent, SendState::failed, SendState::uncertain}),
        std::string(row.text(10))};
}

void read_id(const Row& row, ConversationId& to) { read_column(row, 0, to); }

struct Facts {
  ConversationId id;
  std::string language;
  std::string channel_name;
};

void read_facts(const Row& row, Facts& to) {
  read_columns(row, 0, to.id, to.language, to.channel_name);
}

Status insert_answer(SqlSession& session, const TicketAnswer& answer) {
  return execute(session,
                 "INSERT INTO ticket_answer (ticket_answer_id, workspace_id, ticket_id, author_id, "
                 "author_name, client_id, texts, default_language, if_solved, created_at, "
                 "starts_at, ended_at) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)",
                 answer.id, answer.workspace_id, answer.ticket_id, answer.author_id,
                 answer.author_name, answer.client_id, wire::store_answer_texts(answer.texts),
                 answer.default_language, wire::to_text(answer.if_solved), answer.created_at,
                 answer.starts_at, answer.ended_at);
}

void read_file(const Row& row, File& to) {
  read_columns(row, 0, to.id, to.name, to.type, to.size, to.hash);
}

Rows<File> list_files(SqlSession& session, TicketAnswerId id) {
  return list_rows(session,
                   "SELECT f.file_id, f.name, f.type, f.size, f.hash FROM ticket_answer_file a "
                   "JOIN file f ON f.file_id = a.file_id WHERE a.ticket_answer_id = $1 "
                   "ORDER BY a.position",
                   read_file, id);
}

Status insert_files(SqlSession& session, const TicketAnswer& answer) {
  for (std::int64_t position = 0; const auto& file : answer.attachments)
    RETURN_IF_ERROR(execute(session,
                            "INSERT INTO ticket_answer_file (ticket_answer_id, position, file_id) "
                            "VALUES ($1, $2, $3)",
                            answer.id, position++, file.id));
  return {};
}

Found<TicketAnswer> complete(SqlSession& session, Found<TicketAnswer> found) {
  if (!found || !*found) return found;
  ASSIGN_OR_RETURN((*found)->attachments, list_files(session, (*found)->id));
  return found;
}

Rows<TicketAnswer> complete(SqlSession& session, Rows<TicketAnswer> answers) {
  if (!answers) return answers;
  for (auto& each : *answers) {
    ASSIGN_OR_RETURN(each.attachments, list_files(session, each.id));
  }
  return answers;
}

}  // namespace

Result<std::int64_t> TicketAnswerRows::insert(const Actor& actor, const TicketAnswer& answer,
                                              const std::vector<ConversationId>& conversations) {
  RETURN_IF_ERROR(insert_answer(session_, answer));
  RETURN_IF_ERROR(insert_files(session_, answer));
  return change(session_, kInsertParts, actor.workspace_id, actor.user_id, reach_of(actor),
                answer.id, answer.ticket_id, "," + join_ids(conversations) + ",");
}

Found<TicketAnswer> TicketAnswerRows::find(WorkspaceId workspace, TicketAnswerId id) {
  return complete(session_, find_row(session_, kFind, read, workspace, id));
}

Found<TicketAnswer> TicketAnswerRows::find_by_client_id(TicketId ticket, UserId author,
                                                        std::string_view client_id) {
  return complete(session_, find_row(session_, kFindByClientId, read, ticket, author, client_id));
}

Rows<TicketAnswer> TicketAnswerRows::list(TicketId ticket, int limit) {
  return complete(session_, list_rows(session_, kList, read, ticket, limit));
}

Rows<TicketAnswerPart> TicketAnswerRows::list_parts(TicketAnswerId id) {
  return list_rows(session_, kParts, read_part, id);
}

Rows<Conversation> TicketAnswerRows::list_conversations(const Actor& actor, TicketAnswerId id) {
  return list_rows(session_, kConversations, read_conversation, actor.workspace_id, actor.user_id,
                   reach_of(actor), id);
}

Rows<AnswerRecipient> TicketAnswerRows::list_recipients(const Actor& actor, TicketId ticket,
                                                        int limit) {
  ASSIGN_OR_RETURN(auto conversations,
                   list_rows(session_, kLinked, read_conversation, actor.workspace_id,
                             actor.user_id, reach_of(actor), ticket, limit));
  ASSIGN_OR_RETURN(auto all, list_rows(session_, kFacts, read_facts, ticket));
  std::map<ConversationId, Facts> facts;
  for (auto& each : all) facts[each.id] = std::move(each);
  std::vector<AnswerRecipient> recipients;
  for (auto& each : conversations) {
    auto& known = facts[each.id];
    recipients.push_back(
        {std::move(each), std::move(known.language), std::move(known.channel_name)});
  }
  return recipients;
}

Result<bool> TicketAnswerRows::is_linked(TicketId ticket, ConversationId conversation) {
  ASSIGN_OR_RETURN(const auto found, get_number(session_,
                                                "SELECT count(*) FROM ticket_conversation "
                                                "WHERE ticket_id = $1 AND conversation_id = $2",
                                                ticket, conversation));
  return found > 0;
}

Rows<TicketAnswer> TicketAnswerRows::list_under_way(Timestamp now, int limit) {
  return complete(session_, list_rows(session_, kUnderWay, read, now, limit));
}

Rows<ConversationId> TicketAnswerRows::list_waiting(TicketAnswerId id, int limit) {
  return list_rows(session_,
                   "SELECT conversation_id FROM ticket_answer_part WHERE ticket_answer_id = $1 "
                   "AND state = 'waiting' ORDER BY conversation_id LIMIT $2",
                   read_id, id, limit);
}

Result<bool> TicketAnswerRows::update_part(TicketAnswerId id, const TicketAnswerPart& part,
                                           AnswerPartState from) {
  ASSIGN_OR_RETURN(
      const auto changed,
      change(session_,
             "UPDATE ticket_answer_part SET state = $4, reason = $5, holder_name = $6, "
             "language = $7, message_id = $8 "
             "WHERE ticket_answer_id = $1 AND conversation_id = $2 AND state = $3",
             id, part.conversation_id, wire::to_text(from), wire::to_text(part.state), part.reason,
             part.holder_name, part.language, part.message_id));
  return changed > 0;
}

Result<std::int64_t> TicketAnswerRows::take_back(TicketAnswerId id) {
  return change(session_,
                "UPDATE ticket_answer_part SET state = 'taken_back' "
                "WHERE ticket_answer_id = $1 AND state = 'waiting'",
                id);
}

Status TicketAnswerRows::set_times(const TicketAnswer& answer) {
  return execute(
      session_,
      "UPDATE ticket_answer SET starts_at = $2, ended_at = $3 WHERE ticket_answer_id = $1",
      answer.id, answer.starts_at, answer.ended_at);
}

}  // namespace harken::sql
