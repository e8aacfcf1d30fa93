// SPDX-License-Identifier: AGPL-3.0-or-later
// The table of tickets, page by page in each of its orders. What is asked for and is little is
// looked up and sorted; else the index that has the order of the page is walked as far as the page
// takes. What is between is looked for where the order begins, before all of it is looked up.
#include "adapters/sql/fold_case.hpp"
#include "adapters/sql/like_pattern.hpp"
#include "adapters/sql/ticket_ids.hpp"
#include "adapters/sql/ticket_rows.hpp"
#include "adapters/sql/ticket_select.hpp"
#include "adapters/sql/ticket_status_order.hpp"

namespace harken::sql {
namespace {

constexpr std::int64_t kFew = 2'000;
// A walk would look up every ticket that it passes among them.
constexpr std::int64_t kFewSubmitted = 4'000;
// So many that what of them stands near the beginning of an order may well fill a page.
constexpr std::int64_t kManySubmitted = 1'000;
// They stand together in some orders, where a walk would pass all the others.
constexpr std::int64_t kFewOverdue = 10'000;
// Where what is open can be walked in the order of the page.
constexpr std::int64_t kFewOfOpen = 500;
// Of what else is asked for too, so that a walk would pass far more than it takes.
constexpr std::int64_t kFewOfSeveral = 5'000;
// Of the newest kFew: a word that fewer titles have is rare.
constexpr std::int64_t kFewTitles = 100;

// $1 to $18 as in ticket_ids; $19 limit. Whatever is asked for beside the view.
constexpr auto kAskedOfView =
    " AND t.deleted_at IS NULL AND " + kMaySeeTicket +
    " AND ($6 IS NULL OR t.status = $6) AND ($7 IS NULL OR t.priority = $7) "
    "AND ($8 IS NULL OR t.responsible_id = $8) AND (NOT $9 OR t.responsible_id IS NULL) "
    "AND ($10 IS NULL OR t.department_id = $10) "
    "AND ($11 IS NULL OR t.ticket_id IN (SELECT ticket_id FROM ticket_label WHERE label_id = $11)) "
    "AND (($12 IS NULL AND $13 IS NULL) OR t.title_folded LIKE $12 ESCAPE '\\' OR t.number = $13) "
    "AND ($18 IS NULL OR t.status_id IN (SELECT ticket_status_id FROM ticket_status "
    "WHERE ticket_status_id = $18 AND deleted_at IS NULL)) ";
constexpr auto kAsked = kAskedOfView + "AND CASE $5 WHEN 1 THEN t.ticket_id IN " + kSubmittedIds +
                        " WHEN 2 THEN t.opened_by_id = $2 OR t.requester_user_id = $2 "
                        "WHEN 3 THEN t.deadline < $14 AND t.status < 3 ELSE true END ";

constexpr auto kAll = kSelectTicket + "WHERE t.workspace_id = $1" + kAsked;
// In the order of the index of what is open, and of that of deadlines that have passed.
constexpr auto kAllOpen = kSelectTicket +
                          "WHERE t.workspace_id = $1 AND coalesce(t.deleted_at, 0) = 0 "
                          "AND t.status + 0 < 3 AND +t.deadline < $14" +
                          kAsked;
constexpr auto kAllOverdue =
    kSelectTicket + "WHERE t.workspace_id = $1 AND t.status < 3 AND t.deadline < $14" + kAsked;
template <const auto& ids>
constexpr auto kAmong = "SELECT t.ticket_id FROM ticket t WHERE t.ticket_id IN " + ids +
                        " AND +t.workspace_id = $1" + kAsked;
// Each of these is of the view already.
constexpr auto kAmongSubmitted = "SELECT t.ticket_id FROM ticket t WHERE t.ticket_id IN " +
                                 kSubmittedIds + " AND +t.workspace_id = $1" + kAskedOfView;
constexpr auto kAmongOverdue =
    "SELECT t.ticket_id FROM ticket t WHERE t.workspace_id = $1 AND t.status < 3 AND t.deadline < "
    "$14" +
    kAskedOfView;

constexpr SqlText kUp(" ASC");
constexpr SqlText kDown(" DESC");
constexpr SqlText kMore(" > ");
constexpr SqlText kLess(" < ");
constexpr SqlText kNumber("t.number");
constexpr SqlText kTitle("t.title_folded");
constexpr SqlText kPriority("t.priority");
constexpr SqlText kResponsible("t.responsible_folded");
constexpr SqlText kCreated("t.created_at");
constexpr SqlText kPassed("t.deadline");
constexpr SqlText kDeadline("coalesce(t.deadline, 9223372036854775807)");
constexpr auto kAnyNumber = "CASE $17 WHEN 0 THEN t.number WHEN 1 THEN " + kStatusPlace +
                            " WHEN 3 THEN t.priority WHEN 5 THEN t.created_at "
                            "ELSE coalesce(t.deadline, 9223372036854775807) END";
constexpr SqlText kAnyText("CASE $17 WHEN 2 THEN t.title_folded ELSE t.responsible_folded END");

// The parentheses spare the compiler most of its work: the long text is joined once.
template <const auto& from, const auto& key, const auto& direction>
constexpr auto kFirst =
    from + ("ORDER BY " + key + direction + ", t.ticket_id" + direction + " LIMIT $19");
template <const auto& from, const auto& key, const auto& direction, const auto& sign>
constexpr auto kAfter = from + ("AND (" + key + ", t.ticket_id)" + sign + "($15, $16) ORDER BY " +
                                key + direction + ", t.ticket_id" + direction + " LIMIT $19");
template <const auto& from, const auto& key, const auto& direction, const auto& sign>
constexpr auto kOfSame = from + ("AND " + key + " = $15 AND t.ticket_id" + sign +
                                 "$16 ORDER BY t.ticket_id" + direction + " LIMIT $19");
template <const auto& from, const auto& key, const auto& direction, const auto& sign>
constexpr auto kOfNext = from + ("AND " + key + sign + "$15 ORDER BY " + key + direction +
                                 ", t.ticket_id" + direction + " LIMIT $19");

// Statements that together give a page, the first before the second.
using Steps = std::vector<Sql>;

// Of what is little and sorted.
struct Sorted {
  Sql first_up, first_down, after, before;

