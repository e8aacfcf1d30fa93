// SPDX-License-Identifier: AGPL-3.0-or-later
#include "app/channels/connections.hpp"

#include <boost/json.hpp>

#include "app/admin/admin_event.hpp"
#include "app/admin/audit.hpp"
#include "app/admin/authenticate.hpp"
#include "app/admin/structure.hpp"
#include "core/model/capabilities.hpp"
#include "core/rules/silence.hpp"
#include "core/rules/text.hpp"
#include "ports/connections.hpp"
#include "wire/encode.hpp"

namespace harken::app {

namespace {

Status store_secrets(Tx& tx, ChannelId id, const Secrets& secrets) {
  for (const auto& [name, secret] : secrets)
    RETURN_IF_ERROR(tx.connections().set_secret(id, name, secret));
  return {};
}

// Those that it does not have.
Status make_own_secrets(Tx& tx, Env& env, ChannelId id, const Secrets& has) {
  for (const auto* own : {kHookSecret, kKeySalt})
    if (!has.contains(own))
      RETURN_IF_ERROR(tx.connections().set_secret(id, own, make_token(env.random)));
  return {};
}

Result<Channel> get_channel(Tx& tx, const Actor& actor, ChannelId id) {
  RETURN_IF_ERROR(require(actor, Action::manage_channels));
  ASSIGN_OR_RETURN(auto channel, tx.channels().find(actor.workspace_id, id));
  if (!channel || !channel->health) return fail_not_found("connection");
  return *std::move(channel);
}

Status announce(Tx& tx, Env& env, WorkspaceId workspace, ChannelId id) {
  ASSIGN_OR_RETURN(const auto channel, tx.channels().find(workspace, id));
  if (!channel) return {};
  return append_workspace_event(tx, env, workspace, "channel.updated",
                                {{"channel", wire::encode(*channel)}});
}

}  // namespace

bool is_own_secret(std::string_view name) { return name == kHookSecret || name == kKeySalt; }

Status forget_unreadable_secrets(Tx& tx, Env& env) {
  RETURN_IF_ERROR(tx.connections().forget_unreadable_secrets());
  ASSIGN_OR_RETURN(const auto all, tx.connections().list());
  for (const auto& each : all) {
    ASSIGN_OR_RETURN(const auto secrets, tx.connections().secrets(each.channel_id));
    RETURN_IF_ERROR(make_own_secrets(tx, env, each.channel_id, secrets));
  }
  return {};
}

Result<Channel> connect_channel(Tx& tx, Env& env, const Actor& actor,
                                const ConnectChannel& command) {
  CreateChannel create;
  create.name = command.name;
  create.department_id = command.department_id;
  create.kind = command.kind;
  ASSIGN_OR_RETURN(auto channel, create_channel(tx, env, actor, create));
  ChannelConnection connection;
  connection.channel_id = channel.id;
  connection.workspace_id = channel.workspace_id;
  connection.settings = command.settings;
  connection.declared = command.declared;
  connection.state_at = env.clock.now();
  RETURN_IF_ERROR(tx.connections().insert(connection));
  RETURN_IF_ERROR(store_secrets(tx, channel.id, command.secrets));
  RETURN_IF_ERROR(make_own_secrets(tx, env, channel.id, {}));
  RETURN_IF_ERROR(announce(tx, env, channel.workspace_id, channel.id));
  channel.health = health_of(connection);
  channel.declared = connection.declared;
  return channel;
}

Result<ChannelConnection> change_connection(Tx& tx, Env& env, const Actor& actor,
                                            const ChangeConnection& command) {
  ASSIGN_OR_RETURN(const auto channel, get_channel(tx, actor, command.id));
  ASSIGN_OR_RETURN(auto connection, tx.connections().find(command.id));
  if (!connection) return fail_not_found("connection");
  if (connection->version != command.version)
    return version_conflict({{"version", connection->version}});
  const auto before = boost::json::parse(connection->settings);
  connection->settings = command.settings;
  connection->declared = command.declared;
  connection->version += 1;
  ASSIGN_OR_RETURN(const bool is_written,
                   tx.connections().update_settings(*connection, command.version));
  if (!is_written) return fail(Errc::unavailable, "unavailable", "changed meanwhile; try again");
  RETURN_IF_ERROR(store_secrets(tx, command.id, command.secrets));
  const auto& declared = channel.declared;
  const bool is_said_anew =
      declared.edits != command.declared.edits || declared.deletes != command.declared.deletes;
  if (is_said_anew) RETURN_IF_ERROR(announce(tx, env, channel.workspace_id, channel.id));
  RETURN_IF_ERROR(audit(tx, env, actor,
                        {"connection.updated", channel.id.to_string(), channel.name, before,
                         boost::json::parse(command.settings)}));
  return *connection;
}

Result<ShownConnection> get_connection(Tx& tx, const Actor& actor, ChannelId id) {
  ASSIGN_OR_RETURN(auto channel, get_channel(tx, actor, id));
  ASSIGN_OR_RETURN(auto connection, tx.connections().find(id));
  if (!connection) return fail_not_found("connection");
  ASSIGN_OR_RETURN(const auto secrets, tx.connections().secrets(id));
  ShownConnection shown{std::move(channel), *std::move(connection), {}};
  for (const auto& [name, secret] : secrets)
    if (!secret.empty() && name != kKeySalt && name != kAccessToken)
      shown.secret_names.push_back(name);
  if (!capabilities_of(shown.channel).senders_are_claims) return shown;
  ASSIGN_OR_RETURN(const auto checker, tx.inbound().usual_checker(id));
  shown.usual_checker = checker.value_or("");
  return shown;
}

Result<Secret> rotate_hook_secret(Tx& tx, Env& env, const Actor& actor, ChannelId id) {
  ASSIGN_OR_RETURN(const auto channel, get_channel(tx, actor, id));
  auto secret = make_token(env.random);
  RETURN_IF_ERROR(tx.connections().set_secret(id, kHookSecret, secret));
  RETURN_IF_ERROR(
      audit(tx, env, actor,
            {"connection.secret_renewed", channel.id.to_string(), channel.name, nullptr, nullptr}));
  return secret;
}

std::string hook_url(const std::string& public_url, const Channel& channel) {
  return public_url.empty() ? std::string() : public_url + "/hooks/" + channel.key;
}

namespace {

Found<OpenedChannel> open(Tx& tx, std::optional<Channel> channel, const std::string& public_url) {
  if (!channel || !channel->health) return std::nullopt;
  const auto id = channel->id;
  ASSIGN_OR_RETURN(auto stored, tx.connections().find(id));
  if (!stored) return std::nullopt;
  OpenedChannel opened{*std::move(channel), *std::move(stored), {}};
  opened.connection.channel_id = id;
  opened.connection.settings = opened.stored.settings;
  ASSIGN_OR_RETURN(opened.connection.secrets, tx.connections().secrets(id));
  opened.connection.hook_url = hook_url(public_url, opened.channel);
  return opened;
}

}  // namespace

Found<OpenedChannel> open_channel(Tx& tx, WorkspaceId workspace, ChannelId id,
                                  const std::string& public_url) {
  ASSIGN_OR_RETURN(auto channel, tx.channels().find(workspace, id));
  return open(tx, std::move(channel), public_url);
}

Found<OpenedChannel> open_deleted_channel(Tx& tx, WorkspaceId workspace, ChannelId id) {
  ASSIGN_OR_RETURN(auto channel, tx.channels().find_deleted(workspace, id));
  return open(tx, std::move(channel), {});
}

namespace {

Status note(Tx& tx, Env& env, WorkspaceId workspace, ChannelId id,
            Trouble ChannelConnection::* side, const Trouble& now) {
  ASSIGN_OR_RETURN(auto connection, tx.connections().find(id));
  if (!connection) return {};
  auto& trouble = (*connection).*side;
  const bool is_first = !connection->connected_at && now.reason.empty();
  const Trouble told{now.reason, std::string(first_code_points(now.detail, 500))};
  if (trouble == told && !is_first) return {};
  const bool is_news = trouble.reason != told.reason || is_first;
  trouble = told;
  // Other words for the same thing are read by whoever looks.
  if (!is_news) return tx.connections().set_state(*connection);
  connection->state_at = env.clock.now();
  if (is_first) connection->connected_at = connection->state_at;
  RETURN_IF_ERROR(tx.connections().set_state(*connection));
  return announce(tx, env, workspace, id);
}

}  // namespace

Status note_receiving(Tx& tx, Env& env, WorkspaceId workspace, ChannelId id, const Trouble& now) {
  return note(tx, env, workspace, id, &ChannelConnection::receiving, now);
}

Status note_sending(Tx& tx, Env& env, WorkspaceId workspace, ChannelId id, const Trouble& now) {
  return note(tx, env, workspace, id, &ChannelConnection::sending, now);
}

Status note_heard(Tx& tx, Env& env, WorkspaceId workspace, ChannelId id,
                  std::int64_t kept_seconds) {
  ASSIGN_OR_RETURN(auto connection, tx.connections().find(id));
  if (!connection) return {};
  const auto before = connection->missed;
  const auto now = env.clock.now();
  connection->missed = silence_until(now, connection->heard_at, kept_seconds, before);
  connection->heard_at = now;
  RETURN_IF_ERROR(tx.connections().set_heard(*connection));
  return connection->missed == before ? Status() : announce(tx, env, workspace, id);
}

Status dismiss_missed(Tx& tx, Env& env, const Actor& actor, ChannelId id) {
  ASSIGN_OR_RETURN(const auto channel, get_channel(tx, actor, id));
  ASSIGN_OR_RETURN(auto connection, tx.connections().find(id));
  if (!connection || !connection->missed) return {};
  connection->missed.reset();
  RETURN_IF_ERROR(tx.connections().set_heard(*connection));
  return announce(tx, env, channel.workspace_id, id);
}

}  // namespace harken::app
