// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "core/base/timestamp.hpp"
#include "ports/store.hpp"

namespace harken {

// A server process on this database.
struct NodeInfo {
  NodeId id;
  std::int64_t number = 0;  // of those that live, no two have the same: part of the ids they make
  std::string version;
  Timestamp started_at;
  Timestamp seen_at;
};

// Somebody of the staff with a socket (or within the grace after it) at a node.
struct OnlineAt {
  NodeId node_id;
  WorkspaceId workspace_id;
  UserId user_id;
};

// Which processes serve this database, and who is online where. Times are the database's own. A
// node that has not been seen for kNodeSeconds is gone, and nobody is online there.
class Nodes {
 public:
  static constexpr std::int64_t kNodeSeconds = 30;
  static constexpr std::int64_t kMostNumber = 1'023;
  // A node that is cut off may write under its number when it is back, before it hears that it was
  // gone.
  static constexpr std::int64_t kNumberSeconds = 3'600;

  virtual ~Nodes() = default;
  virtual Result<Timestamp> now() = 0;
  // With the smallest number that is free. Errors: unavailable, when none is.
  virtual Result<std::int64_t> join(NodeId, std::string_view version) = 0;
  // It lives, and has this number. None: it has been silent for so long that it has to join again.
  virtual Found<std::int64_t> beat(NodeId) = 0;
  // What it held and its number are free. Who was there counts as there for kNodeSeconds more: they
  // are on their way to another node.
  virtual Status leave(NodeId) = 0;
  virtual Status remove_gone() = 0;
  virtual Rows<NodeInfo> list() = 0;  // that live
  virtual Status set_online(const OnlineAt&) = 0;
  virtual Status set_offline(NodeId, UserId) = 0;
  virtual Rows<OnlineAt> list_online() = 0;
  // Customers with the widget at hand; one may be at several nodes.
  virtual Status set_here(NodeId, std::span<const IdentityId>) = 0;
  virtual Status set_away(NodeId, std::span<const IdentityId>) = 0;
  virtual Result<bool> is_here(IdentityId) = 0;  // at any node that lives
  // Of these sessions of the staff, or of visitors, those that are no more.
  virtual Rows<SessionId> list_ended(std::span<const SessionId>) = 0;
  virtual Rows<SessionId> list_ended_visits(std::span<const SessionId>) = 0;
  // Of the one-time code for the first admin, which is the same at every node. Empty: none any
  // more.
  virtual Found<std::string> setup_salt() = 0;
  virtual Status set_setup_salt(std::string_view salt) = 0;
  // What all nodes count together: `burst` at once, and then one in every so many microseconds. 0:
  // it is counted; otherwise the whole seconds until it would be.
  virtual Result<std::int64_t> count_attempt(std::string_view name, std::int64_t burst,
                                             std::int64_t every_micros) = 0;
};

}  // namespace harken