  Steps steps(const TicketQuery& query) const {
    if (query.after) return {query.is_descending ? before : after};
    return {query.is_descending ? first_down : first_up};
  }
};
// Ids alone are sorted, and then those of the page are read: whole rows cost three times as much.
template <const auto& ids, const auto& key, const auto& direction>
constexpr auto kRowsOf =
    kSelectTicket + ("WHERE t.ticket_id IN (SELECT ticket_id FROM (" + ids +
                     ") AS page) ORDER BY " + key + direction + ", t.ticket_id" + direction);
template <const auto& from, const auto& key>
constexpr Sorted kSorted{kRowsOf<kFirst<from, key, kUp>, key, kUp>,
                         kRowsOf<kFirst<from, key, kDown>, key, kDown>,
                         kRowsOf<kAfter<from, key, kUp, kMore>, key, kUp>,
                         kRowsOf<kAfter<from, key, kDown, kLess>, key, kDown>};

// A first page from those of the submitted that are among the first of everything: an index tells
// them apart, and far fewer than all of them are looked up. It has fewer rows than it may where the
// others are behind.
constexpr SqlText kNear(" LIMIT 10000");
template <const auto& key, const auto& direction>
constexpr auto kNearIds =
    ("(SELECT ticket_id FROM (SELECT t.ticket_id FROM ticket t WHERE t.workspace_id = $1 ORDER "
     "BY " +
     key + direction + ", t.ticket_id" + direction + kNear + ") AS near WHERE ticket_id IN ") +
    kSubmittedIds + ")";
template <const auto& key, const auto& direction>
constexpr auto kAmongNear = "SELECT t.ticket_id FROM ticket t WHERE t.ticket_id IN " +
                            kNearIds<key, direction> + " AND +t.workspace_id = $1" + kAskedOfView;
template <const auto& key, const auto& direction>
constexpr auto kRowsNear =
    kRowsOf<kFirst<kAmongNear<key, direction>, key, direction>, key, direction>;

// Along an index, which is entered where the page begins: among what has the same key, and after
// that.
struct Walk {
  Sql first_up, first_down, same_up, same_down, next_up, next_down, near_up, near_down;

  Steps steps(const TicketQuery& query) const {
    if (!query.after) return {query.is_descending ? first_down : first_up};
    if (query.is_descending) return {same_down, next_down};
    return {same_up, next_up};
  }

