// SPDX-License-Identifier: AGPL-3.0-or-later
#include "core/rules/silence.hpp"

#include <gtest/gtest.h>

namespace harken {
namespace {

constexpr Timestamp kHeard{1'700'000'000'000'000};
constexpr std::int64_t kDay = 86'400;

TEST(Silence, F32_OnlyWhatLastedLongerThanNewsAreKeptIsOne) {
  EXPECT_FALSE(silence_until(kHeard.plus_seconds(kDay), kHeard, kDay, {}));
  const auto late = kHeard.plus_seconds(kDay + 1);
  EXPECT_EQ(silence_until(late, kHeard, kDay, {}), (Silence{kHeard, late}));
  EXPECT_FALSE(silence_until(late, {}, kDay, {})) << "it was never heard";
  EXPECT_FALSE(silence_until(late, kHeard, 0, {})) << "it keeps everything";
}

TEST(Silence, F32_WhatNobodyHasSeenYetGoesOn) {
  const Silence before{kHeard.plus_seconds(-9 * kDay), kHeard.plus_seconds(-3 * kDay)};
  EXPECT_EQ(silence_until(kHeard.plus_seconds(60), kHeard, kDay, before), before);
  const auto late = kHeard.plus_seconds(2 * kDay);
  EXPECT_EQ(silence_until(late, kHeard, kDay, before), (Silence{before.from, late}));
}

TEST(Silence, F32_ItIsWrittenDownNowAndThen) {
  EXPECT_TRUE(is_worth_noting({}, kHeard, kDay));
  EXPECT_FALSE(is_worth_noting(kHeard, kHeard.plus_seconds(kBetweenHeardSeconds - 1), kDay));
  EXPECT_TRUE(is_worth_noting(kHeard, kHeard.plus_seconds(kBetweenHeardSeconds), kDay));
  EXPECT_FALSE(is_worth_noting({}, kHeard, 0));
}

}  // namespace
}  // namespace harken
