// SPDX-License-Identifier: AGPL-3.0-or-later
// Where a ticket goes when it is handed up. Pure.
#pragma once

#include <optional>
#include <vector>

#include "core/base/result.hpp"
#include "core/model/staff.hpp"

namespace harken {

struct Ladder {
  std::vector<Department> departments;
  std::vector<User> users;  // active ones
  DepartmentId last_department_id;
  DepartmentId developers_department_id;
};

struct LadderStep {
  DepartmentId department_id;
  std::string name;
  int least_rank = 0;
  std::vector<User> people;  // who could take it: never nobody
};

// One level above somebody of this rank: the nearest department, from this one upwards, with
// somebody of a higher rank; above the highest the last department of all, and above that the
// developers. `actor` is never the one who is asked. None: there is nobody above.
std::optional<LadderStep> step_above(const Ladder& ladder, DepartmentId from, int rank,
                                     UserId actor = {});

// All steps from the lowest rank of a department upwards.
std::vector<LadderStep> steps_from(const Ladder& ladder, DepartmentId from);

// The parents make no circle. Errors: invalid, naming `parents`.
Status check_parents(const std::vector<Department>& departments);

}  // namespace harken
