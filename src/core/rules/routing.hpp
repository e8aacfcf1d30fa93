// SPDX-License-Identifier: AGPL-3.0-or-later
// Who is given the next conversation of a department in `auto` mode.
#pragma once

#include <optional>
#include <span>
#include <string>

#include "core/base/id.hpp"
#include "core/base/timestamp.hpp"

namespace harken {

// A member of the department whose availability takes work.
struct Candidate {
  UserId id;
  std::string name;
  std::int64_t held = 0;      // active conversations
  std::int64_t capacity = 0;  // 0: any number
  Timestamp last_routed_at;
  bool is_online = false;
};

bool has_room(const Candidate& candidate);
// Of those who are online and have room: the one whom the customer knows from before, else the one
// with the fewest held; on a tie who was given one the longest ago (round robin). Nothing: the
// conversation waits.
std::optional<Candidate> choose_candidate(std::span<const Candidate> candidates,
                                          UserId known_to_customer = {});

}  // namespace harken
