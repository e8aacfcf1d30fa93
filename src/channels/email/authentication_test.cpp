// SPDX-License-Identifier: AGPL-3.0-or-later
#include "channels/email/authentication.hpp"

#include <gtest/gtest.h>

#include "channels/email/read_mail.hpp"
#include "channels/email/testing/testing.hpp"

namespace harken::email {
namespace {

// "server/dmarc/domain", or "none" where it is no header of this kind.
std::string said(std::string_view header) {
  const auto results = parse_authentication_results(header);
  if (!results) return "none";
  return results->server + "/" + results->dmarc + "/" + results->dmarc_from;
}

TEST(EmailAuthentication, A7_TheGrammarOfRfc8601) {
  EXPECT_EQ(said("mx.desk.test; dmarc=pass header.from=shop.test"), "mx.desk.test/pass/shop.test");
  EXPECT_EQ(said(" MX.desk.test 1 ; DMARC = Pass Header.From=Shop.TEST ;"),
            "mx.desk.test/pass/shop.test");
  EXPECT_EQ(said("\"mx.desk.test\" (us) 1 (version); dmarc/1=fail (p=none; dmarc=pass)\r\n"
                 "\theader . from = \"shop.test\" policy.p=none"),
            "mx.desk.test/fail/shop.test");
  EXPECT_EQ(said("mx.test; spf=pass smtp.mailfrom=a@b.test; dkim=pass header.d=x.test; "
                 "dkim=fail reason=\"bad; dmarc=pass\" header.d=y.test; dmarc=none"),
            "mx.test/none/");
  EXPECT_EQ(
      said("mx.test; dmarc=pass action=none header.from=a@shop.test;compauth=pass reason=100"),
      "mx.test/pass/shop.test");
  EXPECT_EQ(said("mx.test; none"), "mx.test//");
  EXPECT_EQ(said("mx.test"), "mx.test//");
}

TEST(EmailAuthentication, A7_WhatIsNoSuchHeaderSaysNothing) {
  EXPECT_EQ(said(""), "none");
  EXPECT_EQ(said("; dmarc=pass header.from=a.test"), "none");
  EXPECT_EQ(said("spf=pass (no server) smtp.mailfrom=a.test; dmarc=pass header.from=a.test"),
            "none");
  EXPECT_EQ(said("mx.test 2; dmarc=pass header.from=a.test"), "none") << "a version to come";
  EXPECT_EQ(said("mx.test dmarc=pass"), "none");
  EXPECT_EQ(said("mx.test; (dmarc=pass header.from=a.test"), "mx.test//")
      << "a comment without end";
}

TEST(EmailAuthentication, A7_WordsOfTheSenderInsideAreNoResults) {
  EXPECT_EQ(said("mx.test; spf=fail smtp.mailfrom=\"a; dmarc=pass header.from=v.test\"@e.test; "
                 "dmarc=fail header.from=v.test"),
            "mx.test/fail/v.test");
  EXPECT_EQ(said("mx.test; spf=fail (x \\) ; dmarc=pass header.from=v.test (y) ); dmarc=fail"),
            "mx.test/fail/");
  EXPECT_EQ(said("mx.test; dmarc=pass header.from=v.test; dmarc=fail header.from=v.test"),
            "mx.test/fail/v.test")
      << "who contradicts itself is not believed";
  EXPECT_EQ(said("mx.test; xdmarc=pass header.from=v.test; dmarc"), "mx.test//");
}

SenderCheck check_of(const std::string& headers, std::string_view trusted = "mx.desk.test") {
  const auto read = read_mail(headers + "To: help@desk.test\r\nSubject: x\r\n\r\nx\r\n");
  EXPECT_TRUE(read);
  return read ? check_sender(read->mail, trusted) : SenderCheck::unchecked;
}

const std::string kKai = "From: Kai <kai@shop.test>\r\n";
const std::string kPass =
    "Authentication-Results: mx.desk.test; dmarc=pass header.from=shop.test\r\n";
const std::string kFail =
    "Authentication-Results: mx.desk.test; dmarc=fail header.from=shop.test\r\n";
const std::string kHop = "Received: from somewhere by mx.desk.test; now\r\n";

TEST(EmailAuthentication, A1_VerifiedIsAPassForWhoeverWrote) {
  EXPECT_EQ(check_of(kPass + kKai), SenderCheck::verified);
  EXPECT_EQ(check_of(kFail + kKai), SenderCheck::failed);
  EXPECT_EQ(check_of(kKai), SenderCheck::unknown);
  EXPECT_EQ(check_of(kPass + kKai, ""), SenderCheck::unchecked);
  EXPECT_EQ(
      check_of("Authentication-Results: mx.desk.test; dmarc=none header.from=shop.test\r\n" + kKai),
      SenderCheck::unknown);
  EXPECT_EQ(check_of("Authentication-Results: mx.desk.test; dmarc=pass\r\n" + kKai),
            SenderCheck::unknown);
  EXPECT_EQ(check_of(kPass + "From: eve@evil.test\r\n"), SenderCheck::failed) << "not aligned";
  EXPECT_EQ(check_of(kPass + kKai + "From: eve@shop.test\r\n"), SenderCheck::failed)
      << "two authors";
  EXPECT_EQ(check_of(kPass + "From: kai@shop.test, eve@shop.test\r\n"), SenderCheck::failed);
}

TEST(EmailAuthentication, A7_OnlyTheOwnServersWordCountsAndOnlyAboveTheLastHop) {
  const std::string forged =
      "Authentication-Results: evil.test; dmarc=pass header.from=shop.test\r\n";
  EXPECT_EQ(check_of(forged + kKai), SenderCheck::unknown) << "of another server";
  EXPECT_EQ(check_of(kFail + kHop + kPass + kKai), SenderCheck::failed) << "sent along";
  EXPECT_EQ(check_of("Authentication-Results: mx.desk.test; spf=pass\r\n" + kHop + kPass + kKai),
            SenderCheck::unknown)
      << "the own server has not said it";
  EXPECT_EQ(check_of(kHop + kHop + kPass + kHop + kFail + kKai), SenderCheck::verified)
      << "handed on inside";
  EXPECT_EQ(check_of("Authentication-Results: mx.desk.test; spf=pass\r\n" + kPass + kHop + kKai),
            SenderCheck::verified)
      << "each method in a header of its own";
  EXPECT_EQ(check_of(kPass + kFail + kHop + kKai), SenderCheck::verified) << "the newest counts";
  EXPECT_EQ(check_of(forged + kPass + kHop + kKai), SenderCheck::verified);
}

TEST(EmailAuthentication, AServerWithManyNamesIsTrustedByItsDomain) {
  EXPECT_TRUE(is_trusted("dmarc.icloud.test", "*.icloud.test"));
  EXPECT_FALSE(is_trusted("icloud.test", "*.icloud.test"));
  EXPECT_FALSE(is_trusted("evilicloud.test", "*.icloud.test"));
  EXPECT_FALSE(is_trusted("mx.test", "*."));
  EXPECT_FALSE(is_trusted("", ""));
  EXPECT_TRUE(is_trusted("mx.test", "MX.test"));
}

TEST(EmailAuthentication, A26_ALongHeaderTakesTimeInProportion) {
  const auto nested = [](int n) { return "mx.test; " + std::string(n, '(') + std::string(n, ';'); };
  const double once = seconds_of([&] { said(nested(25'000)); });
  const double four_times = seconds_of([&] { said(nested(100'000)); });
  EXPECT_LT(four_times, once * 9 + 0.01);
}

}  // namespace
}  // namespace harken::email
