// SPDX-License-Identifier: AGPL-3.0-or-later
#include "channels/email/access_tokens.hpp"

#include <gtest/gtest.h>

#include <atomic>
#include <thread>

namespace harken::email {
namespace {

class SetClock : public Clock {
 public:
  Timestamp now() override { return {micros}; }
  void pass(std::int64_t seconds) { micros += seconds * 1'000'000; }
  std::atomic<std::int64_t> micros = 1'795'500'000'000'000;
};

// Good once each: r1, then r2, …, with the access tokens a1, a2, ….
class Endpoint : public HttpClient {
 public:
  Result<HttpAnswer> send(const HttpRequest& request) override {
    const int concurrent = ++busy_;
    most_at_once = std::max(most_at_once.load(), concurrent);
    std::this_thread::yield();
    --busy_;
    ++asked;
    if (is_down) return fail(Errc::unavailable, "timed_out", "timed out");
    if (status != 200) return HttpAnswer{status, R"({"error":"invalid_grant"})", {}};
    const auto expected = "refresh_token=r" + std::to_string(given + 1) + "&";
    if (!request.body.contains(expected))
      return HttpAnswer{400, R"({"error":"invalid_grant"})", {}};
    const auto number = std::to_string(++given);
    const auto next = std::to_string(given + 1);
    return HttpAnswer{200,
                      R"({"access_token":"a)" + number +
                          R"(","expires_in":3600,"refresh_token":"r)" + next + "\"}",
                      {}};
  }
  std::atomic<int> asked = 0;
  std::atomic<int> given = 0;
  std::atomic<int> most_at_once = 0;
  bool is_down = false;
  int status = 200;

 private:
  std::atomic<int> busy_ = 0;
};

class AccessTokensTest : public ::testing::Test {
 protected:
  OAuth2Client client(const std::string& refresh = "r1") {
    return {"https://login.test/token", "id", "mail", Secret("secret"), Secret(refresh), {}};
  }
  // Whoever reads the settings gets what was stored last.
  OAuth2Client stored() { return client(stored_); }
  TokenWish wish() {
    TokenWish wish;
    wish.replace = [this](const char* name, const Secret& before, const Secret& after) -> Status {
      if (!can_store_) return fail(Errc::unavailable, "unavailable", "no database");
      const std::lock_guard lock(mutex_);
      EXPECT_STREQ(name, "oauth_refresh_token");
      if (stored_ == before.reveal()) stored_ = after.reveal();
      return {};
    };
    return wish;
  }
  std::string get(const OAuth2Client& client, const TokenWish& wish) {
    const auto token = tokens_.get(client, wish);
    return token ? token->text.reveal() : std::string(token.error().code);
  }
  std::string get() { return get(stored(), wish()); }

