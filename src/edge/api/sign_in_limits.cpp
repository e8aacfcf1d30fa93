// SPDX-License-Identifier: AGPL-3.0-or-later
#include "edge/api/sign_in_limits.hpp"

#include <algorithm>

#include "ports/nodes.hpp"

namespace harken::edge {

namespace {

// Whoever is refused counts as little as with the buckets of this process.
Result<std::int64_t> count_at_all_nodes(Tx& tx, const std::vector<Attempt>& attempts) {
  for (const auto& [limiter, who] : attempts) {
    const auto& limit = limiter.limit();
    if (limit.burst <= 0) continue;
    // The hash: what strangers type does not lie in the database.
    ASSIGN_OR_RETURN(
        const auto wait,
        tx.nodes().count_attempt(app::hash_token(who), static_cast<std::int64_t>(limit.burst),
                                 static_cast<std::int64_t>(1e6 / limit.per_second)));
    if (wait > 0) return wait;
  }
  return 0;
}

}  // namespace

Attempt attempt_from(Api& api, const std::string& address) {
  return {api.limiters.sign_in_by_address, "address " + address};
}

Attempt attempt_at(Api& api, const std::string& account) {
  return {api.limiters.sign_in_by_account, "account " + account};
}

// This process's buckets come first, so that a flood writes nothing.
asio::awaitable<Status> count_attempts(Api& api, std::vector<Attempt> attempts) {
  for (const auto& [limiter, who] : attempts)
    if (auto status = limiter.take(who); !status) co_return status;
  const bool is_limited = std::ranges::any_of(
      attempts, [](const Attempt& each) { return each.limiter.limit().burst > 0; });
  if (!is_limited || !api.database.is_shared()) co_return Status();
  std::function<Result<std::int64_t>(Tx&)> work = [attempts](Tx& tx) {
    return count_at_all_nodes(tx, attempts);
  };
  auto wait = co_await run<std::int64_t>(api.database, Mode::write, std::move(work));
  if (!wait) co_return std::unexpected(std::move(wait).error());
  co_return *wait == 0 ? Status() : too_many(static_cast<int>(*wait));
}

}  // namespace harken::edge
