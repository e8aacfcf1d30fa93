// SPDX-License-Identifier: AGPL-3.0-or-later
// Customers whom a website vouches for.
#include <fmt/format.h>
#include <gtest/gtest.h>

#include "app/admin/identity_secrets.hpp"
#include "app/testing/desk.hpp"
#include "app/testing/signing.hpp"

namespace harken::app {
namespace {

class IdentifyTest : public ::testing::Test {
 protected:
  IdentifyTest() { rotate(); }

  void rotate() {
    secret_ = desk_
                  .value<IdentitySecrets>([&](Tx& tx) {
                    return rotate_identity_secret(tx, desk_.env, desk_.admin, desk_.channel.id);
                  })
                  .current.reveal();
  }
  std::string token_of(std::string_view subject, std::string_view more = "") {
    const auto now = desk_.clock.now().micros / 1'000'000;
    const auto claims = fmt::format(R"({{"sub":"{}","aud":"{}","iat":{},"exp":{}{}}})", subject,
                                    desk_.channel.key, now, now + 600, more);
    return testing::sign(claims, secret_);
  }
  Result<StartedVisit> come(std::string token, const Secret& so_far = {}) {
    const StartVisit command{desk_.channel.key, "claimed", "claimed@evil.test", {}, {},
                             std::move(token),  so_far};
    return desk_.attempt<StartedVisit>([&](Tx& tx) { return start_visit(tx, desk_.env, command); });
  }
  testing::Visitor visitor_of(const StartedVisit& visit) {
    return {visit.token, desk_.value<VisitorSession>([&](Tx& tx) {
              return authenticate_visitor(tx, desk_.env, desk_.channel.key, visit.token);
            })};
  }

  testing::Desk desk_;
  std::string secret_;
};

TEST_F(IdentifyTest, CH5_TheSameCustomerIsTheSameContactInEveryBrowser) {
  const auto first = come(token_of("u-1", R"(,"name":"Nora","email":"nora@shop.test")"));
  const auto second = come(token_of("u-1"));
  const auto other = come(token_of("u-2"));
  ASSERT_TRUE(first && second && other);
  EXPECT_EQ(first->contact.name, "Nora") << "what the form claims counts for nothing";
  EXPECT_EQ(first->contact.email, "nora@shop.test");
  EXPECT_EQ(second->contact.id, first->contact.id);
  EXPECT_NE(other->contact.id, first->contact.id);
  EXPECT_NE(second->token.reveal(), first->token.reveal());
  EXPECT_EQ(visitor_of(*second).session.identity_id, visitor_of(*first).session.identity_id);
}

TEST_F(IdentifyTest, WhoSignsInInTheMiddleKeepsTheConversation) {
  const auto unnamed = desk_.arrive();
  const auto conversation = desk_.open(unnamed);
  const auto named = come(token_of("u-1", R"(,"email":"nora@shop.test")"), unnamed.token);
  ASSERT_TRUE(named);
  EXPECT_EQ(named->contact.id, conversation.contact_id);
  EXPECT_EQ(named->contact.name, "Nora") << "what was known stays";
  EXPECT_EQ(named->contact.email, "nora@shop.test");
  EXPECT_EQ(desk_.last_event().type, "contact.updated");
  const auto received = desk_.write(visitor_of(*named), "Still me", "client-1");
  EXPECT_EQ(received.value().message.conversation_id, conversation.id);
}

TEST_F(IdentifyTest, A43_WhoSignsInNextInTheSameBrowserIsSomebodyElse) {
  const auto first = come(token_of("u-1"));
  const auto conversation = desk_.open(visitor_of(*first));
  const auto next = come(token_of("u-2"), first->token);
  ASSERT_TRUE(next);
  EXPECT_NE(next->contact.id, first->contact.id);
  EXPECT_NE(desk_.open(visitor_of(*next)).id, conversation.id);
}

TEST_F(IdentifyTest, A40_ABadTokenMakesNobody) {
  const auto before = desk_.count_events();
  const auto refused = come(token_of("u-1") + "x");
  EXPECT_EQ(testing::code_of(refused), "bad_identity_token");
  EXPECT_EQ(desk_.count_events(), before);
  const auto old = token_of("u-1");
  rotate();
  EXPECT_TRUE(come(old)) << "signed with the secret before";
  desk_.value<IdentitySecrets>(
      [&](Tx& tx) { return end_secret_before(tx, desk_.env, desk_.admin, desk_.channel.id); });
  EXPECT_EQ(testing::code_of(come(old)), "bad_identity_token");
  EXPECT_TRUE(come(token_of("u-1")));
}

TEST_F(IdentifyTest, A40_OnlyAdminsSeeTheSecretsAndNoEventHoldsThem) {
  for (const auto& actor : {desk_.ana, desk_.mira}) {
    EXPECT_EQ(testing::code_of(desk_.attempt<IdentitySecrets>(
                  [&](Tx& tx) { return get_identity_secrets(tx, actor, desk_.channel.id); })),
              "forbidden");
    EXPECT_EQ(testing::code_of(desk_.attempt<IdentitySecrets>([&](Tx& tx) {
                return rotate_identity_secret(tx, desk_.env, actor, desk_.channel.id);
              })),
              "forbidden");
  }
  for (const auto& event : desk_.events_after(0))
    EXPECT_EQ(event.data.find(secret_), std::string::npos);
}

}  // namespace
}  // namespace harken::app
