// SPDX-License-Identifier: AGPL-3.0-or-later
#include "core/rules/usual_answer.hpp"

#include <gtest/gtest.h>

namespace harken {
namespace {

std::optional<std::int64_t> usual(std::vector<std::int64_t> seconds) {
  for (auto& each : seconds) each *= 1'000'000;
  return usual_answer_seconds(std::move(seconds));
}

TEST(UsualAnswer, IsTheMedianSoThatOneForgottenWeekendChangesNothing) {
  EXPECT_EQ(usual({30, 200'000, 60, 45, 90}), 60);
  EXPECT_EQ(usual({90, 45, 60, 30, 10, 20}), 45);
}

TEST(UsualAnswer, PromisesNothingFromAHandful) {
  EXPECT_FALSE(usual({}));
  EXPECT_FALSE(usual({30, 60, 45, 90}));
  EXPECT_EQ(usual({-5, -5, -5, -5, -5}), 0);
}

}  // namespace
}  // namespace harken
