// SPDX-License-Identifier: AGPL-3.0-or-later
// Small structures that a row keeps as JSON text. What we wrote ourselves is read back leniently:
// an absent field keeps its default.
#include <boost/json.hpp>

#include "wire/encode.hpp"
#include "wire/json_tools.hpp"
#include "wire/write.hpp"

namespace harken::wire {

namespace {

json::object parse_object(std::string_view text) {
  boost::system::error_code error;
  auto value = json::parse(text, error);
  if (error || !value.is_object()) return {};
  return std::move(value.as_object());
}

std::string text_of(const json::object& object, std::string_view name, std::string fallback = {}) {
  const auto* value = object.if_contains(name);
  return value && value->is_string() ? std::string(value->get_string()) : fallback;
}

// The objects of a stored list; nothing of what is none.
template <class Use>
void each_object(std::string_view text, Use use) {
  if (text.size() <= 2) return;
  boost::system::error_code error;
  const auto list = json::parse(text, error);
  if (error || !list.is_array()) return;
  for (const auto& item : list.get_array())
    if (item.is_object()) use(item.get_object());
}

template <class IdType>
IdType id_of(const json::object& object, std::string_view name) {
  return IdType::parse(text_of(object, name)).value_or(IdType{});
}

Ask ask_of(std::string_view text) {
  if (text == "off") return Ask::off;
  return text == "required" ? Ask::required : Ask::optional;
}

Theme theme_of(std::string_view text) {
  if (text == "light") return Theme::light;
  return text == "dark" ? Theme::dark : Theme::automatic;
}

template <class Use>
void each_text(const json::object& object, std::string_view name, Use use) {
  const auto* list = object.if_contains(name);
  if (!list || !list->is_array()) return;
  for (const auto& item : list->get_array())
    if (item.is_string()) use(std::string(item.get_string()));
}

}  // namespace

std::string store_files(const std::vector<File>& files) { return to_json(files); }

std::vector<File> load_files(std::string_view text) {
  std::vector<File> result;
  if (text.size() <= 2) return result;
  boost::system::error_code error;
  const auto list = json::parse(text, error);
  if (error || !list.is_array()) return result;
  for (const auto& item : list.get_array()) {
    if (!item.is_object()) continue;
    const auto& object = item.get_object();
    File file;
    file.id = text_of(object, "id");
    file.name = text_of(object, "name");
    file.type = text_of(object, "type");
    if (const auto* size = object.if_contains("size"); size && size->is_int64())
      file.size = size->get_int64();
    result.push_back(std::move(file));
  }
  return result;
}

std::string store_access(const std::vector<Access>& all) {
  return all.empty() ? "[]" : to_json(all);
}

std::vector<Mention> load_mentions(std::string_view text) {
  std::vector<Mention> result;
  each_object(text, [&](const json::object& object) {
    result.push_back({id_of<UserId>(object, "id"), text_of(object, "name")});
  });
  return result;
}

std::vector<Access> load_access(std::string_view text) {
  std::vector<Access> result;
  each_object(text, [&](const json::object& object) {
    const auto* user = object.if_contains("user");
    if (!user || !user->is_object()) return;
    Access access;
    access.id = id_of<AccessRequestId>(object, "id");
    access.user_id = id_of<UserId>(user->get_object(), "id");
    access.user_name = text_of(user->get_object(), "name");
    access.level = parse_access_level(text_of(object, "level"));
    access.reason = text_of(object, "reason");
    access.asked_at = parse_rfc3339(text_of(object, "asked_at")).value_or(Timestamp{});
    result.push_back(std::move(access));
  });
  return result;
}

std::string store_settings(const WidgetSettings& settings) {
  return json::serialize(encode(settings));
}

WidgetSettings load_settings(std::string_view text) {
  const auto object = parse_object(text);
  WidgetSettings settings;
  settings.accent = text_of(object, "accent", settings.accent);
  settings.title = text_of(object, "title");
  settings.greeting = text_of(object, "greeting");
  settings.position = text_of(object, "position") == "left" ? Side::left : Side::right;
  settings.theme = theme_of(text_of(object, "theme"));
  settings.ask_name = ask_of(text_of(object, "ask_name"));
  settings.ask_email = ask_of(text_of(object, "ask_email"));
  each_text(object, "department_ids", [&](const std::string& id) {
    if (const auto parsed = DepartmentId::parse(id)) settings.department_ids.push_back(*parsed);
  });
  each_text(object, "allowed_origins",
            [&](const std::string& origin) { settings.allowed_origins.push_back(origin); });
  return settings;
}

std::string store_permissions(const PermissionSet& permissions) {
  return json::serialize(encode(permissions));
}

PermissionSet load_permissions(std::string_view text) {
  PermissionSet permissions;
  for (const auto& [name, value] : parse_object(text)) {
    const auto action = parse_action(name);
    const auto scope = value.is_string() ? parse_scope(value.get_string()) : std::nullopt;
    if (action && scope) permissions.set(*action, *scope);
  }
  return permissions;
}

std::string store_system(const SystemLine& line) {
  return json::serialize(json::value{{"action", to_text(line.action)},
                                     {"actor", line.actor},
                                     {"target", line.target},
                                     {"department", line.department},
                                     {"reason", line.reason},
                                     {"until", time_or_null(line.until)},
                                     {"level", line.level ? to_text(*line.level) : ""}});
}

SystemLine load_system(std::string_view text) {
  const auto object = parse_object(text);
  SystemLine line;
  line.action = parse_system_action(text_of(object, "action")).value_or(SystemAction::accepted);
  line.actor = text_of(object, "actor");
  line.target = text_of(object, "target");
  line.department = text_of(object, "department");
  line.reason = text_of(object, "reason");
  line.until = parse_rfc3339(text_of(object, "until"));
  line.level = parse_access_level(text_of(object, "level"));
  return line;
}

}  // namespace harken::wire
