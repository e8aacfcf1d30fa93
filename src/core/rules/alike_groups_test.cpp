// SPDX-License-Identifier: AGPL-3.0-or-later
#include "core/rules/alike_groups.hpp"

#include <gtest/gtest.h>

#include <algorithm>

namespace harken {
namespace {

class AlikeGroupsTest : public ::testing::Test {
 protected:
  void write(std::int64_t contact, std::string_view text, std::int64_t minute = 0) {
    ++last_;
    groups_.add({MessageId(last_), ContactId(contact), ConversationId(contact),
                 Timestamp{minute * 60'000'000}, terms_of(text)});
  }
  std::vector<std::vector<std::int64_t>> contacts() const {
    std::vector<std::vector<std::int64_t>> all;
    for (const auto& group : groups_.groups(3)) {
      auto& people = all.emplace_back();
      for (const auto* message : group) people.push_back(message->contact_id.value());
    }
    return all;
  }

  AlikeGroups groups_{AlikeOptions{.most_messages = 50}};
  std::int64_t last_ = 0;
};

using People = std::vector<std::vector<std::int64_t>>;

TEST_F(AlikeGroupsTest, AL_ThreeCustomersMakeAGroup) {
  write(1, "I can't log in since the update");
  write(2, "login fails after update");
  EXPECT_TRUE(contacts().empty());
  write(2, "still cannot log in after the update!");
  EXPECT_TRUE(contacts().empty()) << "one customer who repeats it is still one";
  write(3, "after updating the app I'm unable to sign in");
  EXPECT_EQ(contacts(), (People{{1, 2, 2, 3}}));
}

TEST_F(AlikeGroupsTest, AL_NearMissesStayOutside) {
  write(1, "I can't log in since the update");
  write(2, "login fails after update");
  write(3, "unable to sign in after the update");
  write(4, "I can't log out of my old phone");
  write(5, "How do I update the app?");
  write(6, "Can two people log in with one account?");
  EXPECT_EQ(contacts(), (People{{1, 2, 3}}));
}

TEST_F(AlikeGroupsTest, AL_AChainOfNeighboursGluesNothing) {
  for (int i = 1; i <= 3; ++i) write(i, "the app crashes when opening a photo");
  for (int i = 4; i <= 6; ++i) write(i, "photo of the lamp shows wrong colour");
  write(7, "photo of a lamp crashes the app");
  write(8, "the wrong colour photo crashes");
  const auto found = contacts();
  for (const auto& people : found)
    EXPECT_FALSE(std::ranges::count(people, 1) > 0 && std::ranges::count(people, 4) > 0);
  EXPECT_EQ(found.size(), 2U);
}

TEST_F(AlikeGroupsTest, AL_WhatIsOldIsForgotten) {
  write(1, "the site is down", 0);
  write(2, "your website is down", 100);
  write(3, "site not loading", 239);
  EXPECT_EQ(contacts().size(), 1U);
  write(4, "blue lamp dimensions", 241);
  EXPECT_TRUE(contacts().empty()) << "the first is more than four hours old";
  for (int i = 0; i < 200; ++i)
    write(100 + i, "lamp " + std::string(1, static_cast<char>('a' + i % 26)) + "qz", 242);
  EXPECT_EQ(groups_.size(), 50U) << "bounded";
}

TEST_F(AlikeGroupsTest, AL_TheSameMessagesGiveTheSameGroups) {
  const auto run = [&] {
    groups_ = AlikeGroups({.most_messages = 50});
    for (int i = 0; i < 60; ++i)
      write(i, i % 3 == 0   ? "парол не подходит"
               : i % 3 == 1 ? "сайт не открывается"
                            : "где мой чек");
    return contacts();
  };
  EXPECT_EQ(run(), run());
}

}  // namespace
}  // namespace harken
