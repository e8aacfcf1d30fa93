// SPDX-License-Identifier: AGPL-3.0-or-later
// Users and departments.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "core/policy/access.hpp"
#include "ports/env.hpp"
#include "ports/store.hpp"

namespace harken::app {

struct CreateUser {
  std::string name;
  std::string email;
  RoleId role = Role::agent;
  std::string password_hash;
  std::vector<DepartmentId> department_ids;
};
// Errors: forbidden, beyond_own_rights, invalid, already_exists (the e-mail address).
Result<User> create_user(Tx& tx, Env& env, const Actor& actor, const CreateUser& command);

struct UpdateUser {
  UserId id;
  std::int64_t version = 0;
  std::optional<std::string> name;
  std::optional<RoleId> role;
  std::optional<bool> active;
  std::optional<std::int64_t> capacity;
  std::optional<std::vector<DepartmentId>> department_ids;
};
// Disabling ends sessions and tokens and returns what was held, in the same transaction (A65).
// Errors: forbidden, higher_rank, beyond_own_rights, not_found, invalid, version_conflict,
// last_admin.
Result<User> update_user(Tx& tx, Env& env, const Actor& actor, const UpdateUser& command);

// What a department is like besides its name, its people and its mode.
struct DepartmentManners {
  std::optional<bool> exclusive;
  std::optional<AlertScope> alert_scope;
  std::optional<AlertSound> alert_sound;
  std::optional<std::optional<WorkingHours>> hours;  // none inside: always there
};

struct CreateDepartment {
  std::string name;
  std::vector<UserId> member_ids;
  RoutingMode mode = RoutingMode::manual;
  DepartmentManners manners = {};
};
// Errors: forbidden, beyond_own_rights, invalid.
Result<Department> create_department(Tx& tx, Env& env, const Actor& actor,
                                     const CreateDepartment& command);

struct UpdateDepartment {
  DepartmentId id;
  std::int64_t version = 0;
  std::optional<std::string> name;
  std::optional<std::vector<UserId>> member_ids;
  std::optional<RoutingMode> mode;
  DepartmentManners manners = {};
};
// Errors: forbidden, beyond_own_rights, not_found, invalid, version_conflict.
Result<Department> update_department(Tx& tx, Env& env, const Actor& actor,
                                     const UpdateDepartment& command);

}  // namespace harken::app
