// SPDX-License-Identifier: AGPL-3.0-or-later
#include "adapters/sql/node_rows.hpp"

#include <algorithm>

#include "adapters/sql/id_list.hpp"
#include "adapters/sql/mapping.hpp"

namespace harken::sql {
namespace {

Result<Timestamp> now_of(SqlSession& session) {
  ASSIGN_OR_RETURN(const auto micros, get_number(session, session.clock()));
  return Timestamp{micros};
}

// Seen since then: it lives.
Result<Timestamp> alive_since(SqlSession& session) {
  ASSIGN_OR_RETURN(const auto now, now_of(session));
  return now.plus_seconds(-Nodes::kNodeSeconds);
}

void read_node(const Row& row, NodeInfo& to) {
  read_columns(row, 0, to.id, to.number, to.version, to.started_at, to.seen_at);
}

void read_lease(const Row& row, LeaseNow& to) {
  read_columns(row, 0, to.name, to.holder, to.fence, to.is_over);
}

void read_online(const Row& row, OnlineAt& to) {
  read_columns(row, 0, to.node_id, to.workspace_id, to.user_id);
}

constexpr auto kLiving = "SELECT session_id FROM session WHERE session_id IN " + id_list<1>();

constexpr auto kLivingVisits =
    "SELECT session_id FROM visitor_session WHERE session_id IN " + id_list<1>();

Rows<SessionId> without_living(SqlSession& session, Sql list_living,
                               std::span<const SessionId> sessions) {
  const auto read = [](const Row& row, SessionId& to) { read_columns(row, 0, to); };
  ASSIGN_OR_RETURN(auto living, list_rows_of<SessionId>(session, list_living, +read, sessions));
  std::ranges::sort(living);
  std::vector<SessionId> ended;
  for (const auto each : sessions)
    if (!std::ranges::binary_search(living, each)) ended.push_back(each);
  return ended;
}

Status run_for_each(SqlSession& session, Sql sql, NodeId node, std::span<const IdentityId> ids) {
  std::vector<std::vector<Value>> rows;
  for (const auto id : ids) rows.push_back(to_values(node, id));
  return session.run_each(sql, rows);
}

}  // namespace

Found<Fence> LeaseRows::take(std::string_view name, NodeId holder, std::int64_t seconds) {
  ASSIGN_OR_RETURN(const auto now, now_of(session_));
  std::optional<Fence> fence;
  const RowSink sink = [&](const Row& row) { fence = row.integer(0); };
  RETURN_IF_ERROR(
      query(session_,
            "INSERT INTO lease (name, holder, fence, until) VALUES ($1, $2, 1, $3) "
            "ON CONFLICT (name) DO UPDATE SET until = excluded.until, holder = excluded.holder, "
            "fence = lease.fence + CASE WHEN lease.holder = excluded.holder THEN 0 ELSE 1 END "
            "WHERE lease.holder = excluded.holder OR lease.until < $4 RETURNING fence",
            sink, name, holder, now.plus_seconds(seconds), now));
  return fence;
}

// The update that changes nothing keeps whoever would take the lease waiting until we have
// committed.
Result<bool> LeaseRows::holds(std::string_view name, Fence fence) {
  ASSIGN_OR_RETURN(const auto rows,
                   change(session_, "UPDATE lease SET fence = fence WHERE name = $1 AND fence = $2",
                          name, fence));
  return rows == 1;
}

Status LeaseRows::begin_anew(std::string_view name) {
  return execute(session_, "UPDATE lease SET fence = fence + 1 WHERE name = $1", name);
}

Rows<LeaseNow> LeaseRows::list() {
  ASSIGN_OR_RETURN(const auto now, now_of(session_));
  return list_rows<LeaseNow>(
      session_, "SELECT name, holder, fence, until < $1 FROM lease ORDER BY name", read_lease, now);
}

Status LeaseRows::give_up(std::string_view name, NodeId holder) {
  return execute(session_, "UPDATE lease SET until = 0 WHERE name = $1 AND holder = $2", name,
                 holder);
}

Result<Timestamp> NodeRows::now() { return now_of(session_); }

Result<std::int64_t> NodeRows::join(NodeId id, std::string_view version) {
  RETURN_IF_ERROR(remove_gone());
  ASSIGN_OR_RETURN(const auto now, now_of(session_));
  ASSIGN_OR_RETURN(const auto number,
                   get_number(session_,
                              "SELECT min(free) FROM (SELECT 0 AS free UNION ALL SELECT number + 1 "
                              "FROM node WHERE number >= 0) AS next "
                              "WHERE NOT EXISTS (SELECT 1 FROM node WHERE number = free)"));
  if (number > kMostNumber)
    return fail(Errc::unavailable, "unavailable", "there are as many nodes as there may be");
  RETURN_IF_ERROR(execute(session_,
                          "INSERT INTO node (node_id, number, version, started_at, seen_at) "
                          "VALUES ($1, $2, $3, $4, $4)",
                          id, number, version, now));
  return number;
}

Found<std::int64_t> NodeRows::beat(NodeId id) {
  ASSIGN_OR_RETURN(const auto now, now_of(session_));
  std::optional<std::int64_t> number;
  const RowSink sink = [&](const Row& row) { number = row.integer(0); };
  RETURN_IF_ERROR(query(
      session_, "UPDATE node SET seen_at = $2 WHERE node_id = $1 RETURNING number", sink, id, now));
  return number;
}

// A number below zero is nobody's.
Status NodeRows::leave(NodeId id) {
  RETURN_IF_ERROR(execute(session_, "UPDATE lease SET until = 0 WHERE holder = $1", id));
  RETURN_IF_ERROR(execute(session_, "DELETE FROM node_visitor WHERE node_id = $1", id));
  RETURN_IF_ERROR(execute(session_, "UPDATE node SET number = -node_id WHERE node_id = $1", id));
  return execute(session_,
                 "DELETE FROM node WHERE node_id = $1 AND NOT EXISTS "
                 "(SELECT 1 FROM node_user u WHERE u.node_id = node.node_id)",
                 id);
}

Status NodeRows::remove_gone() {
  ASSIGN_OR_RETURN(const auto since, alive_since(session_));
  RETURN_IF_ERROR(execute(session_,
                          "DELETE FROM node_user WHERE node_id NOT IN "
                          "(SELECT node_id FROM node WHERE seen_at >= $1)",
                          since));
  RETURN_IF_ERROR(execute(session_,
                          "DELETE FROM node_visitor WHERE node_id NOT IN "
                          "(SELECT node_id FROM node WHERE seen_at >= $1)",
                          since));
  return execute(session_, "DELETE FROM node WHERE seen_at < $1 OR (number < 0 AND seen_at < $2)",
                 since.plus_seconds(kNodeSeconds - kNumberSeconds), since);
}

Rows<NodeInfo> NodeRows::list() {
  ASSIGN_OR_RETURN(const auto since, alive_since(session_));
  return list_rows<NodeInfo>(session_,
                             "SELECT node_id, number, version, started_at, seen_at FROM node "
                             "WHERE seen_at >= $1 ORDER BY number",
                             read_node, since);
}

Status NodeRows::set_online(const OnlineAt& at) {
  return execute(session_,
                 "INSERT INTO node_user (node_id, user_id, workspace_id) VALUES ($1, $2, $3) "
                 "ON CONFLICT (node_id, user_id) DO NOTHING",
                 at.node_id, at.user_id, at.workspace_id);
}

Status NodeRows::set_offline(NodeId node, UserId user) {
  return execute(session_, "DELETE FROM node_user WHERE node_id = $1 AND user_id = $2", node, user);
}

Rows<OnlineAt> NodeRows::list_online() {
  ASSIGN_OR_RETURN(const auto since, alive_since(session_));
  return list_rows<OnlineAt>(
      session_,
      "SELECT u.node_id, u.workspace_id, u.user_id FROM node_user u JOIN node n USING (node_id) "
      "WHERE n.seen_at >= $1",
      read_online, since);
}

Status NodeRows::set_here(NodeId node, std::span<const IdentityId> identities) {
  return run_for_each(session_,
                      "INSERT INTO node_visitor (node_id, identity_id) VALUES ($1, $2) "
                      "ON CONFLICT (identity_id, node_id) DO UPDATE SET node_id = excluded.node_id",
                      node, identities);
}

Status NodeRows::set_away(NodeId node, std::span<const IdentityId> identities) {
  return run_for_each(session_, "DELETE FROM node_visitor WHERE node_id = $1 AND identity_id = $2",
                      node, identities);
}

Result<bool> NodeRows::is_here(IdentityId identity) {
  ASSIGN_OR_RETURN(const auto since, alive_since(session_));
  ASSIGN_OR_RETURN(const auto nodes,
                   get_number(session_,
                              "SELECT count(*) FROM node_visitor JOIN node USING (node_id) "
                              "WHERE identity_id = $1 AND seen_at >= $2",
                              identity, since));
  return nodes > 0;
}

Rows<SessionId> NodeRows::list_ended(std::span<const SessionId> sessions) {
  return without_living(session_, kLiving, sessions);
}

Rows<SessionId> NodeRows::list_ended_visits(std::span<const SessionId> sessions) {
  return without_living(session_, kLivingVisits, sessions);
}

Found<std::string> NodeRows::setup_salt() {
  std::optional<std::string> salt;
  const RowSink sink = [&](const Row& row) { salt = row.text(0); };
  RETURN_IF_ERROR(query(session_, "SELECT salt FROM setup_salt", sink));
  return salt;
}

Status NodeRows::set_setup_salt(std::string_view salt) {
  RETURN_IF_ERROR(execute(session_, "DELETE FROM setup_salt"));
  if (salt.empty()) return {};
  return execute(session_, "INSERT INTO setup_salt (one, salt) VALUES (1, $1)", salt);
}

// A bucket is known by when it will be full again. Those that are, are forgotten.
Result<std::int64_t> NodeRows::count_attempt(std::string_view name, std::int64_t burst,
                                             std::int64_t every_micros) {
  ASSIGN_OR_RETURN(const auto now, now_of(session_));
  RETURN_IF_ERROR(execute(session_, "DELETE FROM attempt WHERE full_at <= $1", now));
  Timestamp full_at = now;
  const RowSink sink = [&](const Row& row) { full_at = Timestamp{row.integer(0)}; };
  RETURN_IF_ERROR(query(session_, "SELECT full_at FROM attempt WHERE name = $1", sink, name));
  full_at.micros += every_micros;
  const auto too_early = full_at.micros - now.micros - burst * every_micros;
  if (too_early > 0) return (too_early + 999'999) / 1'000'000;
  RETURN_IF_ERROR(execute(session_,
                          "INSERT INTO attempt (name, full_at) VALUES ($1, $2) "
                          "ON CONFLICT (name) DO UPDATE SET full_at = excluded.full_at",
                          name, full_at));
  return 0;
}

}  // namespace harken::sql
