// SPDX-License-Identifier: AGPL-3.0-or-later
// Channels over others' servers: setting them up, and how they are.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "core/model/connection.hpp"
#include "core/policy/access.hpp"
#include "ports/channel_driver.hpp"
#include "ports/env.hpp"
#include "ports/store.hpp"

namespace harken::app {

// Secrets that the desk makes itself. By the first, provider and desk know each other's calls.
inline constexpr const char* kHookSecret = "hook_secret";
// What has been sent is called by it, so it stays the same for good: a renewed hook secret must not
// make a second message of a second attempt.
inline constexpr const char* kKeySalt = "key_salt";
bool is_own_secret(std::string_view name);

// The key is lost by which they were sealed: people give theirs again, the desk makes its own anew.
Status forget_unreadable_secrets(Tx& tx, Env& env);

struct ConnectChannel {
  ChannelKind kind{};
  std::string name;
  DepartmentId department_id;
  std::string settings;  // as the driver has checked them
  Secrets secrets;       // none of our own
  DeclaredCapabilities declared = {};
};
// Errors: forbidden, invalid.
Result<Channel> connect_channel(Tx& tx, Env& env, const Actor& actor,
                                const ConnectChannel& command);

struct ChangeConnection {
  ChannelId id;
  std::int64_t version = 0;
  std::string settings;  // as the driver has checked them
  Secrets secrets;       // those that change
  DeclaredCapabilities declared = {};
};
// Errors: forbidden, not_found, version_conflict.
Result<ChannelConnection> change_connection(Tx& tx, Env& env, const Actor& actor,
                                            const ChangeConnection& command);

struct ShownConnection {
  Channel channel;
  ChannelConnection connection;
  std::vector<std::string> secret_names;  // that are set; they are never shown
  std::string usual_checker = {};         // whose word on senders the mails come with; of e-mail
};
// Errors: forbidden, not_found.
Result<ShownConnection> get_connection(Tx& tx, const Actor& actor, ChannelId id);

// A new secret for what signs our webhooks, shown once. Errors: forbidden, not_found.
Result<Secret> rotate_hook_secret(Tx& tx, Env& env, const Actor& actor, ChannelId id);

struct OpenedChannel {
  Channel channel;
  ChannelConnection stored;
  Connection connection;  // for the driver
};
// For those who work on it. Nothing: a channel that needs nobody else, or none at all.
Found<OpenedChannel> open_channel(Tx& tx, WorkspaceId workspace, ChannelId id,
                                  const std::string& public_url);

// One that was deleted, for taking leave of its provider.
Found<OpenedChannel> open_deleted_channel(Tx& tx, WorkspaceId workspace, ChannelId id);

// Where the provider reaches the channel; empty without an address of our own.
std::string hook_url(const std::string& public_url, const Channel& channel);

// How a direction works now; everybody is told when that has changed.
Status note_receiving(Tx& tx, Env& env, WorkspaceId workspace, ChannelId id, const Trouble& now);
Status note_sending(Tx& tx, Env& env, WorkspaceId workspace, ChannelId id, const Trouble& now);

// The provider has just answered, which keeps news so long: after a longer silence everybody is
// told that messages may be missing (F32), until somebody has seen it.
Status note_heard(Tx& tx, Env& env, WorkspaceId workspace, ChannelId id, std::int64_t kept_seconds);
// Errors: forbidden, not_found. Done twice it is as good as once.
Status dismiss_missed(Tx& tx, Env& env, const Actor& actor, ChannelId id);

}  // namespace harken::app
