// SPDX-License-Identifier: AGPL-3.0-or-later
// The words of tickets, and what rows keep as JSON.
#include <boost/json.hpp>

#include "wire/json_tools.hpp"
#include "wire/ticket.hpp"
#include "wire/words.hpp"

namespace harken::wire {

namespace json = boost::json;

namespace {

constexpr Words<TicketStatus, 4> kStatuses{{{TicketStatus::to_do, "to_do"},
                                            {TicketStatus::waiting, "waiting"},
                                            {TicketStatus::in_progress, "in_progress"},
                                            {TicketStatus::closed, "closed"}}};
constexpr Words<TicketPriority, 3> kPriorities{{{TicketPriority::minor, "minor"},
                                                {TicketPriority::normal, "normal"},
                                                {TicketPriority::major, "major"}}};
constexpr Words<TicketPart, 4> kParts{{{TicketPart::comment, "comment"},
                                       {TicketPart::addition, "addition"},
                                       {TicketPart::main, "main"},
                                       {TicketPart::internal, "internal"}}};
constexpr Words<EscalationState, 4> kStates{{{EscalationState::open, "open"},
                                             {EscalationState::returned, "returned"},
                                             {EscalationState::raised, "raised"},
                                             {EscalationState::resolved, "resolved"}}};
constexpr Words<TicketView, 4> kViews{{{TicketView::all, "all"},
                                       {TicketView::submitted, "submitted"},
                                       {TicketView::opened, "opened"},
                                       {TicketView::overdue, "overdue"}}};
constexpr Words<TicketSort, 7> kSorts{{{TicketSort::number, "number"},
                                       {TicketSort::status, "status"},
                                       {TicketSort::title, "title"},
                                       {TicketSort::priority, "priority"},
                                       {TicketSort::responsible, "responsible"},
                                       {TicketSort::created, "created"},
                                       {TicketSort::deadline, "deadline"}}};
constexpr Words<TicketChangeAction, 18> kChanges{
    {{TicketChangeAction::created, "created"},
     {TicketChangeAction::changed, "changed"},
     {TicketChangeAction::commented, "commented"},
     {TicketChangeAction::added, "added"},
     {TicketChangeAction::wrote, "wrote"},
     {TicketChangeAction::wrote_inside, "wrote_inside"},
     {TicketChangeAction::linked, "linked"},
     {TicketChangeAction::unlinked, "unlinked"},
     {TicketChangeAction::escalated, "escalated"},
     {TicketChangeAction::acknowledged, "acknowledged"},
     {TicketChangeAction::returned, "returned"},
     {TicketChangeAction::raised, "raised"},
     {TicketChangeAction::settled, "settled"},
     {TicketChangeAction::resolved, "resolved"},
     {TicketChangeAction::reopened, "reopened"},
     {TicketChangeAction::deleted, "deleted"},
     {TicketChangeAction::restored, "restored"},
     {TicketChangeAction::answered, "answered"}}};
constexpr Words<TicketAction, kTicketActionCount> kActions{
    {{TicketAction::edit, "edit"},
     {TicketAction::assign, "assign"},
     {TicketAction::remove, "delete"},
     {TicketAction::comment, "comment"},
     {TicketAction::add, "add"},
     {TicketAction::resolve, "resolve"},
     {TicketAction::link, "link"},
     {TicketAction::see_main, "see_main"},
     {TicketAction::write_main, "write_main"},
     {TicketAction::see_internal, "see_internal"},
     {TicketAction::write_internal, "write_internal"},
     {TicketAction::escalate, "escalate"},
     {TicketAction::acknowledge, "acknowledge"},
     {TicketAction::give_back, "return"},
     {TicketAction::raise, "raise"},
     {TicketAction::settle, "settle"},
     {TicketAction::answer, "answer"}}};

std::string text_of(const json::object& object, std::string_view name) {
  const auto* value = object.if_contains(name);
  return value && value->is_string() ? std::string(value->get_string()) : std::string();
}

template <class IdType>
IdType id_of(const json::object& object, std::string_view name) {
  return IdType::parse(text_of(object, name)).value_or(IdType{});
}

bool flag_of(const json::object& object, std::string_view name) {
  const auto* value = object.if_contains(name);
  return value && value->is_bool() && value->get_bool();
}

template <class Use>
void each_object(const json::value& list, Use use) {
  if (!list.is_array()) return;
  for (const auto& item : list.get_array())
    if (item.is_object()) use(item.get_object());
}

json::value parse(std::string_view text) {
  boost::system::error_code error;
  auto value = json::parse(text, error);
  return error ? json::value() : value;
}

}  // namespace

const char* to_text(TicketStatus value) { return word_of(kStatuses, value); }
const char* to_text(TicketPriority value) { return word_of(kPriorities, value); }
const char* to_text(TicketPart value) { return word_of(kParts, value); }
const char* to_text(EscalationState value) { return word_of(kStates, value); }
const char* to_text(TicketChangeAction value) { return word_of(kChanges, value); }
const char* to_text(TicketAction value) { return word_of(kActions, value); }
const char* to_text(TicketView value) { return word_of(kViews, value); }
const char* to_text(TicketSort value) { return word_of(kSorts, value); }
std::optional<TicketStatus> parse_ticket_status(std::string_view text) {
  return value_of(kStatuses, text);
}
std::optional<TicketPriority> parse_ticket_priority(std::string_view text) {
  return value_of(kPriorities, text);
}
std::optional<TicketPart> parse_ticket_part(std::string_view text) {
  return value_of(kParts, text);
}
std::optional<TicketView> parse_ticket_view(std::string_view text) {
  return value_of(kViews, text);
}
std::optional<TicketSort> parse_ticket_sort(std::string_view text) {
  return value_of(kSorts, text);
}
EscalationState load_escalation_state(std::string_view text) {
  return value_of(kStates, text).value_or(EscalationState::open);
}
TicketChangeAction load_ticket_change_action(std::string_view text) {
  return value_of(kChanges, text).value_or(TicketChangeAction::changed);
}

std::string store_changes(const std::vector<FieldChange>& changes) {
  json::array list;
  for (const auto& each : changes)
    list.push_back({{"field", each.field},
                    {"from", each.from},
                    {"to", each.to},
                    {"from_id", each.from_id},
                    {"to_id", each.to_id}});
  return json::serialize(list);
}

std::vector<FieldChange> load_changes(std::string_view text) {
  std::vector<FieldChange> changes;
  each_object(parse(text), [&](const json::object& each) {
    changes.push_back({text_of(each, "field"), text_of(each, "from"), text_of(each, "to"),
                       text_of(each, "from_id"), text_of(each, "to_id")});
  });
  return changes;
}

std::string store_audience(const TicketAudience& audience) {
  json::array levels;
  for (const auto& level : audience.levels)
    levels.push_back({{"department_id", level.department_id.to_string()},
                      {"least_rank", level.least_rank},
                      {"assignee_id", id_or_null(level.assignee_id)}});
  return json::serialize(json::value{{"for_requester", audience.for_requester},
                                     {"for_handlers", audience.for_handlers},
                                     {"for_escalated", audience.for_escalated},
                                     {"department_id", id_or_null(audience.department_id)},
                                     {"responsible_id", id_or_null(audience.responsible_id)},
                                     {"opened_by_id", id_or_null(audience.opened_by_id)},
                                     {"requester_id", id_or_null(audience.requester_id)},
                                     {"levels", std::move(levels)}});
}

TicketAudience load_audience(std::string_view text) {
  TicketAudience audience{false, false, false, {}};
  const auto value = parse(text);
  if (!value.is_object()) return audience;
  const auto& object = value.get_object();
  audience.for_requester = flag_of(object, "for_requester");
  audience.for_handlers = flag_of(object, "for_handlers");
  audience.for_escalated = flag_of(object, "for_escalated");
  audience.department_id = id_of<DepartmentId>(object, "department_id");
  audience.responsible_id = id_of<UserId>(object, "responsible_id");
  audience.opened_by_id = id_of<UserId>(object, "opened_by_id");
  audience.requester_id = id_of<UserId>(object, "requester_id");
  const auto* levels = object.if_contains("levels");
  if (!levels) return audience;
  each_object(*levels, [&](const json::object& each) {
    const auto* rank = each.if_contains("least_rank");
    audience.levels.push_back({id_of<DepartmentId>(each, "department_id"),
                               rank && rank->is_int64() ? int(rank->get_int64()) : kHighestRank,
                               id_of<UserId>(each, "assignee_id")});
  });
  return audience;
}

}  // namespace harken::wire
