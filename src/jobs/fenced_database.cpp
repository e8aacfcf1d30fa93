// SPDX-License-Identifier: AGPL-3.0-or-later
#include "jobs/fenced_database.hpp"

#include <utility>

namespace harken::jobs {

void FencedDatabase::write(Work work, Done done, const About& about) {
  if (!real_.is_shared()) return real_.write(std::move(work), std::move(done), about);
  const Fence fence = tenure_ ? tenure_->fence() : 0;
  auto fenced = [work = std::move(work), lease = lease_, fence](Tx& tx) -> Status {
    ASSIGN_OR_RETURN(const bool holds, tx.leases().holds(lease, fence));
    if (!holds) return fail(Errc::unavailable, kLeaseLost, "another node does this by now");
    return work(tx);
  };
  real_.write(std::move(fenced), std::move(done), about);
}

}  // namespace harken::jobs
