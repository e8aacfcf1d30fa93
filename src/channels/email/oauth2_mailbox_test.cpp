// SPDX-License-Identifier: AGPL-3.0-or-later
#include "channels/email/testing/driver_test.hpp"

namespace harken::email {
namespace {

class OAuth2MailboxTest : public EmailDriverTest {
 protected:
  Connection oauth2() {
    auto connection = connection_for(settings_for(
        imap_.port(), smtp_.port(),
        R"(,"oauth2":{"token_url":"https://login.test/token","client_id":"id","scope":"mail"})"));
    connection.secrets = {{"oauth_refresh_token", Secret("refresh-0")}};
    connection.replace_secret = [this](const char*, const Secret& before, const Secret& after) {
      replaced_.push_back(before.reveal() + " " + after.reveal());
      heard_before_ = imap_.server().count_heard("AUTHENTICATE");
      return Status{};
    };
    return connection;
  }

  Ids replaced_;
  std::size_t heard_before_ = 99;
};

TEST_F(OAuth2MailboxTest, TheNewRefreshTokenIsStoredBeforeTheAccessTokenIsUsed) {
  const auto checked = driver_->check(oauth2());
  ASSERT_TRUE(checked) << checked.error().detail;
  EXPECT_TRUE(checked->ends_with(
      R"("oauth2":{"token_url":"https://login.test/token","client_id":"id","scope":"mail"}})"))
      << *checked;
  EXPECT_EQ(replaced_, (Ids{"refresh-0 refresh-1"}));
  EXPECT_EQ(heard_before_, 0U);
  EXPECT_EQ(imap_.server().count_heard("AUTHENTICATE"), 1U);
}

TEST_F(OAuth2MailboxTest, ATokenThatIsRefusedIsRenewedOnce) {
  ASSERT_TRUE(driver_->check(oauth2()));
  Tools tools;
  script_.auth = "535 5.7.8 not this one";
  const auto sent = driver_->send(oauth2(), outbound(), tools.tools);
  ASSERT_FALSE(sent);
  EXPECT_EQ(sent.error().code, "authentication_failed");
  EXPECT_EQ(sent.error().problem, SendProblem::paused);
  EXPECT_EQ(http_.asked, 2) << "a new one that is refused, too, is no reason for a third";
  const auto checked = driver_->check(oauth2());
  ASSERT_FALSE(checked);
  EXPECT_EQ(checked.error().field, "settings.smtp.user");
}

TEST_F(OAuth2MailboxTest, WhoHasToSignInAgainIsToldSo) {
  http_.is_signed_out = true;
  const auto polled = driver_->poll(oauth2(), "", {});
  ASSERT_FALSE(polled);
  EXPECT_STREQ(polled.error().code, "sign_in_again");
  Tools tools;
  const auto sent = driver_->send(oauth2(), outbound(), tools.tools);
  ASSERT_FALSE(sent);
  EXPECT_EQ(sent.error().code, "sign_in_again");
  EXPECT_EQ(sent.error().problem, SendProblem::paused);
  EXPECT_EQ(imap_.server().count_heard("AUTHENTICATE") + smtp_.heard().size(), 0U);
}

TEST_F(OAuth2MailboxTest, ItsSettingsAreCheckedAndItsSecretsAreForItsEndpoint) {
  auto missing = oauth2();
  missing.secrets.clear();
  EXPECT_EQ(driver_->check(missing).error().field, "secrets.oauth_refresh_token");
  const auto with = [&](const std::string& part, const std::string& other) {
    auto changed = oauth2();
    changed.settings.replace(changed.settings.find(part), part.size(), other);
    return changed;
  };
  EXPECT_EQ(driver_->check(with("https", "http")).error().field, "settings.oauth2.token_url");
  EXPECT_EQ(driver_->check(with("\"id\"", "\"\"")).error().field, "settings.oauth2.client_id");
  EXPECT_STREQ(driver_->check(with("\"scope\"", "\"oops\"")).error().code, "unknown_field");
  const auto destination = [&](const Connection& each) {
    return driver_->destination(each.settings);
  };
  EXPECT_EQ(destination(oauth2()), destination(with("\"mail\"", "\"other\"")));
  EXPECT_NE(destination(oauth2()), destination(with("login.test", "evil.test")));
}

}  // namespace
}  // namespace harken::email
