// SPDX-License-Identifier: AGPL-3.0-or-later
// The table of tickets, page by page in each of its orders, and the counts of its views.
#include "adapters/sql/fold_case.hpp"
#include "adapters/sql/like_pattern.hpp"
#include "adapters/sql/ticket_rows.hpp"
#include "adapters/sql/ticket_select.hpp"

namespace harken::sql {
namespace {

// $1 to $4 as kMaySeeTicket; $5 limit; then what is asked for, or NULL: $6 status, $7 priority,
// $8 responsible, $9 true: without one, $10 department, $11 label, $12 pattern of the title,
// $13 number; $14 now; $15 and $16 where the page before ended; $17 whether the view is that of what
// is overdue; the last one is $18: an own status.
constexpr auto kAsked =
    " AND t.deleted_at IS NULL AND " + kMaySeeTicket +
    " AND ($6 IS NULL OR t.status = $6) AND ($7 IS NULL OR t.priority = $7) "
    "AND ($8 IS NULL OR t.responsible_id = $8) AND (NOT $9 OR t.responsible_id IS NULL) "
    "AND ($10 IS NULL OR t.department_id = $10) "
    "AND ($11 IS NULL OR t.ticket_id IN (SELECT ticket_id FROM ticket_label WHERE label_id = $11)) "
    "AND (($12 IS NULL AND $13 IS NULL) OR t.title_folded LIKE $12 ESCAPE '\\' OR t.number = $13) "
    "AND (NOT $17 OR (t.deadline < $14 AND t.status < 3)) "
    "AND ($18 IS NULL OR t.status_id IN (SELECT ticket_status_id FROM ticket_status "
    "WHERE ticket_status_id = $18 AND deleted_at IS NULL)) ";

constexpr auto kOfWorkspace = kSelectTicket + "WHERE t.workspace_id = $1" + kAsked;
constexpr auto kOpened =
    kSelectTicket +
    "WHERE t.ticket_id IN (SELECT ticket_id FROM ticket WHERE opened_by_id = $2 "
    "UNION SELECT ticket_id FROM ticket WHERE requester_user_id = $2) "
    "AND t.workspace_id = $1" +
    kAsked;
// To handle: what I am responsible for, what was asked of my departments and nobody has; and what
// was escalated to me, or to my department and nobody has taken.
constexpr auto kSubmittedIds = SqlText(
    "(SELECT ticket_id FROM ticket WHERE responsible_id = $2 "
    "UNION SELECT ticket_id FROM ticket WHERE responsible_id IS NULL AND status < 3 "
    "AND requester_user_id IS NOT NULL AND requester_user_id <> $2 AND $3 >= 1 AND department_id "
    "IN "
    "(SELECT department_id FROM department_member WHERE user_id = $2) "
    "UNION SELECT ticket_id FROM ticket_escalation WHERE assignee_id = $2 AND state = 'open' "
    "UNION SELECT ticket_id FROM ticket_escalation WHERE assignee_id IS NULL AND state = 'open' "
    "AND least_rank <= $4 AND department_id IN "
    "(SELECT department_id FROM department_member WHERE user_id = $2))");
constexpr auto kSubmitted =
    kSelectTicket + "WHERE t.ticket_id IN " + kSubmittedIds + " AND t.workspace_id = $1" + kAsked;

#define HARKEN_PAGE(base, column, direction, sign)                                              \
  (base + "AND ($15 IS NULL OR (" column ", t.ticket_id) " sign " ($15, $16)) ORDER BY " column \
          " " direction ", t.ticket_id " direction " LIMIT $5")

struct Orders {
  Sql ascending;
  Sql descending;
};

template <const auto& base>
Orders orders_of(TicketSort sort) {
  static constexpr auto number = std::pair(HARKEN_PAGE(base, "t.number", "ASC", ">"),
                                           HARKEN_PAGE(base, "t.number", "DESC", "<"));
  static constexpr auto status = std::pair(HARKEN_PAGE(base, "t.status", "ASC", ">"),
                                           HARKEN_PAGE(base, "t.status", "DESC", "<"));
  static constexpr auto title = std::pair(HARKEN_PAGE(base, "t.title_folded", "ASC", ">"),
                                          HARKEN_PAGE(base, "t.title_folded", "DESC", "<"));
  static constexpr auto priority = std::pair(HARKEN_PAGE(base, "t.priority", "ASC", ">"),
                                             HARKEN_PAGE(base, "t.priority", "DESC", "<"));
  static constexpr auto responsible =
      std::pair(HARKEN_PAGE(base, "t.responsible_folded", "ASC", ">"),
                HARKEN_PAGE(base, "t.responsible_folded", "DESC", "<"));
  static constexpr auto created = std::pair(HARKEN_PAGE(base, "t.created_at", "ASC", ">"),
                                            HARKEN_PAGE(base, "t.created_at", "DESC", "<"));
  static constexpr auto deadline =
      std::pair(HARKEN_PAGE(base, "coalesce(t.deadline, 9223372036854775807)", "ASC", ">"),
                HARKEN_PAGE(base, "coalesce(t.deadline, 9223372036854775807)", "DESC", "<"));
  switch (sort) {
    case TicketSort::number:
      return {number.first, number.second};
    case TicketSort::status:
      return {status.first, status.second};
    case TicketSort::title:
      return {title.first, title.second};
    case TicketSort::priority:
      return {priority.first, priority.second};
    case TicketSort::responsible:
      return {responsible.first, responsible.second};
    case TicketSort::created:
      return {created.first, created.second};
    case TicketSort::deadline:
      return {deadline.first, deadline.second};
  }
  return {number.first, number.second};
}

Sql statement_of(const TicketQuery& query) {
  const auto of_view = [&] {
    switch (query.view) {
      case TicketView::submitted:
        return orders_of<kSubmitted>(query.sort);
      case TicketView::opened:
        return orders_of<kOpened>(query.sort);
      case TicketView::all:
      case TicketView::overdue:
        break;
    }
    return orders_of<kOfWorkspace>(query.sort);
  }();
  return query.is_descending ? of_view.descending : of_view.ascending;
}

// By what a row stands where it does: a text or a number.
struct Place {
  std::optional<std::string> text;
  std::optional<std::int64_t> number;
};

Place place_of(const Ticket& ticket, TicketSort sort) {
  switch (sort) {
    case TicketSort::number:
      return {{}, ticket.number};
    case TicketSort::status:
      return {{}, std::int64_t(ticket.status)};
    case TicketSort::title:
      return {fold_case(ticket.title), {}};
    case TicketSort::priority:
      return {{}, std::int64_t(ticket.priority)};
    case TicketSort::responsible:
      return {fold_case(ticket.responsible_name), {}};
    case TicketSort::created:
      return {{}, ticket.created_at.micros};
    case TicketSort::deadline:
      return {{}, ticket.deadline ? ticket.deadline->micros : INT64_MAX};
  }
  return {};
}

bool is_text(TicketSort sort) {
  return sort == TicketSort::title || sort == TicketSort::responsible;
}

std::optional<std::int64_t> number_in(std::string_view text) {
  if (text.starts_with('#')) text.remove_prefix(1);
  std::int64_t number = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
  if (error != std::errc{} || end != text.data() + text.size()) return std::nullopt;
  return number;
}

template <class Where>
Rows<Ticket> list_by(SqlSession& session, const Actor& actor, const TicketQuery& query,
                     const std::optional<Where>& where) {
  const auto as_number = [](auto value) { return int(value); };
  const auto pattern = query.text.empty() ? std::nullopt : std::optional(like_pattern(query.text));
  return list_rows(session, statement_of(query), read_ticket, actor.workspace_id, actor.user_id,
                   ticket_reach_of(actor), actor.rights.rank, query.limit,
                   query.status.transform(as_number), query.priority.transform(as_number),
                   query.responsible_id, query.without_responsible, query.department_id,
                   query.label_id, pattern, number_in(query.text), query.now, where,
                   query.after ? query.after->id : TicketId(), query.view == TicketView::overdue,
                   query.own_status_id);
}

constexpr auto kCountAll =
    "SELECT count(*) FROM (SELECT 1 FROM ticket t WHERE t.workspace_id = $1 "
    "AND t.status < 3 AND t.deleted_at IS NULL AND " +
    kMaySeeTicket + " LIMIT $5) AS counted";
constexpr auto kCountOverdue =
    "SELECT count(*) FROM (SELECT 1 FROM ticket t WHERE t.workspace_id = $1 "
    "AND coalesce(t.deadline, 9223372036854775807) < $6 AND t.status < 3 "
    "AND t.deleted_at IS NULL AND " +
    kMaySeeTicket + " LIMIT $5) AS counted";
constexpr auto kCountSubmitted =
    "SELECT count(*) FROM (SELECT 1 FROM ticket t WHERE t.ticket_id IN " + kSubmittedIds +
    " AND t.workspace_id = $1 AND t.status < 3 "
    "AND t.deleted_at IS NULL LIMIT $5) AS counted";
constexpr auto kCountOpened = SqlText(
    "SELECT count(*) FROM (SELECT 1 FROM ticket t WHERE t.ticket_id IN "
    "(SELECT ticket_id FROM ticket WHERE opened_by_id = $2 "
    "UNION SELECT ticket_id FROM ticket WHERE requester_user_id = $2) "
    "AND t.workspace_id = $1 AND t.status < 3 AND t.deleted_at IS NULL LIMIT $3) AS counted");

#undef HARKEN_PAGE

}  // namespace

Rows<Ticket> TicketRows::list(const Actor& actor, const TicketQuery& query) {
  const auto place = query.after ? place_of(*query.after, query.sort) : Place{};
  ASSIGN_OR_RETURN(auto tickets, is_text(query.sort)
                                     ? list_by(session_, actor, query, place.text)
                                     : list_by(session_, actor, query, place.number));
  RETURN_IF_ERROR(complete(session_, tickets));
  return tickets;
}

Result<TicketCounts> TicketRows::count(const Actor& actor, Timestamp now, int cap) {
  const auto reach = ticket_reach_of(actor);
  TicketCounts counts;
  ASSIGN_OR_RETURN(counts.all, get_number(session_, kCountAll, actor.workspace_id, actor.user_id,
                                          reach, actor.rights.rank, cap));
  ASSIGN_OR_RETURN(counts.submitted, get_number(session_, kCountSubmitted, actor.workspace_id,
                                                actor.user_id, reach, actor.rights.rank, cap));
  ASSIGN_OR_RETURN(counts.opened,
                   get_number(session_, kCountOpened, actor.workspace_id, actor.user_id, cap));
  ASSIGN_OR_RETURN(counts.overdue, get_number(session_, kCountOverdue, actor.workspace_id,
                                              actor.user_id, reach, actor.rights.rank, cap, now));
  return counts;
}

}  // namespace harken::sql
