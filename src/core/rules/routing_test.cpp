// SPDX-License-Identifier: AGPL-3.0-or-later
#include "core/rules/routing.hpp"

#include <gtest/gtest.h>

#include <vector>

namespace harken {
namespace {

Candidate make(int id, int held, int capacity = 0, std::int64_t last = 0, bool is_online = true) {
  return {UserId(id), "", held, capacity, Timestamp{last}, is_online};
}

UserId chosen(const std::vector<Candidate>& candidates) {
  const auto found = choose_candidate(candidates);
  return found ? found->id : UserId{};
}

TEST(Routing, RT16_TheFewestHeldIsNext) {
  EXPECT_EQ(chosen({make(1, 3), make(2, 1), make(3, 2)}), UserId(2));
}

TEST(Routing, RT16_OnATieWhoWasGivenOneTheLongestAgo) {
  EXPECT_EQ(chosen({make(1, 1, 0, 30), make(2, 1, 0, 10), make(3, 1, 0, 20)}), UserId(2));
  EXPECT_EQ(chosen({make(2, 1, 0, 10), make(1, 1, 0, 10)}), UserId(1));
}

TEST(Routing, RT16_NobodyGetsMoreThanTheCapacity) {
  EXPECT_EQ(chosen({make(1, 2, 2), make(2, 5, 6)}), UserId(2));
  EXPECT_EQ(chosen({make(1, 2, 2), make(2, 3, 2)}), UserId());
}

TEST(Routing, RT13_NobodyOnlineMeansNobody) {
  EXPECT_EQ(chosen({make(1, 0, 0, 0, false)}), UserId());
  EXPECT_EQ(chosen({make(1, 0, 0, 0, false), make(2, 9)}), UserId(2));
  EXPECT_EQ(chosen({}), UserId());
}

TEST(Routing, RT17_WhoTheCustomerKnowsComesFirstIfThereIsRoom) {
  const auto known = [](std::vector<Candidate> candidates) {
    return choose_candidate(candidates, UserId(2)).value_or(Candidate{}).id;
  };
  EXPECT_EQ(known({make(1, 0), make(2, 9)}), UserId(2));
  EXPECT_EQ(known({make(1, 0), make(2, 9, 9)}), UserId(1)) << "no room";
  EXPECT_EQ(known({make(1, 0), make(2, 0, 0, 0, false)}), UserId(1)) << "not there";
  EXPECT_EQ(known({make(1, 0)}), UserId(1)) << "of another department by now";
}

}  // namespace
}  // namespace harken
