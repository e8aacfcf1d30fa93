// SPDX-License-Identifier: AGPL-3.0-or-later
// What whoever runs several nodes wants to know of each, for GET /metrics.
#pragma once

#include <functional>
#include <optional>
#include <string>

#include "ports/store.hpp"

namespace harken::sql {
struct ReplicaUse;
}

namespace harken::server {

struct ClusterSources {
  NodeId self;
  std::function<bool()> is_nats_connected = {};  // none: without NATS
  const sql::ReplicaUse* replica = nullptr;      // null: without a replica
};

// In the text format of Prometheus.
Result<std::string> cluster_metrics(Tx& tx, const ClusterSources& sources);

}  // namespace harken::server
