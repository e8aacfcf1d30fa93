// SPDX-License-Identifier: AGPL-3.0-or-later
#include "app/admin/authenticate.hpp"

#include <gtest/gtest.h>

#include "app/admin/sessions.hpp"
#include "app/testing/desk.hpp"

namespace harken::app {
namespace {

constexpr std::int64_t kDay = 86'400;

class AuthenticateTest : public ::testing::Test {
 protected:
  NewSession sign_in(const Actor& actor) {
    return desk_.value<NewSession>(
        [&](Tx& tx) { return create_session(tx, desk_.env, actor.workspace_id, actor.user_id); });
  }
  Result<Authenticated> ask(const Credentials& credentials) {
    return desk_.attempt<Authenticated>(
        [&](Tx& tx) { return authenticate(tx, desk_.env, credentials); });
  }
  Result<Authenticated> read(const NewSession& session) {
    return ask({session.token, {}, {}, false});
  }
  Result<Authenticated> write(const NewSession& session, std::string csrf) {
    return ask({session.token, {}, std::move(csrf), true});
  }
  NewToken make_token_for(const Actor& actor) {
    return desk_.value<NewToken>(
        [&](Tx& tx) { return create_token(tx, desk_.env, actor, "robot"); });
  }
  void pass(std::int64_t seconds) { desk_.clock.time = desk_.clock.time.plus_seconds(seconds); }

  testing::Desk desk_;
};

TEST_F(AuthenticateTest, NobodyIsNobody) {
  EXPECT_EQ(testing::code_of(ask({})), "unauthenticated");
  EXPECT_EQ(testing::code_of(ask({Secret("guess"), {}, {}, false})), "unauthenticated");
  EXPECT_EQ(testing::code_of(ask({{}, Secret("guess"), {}, false})), "unauthenticated");
}

TEST_F(AuthenticateTest, A64_EverySignInHasItsOwnTokenAndOnlyItsHashIsStored) {
  const auto first = sign_in(desk_.ana);
  const auto second = sign_in(desk_.ana);
  EXPECT_NE(first.token.reveal(), second.token.reveal());
  EXPECT_NE(first.csrf_token, second.csrf_token);
  EXPECT_GE(first.token.reveal().size(), 43U);
  EXPECT_EQ(read(first)->actor.user_id, desk_.ana.user_id);
  const auto stored = Secret(hash_token(first.token.reveal()));
  EXPECT_EQ(testing::code_of(ask({stored, {}, {}, false})), "unauthenticated");
}

TEST_F(AuthenticateTest, A72_AWriteByCookieNeedsTheTokenOfItsOwnSession) {
  const auto own = sign_in(desk_.ana);
  const auto other = sign_in(desk_.ana);
  EXPECT_TRUE(read(own));
  EXPECT_TRUE(write(own, own.csrf_token));
  for (const auto& wrong : {std::string(), other.csrf_token, own.csrf_token + "x",
                            own.csrf_token.substr(1), own.token.reveal()})
    EXPECT_EQ(testing::code_of(write(own, wrong)), "csrf") << wrong;
}

TEST_F(AuthenticateTest, A65_ASessionEndsWhenIdleAndEachWriteKeepsItAlive) {
  const auto idle = sign_in(desk_.ana);
  const auto busy = sign_in(desk_.ana);
  pass(14 * kDay);
  EXPECT_TRUE(read(idle));
  EXPECT_TRUE(write(busy, busy.csrf_token));
  pass(1);
  EXPECT_EQ(testing::code_of(read(idle)), "unauthenticated");
  pass(13 * kDay);
  EXPECT_TRUE(read(busy));
}

TEST_F(AuthenticateTest, A65_NoSessionOutlivesNinetyDays) {
  const auto session = sign_in(desk_.ana);
  for (int day = 0; day < 90; day += 10) {
    EXPECT_TRUE(write(session, session.csrf_token)) << day;
    pass(10 * kDay);
  }
  EXPECT_TRUE(read(session));
  pass(1);
  EXPECT_EQ(testing::code_of(read(session)), "unauthenticated");
}

TEST_F(AuthenticateTest, ATokenWorksUntilItIsRevokedAndOnlyByItsOwner) {
  const auto token = make_token_for(desk_.ana);
  const Credentials credentials{{}, token.token, {}, true};
  EXPECT_EQ(ask(credentials)->actor.user_id, desk_.ana.user_id);
  const auto revoke = [&](const Actor& actor) {
    return run_write(*desk_.database,
                     [&](Tx& tx) { return revoke_token(tx, desk_.env, actor, token.row.id); });
  };
  EXPECT_EQ(testing::code_of(revoke(desk_.ben)), "not_found");
  EXPECT_TRUE(ask(credentials));
  EXPECT_TRUE(revoke(desk_.ana));
  EXPECT_EQ(testing::code_of(ask(credentials)), "unauthenticated");
}

TEST_F(AuthenticateTest, A64_ANewPasswordEndsEveryOtherSessionAndRenewsThisOne) {
  const auto here = sign_in(desk_.ana);
  const auto there = sign_in(desk_.ana);
  const auto bens = sign_in(desk_.ben);
  const auto kept = read(here)->session_id;
  const auto token = desk_.value<Secret>(
      [&](Tx& tx) { return change_password(tx, desk_.env, desk_.ana, kept, "new hash"); });
  EXPECT_FALSE(read(here)) << "the token from before names nobody any more";
  EXPECT_FALSE(read(there));
  const auto renewed = ask({token, {}, {}, false});
  ASSERT_TRUE(renewed);
  EXPECT_EQ(renewed->session_id, kept);
  EXPECT_NE(renewed->csrf_token, here.csrf_token);
  EXPECT_TRUE(read(bens));
}

TEST(HashToken, IsSha256InHex) {
  EXPECT_EQ(hash_token("abc"), "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
}

}  // namespace
}  // namespace harken::app
