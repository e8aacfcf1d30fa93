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

TEST(Lookers, F42_WhoLooksAtAnotherNodeIsShownUntilTheyAreNotHeardOfAnyMore) {
  Lookers lookers;
  bool is_first = false;
  const Lookers::Time start{};
  const auto in = [&](int seconds) { return start + std::chrono::seconds(seconds); };
  EXPECT_FALSE(lookers.renew_elsewhere(kParcel, kAna.user_id, in(15)));
  lookers.begin_elsewhere(kParcel, kAna, in(15));
  EXPECT_EQ(names(lookers.begin(kParcel, kBen, is_first)), std::vector<std::string>{"Ana"});
  EXPECT_TRUE(is_first);
  EXPECT_TRUE(lookers.renew_elsewhere(kParcel, kAna.user_id, in(20)));
  EXPECT_TRUE(lookers.take_silent(in(19)).empty());
  const auto silent = lookers.take_silent(in(20));
  ASSERT_EQ(silent.size(), 1U);
  EXPECT_EQ(silent[0].conversation_id, kParcel);
  EXPECT_EQ(silent[0].who.name, "Ana");
  EXPECT_TRUE(lookers.take_silent(in(99)).empty());
}

TEST(Lookers, F42_WhoHasMovedHereFromANodeThatDiedGoesOnLooking) {
  Lookers lookers;
  bool is_first = false;
  lookers.begin_elsewhere(kParcel, kAna, Lookers::Time{});
  lookers.begin(kParcel, kAna, is_first);
  EXPECT_TRUE(is_first) << "the others have to be told";
  EXPECT_TRUE(lookers.take_silent(Lookers::Time{}).empty());
  lookers.begin_elsewhere(kParcel, kAna, Lookers::Time{});
  EXPECT_FALSE(lookers.end_elsewhere(kParcel, kAna.user_id));
  EXPECT_FALSE(lookers.is_elsewhere(kParcel, kAna.user_id));
}

}  // namespace
}  // namespace harken::ws
