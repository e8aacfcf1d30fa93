// SPDX-License-Identifier: AGPL-3.0-or-later
#include "adapters/sql/batch_rule.hpp"

#include <gtest/gtest.h>

namespace harken::sql {
namespace {

using std::chrono::microseconds;

constexpr std::size_t kLeast = BatchRule::kLeast;

// After a batch in which a unit took 20 µs.
BatchRule rule_after(microseconds commit) {
  BatchRule rule({.units = 512, .time = microseconds(5'000)});
  rule.learn(10, microseconds(200), commit);
  return rule;
}

TEST(BatchRuleTest, LeavesLateComersToTheNextWhereACommitCostsLessThanTheWork) {
  const auto rule = rule_after(microseconds(100));
  EXPECT_FALSE(rule.is_full(63, 64, microseconds(1'200)));
  EXPECT_TRUE(rule.is_full(64, 64, microseconds(1'200)));
}

TEST(BatchRuleTest, TakesThemInWhileTheyAreTooFewToBeWorthACommit) {
  const auto rule = rule_after(microseconds(100));
  EXPECT_FALSE(rule.is_full(kLeast - 1, 1, microseconds(100)));
  EXPECT_TRUE(rule.is_full(kLeast, 1, microseconds(100)));
}

TEST(BatchRuleTest, GoesOnOnASlowDiskUntilTheWorkCostsAsMuchAsACommit) {
  const auto rule = rule_after(microseconds(4'000));
  EXPECT_FALSE(rule.is_full(199, 64, microseconds(3'980)));
  EXPECT_TRUE(rule.is_full(200, 64, microseconds(4'000)));
}

TEST(BatchRuleTest, EndsAtItsLimitsHoweverSlowTheDisk) {
  const auto rule = rule_after(microseconds(100'000));
  EXPECT_FALSE(rule.is_full(511, 600, microseconds(4'999)));
  EXPECT_TRUE(rule.is_full(512, 600, microseconds(4'999)));
  EXPECT_TRUE(rule.is_full(1, 600, microseconds(5'000)));
}

TEST(BatchRuleTest, BeforeTheFirstCommitTakesThoseWhoWait) {
  const BatchRule rule({});
  EXPECT_FALSE(rule.is_full(29, 30, microseconds(0)));
  EXPECT_TRUE(rule.is_full(30, 30, microseconds(0)));
}

}  // namespace
}  // namespace harken::sql
