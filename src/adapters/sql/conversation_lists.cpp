// SPDX-License-Identifier: AGPL-3.0-or-later
// What an actor may see of the conversations, as pages and as counts: the SQL form of the rule in
// core/policy/access. A test compares the two.
#include <algorithm>

#include "adapters/sql/conversation_rows.hpp"
#include "adapters/sql/conversation_select.hpp"
#include "adapters/sql/visibility.hpp"
#include "wire/encode.hpp"

namespace harken::sql {
namespace {

// $1 workspace, $2 actor, $3 how far the actor sees, $4 and $5 where the page before ended,
// $6 limit; then what is asked for, or NULL: $7 department, $8 channel, $9 label, $10 contact,
// $11 status, $12 holder, $13 and $14 times of the last activity, $15 and $16 of the beginning.
constexpr auto kFurther = SqlText(" AND (c.last_activity_at, c.conversation_id) < ($4, $5) ");
// The databases take each condition for something that few rows fulfil, and with enough of them
// they sort all of a view instead of walking its index. PostgreSQL believes of nothing else than of
// IS NOT NULL that most rows fulfil it.
constexpr auto kOfAll = kFurther + "AND NULLIF(" + kMaySee + ", FALSE) IS NOT NULL ";
// The times are one condition for the same reason.
constexpr auto kAsked =
    " AND " + kMaySee + kFurther +
    "AND ($7 IS NULL OR c.department_id = $7) AND ($8 IS NULL OR c.channel_id = $8) "
    "AND ($9 IS NULL OR c.conversation_id IN "
    "(SELECT conversation_id FROM conversation_label WHERE label_id = $9)) "
    "AND ($10 IS NULL OR c.contact_id = $10) AND ($12 IS NULL OR c.holder_id = $12) "
    "AND NOT (($13 IS NOT NULL AND c.last_activity_at < $13) "
    "OR ($14 IS NOT NULL AND c.last_activity_at >= $14) "
    "OR ($15 IS NOT NULL AND c.created_at < $15) OR ($16 IS NOT NULL AND c.created_at >= $16)) "
    "AND ($11 IS NULL OR $11 = " +
    kStatus + ") ";

bool asks_for_more(const ConversationQuery& query) {
  return query.department_id || query.channel_id || query.label_id || query.contact_id ||
         query.status || query.holder_id || query.from || query.to || query.created_from ||
         query.created_to;
}

// A page of a view: all of it, or what else is asked for.
struct PageOf {
  Sql all, asked;
  Sql sql(const ConversationQuery& query) const { return asks_for_more(query) ? asked : all; }
};

// Each begins with the words of the index that has its rows in the order of the page. The indexes
// have it by ten minutes, which the databases sort one after the other, so that a message seldom
// moves a conversation in them.
template <const auto& view, const auto& which>
constexpr auto kBySlot =
    kSelectConversation + view +
    (" AND c.activity_slot <= $4 / 600000000" + which +
     "ORDER BY c.activity_slot DESC, c.last_activity_at DESC, c.conversation_id DESC LIMIT $6");
template <const auto& view>
constexpr PageOf kWalked{kBySlot<view, kOfAll>, kBySlot<view, kAsked>};

// What one holds is little: the databases are kept from walking everything in the order of the page
// (the plus signs), and sort it.
constexpr auto kInOrder =
    SqlText("ORDER BY +c.last_activity_at DESC, +c.conversation_id DESC LIMIT $6");
template <const auto& view, const auto& which>
constexpr auto kOfFew = kSelectConversation + view + (which + kInOrder);
template <const auto& view>
constexpr PageOf kSorted{kOfFew<view, kOfAll>, kOfFew<view, kAsked>};

constexpr SqlText kUnassigned(
    "WHERE c.workspace_id = $1 AND c.lifecycle = 'active' AND c.holder_id IS NULL");
constexpr SqlText kFresh(
    "WHERE c.workspace_id = $1 AND c.lifecycle = 'active' AND c.holder_id IS NULL "
    "AND c.department_id NOT IN (SELECT department_id FROM department "
    "WHERE workspace_id = $1 AND mode = 'auto')");
constexpr SqlText kHeld(
    "WHERE c.workspace_id = $1 AND c.lifecycle = 'active' AND c.holder_id IS NOT NULL");
constexpr SqlText kTeam(
    "WHERE c.workspace_id = $1 AND c.lifecycle = 'active' "
    "AND c.holder_id IS NOT NULL AND c.holder_id <> $2");
constexpr SqlText kSolved("WHERE c.workspace_id = $1 AND c.lifecycle = 'solved'");
constexpr SqlText kMine(
    "WHERE +c.workspace_id = $1 AND c.holder_id = $2 "
    "AND c.lifecycle = 'active' AND c.set_aside_until IS NULL");
constexpr SqlText kWaiting(
    "WHERE +c.workspace_id = $1 AND c.holder_id = $2 AND c.lifecycle = 'active' "
    "AND (c.turn = 'theirs' OR c.set_aside_until IS NOT NULL)");
// What was escalated to the actor, and what the actor escalated.
constexpr SqlText kEscalatedTo(
    "WHERE +c.workspace_id = $1 AND c.holder_id = $2 "
    "AND c.lifecycle = 'active' AND c.escalated_from_id IS NOT NULL");
constexpr SqlText kEscalatedBy(
    "WHERE +c.workspace_id = $1 AND c.escalated_from_id = $2 AND c.lifecycle = 'active'");
constexpr auto kOfContact = kSelectConversation +
                            "WHERE c.workspace_id = $1 AND c.contact_id = $10" + kAsked +
                            "ORDER BY c.last_activity_at DESC, c.conversation_id DESC LIMIT $6";

// A label that few conversations have is faster to start from than to look for. The plus signs keep
// the databases from walking an index of the view all the same. $17 is the view.
constexpr auto kOfLabel =
    kSelectConversation +
    "WHERE c.conversation_id IN (SELECT conversation_id FROM conversation_label WHERE label_id = "
    "$9) "
    "AND +c.workspace_id = $1 AND CASE $17 "
    "WHEN 'new' THEN c.lifecycle = 'active' AND c.holder_id IS NULL "
    "AND c.department_id NOT IN (SELECT department_id FROM department "
    "WHERE workspace_id = $1 AND mode = 'auto') "
    "WHEN 'unassigned' THEN c.lifecycle = 'active' AND c.holder_id IS NULL "
    "WHEN 'mine' THEN c.lifecycle = 'active' AND c.holder_id = $2 AND c.set_aside_until IS NULL "
    "WHEN 'team' THEN c.lifecycle = 'active' AND c.holder_id <> $2 "
    "WHEN 'waiting' THEN c.lifecycle = 'active' AND c.holder_id = $2 "
    "AND (c.turn = 'theirs' OR c.set_aside_until IS NOT NULL) "
    "WHEN 'escalated' THEN c.lifecycle = 'active' AND c.escalated_from_id IS NOT NULL "
    "AND $2 IN (c.holder_id, c.escalated_from_id) "
    "WHEN 'solved' THEN c.lifecycle = 'solved' ELSE true END" +
    kAsked + kInOrder;
constexpr std::int64_t kFewLabelled = 2'000;

// Statements that together give the view. `all` is joined from three, each ordered by an index,
// so that no index over everything has to move with every message.
std::vector<Sql> statements_of(const ConversationQuery& query) {
  switch (query.view) {
    case View::fresh:
      return {kWalked<kFresh>.sql(query)};
    case View::unassigned:
      return {kWalked<kUnassigned>.sql(query)};
    case View::mine:
      return {kSorted<kMine>.sql(query)};
    case View::team:
      return {kWalked<kTeam>.sql(query)};
    case View::waiting:
      return {kSorted<kWaiting>.sql(query)};
    case View::escalated:
      return {kSorted<kEscalatedTo>.sql(query), kSorted<kEscalatedBy>.sql(query)};
    case View::solved:
      return {kWalked<kSolved>.sql(query)};
    case View::all:
      break;
  }
  if (query.contact_id) return {kOfContact};
  return {kWalked<kUnassigned>.sql(query), kWalked<kHeld>.sql(query), kWalked<kSolved>.sql(query)};
}

// Sums of the tally, which has a row for each department, holder and lifecycle: fresh, unassigned,
// team, solved; and what the actor escalated, of which the tally does not tell that they still see
// it: few, but SQLite would walk all that is active to find them (the plus signs). $1 workspace,
// $2 actor, $3 how far the actor sees.
constexpr auto kVisible = SqlText(
    "WITH visible AS MATERIALIZED (SELECT department_id FROM department WHERE workspace_id = $1 "
    "AND ($3 = 2 OR ($3 = 1 AND department_id IN "
    "(SELECT department_id FROM department_member WHERE user_id = $2)))) ");
constexpr auto kSum = SqlText(
    "(SELECT CAST(coalesce(sum(n), 0) AS BIGINT) FROM conversation_tally "
    "WHERE workspace_id = $1 AND lifecycle = ");
constexpr auto kInVisible = SqlText("AND department_id IN (SELECT department_id FROM visible)");
constexpr auto kFreshSum = kSum + "'active' AND holder_id = 0 " + kInVisible +
                           " AND department_id NOT IN (SELECT department_id FROM department "
                           "WHERE workspace_id = $1 AND mode = 'auto')), ";
constexpr auto kUnassignedSum = kSum + "'active' AND holder_id = 0 " + kInVisible + "), ";
constexpr auto kTeamSum = kSum + "'active' AND holder_id > 0 AND holder_id <> $2 " + kInVisible +
                          ") + (SELECT count(*) FROM conversation c WHERE +c.workspace_id = $1 "
                          "AND c.escalated_from_id = $2 AND c.holder_id <> $2 "
                          "AND c.lifecycle = 'active' AND NOT " +
                          kReaches + "), ";
constexpr auto kSolvedSum =
    kSum + "'solved' " + kInVisible + ") + " + kSum +
    "'solved' AND holder_id = $2 AND department_id IN (SELECT department_id FROM department "
    "WHERE workspace_id = $1 AND department_id NOT IN (SELECT department_id FROM visible))), ";
constexpr auto kCount =
    kVisible + "SELECT " + kFreshSum + kUnassignedSum + kTeamSum + kSolvedSum +
    "(SELECT count(*) FROM conversation c WHERE +c.workspace_id = $1 AND c.escalated_from_id = $2 "
    "AND c.lifecycle = 'active')";

bool is_newer(const Conversation& left, const Conversation& right) {
  return std::pair(left.last_activity_at, left.id) > std::pair(right.last_activity_at, right.id);
}

}  // namespace

namespace {

Result<bool> is_rare(SqlSession& session, LabelId label) {
  if (!label) return false;
  ASSIGN_OR_RETURN(const auto count,
                   get_number(session,
                              "SELECT count(*) FROM (SELECT 1 FROM conversation_label "
                              "WHERE label_id = $1 LIMIT $2) AS labelled",
                              label, kFewLabelled));
  return count < kFewLabelled;
}

std::pair<Timestamp, ConversationId> end_of_page_before(const ConversationQuery& query) {
  return query.after.value_or(std::pair(Timestamp{INT64_MAX}, ConversationId(INT64_MAX)));
}

// The parameters of kOfAll.
Rows<Conversation> list_all(SqlSession& session, Sql statement, const Actor& actor,
                            const ConversationQuery& query) {
  const auto [time, id] = end_of_page_before(query);
  return list_rows(session, statement, read_conversation, actor.workspace_id, actor.user_id,
                   reach_of(actor), time, id, query.limit);
}

// Those of kAsked.
template <class... More>
Rows<Conversation> list_asked(SqlSession& session, Sql statement, const Actor& actor,
                              const ConversationQuery& query, const More&... more) {
  const auto [time, id] = end_of_page_before(query);
  return list_rows(
      session, statement, read_conversation, actor.workspace_id, actor.user_id, reach_of(actor),
      time, id, query.limit, query.department_id, query.channel_id, query.label_id,
      query.contact_id, query.status.transform([](auto status) { return wire::to_text(status); }),
      query.holder_id, query.from, query.to, query.created_from, query.created_to, more...);
}

}  // namespace

Rows<Conversation> ConversationRows::list(const Actor& actor, const ConversationQuery& query) {
  if (!asks_for_more(query)) return list_page(actor, query);
  RETURN_IF_ERROR(session_.begin_own_plans());
  ASSIGN_OR_RETURN(auto page, list_page(actor, query));
  RETURN_IF_ERROR(session_.end_own_plans());
  return page;
}

Rows<Conversation> ConversationRows::list_page(const Actor& actor, const ConversationQuery& query) {
  ASSIGN_OR_RETURN(const bool starts_from_label, is_rare(session_, query.label_id));
  if (starts_from_label)
    return list_asked(session_, kOfLabel, actor, query, wire::to_text(query.view));
  const auto statements = statements_of(query);
  std::vector<Conversation> page;
  for (const Sql statement : statements) {
    ASSIGN_OR_RETURN(auto rows, asks_for_more(query) ? list_asked(session_, statement, actor, query)
                                                     : list_all(session_, statement, actor, query));
    std::ranges::move(rows, std::back_inserter(page));
  }
  if (statements.size() > 1) std::ranges::sort(page, is_newer);
  if (std::ssize(page) > query.limit) page.resize(static_cast<std::size_t>(query.limit));
  return page;
}

Rows<std::int64_t> ConversationRows::list_first_answers(WorkspaceId workspace, int newest) {
  const auto read = [](const Row& row, std::int64_t& to) { read_column(row, 0, to); };
  return list_rows<std::int64_t>(
      session_,
      "SELECT answered_at - created_at FROM (SELECT created_at, "
      "(SELECT m.created_at FROM message m WHERE m.conversation_id = c.conversation_id "
      "AND m.sender = 'user' ORDER BY m.message_id LIMIT 1) AS answered_at "
      "FROM conversation c WHERE workspace_id = $1 ORDER BY number DESC LIMIT $2) AS recent "
      "WHERE answered_at IS NOT NULL",
      read, workspace, newest);
}

Result<ViewCounts> ConversationRows::count(const Actor& actor) {
  ViewCounts counts;
  std::int64_t escalated_to = 0;
  const RowSink read_mine = [&](const Row& row) {
    read_columns(row, 0, counts.mine, counts.mine_open, counts.waiting, escalated_to,
                 counts.mine_unread);
  };
  RETURN_IF_ERROR(
      query(session_,
            "SELECT count(*) FILTER (WHERE set_aside_until IS NULL), "
            "count(*) FILTER (WHERE set_aside_until IS NULL AND turn = 'ours' "
            "AND escalated_from_id IS NULL), "
            "count(*) FILTER (WHERE turn = 'theirs' OR set_aside_until IS NOT NULL), "
            "count(escalated_from_id), "
            "CAST(coalesce(sum(unread) FILTER (WHERE set_aside_until IS NULL), 0) AS BIGINT) "
            "FROM conversation "
            "WHERE holder_id = $1 AND lifecycle = 'active'",
            read_mine, actor.user_id));
  const RowSink read_rest = [&](const Row& row) {
    read_columns(row, 0, counts.fresh, counts.unassigned, counts.team, counts.solved,
                 counts.escalated);
  };
  RETURN_IF_ERROR(query(session_, kCount, read_rest, actor.workspace_id, actor.user_id.value(),
                        reach_of(actor)));
  if (!can_oversee(actor)) counts.unassigned = 0;
  counts.escalated += escalated_to;
  return counts;
}

}  // namespace harken::sql
