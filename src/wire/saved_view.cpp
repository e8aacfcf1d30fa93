// SPDX-License-Identifier: AGPL-3.0-or-later
#include "wire/saved_view.hpp"

#include <boost/json.hpp>

#include "wire/decode.hpp"
#include "wire/encode.hpp"
#include "wire/json_tools.hpp"
#include "wire/ticket.hpp"

namespace harken::wire {

namespace {

constexpr std::int64_t kMostDays = 3'650;

boost::json::object encode_filter(const ViewFilter& filter) {
  boost::json::object shown{{"view", to_text(filter.view)}};
  if (filter.status) shown["status"] = to_text(*filter.status);
  if (filter.department_id) shown["department"] = filter.department_id.to_string();
  if (filter.channel_id) shown["channel"] = filter.channel_id.to_string();
  if (filter.label_id) shown["label"] = filter.label_id.to_string();
  if (filter.holder_id) shown["holder"] = filter.holder_id.to_string();
  if (filter.days > 0) shown["days"] = filter.days;
  return shown;
}

boost::json::object encode_filter(const TicketFilter& filter) {
  boost::json::object shown{{"view", to_text(filter.view)}};
  const TicketFilter usual;
  if (filter.sort != usual.sort) shown["sort"] = to_text(filter.sort);
  if (filter.is_descending != usual.is_descending) shown["order"] = "asc";
  if (filter.status) shown["status"] = to_text(*filter.status);
  if (filter.own_status_id) shown["status_id"] = filter.own_status_id.to_string();
  if (filter.priority) shown["priority"] = to_text(*filter.priority);
  if (filter.responsible_id) shown["responsible"] = filter.responsible_id.to_string();
  if (filter.without_responsible) shown["responsible"] = "none";
  if (filter.department_id) shown["department"] = filter.department_id.to_string();
  if (filter.label_id) shown["label"] = filter.label_id.to_string();
  if (!filter.text.empty()) shown["q"] = filter.text;
  return shown;
}

template <class Enum>
std::optional<Enum> word_in(ObjectReader& reader, std::string_view name,
                            std::optional<Enum> (*parse)(std::string_view)) {
  const auto text = reader.optional_text(name, 1, 20);
  if (!text) return std::nullopt;
  const auto value = parse(*text);
  if (!value) reader.refuse(name, "is not one of the known words");
  return value;
}

void read_responsible(ObjectReader& reader, TicketFilter& filter) {
  const auto text = reader.optional_text("responsible", 1, 19);
  if (!text) return;
  filter.without_responsible = *text == "none";
  if (filter.without_responsible) return;
  const auto id = UserId::parse(*text);
  if (!id) reader.refuse("responsible", "is an id, or none");
  filter.responsible_id = id.value_or(UserId{});
}

template <class IdType>
IdType id_in(ObjectReader& reader, std::string_view name) {
  return reader.optional_id<IdType>(name).value_or(IdType{});
}

}  // namespace

json::value encode(const SavedView& view) {
  json::object shown{{"id", view.id.to_string()},
                     {"name", view.name},
                     {"owner_id", view.owner_id.to_string()},
                     {"shared", view.is_shared},
                     {"filter", encode_filter(view.filter)},
                     {"version", view.version}};
  if (view.tickets) shown["tickets"] = encode_filter(*view.tickets);
  return shown;
}

Result<ViewFilter> decode_filter(const boost::json::object& object, std::string path) {
  ObjectReader reader(object, std::move(path));
  ViewFilter filter;
  const auto view = parse_view(reader.text("view", 1, 20));
  if (!view) reader.refuse("view", "is no such view");
  filter.view = view.value_or(View::all);
  if (const auto status = reader.optional_text("status", 1, 20)) {
    filter.status = parse_status(*status);
    if (!filter.status) reader.refuse("status", "is no such status");
  }
  filter.department_id = id_in<DepartmentId>(reader, "department");
  filter.channel_id = id_in<ChannelId>(reader, "channel");
  filter.label_id = id_in<LabelId>(reader, "label");
  filter.holder_id = id_in<UserId>(reader, "holder");
  if (object.contains("days")) {
    filter.days = reader.integer("days");
    if (filter.days < 1 || filter.days > kMostDays)
      reader.refuse("days", "is a number from 1 to 3650");
  }
  RETURN_IF_ERROR(reader.finish());
  return filter;
}

Result<TicketFilter> decode_ticket_filter(const boost::json::object& object, std::string path) {
  ObjectReader reader(object, std::move(path));
  TicketFilter filter;
  filter.view = word_in(reader, "view", parse_ticket_view).value_or(TicketView::all);
  filter.sort = word_in(reader, "sort", parse_ticket_sort).value_or(TicketSort::number);
  const auto order = reader.optional_text("order", 3, 4).value_or("desc");
  if (order != "asc" && order != "desc") reader.refuse("order", "is asc or desc");
  filter.is_descending = order == "desc";
  filter.status = word_in(reader, "status", parse_ticket_status);
  filter.own_status_id = id_in<TicketStatusId>(reader, "status_id");
  filter.priority = word_in(reader, "priority", parse_ticket_priority);
  read_responsible(reader, filter);
  filter.department_id = id_in<DepartmentId>(reader, "department");
  filter.label_id = id_in<LabelId>(reader, "label");
  filter.text = reader.optional_text("q", 1, 200).value_or("");
  RETURN_IF_ERROR(reader.finish());
  return filter;
}

std::string store_filter(const ViewFilter& filter) {
  return json::serialize(encode_filter(filter));
}

ViewFilter load_filter(std::string_view text) {
  const auto object = parse_object(text);
  if (!object) return {};
  return decode_filter(*object, {}).value_or(ViewFilter{});
}

std::string store_ticket_filter(const TicketFilter& filter) {
  return json::serialize(encode_filter(filter));
}

TicketFilter load_ticket_filter(std::string_view text) {
  const auto object = parse_object(text);
  if (!object) return {};
  return decode_ticket_filter(*object, {}).value_or(TicketFilter{});
}

}  // namespace harken::wire
