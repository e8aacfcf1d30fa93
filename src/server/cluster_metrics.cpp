// SPDX-License-Identifier: AGPL-3.0-or-later
#include "server/cluster_metrics.hpp"

#include <prometheus/counter.h>
#include <prometheus/gauge.h>
#include <prometheus/registry.h>
#include <prometheus/text_serializer.h>

#include <map>

#include "adapters/sql/replica.hpp"
#include "ports/leases.hpp"
#include "ports/nodes.hpp"

namespace harken::server {

namespace {

using Family = prometheus::Family<prometheus::Gauge>;

Family& gauge(prometheus::Registry& registry, const char* name, const char* help) {
  return prometheus::BuildGauge().Name(name).Help(help).Register(registry);
}

// Those that have left in order have no number any more.
Status add_nodes(Tx& tx, prometheus::Registry& registry) {
  ASSIGN_OR_RETURN(const auto nodes, tx.nodes().list());
  std::map<std::string, int> by_version;
  for (const auto& node : nodes)
    if (node.number >= 0) ++by_version[node.version];
  auto& family = gauge(registry, "harken_nodes", "Nodes that live, by version");
  for (const auto& [version, count] : by_version) family.Add({{"version", version}}).Set(count);
  return {};
}

// Turns at a secret are no work.
Status add_leases(Tx& tx, NodeId self, prometheus::Registry& registry) {
  ASSIGN_OR_RETURN(const auto leases, tx.leases().list());
  auto& family = gauge(registry, "harken_lease_held", "Work that this node does for all of them");
  for (const auto& lease : leases)
    if (lease.holder == self && !lease.is_over) family.Add({{"lease", lease.name}}).Set(1);
  return {};
}

void add_replica(const sql::ReplicaUse& use, prometheus::Registry& registry) {
  auto& reads = prometheus::BuildCounter()
                    .Name("harken_replica_reads_total")
                    .Help("Lists and searches, by who answered")
                    .Register(registry);
  reads.Add({{"by", "replica"}}).Increment(static_cast<double>(use.answered));
  reads.Add({{"by", "primary"}}).Increment(static_cast<double>(use.passed_over));
  gauge(registry, "harken_replica_behind_events", "That the replica lacked when it was asked last")
      .Add({})
      .Set(static_cast<double>(use.behind));
}

}  // namespace

Result<std::string> cluster_metrics(Tx& tx, const ClusterSources& sources) {
  prometheus::Registry registry;
  RETURN_IF_ERROR(add_nodes(tx, registry));
  RETURN_IF_ERROR(add_leases(tx, sources.self, registry));
  if (sources.is_nats_connected)
    gauge(registry, "harken_nats_connected", "1: this node hears of the others at once")
        .Add({})
        .Set(sources.is_nats_connected() ? 1 : 0);
  if (sources.replica) add_replica(*sources.replica, registry);
  return prometheus::TextSerializer().Serialize(registry.Collect());
}

}  // namespace harken::server
