// SPDX-License-Identifier: AGPL-3.0-or-later
#include "channels/email/oauth2.hpp"

#include <gtest/gtest.h>

namespace harken::email {
namespace {

constexpr Timestamp kNow{1'795'500'000'000'000};

OAuth2Client client() {
  return {"https://login.test/token", "id+1", "mail offline_access", Secret("s&cret"),
          Secret("1//refresh"),       {}};
}

// The code and the field, or "(granted)".
std::string outcome(int status, const std::string& body) {
  const auto grant = read_grant({status, body, {}}, kNow);
  return grant ? "(granted)" : std::string(grant.error().code) + " " + grant.error().field;
}

std::int64_t seconds_used(const std::string& more) {
  const auto grant = read_grant({200, R"({"access_token":"a")" + more + "}", {}}, kNow);
  return grant ? (grant->use_until.micros - kNow.micros) / 1'000'000 : -1;
}

TEST(EmailOAuth2, RFC6749_6_AsksInAFormAndNamesTheClientInIt) {
  const auto request = renewal_request(client());
  EXPECT_EQ(request.method, "POST");
  EXPECT_EQ(request.url, "https://login.test/token");
  EXPECT_EQ(request.headers[0].second, "application/x-www-form-urlencoded");
  EXPECT_EQ(request.body,
            "grant_type=refresh_token&refresh_token=1%2F%2Frefresh&client_id=id%2B1"
            "&client_secret=s%26cret&scope=mail%20offline_access");
  auto open = client();
  open.client_secret = Secret();
  open.scope.clear();
  EXPECT_EQ(renewal_request(open).body,
            "grant_type=refresh_token&refresh_token=1%2F%2Frefresh&client_id=id%2B1");
}

TEST(EmailOAuth2, ATokenEndsForUsBeforeItsEnd) {
  EXPECT_EQ(seconds_used(R"(,"expires_in":3600)"), 3'300);
  EXPECT_EQ(seconds_used(R"(,"expires_in":"3600")"), 3'300) << "as some servers say it";
  EXPECT_EQ(seconds_used(R"(,"expires_in":100)"), 50) << "a short one, too, is used";
  EXPECT_EQ(seconds_used(R"(,"expires_in":0)"), 0);
  EXPECT_EQ(seconds_used(R"(,"expires_in":-7)"), 0);
  EXPECT_EQ(seconds_used(""), 3'300) << "nobody says";
  EXPECT_EQ(seconds_used(R"(,"expires_in":9223372036854775807)"), 30 * 86'400 - 300);
}

TEST(EmailOAuth2, ARefreshTokenMayComeWithIt) {
  const auto kept = read_grant({200, R"({"access_token":"a","token_type":"Bearer"})", {}}, kNow);
  ASSERT_TRUE(kept);
  EXPECT_EQ(kept->access_token.reveal(), "a");
  EXPECT_TRUE(kept->refresh_token.empty());
  const auto other = read_grant(
      {200, R"({"access_token":"a","token_type":"bearer","refresh_token":"r2"})", {}}, kNow);
  ASSERT_TRUE(other);
  EXPECT_EQ(other->refresh_token.reveal(), "r2");
}

TEST(EmailOAuth2, WhatIsNoTokenIsNotSentToAMailServer) {
  const auto refused = "oauth_refused settings.oauth2.token_url";
  for (const auto* body :
       {"", "<html>", "[]", "{}", R"({"access_token":""})", R"({"access_token":7})",
        R"({"access_token":"a\r\nQUIT"})", R"({"access_token":"a\u0001b"})",
        R"({"access_token":"a","token_type":"mac"})",
        R"({"access_token":"a","refresh_token":"r\n"})"})
    EXPECT_EQ(outcome(200, body), refused) << body;
}

TEST(EmailOAuth2, RefusalsSayWhatIsToBeMended) {
  const auto error = [](const std::string& code) { return R"({"error":")" + code + R"("})"; };
  const auto again = "sign_in_again secrets.oauth_refresh_token";
  EXPECT_EQ(outcome(400, error("invalid_grant")), again);
  EXPECT_EQ(outcome(400, error("interaction_required")), again);
  EXPECT_EQ(outcome(401, error("invalid_client")),
            "oauth_client_refused secrets.oauth_client_secret");
  EXPECT_EQ(outcome(400, error("invalid_scope")), "oauth_refused settings.oauth2.scope");
  EXPECT_EQ(outcome(400, error("invalid_request")), "oauth_refused settings.oauth2.token_url");
  EXPECT_EQ(outcome(404, "<html>"), "oauth_refused settings.oauth2.token_url");
  EXPECT_EQ(outcome(302, ""), "oauth_refused settings.oauth2.token_url");
  const auto later = "oauth_unreachable settings.oauth2.token_url";
  EXPECT_EQ(outcome(503, error("invalid_grant")), later) << "a fault says nothing of the token";
  EXPECT_EQ(outcome(429, ""), later);
  EXPECT_EQ(outcome(400, error("temporarily_unavailable")), later);
}

TEST(EmailOAuth2, AnErrorSaysTheProvidersWordsAndNoSecret) {
  const auto grant = read_grant(
      {400, R"({"error":"invalid_grant","error_description":"1//refresh\nis old"})", {}}, kNow);
  ASSERT_FALSE(grant);
  const auto words = without_secrets(grant.error().detail, client());
  EXPECT_EQ(words, "invalid_grant: … is old");
}

TEST(EmailOAuth2, SecretsGoToHttpsOnly) {
  const auto is_taken = [](const std::string& url) { return check_endpoint("f", url).has_value(); };
  EXPECT_TRUE(is_taken("https://login.test/a/token"));
  EXPECT_TRUE(is_taken("http://127.0.0.1:8080/token"));
  EXPECT_TRUE(is_taken("http://[::1]/token"));
  for (const auto* url :
       {"", "login.test", "http://login.test/", "http://127.0.0.1.evil.test/", "ftp://127.0.0.1/",
        "https://", "https://user@login.test/", "https://login.test/#x",
        "http://127.0.0.1@evil.test/", "https://login.test/ x"})
    EXPECT_FALSE(is_taken(url)) << url;
}

}  // namespace
}  // namespace harken::email
