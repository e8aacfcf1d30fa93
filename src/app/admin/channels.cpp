// SPDX-License-Identifier: AGPL-3.0-or-later
#include <algorithm>
#include <boost/json.hpp>

#include "app/admin/admin_event.hpp"
#include "app/admin/audit.hpp"
#include "app/admin/authenticate.hpp"
#include "app/admin/sessions.hpp"
#include "app/admin/structure.hpp"
#include "core/model/capabilities.hpp"
#include "core/rules/text.hpp"
#include "wire/encode.hpp"

namespace harken::app {

namespace {

bool is_origin(std::string_view text) {
  const bool has_scheme = text.starts_with("https://") || text.starts_with("http://");
  const auto host = text.substr(std::min(text.size(), text.find("://") + 3));
  constexpr std::string_view kAllowed =
      "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789.-:[]*";
  return has_scheme && !host.empty() && host.find_first_not_of(kAllowed) == std::string_view::npos;
}

bool is_color(std::string_view text) {
  return text.size() == 7 && text[0] == '#' &&
         text.substr(1).find_first_not_of("0123456789abcdefABCDEF") == std::string_view::npos;
}

Status check_department(Tx& tx, WorkspaceId workspace, DepartmentId id, const char* field) {
  ASSIGN_OR_RETURN(const auto department, tx.departments().find(workspace, id));
  if (!department) return fail_invalid(field, "no such department");
  return {};
}

Status check_settings(Tx& tx, WorkspaceId workspace, const WidgetSettings& settings) {
  if (!is_color(settings.accent))
    return fail_invalid("settings.accent", "not a colour like #3b5bdb");
  RETURN_IF_ERROR(check_line("settings.title", settings.title, 60));
  RETURN_IF_ERROR(check_text("settings.greeting", settings.greeting, 300));
  for (const auto& origin : settings.allowed_origins)
    if (!is_origin(origin))
      return fail_invalid("settings.allowed_origins", "an origin looks like https://shop.example");
  for (const auto id : settings.department_ids)
    RETURN_IF_ERROR(check_department(tx, workspace, id, "settings.department_ids"));
  return {};
}

Status announce(Tx& tx, Env& env, const Channel& channel) {
  return append_workspace_event(tx, env, channel.workspace_id, "channel.updated",
                                {{"channel", wire::encode(channel)}});
}

std::string make_key(Random& random) { return make_token(random).reveal().substr(0, 22); }

}  // namespace

Result<Channel> create_channel(Tx& tx, Env& env, const Actor& actor, const CreateChannel& command) {
  RETURN_IF_ERROR(require(actor, Action::manage_channels));
  Channel channel;
  channel.id = env.ids.make<ChannelId>();
  channel.workspace_id = actor.workspace_id;
  channel.kind = command.kind;
  ASSIGN_OR_RETURN(channel.name, check_name("name", command.name, 100));
  channel.key = command.key.empty() ? make_key(env.random) : command.key;
  channel.department_id = command.department_id;
  RETURN_IF_ERROR(check_department(tx, actor.workspace_id, channel.department_id, "department_id"));
  if (command.settings)
    channel.settings = *command.settings;
  else
    channel.settings.title = first_code_points(channel.name, 60);
  RETURN_IF_ERROR(check_settings(tx, actor.workspace_id, channel.settings));
  RETURN_IF_ERROR(tx.channels().insert(channel));
  RETURN_IF_ERROR(audit(
      tx, env, actor,
      {"channel.created", channel.id.to_string(), channel.name, nullptr, wire::encode(channel)}));
  RETURN_IF_ERROR(announce(tx, env, channel));
  return channel;
}

Result<Channel> update_channel(Tx& tx, Env& env, const Actor& actor, const UpdateChannel& command) {
  RETURN_IF_ERROR(require(actor, Action::manage_channels));
  ASSIGN_OR_RETURN(auto channel, tx.channels().find(actor.workspace_id, command.id));
  if (!channel) return fail_not_found("channel");
  if (channel->version != command.version) return version_conflict(wire::encode(*channel));
  const auto before = wire::encode(*channel);
  if (command.name) {
    ASSIGN_OR_RETURN(channel->name, check_name("name", *command.name, 100));
  }
  if (command.department_id) {
    channel->department_id = *command.department_id;
    RETURN_IF_ERROR(
        check_department(tx, actor.workspace_id, channel->department_id, "department_id"));
  }
  if (command.settings) {
    if (!capabilities_of(*channel).is_own_widget)
      return fail_invalid("settings", "this channel is set up by its connection");
    channel->settings = *command.settings;
    RETURN_IF_ERROR(check_settings(tx, actor.workspace_id, channel->settings));
  }
  channel->version += 1;
  ASSIGN_OR_RETURN(const bool is_written, tx.channels().update(*channel, command.version));
  if (!is_written) return fail(Errc::unavailable, "unavailable", "changed meanwhile; try again");
  RETURN_IF_ERROR(audit(
      tx, env, actor,
      {"channel.updated", channel->id.to_string(), channel->name, before, wire::encode(*channel)}));
  RETURN_IF_ERROR(announce(tx, env, *channel));
  return *channel;
}

}  // namespace harken::app
