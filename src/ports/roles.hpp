// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once

#include "core/model/role.hpp"
#include "ports/store.hpp"

namespace harken {

// A workspace's own roles; the built-in ones have no rows (core/policy/builtin_roles).
class Roles {
 public:
  virtual ~Roles() = default;
  virtual Rows<Role> list(WorkspaceId) = 0;
  virtual Found<Role> find(WorkspaceId, RoleId) = 0;
  virtual Found<Role> find_by_name(WorkspaceId, std::string_view name) = 0;  // ignores case
  virtual Status insert(const Role&) = 0;
  // False: somebody was faster (version).
  virtual Result<bool> update(const Role&, std::int64_t old_version) = 0;
  virtual Status remove(WorkspaceId, RoleId) = 0;
  // People with this role, also of disabled accounts. For built-in ones too.
  virtual Result<std::int64_t> count_people(WorkspaceId, RoleId) = 0;
};

}  // namespace harken
