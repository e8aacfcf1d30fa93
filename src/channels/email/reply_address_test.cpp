// SPDX-License-Identifier: AGPL-3.0-or-later
#include "channels/email/reply_address.hpp"

#include <gtest/gtest.h>

namespace harken::email {
namespace {

const Secret kSecret("channel secret");
const ConversationId kConversation(77);

TEST(EmailReplyAddress, A3_LeadsBackForThePersonItWasGivenTo) {
  const auto address = make_reply_address("Help@Desk.test", kConversation, "Ana@b.test", kSecret);
  ASSERT_TRUE(address);
  const auto token = reply_token_in(*address, "help@desk.test");
  EXPECT_GE(token.size() * 5, 128U) << "bits";
  EXPECT_TRUE(is_reply_token(token, kConversation, "ana@B.test", kSecret));
  EXPECT_FALSE(is_reply_token(token, kConversation, "ben@b.test", kSecret)) << "another person";
  EXPECT_FALSE(is_reply_token(token, ConversationId(78), "ana@b.test", kSecret));
  EXPECT_FALSE(is_reply_token(token, kConversation, "ana@b.test", Secret("other")));
  EXPECT_FALSE(is_reply_token(token, kConversation, "ana@b.test", Secret()));
}

TEST(EmailReplyAddress, A3_EachLetterCounts) {
  const auto address = make_reply_address("help@desk.test", kConversation, "ana@b.test", kSecret);
  ASSERT_TRUE(address);
  const auto token = reply_token_in(*address, "help@desk.test");
  for (std::size_t i = 0; i < token.size(); ++i) {
    auto flipped = token;
    flipped[i] = flipped[i] == 'a' ? 'b' : 'a';
    EXPECT_FALSE(is_reply_token(flipped, kConversation, "ana@b.test", kSecret)) << i;
  }
  EXPECT_FALSE(is_reply_token("", kConversation, "ana@b.test", kSecret));
  EXPECT_FALSE(is_reply_token(token.substr(1), kConversation, "ana@b.test", kSecret));
}

TEST(EmailReplyAddress, OnlyAddressesOfTheMailboxHaveOne) {
  for (const auto* address : {"help@desk.test", "help+@desk.test", "help+short@desk.test", "x", "",
                              "+@", "other+abcdefghijklmnopqrstuvwxyz234567@desk.test",
                              "help+abcdefghijklmnopqrstuvwxyz234567@else.test",
                              "help+abcdefghijklmnopqrstuvwxyz23456!@desk.test"})
    EXPECT_EQ(reply_token_in(address, "help@desk.test"), "") << address;
  EXPECT_FALSE(make_reply_address("none", kConversation, "ana@b.test", kSecret));
  EXPECT_FALSE(make_reply_address("help@desk.test", kConversation, "ana@b.test", Secret()));
}

}  // namespace
}  // namespace harken::email
