// SPDX-License-Identifier: AGPL-3.0-or-later
#include "adapters/sql/mapping.hpp"
#include "adapters/sql/rights_cache.hpp"
#include "adapters/sql/staff_rows.hpp"
#include "core/policy/builtin_roles.hpp"
#include "wire/encode.hpp"

namespace harken::sql {
namespace {

constexpr auto kColumns = SqlText(
    "u.user_id, u.workspace_id, u.name, u.email, u.role_id, u.active, u.version, u.created_at, "
    "u.status_id, u.capacity, r.rank, r.permissions");
// One row for each department of a user, one with NULL for a user without any.
constexpr auto kSelect = "SELECT " + kColumns +
                         ", m.department_id FROM \"user\" u "
                         "LEFT JOIN role r ON r.role_id = u.role_id "
                         "LEFT JOIN department_member m ON m.user_id = u.user_id ";
constexpr int kRankColumn = 10;
constexpr int kPermissionsColumn = 11;
constexpr int kDepartmentColumn = 12;

constexpr auto kList = kSelect + "WHERE u.workspace_id = $1 ORDER BY u.user_id, m.department_id";
constexpr auto kFind =
    kSelect + "WHERE u.workspace_id = $1 AND u.user_id = $2 ORDER BY m.department_id";
constexpr auto kFindByEmail = kSelect + "WHERE u.email = $1 ORDER BY m.department_id";

void read_rights(const Row& row, User& user) {
  if (is_builtin(user.role)) {
    user.rights = rights_of(user.role);
    return;
  }
  // A role without a row grants nothing.
  user.rights = {};
  if (row.is_null(kRankColumn)) return;
  read_column(row, kRankColumn, user.rights.rank);
  user.rights.permissions = wire::load_permissions(row.text(kPermissionsColumn));
}

void read(const Row& row, User& user) {
  read_columns(row, 0, user.id, user.workspace_id, user.name, user.email, user.role, user.active,
               user.version, user.created_at, user.status_id, user.capacity);
  read_rights(row, user);
}

template <class... Args>
Rows<User> list_users(SqlSession& session, Sql sql, const Args&... args) {
  std::vector<User> users;
  const RowSink sink = [&](const Row& row) {
    if (users.empty() || users.back().id.value() != row.integer(0)) read(row, users.emplace_back());
    if (row.is_null(kDepartmentColumn)) return;
    users.back().department_ids.emplace_back(row.integer(kDepartmentColumn));
  };
  RETURN_IF_ERROR(query(session, sql, sink, args...));
  return users;
}

template <class... Args>
Found<User> find_user(SqlSession& session, Sql sql, const Args&... args) {
  ASSIGN_OR_RETURN(auto users, list_users(session, sql, args...));
  if (users.empty()) return std::nullopt;
  return std::move(users.front());
}

Status insert_memberships(SqlSession& session, const User& user) {
  for (const DepartmentId department : user.department_ids) {
    RETURN_IF_ERROR(
        execute(session, "INSERT INTO department_member (department_id, user_id) VALUES ($1, $2)",
                department, user.id));
  }
  return {};
}

}  // namespace

Rows<User> UserRows::list(WorkspaceId workspace) { return list_users(session_, kList, workspace); }

Found<User> UserRows::find(WorkspaceId workspace, UserId id) {
  const auto load = [&] { return find_user(session_, kFind, workspace, id); };
  auto* rights = session_.rights();
  if (!rights) return load();
  ASSIGN_OR_RETURN(auto user, rights->find(rights->users, id.to_string(), load));
  if (user && user->workspace_id != workspace) return std::nullopt;
  return user;
}

Found<UserWithPassword> UserRows::find_with_password(std::string_view email) {
  ASSIGN_OR_RETURN(auto user, find_user(session_, kFindByEmail, email));
  if (!user) return std::nullopt;
  ASSIGN_OR_RETURN(auto hash, password_hash(user->id));
  return UserWithPassword{std::move(*user), std::move(hash).value_or("")};
}

Found<std::string> UserRows::password_hash(UserId id) {
  constexpr auto read_hash = [](const Row& row, std::string& to) { to = row.text(0); };
  return find_row<std::string>(session_, "SELECT password_hash FROM \"user\" WHERE user_id = $1",
                               read_hash, id);
}

Status UserRows::insert(const User& user, std::string_view password_hash) {
  RETURN_IF_ERROR(
      execute(session_,
              "INSERT INTO \"user\" (user_id, workspace_id, name, email, role_id, active, "
              "password_hash, version, created_at, status_id, capacity) "
              "VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)",
              user.id, user.workspace_id, user.name, user.email, user.role, user.active,
              password_hash, user.version, user.created_at, user.status_id, user.capacity));
  return insert_memberships(session_, user);
}

Result<bool> UserRows::update(const User& user, std::int64_t old_version) {
  ASSIGN_OR_RETURN(const auto changed,
                   change(session_,
                          "UPDATE \"user\" SET name = $3, role_id = $4, active = $5, version = $6, "
                          "status_id = $7, capacity = $8 "
                          "WHERE user_id = $1 AND version = $2",
                          user.id, old_version, user.name, user.role, user.active, user.version,
                          user.status_id, user.capacity));
  if (changed == 0) return false;
  RETURN_IF_ERROR(execute(session_, "DELETE FROM department_member WHERE user_id = $1", user.id));
  RETURN_IF_ERROR(insert_memberships(session_, user));
  return true;
}

Rows<Candidate> UserRows::list_candidates(DepartmentId department) {
  constexpr auto read_candidate = [](const Row& row, Candidate& to) {
    read_columns(row, 0, to.id, to.name, to.capacity, to.last_routed_at, to.held);
  };
  return list_rows<Candidate>(
      session_,
      "SELECT u.user_id, u.name, u.capacity, u.last_routed_at, (SELECT count(*) FROM conversation "
      "c "
      "WHERE c.holder_id = u.user_id AND c.lifecycle = 'active') FROM department_member m "
      "JOIN \"user\" u ON u.user_id = m.user_id "
      "JOIN availability_status s ON s.status_id = u.status_id "
      "WHERE m.department_id = $1 AND u.active AND s.takes_work ORDER BY u.user_id",
      read_candidate, department);
}

Status UserRows::note_routed(UserId id, Timestamp at) {
  return execute(session_, "UPDATE \"user\" SET last_routed_at = $2 WHERE user_id = $1", id, at);
}

Rows<Person> UserRows::list_at_work(WorkspaceId workspace) {
  constexpr auto read_person = [](const Row& row, Person& to) {
    read_columns(row, 0, to.id, to.name);
  };
  return list_rows<Person>(
      session_,
      "SELECT u.user_id, u.name FROM \"user\" u "
      "JOIN availability_status s ON s.status_id = u.status_id "
      "WHERE u.workspace_id = $1 AND u.active AND s.takes_work ORDER BY u.user_id",
      read_person, workspace);
}

Rows<Absence> UserRows::list_absences(WorkspaceId workspace) {
  constexpr auto read_absence = [](const Row& row, Absence& to) {
    read_columns(row, 0, to.user_id, to.since);
  };
  return list_rows<Absence>(session_,
                            "SELECT user_id, absent_since FROM \"user\" "
                            "WHERE workspace_id = $1 AND active ORDER BY user_id",
                            read_absence, workspace);
}

Status UserRows::note_absence(UserId id, std::optional<Timestamp> since) {
  return execute(session_, "UPDATE \"user\" SET absent_since = $2 WHERE user_id = $1", id, since);
}

Status UserRows::set_password_hash(UserId id, std::string_view password_hash) {
  return execute(session_, "UPDATE \"user\" SET password_hash = $2 WHERE user_id = $1", id,
                 password_hash);
}

Result<std::string> UserRows::signature(UserId id) {
  constexpr auto read_text = [](const Row& row, std::string& to) { to = row.text(0); };
  ASSIGN_OR_RETURN(auto found, find_row<std::string>(
                                   session_, "SELECT signature FROM \"user\" WHERE user_id = $1",
                                   read_text, id));
  return std::move(found).value_or("");
}

Status UserRows::set_signature(UserId id, std::string_view text) {
  return execute(session_, "UPDATE \"user\" SET signature = $2 WHERE user_id = $1", id, text);
}

}  // namespace harken::sql
