// SPDX-License-Identifier: AGPL-3.0-or-later
#include "core/rules/ladder.hpp"

#include <algorithm>
#include <climits>
#include <limits>

namespace harken {

namespace {

const Department* find_department(const std::vector<Department>& departments, DepartmentId id) {
  const auto found = std::ranges::find(departments, id, &Department::id);
  return found == departments.end() ? nullptr : &*found;
}

std::vector<User> people_above(const Ladder& ladder, const Department& department, int rank,
                               UserId actor) {
  std::vector<User> people;
  for (const auto& user : ladder.users) {
    const bool is_member = std::ranges::binary_search(department.member_ids, user.id);
    if (is_member && user.active && user.rights.rank > rank && user.id != actor)
      people.push_back(user);
  }
  return people;
}

std::optional<LadderStep> step_of(const Ladder& ladder, const Department* department, int rank,
                                  UserId actor) {
  if (!department) return std::nullopt;
  auto people = people_above(ladder, *department, rank, actor);
  if (people.empty()) return std::nullopt;
  const bool is_anyone = rank < 0;
  const int least =
      std::ranges::min(people, {}, [](const User& each) { return each.rights.rank; }).rights.rank;
  return LadderStep{department->id, department->name, is_anyone ? 0 : least, std::move(people)};
}

constexpr int kAnyRank = -1;

}  // namespace

std::optional<LadderStep> step_above(const Ladder& ladder, DepartmentId from, int rank,
                                     UserId actor) {
  const auto* department = find_department(ladder.departments, from);
  const bool is_last = from && from == ladder.last_department_id;
  if (!is_last && from != ladder.developers_department_id) {
    // No chain is longer than there are departments, even one that was closed into a circle.
    for (std::size_t i = 0; department && i < ladder.departments.size(); ++i) {
      if (auto step = step_of(ladder, department, rank, actor)) return step;
      department = find_department(ladder.departments, department->parent_id);
    }
    const auto* last = find_department(ladder.departments, ladder.last_department_id);
    if (auto step = step_of(ladder, last, kAnyRank, actor)) return step;
    return std::nullopt;
  }
  const auto* developers = find_department(ladder.departments, ladder.developers_department_id);
  return is_last ? step_of(ladder, developers, kAnyRank, actor) : std::nullopt;
}

std::vector<LadderStep> steps_from(const Ladder& ladder, DepartmentId from) {
  std::vector<LadderStep> steps;
  const auto* department = find_department(ladder.departments, from);
  if (!department) return steps;
  int rank = std::numeric_limits<int>::max();
  for (const auto& user : people_above(ladder, *department, INT_MIN, {}))
    rank = std::min(rank, user.rights.rank);
  // Nobody is there yet: the first step is whoever is above.
  if (rank == std::numeric_limits<int>::max()) rank = 0;
  while (steps.size() < ladder.departments.size() + kHighestRank) {
    auto step = step_above(ladder, from, rank);
    if (!step) break;
    from = step->department_id;
    rank = step->least_rank;
    steps.push_back(*std::move(step));
  }
  return steps;
}

Status check_parents(const std::vector<Department>& departments) {
  for (const auto& department : departments) {
    const auto* above = find_department(departments, department.parent_id);
    for (std::size_t i = 0; above && i <= departments.size(); ++i) {
      if (above->id == department.id)
        return fail_invalid("parents", "a department cannot be above itself");
      above = find_department(departments, above->parent_id);
    }
  }
  return {};
}

}  // namespace harken
