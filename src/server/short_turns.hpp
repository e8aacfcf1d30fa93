// SPDX-License-Identifier: AGPL-3.0-or-later
// How long a thread may keep the processor from another that has just been woken.
#pragma once

#include <cstdint>
#include <optional>

namespace harken::server {

// As Linux takes it, in its first size: sched_setattr(2). The C library of Debian 12 has no name
// for it.
struct SchedulingAttributes {
  std::uint32_t size = sizeof(SchedulingAttributes);
  std::uint32_t policy = 0;
  std::uint64_t flags = 0;
  std::int32_t niceness = 0;
  std::uint32_t priority = 0;
  std::uint64_t runtime = 0;  // nanoseconds: of an ordinary thread, its turn
  std::uint64_t deadline = 0;
  std::uint64_t period = 0;
};

// Of the calling thread. Nothing where it is forbidden to ask.
std::optional<SchedulingAttributes> scheduling_attributes();

// The calling thread, and all that it starts from now on: a tenth of a millisecond. A commit is
// over in less than one, and else whoever waits for it may wait for a thread that is in the middle
// of something for three. Linux knows this from 6.12 on; older ones, and where it is forbidden,
// change nothing.
void take_short_turns();

}  // namespace harken::server
