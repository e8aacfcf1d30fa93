// SPDX-License-Identifier: AGPL-3.0-or-later
// Who holds how much and what waits for how long, in the departments that the actor may see.
#pragma once

#include "ports/store.hpp"

namespace harken {

struct PersonLoad {
  UserId user_id;
  std::int64_t held = 0;        // active conversations
  std::int64_t unanswered = 0;  // of those, where the turn is ours
  std::optional<Timestamp> waiting_since;
  std::optional<Timestamp> absent_since;
};

struct DepartmentLoad {
  DepartmentId department_id;
  std::int64_t queued = 0;
  std::optional<Timestamp> queued_since;
  std::int64_t held = 0;
  std::int64_t unanswered = 0;
  std::optional<Timestamp> unanswered_since;
};

class Overview {
 public:
  virtual ~Overview() = default;
  // Active colleagues of the actor's departments, and the actor; for an admin everybody.
  virtual Rows<PersonLoad> list_people(const Actor&) = 0;
  virtual Rows<DepartmentLoad> list_departments(const Actor&) = 0;
  // Where the turn is ours, queued or held, the longest waiting first.
  virtual Rows<Conversation> list_longest_waiting(const Actor&, int limit) = 0;
};

}  // namespace harken
