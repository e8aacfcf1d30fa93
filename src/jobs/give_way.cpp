// SPDX-License-Identifier: AGPL-3.0-or-later
#include "jobs/give_way.hpp"

#include <sys/resource.h>
#include <unistd.h>

namespace harken::jobs {

void give_way() {
  // Linux has a niceness for each thread (setpriority(2), "C library/kernel differences"). Without
  // it the work is done all the same.
  constexpr int kNiceness = 10;
  (void)setpriority(PRIO_PROCESS, static_cast<id_t>(gettid()), kNiceness);
}

}  // namespace harken::jobs
