// SPDX-License-Identifier: AGPL-3.0-or-later
#include "wire/saved_view.hpp"

#include <boost/json.hpp>

#include "wire/decode.hpp"
#include "wire/encode.hpp"
#include "wire/json_tools.hpp"

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

template <class IdType>
IdType id_in(ObjectReader& reader, std::string_view name) {
  return reader.optional_id<IdType>(name).value_or(IdType{});
}

}  // namespace

json::value encode(const SavedView& view) {
  return {{"id", view.id.to_string()},       {"name", view.name},
          {"owner_id", view.owner_id.to_string()}, {"shared", view.is_shared},
          {"filter", encode_filter(view.filter)}, {"version", view.version}};
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
    if (filter.days < 1 || filter.days > kMostDays) reader.refuse("days", "is a number from 1 to 3650");
  }
  RETURN_IF_ERROR(reader.finish());
  return filter;
}

std::string store_filter(const ViewFilter& filter) { return json::serialize(encode_filter(filter)); }

ViewFilter load_filter(std::string_view text) {
  const auto object = parse_object(text);
  if (!object) return {};
  return decode_filter(*object, {}).value_or(ViewFilter{});
}

}  // namespace harken::wire
