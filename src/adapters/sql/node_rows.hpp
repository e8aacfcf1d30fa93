// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once

#include "adapters/sql/session.hpp"
#include "ports/leases.hpp"
#include "ports/nodes.hpp"

namespace harken::sql {

class LeaseRows : public Leases {
 public:
  explicit LeaseRows(SqlSession& session) : session_(session) {}
  Found<Fence> take(std::string_view name, NodeId holder, std::int64_t seconds) override;
  Result<bool> holds(std::string_view name, Fence) override;
  Status begin_anew(std::string_view name) override;
  Rows<LeaseNow> list() override;
  Status give_up(std::string_view name, NodeId holder) override;

 private:
  SqlSession& session_;
};

class NodeRows : public Nodes {
 public:
  explicit NodeRows(SqlSession& session) : session_(session) {}
  Result<Timestamp> now() override;
  Result<std::int64_t> join(NodeId, std::string_view version) override;
  Found<std::int64_t> beat(NodeId) override;
  Status leave(NodeId) override;
  Status remove_gone() override;
  Rows<NodeInfo> list() override;
  Status set_online(const OnlineAt&) override;
  Status set_offline(NodeId, UserId) override;
  Rows<OnlineAt> list_online() override;
  Status set_here(NodeId, std::span<const IdentityId>) override;
  Status set_away(NodeId, std::span<const IdentityId>) override;
  Result<bool> is_here(IdentityId) override;
  Rows<SessionId> list_ended(std::span<const SessionId>) override;
  Rows<SessionId> list_ended_visits(std::span<const SessionId>) override;
  Found<std::string> setup_salt() override;
  Status set_setup_salt(std::string_view salt) override;
  Result<std::int64_t> count_attempt(std::string_view name, std::int64_t burst,
                                     std::int64_t every_micros) override;

 private:
  SqlSession& session_;
};

}  // namespace harken::sql
