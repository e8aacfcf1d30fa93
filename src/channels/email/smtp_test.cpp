// SPDX-License-Identifier: AGPL-3.0-or-later
#include "channels/email/smtp.hpp"

#include <gtest/gtest.h>

#include <algorithm>

#include "channels/email/testing/fake_smtp.hpp"

namespace harken::email {
namespace {

MailServer server_at(int port) {
  MailServer server;
  server.host = "127.0.0.1";
  server.port = port;
  server.security = Security::none;
  server.user = "help";
  server.password = Secret("secret");
  return server;
}

const std::string kMail = "Subject: Hi\r\n\r\n.one\r\n..two\r\n.\r\nthree\r\n";

SendResult send_with(const FakeSmtpScript& script) {
  FakeServer server([&](FakeClient& client) { serve_smtp(client, script); });
  return send_mail(server_at(server.port()), "help@desk.test", {"ana@b.test"}, kMail);
}

TEST(EmailSmtp, SendsToAllAndA8_NoLineOfItEndsIt) {
  FakeServer server([](FakeClient& client) { serve_smtp(client, {}); });
  const auto result =
      send_mail(server_at(server.port()), "help@desk.test", {"ana@b.test", "ben@b.test"}, kMail);
  ASSERT_TRUE(result) << result.error().detail;
  EXPECT_EQ(server.count_heard("EHLO desk.test"), 1U);
  EXPECT_EQ(server.count_heard("MAIL FROM:<help@desk.test>"), 1U);
  EXPECT_EQ(server.count_heard("RCPT TO:<"), 2U);
  const auto heard = server.heard();
  const auto start = std::ranges::find(heard, "Subject: Hi");
  ASSERT_NE(start, heard.end());
  const std::vector<std::string> body(start, start + 7);
  EXPECT_EQ(body,
            (std::vector<std::string>{"Subject: Hi", "", "..one", "...two", "..", "three", "."}));
}

TEST(EmailSmtp, F31_TheServersWordsDecide) {
  const auto problem = [](const FakeSmtpScript& script) {
    const auto result = send_with(script);
    return result ? std::string("sent")
                  : std::to_string(static_cast<int>(result.error().problem)) + " " +
                        result.error().detail;
  };
  const auto is = [](SendProblem problem, std::string_view words) {
    return std::to_string(static_cast<int>(problem)) + " " + std::string(words);
  };
  EXPECT_EQ(problem({.rcpt = "550 5.1.1 no such user"}),
            is(SendProblem::refused, "550 5.1.1 no such user"));
  EXPECT_EQ(problem({.mail = "553 5.1.8 not your address"}),
            is(SendProblem::refused, "553 5.1.8 not your address"));
  EXPECT_EQ(problem({.end = "554 5.7.1 spam"}), is(SendProblem::refused, "554 5.7.1 spam"));
  EXPECT_EQ(problem({.data = "554 no recipients"}), is(SendProblem::refused, "554 no recipients"));
  EXPECT_EQ(problem({.rcpt = "450 4.2.0 greylisted"}),
            is(SendProblem::later, "450 4.2.0 greylisted"));
  EXPECT_EQ(problem({.end = "452 4.3.1 disk full"}), is(SendProblem::later, "452 4.3.1 disk full"));
  EXPECT_EQ(problem({.greeting = "421 too busy"}), is(SendProblem::later, "421 too busy"));
}

TEST(EmailSmtp, F31_ARefusedPasswordPausesTheChannel) {
  const auto result = send_with({.auth = "535 5.7.8 wrong password"});
  ASSERT_FALSE(result);
  EXPECT_EQ(result.error().problem, SendProblem::paused);
  EXPECT_EQ(result.error().code, "authentication_failed");
  EXPECT_EQ(result.error().detail, "535 5.7.8 wrong password");
  const auto busy = send_with({.auth = "454 4.7.0 try again"});
  ASSERT_FALSE(busy);
  EXPECT_EQ(busy.error().problem, SendProblem::later);
  const auto unsigned_in = send_with({.mail = "530 5.7.0 sign in first"});
  ASSERT_FALSE(unsigned_in);
  EXPECT_EQ(unsigned_in.error().problem, SendProblem::paused);
}

TEST(EmailSmtp, F4_LostAfterTheMailIsUncertainAndBeforeItIsNot) {
  const auto problem = [](const FakeSmtpScript& script) {
    const auto result = send_with(script);
    EXPECT_FALSE(result);
    return result ? SendProblem::gone : result.error().problem;
  };
  EXPECT_EQ(problem({.end = ""}), SendProblem::uncertain);
  EXPECT_EQ(problem({.data = ""}), SendProblem::later);
  EXPECT_EQ(problem({.rcpt = ""}), SendProblem::later);
  EXPECT_EQ(problem({.mail = ""}), SendProblem::later);
  EXPECT_EQ(problem({.auth = ""}), SendProblem::later);
  EXPECT_EQ(problem({.greeting = ""}), SendProblem::later);
}

TEST(EmailSmtp, NobodyThereIsForLater) {
  int port = 0;
  {
    port = FakeServer([](FakeClient&) {}).port();
  }
  const auto result = send_mail(server_at(port), "help@desk.test", {"ana@b.test"}, kMail);
  ASSERT_FALSE(result);
  EXPECT_EQ(result.error().problem, SendProblem::later);
  EXPECT_EQ(result.error().code, "connect_failed");
}

TEST(EmailSmtp, StartTlsIsNotGivenUp) {
  FakeServer server([](FakeClient& client) { serve_smtp(client, {}); });
  auto target = server_at(server.port());
  target.security = Security::starttls;
  const auto result = send_mail(target, "help@desk.test", {"ana@b.test"}, kMail);
  ASSERT_FALSE(result);
  EXPECT_EQ(result.error().problem, SendProblem::paused);
  EXPECT_EQ(result.error().code, "tls_missing");
  EXPECT_EQ(server.count_heard("AUTH"), 0U) << "no password without TLS";
}

TEST(EmailSmtp, ATokenSignsInInsteadOfAPassword) {
  FakeServer server([](FakeClient& client) { serve_smtp(client, {}); });
  auto target = server_at(server.port());
  target.oauth_token = Secret("ya29.token");
  EXPECT_TRUE(send_mail(target, "help@desk.test", {"ana@b.test"}, kMail));
  EXPECT_EQ(server.count_heard("AUTH OAUTHBEARER") + server.count_heard("AUTH XOAUTH2"), 1U);
}

TEST(EmailSmtp, CheckSignsInAndSendsNothing) {
  FakeServer server([](FakeClient& client) { serve_smtp(client, {}); });
  EXPECT_TRUE(check_smtp(server_at(server.port()), "help@desk.test"));
  EXPECT_EQ(server.count_heard("AUTH"), 1U);
  EXPECT_EQ(server.count_heard("MAIL"), 0U);
  FakeServer strict([](FakeClient& client) { serve_smtp(client, {.auth = "535 no"}); });
  const auto refused = check_smtp(server_at(strict.port()), "help@desk.test");
  ASSERT_FALSE(refused);
  EXPECT_STREQ(refused.error().code, "authentication_failed");
  EXPECT_EQ(refused.error().detail, "535 no");
}

}  // namespace
}  // namespace harken::email
