// SPDX-License-Identifier: AGPL-3.0-or-later
#include "server/short_turns.hpp"

#include <sys/syscall.h>
#include <unistd.h>

namespace harken::server {

std::optional<SchedulingAttributes> scheduling_attributes() {
  SchedulingAttributes attributes;
  if (syscall(SYS_sched_getattr, 0, &attributes, sizeof attributes, 0) != 0) return std::nullopt;
  return attributes;
}

void take_short_turns() {
  constexpr std::uint64_t kTurn = 100'000;
  // The call sets everything: the policy and the niceness stay what we were started with.
  auto attributes = scheduling_attributes();
  if (!attributes) return;
  attributes->runtime = kTurn;
  (void)syscall(SYS_sched_setattr, 0, &*attributes, 0);
}

}  // namespace harken::server
