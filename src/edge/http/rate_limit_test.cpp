// SPDX-License-Identifier: AGPL-3.0-or-later
#include "edge/http/rate_limit.hpp"

#include <gtest/gtest.h>

namespace harken::edge {
namespace {

using std::chrono::seconds;

struct RateLimiterTest : ::testing::Test {
  SteadyTime now{seconds(1000)};
  RateLimiter make(RateLimit limit, std::size_t max_keys = 100) {
    return RateLimiter(limit, max_keys, [this] { return now; });
  }
};

TEST_F(RateLimiterTest, AllowsTheBurstAndThenTheRate) {
  auto limiter = make({.burst = 3, .per_second = 0.5});
  for (int i = 0; i < 3; ++i) EXPECT_TRUE(limiter.take("a"));
  const auto refused = limiter.take("a");
  ASSERT_FALSE(refused);
  EXPECT_EQ(refused.error().kind, Errc::limit);
  EXPECT_EQ(refused.error().retry_after_seconds, 2);
  now += seconds(2);
  EXPECT_TRUE(limiter.take("a"));
  EXPECT_FALSE(limiter.take("a"));
}

TEST_F(RateLimiterTest, KeepsKeysApart) {
  auto limiter = make({.burst = 1, .per_second = 1});
  EXPECT_TRUE(limiter.take("a"));
  EXPECT_TRUE(limiter.take("b"));
  EXPECT_FALSE(limiter.take("a"));
}

TEST_F(RateLimiterTest, NeverSavesUpMoreThanTheBurst) {
  auto limiter = make({.burst = 2, .per_second = 1});
  now += seconds(3600);
  EXPECT_TRUE(limiter.take("a"));
  EXPECT_TRUE(limiter.take("a"));
  EXPECT_FALSE(limiter.take("a"));
}

TEST_F(RateLimiterTest, A48_StaysSmallUnderAFloodOfKeys) {
  auto limiter = make({.burst = 1, .per_second = 0.001}, 50);
  for (int i = 0; i < 10'000; ++i) EXPECT_TRUE(limiter.take(std::to_string(i)));
  EXPECT_LE(limiter.size(), 50u);
}

TEST_F(RateLimiterTest, ForgetsKeysThatHaveRested) {
  auto limiter = make({.burst = 1, .per_second = 1}, 1000);
  for (int i = 0; i < 100; ++i) EXPECT_TRUE(limiter.take(std::to_string(i)));
  now += seconds(60);
  for (int i = 0; i < 40; ++i) EXPECT_TRUE(limiter.take("new" + std::to_string(i)));
  EXPECT_LE(limiter.size(), 60u);
}

TEST_F(RateLimiterTest, NoBurstMeansNoLimit) {
  auto limiter = make({.burst = 0});
  for (int i = 0; i < 1000; ++i) EXPECT_TRUE(limiter.take("a"));
  EXPECT_EQ(limiter.size(), 0u);
}

}  // namespace
}  // namespace harken::edge
