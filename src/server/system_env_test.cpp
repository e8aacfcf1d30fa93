// SPDX-License-Identifier: AGPL-3.0-or-later
#include "server/system_env.hpp"

#include <gtest/gtest.h>

#include <set>

namespace harken::server {
namespace {

class StoppedClock : public Clock {
 public:
  Timestamp now() override { return time; }
  Timestamp time{1'790'000'000'000'000};
};

constexpr std::int64_t number_in(std::int64_t id) { return id >> 10 & 1'023; }

TEST(SystemIds, AloneTheyGrowEvenWhenTheClockGoesBack) {
  StoppedClock clock;
  SystemIds ids(clock);
  const auto first = ids.next();
  clock.time.micros -= 3'600'000'000;
  EXPECT_EQ(ids.next(), first + 1);
}

TEST(SystemIds, F28NodesWithTheSameClockNeverMakeTheSame) {
  StoppedClock clock;
  SystemIds one(clock);
  SystemIds other(clock);
  one.use_number(0);
  other.use_number(1'023);
  std::set<std::int64_t> all;
  std::int64_t last = 0;
  // More than a millisecond has room for.
  for (int i = 0; i < 5'000; ++i) {
    const auto id = one.next();
    EXPECT_GT(id, last);
    EXPECT_EQ(number_in(id), 0);
    last = id;
    all.insert(id);
    all.insert(other.next());
  }
  EXPECT_EQ(all.size(), 10'000u);
}

TEST(SystemIds, F28WhatFollowsIsLargerThanWhatANodeWithAFastClockHasMade) {
  StoppedClock fast;
  fast.time.micros += 300'000'000;
  StoppedClock clock;
  SystemIds there(fast);
  SystemIds here(clock);
  there.use_number(7);
  here.use_number(3);
  const auto earlier = there.next();
  EXPECT_LT(here.next(), earlier);
  here.pass(earlier);
  const auto later = here.next();
  EXPECT_GT(later, earlier);
  EXPECT_EQ(number_in(later), 3);
  here.pass(1);
  EXPECT_GT(here.next(), later);
}

}  // namespace
}  // namespace harken::server
