// SPDX-License-Identifier: AGPL-3.0-or-later
#include "channels/email/reply_address.hpp"

#include <gtest/gtest.h>

namespace harken::email {
namespace {

const std::string kKey = "0123456789abcdef0123456789abcdef";

TEST(EmailReplyAddress, A3_TheKeyComesBackAsItWentWhateverTheCase) {
  const auto address = make_reply_address("Help@Desk.test", kKey).value();
  EXPECT_EQ(address, "Help+" + kKey + "@Desk.test");
  EXPECT_EQ(reply_key_in(address, "help@desk.test"), kKey);
  EXPECT_EQ(reply_key_in("HELP+0123456789ABCDEF0123456789ABCDEF@DESK.TEST", "help@desk.test"),
            kKey);
  EXPECT_GE(kKey.size() * 4, 128U) << "bits";
}

TEST(EmailReplyAddress, A3_WhatIsNotOursHasNoKey) {
  for (const auto* address :
       {"help@desk.test", "help+news@desk.test", "other+0123456789abcdef0123456789abcdef@desk.test",
        "help+0123456789abcdef0123456789abcdef@evil.test",
        "help+0123456789abcdef0123456789abcdeg@desk.test", "help+@desk.test", "", "+@"})
    EXPECT_EQ(reply_key_in(address, "help@desk.test"), "") << address;
}

TEST(EmailReplyAddress, A9_NoAddressBecomesLongerThanItMay) {
  EXPECT_FALSE(make_reply_address("not an address", kKey));
  EXPECT_FALSE(make_reply_address(std::string(40, 'a') + "@desk.test", kKey));
}

}  // namespace
}  // namespace harken::email
