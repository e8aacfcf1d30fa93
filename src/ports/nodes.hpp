// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once

#include <cstdint>
#include <string>
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

// Which processes serve this database, and who is online where. Times are the database's own. A node
// that has not been seen for kNodeSeconds is gone, and nobody is online there.
class Nodes {
 public:
  static constexpr std::int64_t kNodeSeconds = 30;
  static constexpr std::int64_t kMostNumber = 1'023;

  virtual ~Nodes() = default;
  // With the smallest number that is free. Errors: unavailable, when none is.
  virtual Result<std::int64_t> join(NodeId, std::string_view version) = 0;
  // It lives. False: it had been taken for gone, and has to join again.
  virtual Result<bool> beat(NodeId) = 0;
  virtual Status leave(NodeId) = 0;
  virtual Status remove_gone() = 0;
  virtual Rows<NodeInfo> list() = 0;  // that live
  virtual Status set_online(const OnlineAt&) = 0;
  virtual Status set_offline(NodeId, UserId) = 0;
  virtual Rows<OnlineAt> list_online_elsewhere(NodeId) = 0;
};

}  // namespace harken
