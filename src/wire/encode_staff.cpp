// SPDX-License-Identifier: AGPL-3.0-or-later
#include <boost/json.hpp>

#include "wire/encode.hpp"
#include "wire/hours.hpp"
#include "wire/json_tools.hpp"

namespace harken::wire {

json::value encode(const Workspace& workspace) {
  return {{"id", workspace.id.to_string()},
          {"name", workspace.name},
          {"words", to_text(workspace.words)},
          {"return_after_minutes", workspace.return_after_minutes}};
}

json::value encode(const User& user, bool is_online) {
  return {{"id", user.id.to_string()},
          {"name", user.name},
          {"email", user.email},
          {"role", to_text(user.role)},
          {"active", user.active},
          {"online", is_online},
          {"department_ids", id_array(user.department_ids)},
          {"status_id", id_or_null(user.status_id)},
          {"capacity", user.capacity},
          {"version", user.version}};
}

json::value encode(const PermissionSet& permissions) {
  json::object granted;
  for (std::size_t i = 0; i < kActionCount; ++i) {
    const auto action = Action(i);
    const auto scope = permissions.of(action);
    if (scope != Scope::none) granted[to_text(action)] = to_text(scope);
  }
  return granted;
}

json::value encode(const Role& role) {
  return {{"id", to_text(role.id)},
          {"name", role.name},
          {"rank", role.rights.rank},
          {"permissions", encode(role.rights.permissions)},
          {"version", role.version}};
}

json::value encode(const AvailabilityStatus& status) {
  return {{"id", status.id.to_string()},      {"name", status.name},
          {"preset", to_text(status.preset)}, {"takes_work", status.takes_work},
          {"position", status.position},      {"version", status.version}};
}

json::value encode(const Department& department) {
  return {{"id", department.id.to_string()},
          {"name", department.name},
          {"member_ids", id_array(department.member_ids)},
          {"mode", to_text(department.mode)},
          {"exclusive", department.exclusive},
          {"alert_scope", to_text(department.alert_scope)},
          {"alert_sound", to_text(department.alert_sound)},
          {"hours", department.hours ? encode(*department.hours) : json::value()},
          {"version", department.version}};
}

namespace {

const char* to_text(Ask ask) {
  if (ask == Ask::off) return "off";
  return ask == Ask::optional ? "optional" : "required";
}

const char* to_text(Theme theme) {
  if (theme == Theme::automatic) return "auto";
  return theme == Theme::light ? "light" : "dark";
}

}  // namespace

json::value encode(const WidgetSettings& settings) {
  json::array origins(settings.allowed_origins.begin(), settings.allowed_origins.end());
  return {{"accent", settings.accent},
          {"title", settings.title},
          {"greeting", settings.greeting},
          {"position", settings.position == Side::right ? "right" : "left"},
          {"theme", to_text(settings.theme)},
          {"ask_name", to_text(settings.ask_name)},
          {"ask_email", to_text(settings.ask_email)},
          {"department_ids", id_array(settings.department_ids)},
          {"allowed_origins", std::move(origins)}};
}

json::value encode(const ChannelHealth& health) {
  json::object object{{"state", wire::to_text(health.state)},
                      {"reason", health.reason},
                      {"since", to_rfc3339(health.since)}};
  if (const auto& missed = health.missed)
    object["missed"] = {{"from", to_rfc3339(missed->from)}, {"until", to_rfc3339(missed->until)}};
  return object;
}

json::value encode(const Channel& channel) {
  return {
      {"id", channel.id.to_string()},
      {"kind", wire::to_text(channel.kind)},
      {"name", channel.name},
      {"key", channel.key},
      {"department_id", channel.department_id.to_string()},
      {"settings", channel.kind == ChannelKind::widget ? encode(channel.settings) : json::value()},
      {"capabilities", encode(capabilities_of(channel))},
      {"health", channel.health ? encode(*channel.health) : json::value()},
      {"version", channel.version}};
}

json::value encode(const Capabilities& capabilities) {
  const auto& [max_bytes, types] = capabilities.attachments;
  return {{"formatting", capabilities.formatting},
          {"attachments",
           {{"max_bytes", max_bytes}, {"types", json::array(types.begin(), types.end())}}},
          {"forms", capabilities.forms},
          {"buttons", capabilities.buttons},
          {"typing", capabilities.typing},
          {"receipts", capabilities.receipts},
          {"longest_text", capabilities.longest_text},
          {"edits", capabilities.edits},
          {"deletes", capabilities.deletes},
          {"delete_within_seconds", capabilities.delete_within_seconds}};
}

json::value encode(const Label& label) {
  return {{"id", label.id.to_string()},
          {"name", label.name},
          {"color", label.color},
          {"version", label.version}};
}

json::value encode(const ApiToken& token) {
  return {{"id", token.id.to_string()},
          {"name", token.name},
          {"created_at", to_rfc3339(token.created_at)},
          {"last_used_at", time_or_null(token.last_used_at)}};
}

}  // namespace harken::wire
