// SPDX-License-Identifier: AGPL-3.0-or-later
#include "server/short_turns.hpp"

#include <gtest/gtest.h>
#include <sys/resource.h>
#include <sys/utsname.h>
#include <unistd.h>

#include <cstdio>
#include <thread>
#include <utility>

namespace harken::server {
namespace {

std::pair<int, int> kernel_version() {
  utsname kernel{};
  uname(&kernel);
  int major = 0, minor = 0;
  std::sscanf(kernel.release, "%d.%d", &major, &minor);
  return {major, minor};
}

void expect_inherited() {
  const auto attributes = scheduling_attributes();
  ASSERT_TRUE(attributes);
  EXPECT_EQ(attributes->policy, 0u);
  EXPECT_EQ(attributes->niceness, 3);
  // Before, the kernel keeps no such number for an ordinary thread.
  const bool knows_turns = kernel_version() >= std::pair(6, 12);
  EXPECT_EQ(attributes->runtime, knows_turns ? 100'000u : 0u);
}

TEST(ShortTurns, AThreadTakesThemAndHandsThemDownAndStaysAsNiceAsItWas) {
  std::thread parent([] {
    setpriority(PRIO_PROCESS, static_cast<id_t>(gettid()), 3);
    take_short_turns();
    std::thread(expect_inherited).join();
  });
  parent.join();
}

}  // namespace
}  // namespace harken::server
