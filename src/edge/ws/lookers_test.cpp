// SPDX-License-Identifier: AGPL-3.0-or-later
#include "edge/ws/lookers.hpp"

#include <gtest/gtest.h>

namespace harken::ws {
namespace {

constexpr ConversationId kParcel{1};
constexpr ConversationId kBowl{2};
const Looker kAna{UserId(5), "Ana"};
const Looker kBen{UserId(6), "Ben"};

std::vector<std::string> names(const std::vector<Looker>& lookers) {
  std::vector<std::string> result;
  for (const auto& looker : lookers) result.push_back(looker.name);
  return result;
}

TEST(Lookers, UI20_EachLearnsOfTheOthersAtTheSameConversation) {
  Lookers lookers;
  bool is_first = false;
  EXPECT_TRUE(lookers.begin(kParcel, kAna, is_first).empty());
  EXPECT_TRUE(is_first);
  EXPECT_EQ(names(lookers.begin(kParcel, kBen, is_first)), std::vector<std::string>{"Ana"});
  EXPECT_TRUE(is_first);
  EXPECT_TRUE(lookers.begin(kBowl, kBen, is_first).empty());
}

TEST(Lookers, UI20_TwoWindowsOfOnePersonAreOnePerson) {
  Lookers lookers;
  bool is_first = false;
  lookers.begin(kParcel, kAna, is_first);
  EXPECT_TRUE(lookers.begin(kParcel, kAna, is_first).empty());
  EXPECT_FALSE(is_first);
  EXPECT_FALSE(lookers.end(kParcel, kAna.user_id)) << "the other window still shows it";
  EXPECT_TRUE(lookers.end(kParcel, kAna.user_id));
  EXPECT_FALSE(lookers.end(kParcel, kAna.user_id));
  EXPECT_FALSE(lookers.end(kBowl, kAna.user_id));
}

}  // namespace
}  // namespace harken::ws
