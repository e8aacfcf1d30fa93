// SPDX-License-Identifier: AGPL-3.0-or-later
// The driver of mailboxes beside servers that say what a test wants.
#pragma once

#include <gtest/gtest.h>

#include <memory>
#include <string>
#include <vector>

#include "channels/email/email.hpp"
#include "channels/email/testing/fake_imap.hpp"
#include "channels/email/testing/fake_smtp.hpp"
#include "channels/email/testing/testing.hpp"

namespace harken::email {

class FixedClock : public Clock {
 public:
  Timestamp now() override { return {1'795'500'000'000'000}; }  // 2026-11-24
};

// Gives access tokens: token-1, token-2, …
class FakeHttp : public HttpClient {
 public:
  Result<HttpAnswer> send(const HttpRequest&) override {
    if (is_signed_out) return HttpAnswer{400, R"({"error":"invalid_grant"})", {}};
    const auto number = std::to_string(++asked);
    return HttpAnswer{
        200,
        R"({"access_token":"token-)" + number + R"(","refresh_token":"refresh-)" + number + "\"}",
        {}};
  }
  int asked = 0;
  bool is_signed_out = false;
};

inline std::string settings_for(int imap, int smtp, const std::string& more = "") {
  const auto server = [](int port) {
    return R"({"host":"127.0.0.1","port":)" + std::to_string(port) +
           R"(,"security":"none","user":"help"})";
  };
  return R"({"address":"help@desk.test","name":"Help Desk","imap":)" + server(imap) +
         R"(,"smtp":)" + server(smtp) + more + "}";
}

inline EmailOptions options_here() {
  EmailOptions options;
  options.egress = this_machine();
  return options;
}

inline Connection connection_for(const std::string& settings) {
  Connection connection;
  connection.channel_id = ChannelId(11);
  connection.settings = settings;
  connection.secrets["imap_password"] = Secret("secret");
  return connection;
}

class EmailDriverTest : public ::testing::Test {
 protected:
  EmailDriverTest() : smtp_([this](FakeClient& client) { serve_smtp(client, script_); }) {
    auto options = options_here();
    options.limits.mails = 3;
    options.limits.pause = options.limits.idle = std::chrono::milliseconds(1);
    driver_ = std::make_unique<EmailDriver>(http_, clock_, options);
  }

  Connection connection() { return connection_for(settings_for(imap_.port(), smtp_.port())); }
  Polled poll(const std::string& cursor) {
    auto polled = driver_->poll(connection(), cursor, {});
    EXPECT_TRUE(polled) << (polled ? "" : polled.error().detail);
    return polled.value_or(Polled{});
  }
  std::vector<std::string> ids(const Polled& polled) {
    std::vector<std::string> result;
    for (const auto& each : polled.items) result.push_back(each.external_id);
    return result;
  }

  FixedClock clock_;
  FakeHttp http_;
  FakeSmtpScript script_;
  FakeImap imap_;
  FakeServer smtp_;
  std::unique_ptr<EmailDriver> driver_;
};

using Ids = std::vector<std::string>;

inline Outbound outbound() {
  Outbound message;
  message.recipient = "ana@b.test";
  message.message.text = "Hello Ana";
  message.message.created_at = {1'795'500'000'000'000};
  message.idempotency_key = "delivery-5";
  message.reply_to = "q1@b.test";
  return message;
}

struct Tools {
  std::vector<std::string> noted;
  SendTools tools{[](const File& file) -> Result<std::string> { return "bytes of " + file.name; },
                  [this](const std::vector<std::string>& ids) -> Status {
                    noted.insert(noted.end(), ids.begin(), ids.end());
                    return {};
                  }};
};

}  // namespace harken::email
