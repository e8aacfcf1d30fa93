// SPDX-License-Identifier: AGPL-3.0-or-later
#include "channels/email/classify.hpp"

#include <gtest/gtest.h>

#include "channels/email/message_id.hpp"
#include "channels/email/parse.hpp"

namespace harken::email {
namespace {

const OwnMarks kOwn{"desk-1", "desk.test"};

InboundNature nature(const std::string& header) {
  return nature_of(
      parse_mail("From: Ana <ana@b.test>\n" + header + "\n\nHi").value_or(ParsedMail{}), kOwn);
}

TEST(EmailClassify, A10_PeopleAreToldFromMachines) {
  using enum InboundNature;
  EXPECT_EQ(nature("Subject: Hi"), personal);
  EXPECT_EQ(nature("Auto-Submitted: no"), personal);
  EXPECT_EQ(nature("X-Spam-Flag: YES"), personal) << "a flag is no proof";
  EXPECT_EQ(nature("Return-Path: <ana@b.test>"), personal);
  EXPECT_EQ(nature("Subject: Out of office"), personal) << "words of people are no proof either";
  for (const auto* header :
       {"Auto-Submitted: auto-replied", "Auto-Submitted: auto-generated; x=y", "Precedence: bulk",
        "Precedence: auto_reply", "X-Auto-Response-Suppress: All", "X-Autoreply: yes",
        "X-Autorespond: x", "Return-Path: <>",
        "Content-Type: multipart/report; report-type=disposition-notification; boundary=x"})
    EXPECT_EQ(nature(header), automatic) << header;
  for (const auto* header :
       {"List-Id: <x.lists.test>", "Precedence: list", "List-Post: <mailto:x@y>",
        "List-Unsubscribe: <mailto:x@y>\nPrecedence: bulk"})
    EXPECT_EQ(nature(header), list) << header;
}

TEST(EmailClassify, A10_OurOwnMailsAreKnown) {
  EXPECT_EQ(nature("X-Harken: desk-1"), InboundNature::own);
  EXPECT_EQ(nature("X-Harken: another"), InboundNature::personal) << "another desk's agent";
  const auto id = make_message_id("key", "desk.test");
  EXPECT_EQ(nature("Message-ID: <" + id + ">"), InboundNature::own);
  EXPECT_EQ(nature("Message-ID: <" + make_message_id("key", "other.test") + ">"),
            InboundNature::personal);
  EXPECT_EQ(nature("Message-ID: <hk.short@desk.test>"), InboundNature::personal);
  EXPECT_EQ(nature("Message-ID: <x@desk.test>"), InboundNature::personal) << "a colleague's";
}

std::string report(const std::string& action, const std::string& rest = "") {
  return "From: Mail System <MAILER-DAEMON@mx.test>\nReturn-Path: <>\n"
         "Content-Type: multipart/report; report-type=delivery-status; boundary=x\n\n"
         "--x\n\nYour mail could not be delivered.\n"
         "--x\nContent-Type: message/delivery-status\n\nReporting-MTA: dns; mx.test\n\n"
         "Final-Recipient: rfc822; ana@b.test\nAction: " +
         action + "\nStatus: 5.2.2\n" + rest +
         "\n--x\nContent-Type: text/rfc822-headers\n\nMessage-ID: <m1@desk.test>\n\n--x--\n";
}

TEST(EmailClassify, BouncesTellWhichMailAndWhy) {
  const auto mail = parse_mail(report("failed", "Diagnostic-Code: smtp; 552 mailbox full\n"));
  ASSERT_TRUE(mail);
  EXPECT_EQ(nature_of(*mail, kOwn), InboundNature::bounce);
  const auto bounce = bounce_of(*mail, mail->text);
  EXPECT_EQ(bounce.original_id, "m1@desk.test");
  EXPECT_EQ(bounce.recipient, "ana@b.test");
  EXPECT_EQ(bounce.status, "5.2.2");
  EXPECT_EQ(bounce.reason, "552 mailbox full");
  EXPECT_TRUE(bounce.is_final);
}

TEST(EmailClassify, DelaysAreNotFinalAndDeliveriesNoBounce) {
  const auto delayed = parse_mail(report("delayed"));
  ASSERT_TRUE(delayed);
  EXPECT_EQ(nature_of(*delayed, kOwn), InboundNature::bounce);
  EXPECT_FALSE(bounce_of(*delayed, delayed->text).is_final);
  EXPECT_EQ(bounce_of(*delayed, delayed->text).reason, "Your mail could not be delivered.");
  const auto delivered = parse_mail(report("delivered"));
  ASSERT_TRUE(delivered);
  EXPECT_EQ(nature_of(*delivered, kOwn), InboundNature::automatic);
}

TEST(EmailClassify, BouncesOfOldServersAreBouncesToo) {
  const auto mail = parse_mail(
      "From: MAILER-DAEMON@mx.test\nX-Failed-Recipients: ana@b.test\n"
      "In-Reply-To: <m1@desk.test>\n\nNo such user");
  ASSERT_TRUE(mail);
  EXPECT_EQ(nature_of(*mail, kOwn), InboundNature::bounce);
  const auto bounce = bounce_of(*mail, mail->text);
  EXPECT_EQ(bounce.recipient, "ana@b.test");
  EXPECT_EQ(bounce.original_id, "m1@desk.test");
  EXPECT_EQ(bounce.reason, "No such user");
}

}  // namespace
}  // namespace harken::email
