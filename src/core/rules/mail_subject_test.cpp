// SPDX-License-Identifier: AGPL-3.0-or-later
#include "core/rules/mail_subject.hpp"

#include <gtest/gtest.h>

namespace harken {
namespace {

TEST(MailSubject, CO9_an_answer_says_re_once_in_any_language) {
  EXPECT_EQ(reply_subject("Order 4711"), "Re: Order 4711");
  EXPECT_EQ(reply_subject("RE: Order 4711"), "RE: Order 4711");
  EXPECT_EQ(reply_subject("Aw: Order 4711"), "Aw: Order 4711");
  EXPECT_EQ(reply_subject("Reply wanted"), "Re: Reply wanted");
  EXPECT_EQ(reply_subject(""), "");
}

TEST(MailSubject, CO9_a_forward_says_fwd_once) {
  EXPECT_EQ(forward_subject("Order 4711"), "Fwd: Order 4711");
  EXPECT_EQ(forward_subject("WG: Order 4711"), "WG: Order 4711");
  EXPECT_EQ(forward_subject("Re: Order"), "Fwd: Re: Order");
  EXPECT_EQ(forward_subject(""), "Fwd:");
}

}  // namespace
}  // namespace harken
