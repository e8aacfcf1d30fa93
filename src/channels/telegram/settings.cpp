// SPDX-License-Identifier: AGPL-3.0-or-later
#include "channels/telegram/settings.hpp"

#include <algorithm>
#include <boost/json/serialize.hpp>
#include <initializer_list>

#include "channels/telegram/json_read.hpp"
#include "core/rules/text.hpp"

namespace harken::telegram {

namespace {

constexpr std::size_t kMostDepartments = 30;
constexpr std::size_t kLongestLabel = 60;
constexpr std::size_t kLongestGreeting = 2000;

Status only_has(const json::object& object, const std::string& path,
                std::initializer_list<std::string_view> known) {
  for (const auto& [name, value] : object)
    if (std::ranges::find(known, std::string_view(name)) == known.end())
      return fail(Errc::invalid, "unknown_field", path + std::string(name) + " is not known",
                  path + std::string(name));
  return {};
}

Result<std::string> read_text(const json::object& object, const std::string& path,
                              std::string_view name, std::size_t max) {
  const auto* value = object.if_contains(name);
  if (!value || value->is_null()) return std::string();
  const auto field = path + std::string(name);
  if (!value->is_string()) return fail_invalid(field, field + " must be a text");
  const std::string text(trim(value->get_string()));
  RETURN_IF_ERROR(check_text(field, text, max));
  return text;
}

Result<std::string> read_api_url(const json::object& object) {
  ASSIGN_OR_RETURN(auto url, read_text(object, "", "api_url", 200));
  while (url.ends_with('/')) url.pop_back();
  if (url.empty()) return url;
  const bool is_http = url.starts_with("https://") || url.starts_with("http://");
  // What stands behind it is ours: no query, no fragment, no user.
  if (!is_http || url.find_first_of("?#@ \t\n\\") != std::string::npos)
    return fail_invalid("api_url", "api_url must be an address such as https://bots.example");
  return url;
}

Result<bool> read_mode(const json::object& object) {
  ASSIGN_OR_RETURN(const auto mode, read_text(object, "", "mode", 20));
  if (mode != "" && mode != "auto" && mode != "polling")
    return fail_invalid("mode", "mode is one of auto and polling");
  return mode == "polling";
}

Status read_bot(const json::object& object, Settings& settings) {
  const auto* bot = object_of(object, "bot");
  if (!bot) return {};
  RETURN_IF_ERROR(only_has(*bot, "bot.", {"id", "name", "user_name"}));
  ASSIGN_OR_RETURN(settings.bot_id, read_text(*bot, "bot.", "id", 20));
  ASSIGN_OR_RETURN(settings.bot_name, read_text(*bot, "bot.", "name", 100));
  ASSIGN_OR_RETURN(settings.bot_user_name, read_text(*bot, "bot.", "user_name", 100));
  return {};
}

Result<MenuEntry> read_entry(const json::value& value) {
  const std::string path = "menu.departments";
  const auto* entry = value.if_object();
  if (!entry) return fail_invalid(path, path + " holds objects");
  RETURN_IF_ERROR(only_has(*entry, path + ".", {"id", "label"}));
  const auto id = DepartmentId::parse(text_of(*entry, "id"));
  if (!id) return fail_invalid(path + ".id", path + ".id is not an id");
  ASSIGN_OR_RETURN(auto label, read_text(*entry, path + ".", "label", kLongestLabel));
  if (label.empty() || !check_line("label", label, kLongestLabel))
    return fail_invalid(path + ".label", path + ".label is one line of 1 to 60 characters");
  return MenuEntry{*id, std::move(label)};
}

Status read_menu(const json::object& object, Settings& settings) {
  const auto* menu = object_of(object, "menu");
  if (!menu) return {};
  RETURN_IF_ERROR(only_has(*menu, "menu.", {"greeting", "departments"}));
  ASSIGN_OR_RETURN(settings.greeting, read_text(*menu, "menu.", "greeting", kLongestGreeting));
  const auto& entries = array_of(*menu, "departments");
  if (entries.size() > kMostDepartments)
    return fail_invalid("menu.departments", "a menu has at most 30 departments");
  for (const auto& each : entries) {
    ASSIGN_OR_RETURN(auto entry, read_entry(each));
    if (find_entry(settings, entry.id))
      return fail_invalid("menu.departments.id", "a department stands twice in the menu");
    settings.departments.push_back(std::move(entry));
  }
  return {};
}

// A wrong type would otherwise be as good as nothing.
Status check_types(const json::object& object) {
  for (const auto* name : {"bot", "menu"})
    if (const auto* value = object.if_contains(name); value && !value->is_object())
      return fail_invalid(name, std::string(name) + " must be an object");
  const auto* menu = object_of(object, "menu");
  const auto* entries = menu ? menu->if_contains("departments") : nullptr;
  if (entries && !entries->is_array())
    return fail_invalid("menu.departments", "menu.departments must be a list");
  return {};
}

}  // namespace

Result<Settings> read_settings(std::string_view text) {
  ASSIGN_OR_RETURN(const auto object, parse_object(text));
  RETURN_IF_ERROR(only_has(object, "", {"api_url", "mode", "bot", "menu"}));
  RETURN_IF_ERROR(check_types(object));
  Settings settings;
  ASSIGN_OR_RETURN(settings.api_url, read_api_url(object));
  ASSIGN_OR_RETURN(settings.only_polls, read_mode(object));
  RETURN_IF_ERROR(read_bot(object, settings));
  RETURN_IF_ERROR(read_menu(object, settings));
  return settings;
}

std::string write_settings(const Settings& settings) {
  json::object object;
  if (!settings.api_url.empty()) object["api_url"] = settings.api_url;
  object["mode"] = settings.only_polls ? "polling" : "auto";
  object["bot"] = json::object{
      {"id", settings.bot_id}, {"name", settings.bot_name}, {"user_name", settings.bot_user_name}};
  json::array departments;
  for (const auto& [id, label] : settings.departments)
    departments.push_back(json::object{{"id", id.to_string()}, {"label", label}});
  object["menu"] =
      json::object{{"greeting", settings.greeting}, {"departments", std::move(departments)}};
  return json::serialize(object);
}

const MenuEntry* find_entry(const Settings& settings, DepartmentId id) {
  const auto found = std::ranges::find(settings.departments, id, &MenuEntry::id);
  return found == settings.departments.end() ? nullptr : &*found;
}

}  // namespace harken::telegram