  Sql near(const TicketQuery& query) const { return query.is_descending ? near_down : near_up; }
};
template <const auto& key, const auto& from = kAll>
constexpr Walk kWalk{kFirst<from, key, kUp>,
                     kFirst<from, key, kDown>,
                     kOfSame<from, key, kUp, kMore>,
                     kOfSame<from, key, kDown, kLess>,
                     kOfNext<from, key, kUp, kMore>,
                     kOfNext<from, key, kDown, kLess>,
                     kRowsNear<key, kUp>,
                     kRowsNear<key, kDown>};

// The same along the ranges of an index, of which each has one status: $17 an own one, or 0.
template <const auto& direction, const auto& sign>
constexpr auto kOfStatus = kAll + ("AND t.status = $15 AND coalesce(t.status_id, 0) = $17 "
                                   "AND t.ticket_id" +
                                   sign + "$16 ORDER BY t.ticket_id" + direction + " LIMIT $19");

// Ids of which those that are asked for are some.
struct Bound {
  Sql count;
  std::int64_t few;
  Sorted by_number, by_text;
};
template <const auto& ids>
constexpr auto kCount =
    "SELECT count(*) FROM (SELECT ticket_id FROM " + ids + " AS found LIMIT $19) AS counted";
template <const auto& ids, std::int64_t few = kFew, const auto& among = kAmong<ids>>
constexpr Bound kBound{kCount<ids>, few, kSorted<among, kAnyNumber>, kSorted<among, kAnyText>};
template <std::int64_t few>
constexpr Bound kBoundOfOverdue = kBound<kOverdueIds, few, kAmongOverdue>;
constexpr Bound kBoundOfTitle{
    "SELECT count(*) FROM (SELECT title_folded FROM ticket WHERE workspace_id = $1 "
    "ORDER BY number DESC LIMIT $19) AS newest WHERE title_folded LIKE $12 ESCAPE '\\'",
    kFewTitles, kSorted<kAmong<kTitleIds>, kAnyNumber>, kSorted<kAmong<kTitleIds>, kAnyText>};

const Walk& walk_of(const TicketQuery& query) {
  if (query.view == TicketView::overdue) {
    if (query.sort == TicketSort::number) return kWalk<kNumber, kAllOpen>;
    if (query.sort == TicketSort::deadline) return kWalk<kPassed, kAllOverdue>;
  }
  switch (query.sort) {
    case TicketSort::number:
    case TicketSort::status:  // has ranges
      break;
    case TicketSort::title:
      return kWalk<kTitle>;
    case TicketSort::priority:
      return kWalk<kPriority>;
    case TicketSort::responsible:
      return kWalk<kResponsible>;
    case TicketSort::created:
      return kWalk<kCreated>;
    case TicketSort::deadline:
      return kWalk<kDeadline>;
  }
  return kWalk<kNumber>;
}

std::vector<const Bound*> bounds_of(const Actor& actor, const TicketQuery& query) {
  std::vector<const Bound*> bounds;
  const auto add = [&](bool is_asked, const Bound& bound) {
    if (is_asked) bounds.push_back(&bound);
  };
  add(query.view == TicketView::submitted, kBound<kSubmittedIds, kFewSubmitted, kAmongSubmitted>);
  add(query.view == TicketView::opened, kBound<kOpenedIds>);
  // By deadline they are walked.
  const bool is_overdue = query.view == TicketView::overdue && query.sort != TicketSort::deadline;
  const bool is_by_number = query.sort == TicketSort::number;
  add(is_overdue && is_by_number, kBoundOfOverdue<kFewOfOpen>);
  add(is_overdue && !is_by_number, kBoundOfOverdue<kFewOverdue>);
  add(bool(query.responsible_id), kBound<kResponsibleIds>);
  add(query.without_responsible, kBound<kNobodysIds>);
  add(bool(query.label_id), kBound<kLabelIds>);
  add(query.status.has_value(), kBound<kStatusIds>);
  add(bool(query.own_status_id), kBound<kOwnStatusIds>);
  add(bool(query.department_id), kBound<kDepartmentIds>);
  add(query.priority.has_value(), kBound<kPriorityIds>);
  add(ticket_reach_of(actor) < 2, kBound<kSeenIds>);
  add(!query.text.empty(), kBoundOfTitle);
  return bounds;
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
    case TicketSort::status:  // is looked up
      break;
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

// One list: its statements have the same parameters.
class Listing {
 public:
  Listing(SqlSession& session, const Actor& actor, const TicketQuery& query)
      : session_(session), actor_(actor), query_(query) {
    if (query.after) place_ = place_of(*query.after, query.sort);
    if (!query.text.empty()) pattern_ = like_pattern(query.text);
  }

  Rows<Ticket> run() {
    std::vector<Ticket> tickets;
    const RowSink sink = [&](const Row& row) { read_ticket(row, tickets.emplace_back()); };
    RETURN_IF_ERROR(each(sink));
    return tickets;
  }

  Result<std::int64_t> count() {
    std::int64_t rows = 0;
    RETURN_IF_ERROR(each([&](const Row&) { ++rows; }));
    return rows;
  }

 private:
  Status each(const RowSink& sink) {
    if (query_.after && query_.sort == TicketSort::status) {
      ASSIGN_OR_RETURN(place_.number, find_status_place(session_, query_.after->id));
    }
    const auto bounds = bounds_of(actor_, query_);
    for (const auto* bound : bounds) {
      const bool is_of_several = bounds.size() > 1 && bound->few >= kFew;
      const auto few = is_of_several ? std::max(bound->few, kFewOfSeveral) : bound->few;
      ASSIGN_OR_RETURN(const auto count, count_of(*bound, few));
      if (count >= few) continue;
      const auto steps = (is_text(query_.sort) ? bound->by_text : bound->by_number).steps(query_);
      return is_likely_near(bounds, count) ? page_beginning_near(steps, sink) : page(steps, sink);
    }
    if (query_.sort == TicketSort::status) return page_of_statuses(sink);
    return page(walk_of(query_).steps(query_), sink);
  }

  // Of the submitted alone, which the first bound is of. An agent's reach is a bound, too.
  bool is_likely_near(const std::vector<const Bound*>& bounds, std::int64_t count) const {
    const std::size_t least = ticket_reach_of(actor_) < 2 ? 2 : 1;
    return query_.view == TicketView::submitted && bounds.size() == least &&
           count >= kManySubmitted && !query_.after && query_.sort != TicketSort::status;
  }

  // The steps, unless what is near is enough.
  Status page_beginning_near(const Steps& steps, const RowSink& sink) const {
    std::int64_t given = 0;
    const RowSink counted = [&](const Row& row) {
      ++given;
      sink(row);
    };
    RETURN_IF_ERROR(page({walk_of(query_).near(query_)}, counted));
    if (given >= query_.limit) return {};
    const RowSink further = [&](const Row& row) {
      if (given-- <= 0) sink(row);
    };
    return page(steps, further);
  }

  // Whether any of it is asked for, and not passed yet.
  bool is_asked(const StatusGroup& group) const {
    if (query_.status.value_or(group.status) != group.status) return false;
    if (query_.own_status_id && query_.own_status_id != group.own) return false;
    if (query_.view == TicketView::overdue && group.status == TicketStatus::closed) return false;
    if (!place_.number) return true;
    return query_.is_descending ? group.place <= *place_.number : group.place >= *place_.number;
  }

  Status page_of_statuses(const RowSink& sink) const {
    ASSIGN_OR_RETURN(auto groups, list_status_groups(session_, actor_.workspace_id));
    std::erase_if(groups, [&](const StatusGroup& group) { return !is_asked(group); });
    if (query_.is_descending) std::ranges::reverse(groups);
    const auto beginning = query_.is_descending ? TicketId(INT64_MAX) : TicketId();
    std::int64_t left = query_.limit;
    const RowSink counted = [&](const Row& row) {
      --left;
      sink(row);
    };
    for (const auto& group : groups) {
      if (left <= 0) break;
      auto bound = values(std::optional(std::int64_t(group.status)), left);
      if (group.place != place_.number) bound.at(15) = to_value(beginning.value());
      bound.at(16) = to_value(group.own.value());
      const Sql sql =
          query_.is_descending ? Sql(kOfStatus<kDown, kLess>) : Sql(kOfStatus<kUp, kMore>);
      RETURN_IF_ERROR(session_.run(sql, bound, counted));
    }
    return {};
  }

  template <class Where>
  std::vector<Value> values(const std::optional<Where>& where, std::int64_t limit) const {
    const auto as_number = [](auto value) { return int(value); };
    return to_values(actor_.workspace_id, actor_.user_id, ticket_reach_of(actor_),
                     actor_.rights.rank, int(query_.view), query_.status.transform(as_number),
                     query_.priority.transform(as_number), query_.responsible_id,
                     query_.without_responsible, query_.department_id, query_.label_id, pattern_,
                     number_in(query_.text), query_.now, where,
                     query_.after ? query_.after->id : TicketId(), int(query_.sort),
                     query_.own_status_id, limit);
  }

  Result<std::int64_t> count_of(const Bound& bound, std::int64_t few) const {
    std::int64_t number = 0;
    const RowSink sink = [&](const Row& row) { number = row.integer(0); };
    // Of titles so many are looked at, of the others counted.
    const auto most = std::max(few, kFew);
    RETURN_IF_ERROR(session_.run(bound.count, values(place_.number, most), sink));
    return number;
  }

  Status page(const Steps& steps, const RowSink& sink) const {
    std::int64_t left = query_.limit;
    const RowSink counted = [&](const Row& row) {
      --left;
      sink(row);
    };
    for (const Sql step : steps) {
      if (left <= 0) break;
      const auto bound =
          is_text(query_.sort) ? values(place_.text, left) : values(place_.number, left);
      RETURN_IF_ERROR(session_.run(step, bound, counted));
    }
    return {};
  }

  SqlSession& session_;
  const Actor& actor_;
  const TicketQuery& query_;
  Place place_;
  std::optional<std::string> pattern_;
};

}  // namespace

Result<std::int64_t> TicketRows::count(const Actor& actor, const TicketQuery& query) {
  return Listing(session_, actor, query).count();
}

Rows<Ticket> TicketRows::list(const Actor& actor, const TicketQuery& query) {
  ASSIGN_OR_RETURN(auto tickets, Listing(session_, actor, query).run());
  RETURN_IF_ERROR(complete(session_, tickets));
  return tickets;
}

}  // namespace harken::sql
