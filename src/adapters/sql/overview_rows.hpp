// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once

#include "adapters/sql/session.hpp"
#include "ports/overview.hpp"

namespace harken::sql {

class OverviewRows : public Overview {
 public:
  explicit OverviewRows(SqlSession& session) : session_(session) {}
  Rows<PersonLoad> list_people(const Actor&) override;
  Rows<DepartmentLoad> list_departments(const Actor&) override;
  Rows<Conversation> list_longest_waiting(const Actor&, int limit) override;

 private:
  SqlSession& session_;
};

}  // namespace harken::sql
