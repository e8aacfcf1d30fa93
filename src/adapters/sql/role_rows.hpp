// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once

#include "adapters/sql/session.hpp"
#include "ports/roles.hpp"

namespace harken::sql {

class RoleRows : public Roles {
 public:
  explicit RoleRows(SqlSession& session) : session_(session) {}
  Rows<Role> list(WorkspaceId) override;
  Found<Role> find(WorkspaceId, RoleId) override;
  Found<Role> find_by_name(WorkspaceId, std::string_view name) override;
  Status insert(const Role&) override;
  Result<bool> update(const Role&, std::int64_t old_version) override;
  Status remove(WorkspaceId, RoleId) override;
  Result<std::int64_t> count_people(WorkspaceId, RoleId) override;

 private:
  SqlSession& session_;
};

}  // namespace harken::sql
