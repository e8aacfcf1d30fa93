// SPDX-License-Identifier: AGPL-3.0-or-later
// The people and the structure of a desk.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "core/base/id.hpp"
#include "core/base/secret.hpp"
#include "core/base/timestamp.hpp"
#include "core/model/channel_kind.hpp"
#include "core/model/hours.hpp"
#include "core/model/role.hpp"

namespace harken {

// In whose words the console speaks of conversations; rules and API know only the facts.
enum class WordPreset : std::uint8_t { harken, kreechat, iodesk, dolphins };

struct Workspace {
  WorkspaceId id;
  std::string name;
  Timestamp created_at;
  WordPreset words = WordPreset::harken;
  // After how long an absence what somebody holds goes back to the queues; 0: never.
  std::int64_t return_after_minutes = 0;
  // Where escalations of tickets end, such as IT support; none: with the highest rank.
  DepartmentId last_department_id = {};
  DepartmentId developers_department_id = {};  // to whom the last one may hand on
};

// One of the workspace's own words for how somebody is there. What came with the desk keeps its
// preset, and with it a translated name, until it is renamed.
enum class StatusPreset : std::uint8_t { own, available, busy, away };
struct AvailabilityStatus {
  StatusId id;
  WorkspaceId workspace_id;
  std::string name;
  StatusPreset preset = StatusPreset::own;
  bool takes_work = false;  // conversations may be given to who has it
  std::int64_t position = 0;
  std::int64_t version = 1;
};

struct User {
  UserId id;
  WorkspaceId workspace_id;
  std::string name;
  std::string email;  // lower case
  RoleId role = Role::agent;
  Rights rights;  // the role's, as it is now
  bool active = true;
  std::vector<DepartmentId> department_ids;  // sorted
  StatusId status_id = {};                   // none: takes no work
  std::int64_t capacity = 0;  // conversations that may be given to the user; 0: any number
  std::int64_t version = 1;
  Timestamp created_at;
};

// manual: everybody hears of a new conversation, anyone accepts. automatic: it is given to
// somebody.
enum class RoutingMode : std::uint8_t { manual, automatic };
// Who hears of a new conversation: the department, or everybody at the desk.
enum class AlertScope : std::uint8_t { department, all };
// What it sounds like; the console makes the tones.
enum class AlertSound : std::uint8_t { chime, bell, marimba, drops, knock, horn };

struct Department {
  DepartmentId id;
  WorkspaceId workspace_id;
  std::string name;
  std::vector<UserId> member_ids;  // sorted
  std::int64_t version = 1;
  RoutingMode mode = RoutingMode::manual;
  bool exclusive = false;  // only the holder writes: no colleague is granted more than reading
  AlertScope alert_scope = AlertScope::department;
  AlertSound alert_sound = AlertSound::chime;
  std::optional<WorkingHours> hours = std::nullopt;  // none: always there
  DepartmentId parent_id = {};  // the one above, to which tickets are escalated
};

enum class Ask : std::uint8_t { off, optional, required };
enum class Side : std::uint8_t { right, left };
enum class Theme : std::uint8_t { automatic, light, dark };

struct WidgetSettings {
  std::string accent = "#3b5bdb";
  std::string title;
  std::string greeting;  // empty: the translated default
  Side position = Side::right;
  Theme theme = Theme::automatic;
  Ask ask_name = Ask::optional;
  Ask ask_email = Ask::optional;
  std::vector<DepartmentId> department_ids;  // offered before the chat
  std::vector<std::string> allowed_origins;  // empty: any site
};

enum class ConnectionState : std::uint8_t { fresh, working, failing };

// So long nothing was heard of a provider that does not keep news as long.
struct Silence {
  Timestamp from;
  Timestamp until;
  bool operator==(const Silence&) const = default;
};

// How a channel over others' servers is, as everybody at the desk may know.
struct ChannelHealth {
  ConnectionState state = ConnectionState::fresh;
  std::string reason;  // a stable code, with failing
  Timestamp since;
  std::optional<Silence> missed = {};  // messages may be missing; none: or somebody has seen it
};

// What a program behind a channel says that it can do.
struct DeclaredCapabilities {
  bool edits = false;
  bool deletes = false;
};

struct Channel {
  ChannelId id;
  WorkspaceId workspace_id;
  ChannelKind kind = ChannelKind::widget;
  std::string name;
  std::string key;  // public name of a widget, in the address of its API
  DepartmentId department_id;
  WidgetSettings settings;  // of a widget
  std::int64_t version = 1;
  std::optional<ChannelHealth> health = std::nullopt;  // none: it needs nobody else
  DeclaredCapabilities declared = {};
};

// With which a website proves who its customers are. Empty: none yet, or none any more.
struct IdentitySecrets {
  Secret current;
  Secret before;  // still good while the website changes over
};

struct Label {
  LabelId id;
  WorkspaceId workspace_id;
  std::string name;
  std::string color;
  std::int64_t version = 1;
};

// A signed-in browser. Only the SHA-256 of the cookie is stored.
struct Session {
  SessionId id;
  UserId user_id;
  WorkspaceId workspace_id;
  std::string token_hash;
  std::string csrf_token;
  Timestamp created_at;
  Timestamp last_seen_at;
  std::string browser = {};  // such as Firefox 131 on Windows
  std::string address = {};  // of the network, at the sign-in
};

// A program's key. Only the SHA-256 of the token is stored.
struct ApiToken {
  TokenId id;
  UserId user_id;
  WorkspaceId workspace_id;
  std::string name;
  std::string token_hash;
  Timestamp created_at;
  std::optional<Timestamp> last_used_at;
};

}  // namespace harken
