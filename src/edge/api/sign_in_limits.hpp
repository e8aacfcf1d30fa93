// SPDX-License-Identifier: AGPL-3.0-or-later
// How often somebody may try to sign in. Guesses count at all nodes of a desk together: whoever is
// sent from node to node has no more of them.
#pragma once

#include <string>
#include <vector>

#include "edge/api/api.hpp"

namespace harken::edge {

struct Attempt {
  RateLimiter& limiter;
  std::string who;  // no address is ever the name of an account
};
Attempt attempt_from(Api& api, const std::string& address);
Attempt attempt_at(Api& api, const std::string& account);

// Errors: limit (rate_limited), and those of the database where nodes share it.
asio::awaitable<Status> count_attempts(Api& api, std::vector<Attempt> attempts);

}  // namespace harken::edge