  SetClock clock_;
  Endpoint endpoint_;
  AccessTokens tokens_{endpoint_, clock_};
  std::mutex mutex_;
  std::string stored_ = "r1";
  bool can_store_ = true;
};

TEST_F(AccessTokensTest, OneIsKeptUntilShortlyBeforeItsEnd) {
  EXPECT_EQ(get(), "a1");
  EXPECT_EQ(stored_, "r2") << "before anything is done with the token";
  clock_.pass(3'299);
  EXPECT_EQ(get(), "a1");
  clock_.pass(1);
  EXPECT_EQ(get(), "a2");
  EXPECT_EQ(stored_, "r3");
  EXPECT_EQ(endpoint_.asked, 2);
}

TEST_F(AccessTokensTest, WhoReadAnOlderRefreshTokenGetsWhatHasBecomeOfIt) {
  const auto before = stored();
  EXPECT_EQ(get(), "a1");
  clock_.pass(3'600);
  EXPECT_EQ(get(), "a2");
  EXPECT_EQ(get(before, wish()), "a2");
  EXPECT_EQ(endpoint_.asked, 2);
  EXPECT_EQ(stored_, "r3");
}

TEST_F(AccessTokensTest, WithoutAPlaceForTheNewRefreshTokenTheAccessTokenIsNotUsed) {
  can_store_ = false;
  EXPECT_EQ(get(), "unavailable");
  EXPECT_EQ(get(), "unavailable");
  EXPECT_EQ(endpoint_.asked, 1) << "it is not lost meanwhile";
  can_store_ = true;
  EXPECT_EQ(get(), "a1");
  EXPECT_EQ(stored_, "r2");
  EXPECT_EQ(endpoint_.asked, 1);
}

TEST_F(AccessTokensTest, ARefusedOneIsReplacedOnceForAllWhoHadIt) {
  EXPECT_EQ(get(), "a1");
  auto refused = wish();
  refused.refused = Secret("a1");
  EXPECT_EQ(get(stored(), refused), "a2");
  EXPECT_EQ(get(stored(), refused), "a2");
  EXPECT_EQ(endpoint_.asked, 2);
}

TEST_F(AccessTokensTest, OneRenewalAtATimeHoweverManyWait) {
  const auto before = stored();
  {
    std::vector<std::jthread> threads;
    for (int i = 0; i < 8; ++i) threads.emplace_back([&] { EXPECT_EQ(get(before, wish()), "a1"); });
  }
  EXPECT_EQ(endpoint_.asked, 1);
  EXPECT_EQ(endpoint_.most_at_once, 1);
}

TEST_F(AccessTokensTest, AnEndpointThatIsDownIsAskedNowAndThen) {
  endpoint_.is_down = true;
  EXPECT_EQ(get(), "oauth_unreachable");
  EXPECT_EQ(get(), "oauth_unreachable");
  EXPECT_EQ(endpoint_.asked, 1);
  clock_.pass(1);
  EXPECT_EQ(get(), "oauth_unreachable");
  clock_.pass(1);
  EXPECT_EQ(get(), "oauth_unreachable");
  EXPECT_EQ(endpoint_.asked, 2) << "two seconds the second time";
  auto urgent = wish();
  urgent.is_urgent = true;
  EXPECT_EQ(get(stored(), urgent), "oauth_unreachable");
  EXPECT_EQ(endpoint_.asked, 3) << "somebody waits";
  endpoint_.is_down = false;
  clock_.pass(60);
  EXPECT_EQ(get(), "a1");
}

TEST_F(AccessTokensTest, WhoSignsInAgainDoesNotWait) {
  endpoint_.status = 400;
  EXPECT_EQ(get(), "sign_in_again");
  EXPECT_EQ(get(), "sign_in_again");
  EXPECT_EQ(endpoint_.asked, 1);
  endpoint_.status = 200;
  endpoint_.given = 6;
  EXPECT_EQ(get(client("r7"), wish()), "a7");
}

// Two nodes, each with what it remembers, and one database.
class TwoNodesTest : public AccessTokensTest {
 protected:
  OAuth2Client read() {
    const std::lock_guard lock(mutex_);
    auto known = client(secrets_["oauth_refresh_token"].reveal());
    known.kept_token = secrets_[kAccessToken];
    return known;
  }
  TokenWish wish_of_node() {
    TokenWish wish;
    wish.replace = [this](const char* name, const Secret& before, const Secret& after) -> Status {
      const std::lock_guard lock(mutex_);
      if (secrets_[name].reveal() == before.reveal()) secrets_[name] = after;
      return {};
    };
    wish.take_turn = [this](const std::stop_token&) -> Result<SecretTurn> {
      turn_.lock();
      const std::lock_guard lock(mutex_);
      return SecretTurn(new Secrets(secrets_), [this](const Secrets* held) {
        delete held;
        turn_.unlock();
      });
    };
    return wish;
  }
  std::string get_at(AccessTokens& node, const OAuth2Client& client, Secret refused = {}) {
    auto wish = wish_of_node();
    wish.refused = std::move(refused);
    const auto token = node.get(client, wish);
    return token ? token->text.reveal() : std::string(token.error().code);
  }

  AccessTokens other_{endpoint_, clock_};
  std::mutex turn_;
  Secrets secrets_{{"oauth_refresh_token", Secret("r1")}};
};

TEST_F(TwoNodesTest, F20_WhatOneNodeHasGotTheOtherUses) {
  EXPECT_EQ(get_at(tokens_, read()), "a1");
  EXPECT_EQ(get_at(other_, read()), "a1");
  EXPECT_EQ(endpoint_.asked, 1);
  clock_.pass(3'600);
  EXPECT_EQ(get_at(other_, read()), "a2");
  EXPECT_EQ(get_at(tokens_, read()), "a2");
  EXPECT_EQ(endpoint_.asked, 2);
}

TEST_F(TwoNodesTest, F20_WhoReadTheSecretsBeforeTheOtherReplacedThemUsesNoTokenTwice) {
  const auto before = read();
  EXPECT_EQ(get_at(tokens_, before), "a1");
  EXPECT_EQ(get_at(other_, before), "a1");
  EXPECT_EQ(endpoint_.asked, 1);
  EXPECT_EQ(get_at(tokens_, read(), Secret("a1")), "a2");
  EXPECT_EQ(get_at(other_, before, Secret("a1")), "a2");
  EXPECT_EQ(endpoint_.asked, 2);
}

TEST_F(TwoNodesTest, F20_TwoNodesAtOnceRenewOnce) {
  const auto before = read();
  {
    std::vector<std::jthread> threads;
    for (int i = 0; i < 8; ++i)
      threads.emplace_back([&, i] { EXPECT_EQ(get_at(i % 2 ? tokens_ : other_, before), "a1"); });
  }
  EXPECT_EQ(endpoint_.asked, 1);
  EXPECT_EQ(secrets_["oauth_refresh_token"].reveal(), "r2");
}

TEST_F(TwoNodesTest, F20_WhoSignsInAgainIsNotHandedWhatBelongsToTheTokenBefore) {
  EXPECT_EQ(get_at(tokens_, read()), "a1");
  endpoint_.given = 6;
  secrets_["oauth_refresh_token"] = Secret("r7");
  EXPECT_EQ(get_at(other_, read()), "a7");
}

}  // namespace
}  // namespace harken::email
