// SPDX-License-Identifier: AGPL-3.0-or-later
#include "app/intake/visitors.hpp"

#include <gtest/gtest.h>

#include "app/admin/structure.hpp"
#include "app/testing/desk.hpp"

namespace harken::app {
namespace {

class VisitTest : public ::testing::Test {
 protected:
  Result<StartedVisit> come(const StartVisit& command) {
    return desk_.attempt<StartedVisit>([&](Tx& tx) { return start_visit(tx, desk_.env, command); });
  }
  StartVisit visit(std::string name = {}, std::string email = {}) {
    return {desk_.channel.key, std::move(name), std::move(email), {}, {}};
  }
  Identity identity_of(const Secret& token) {
    return desk_
        .value<std::optional<Identity>>([&](Tx& tx) -> Found<Identity> {
          ASSIGN_OR_RETURN(const auto session,
                           authenticate_visitor(tx, desk_.env, desk_.channel.key, token));
          return tx.identities().find(session.identity_id);
        })
        .value();
  }
  void configure(const WidgetSettings& settings) {
    const UpdateChannel command{desk_.channel.id, desk_.channel.version++, {}, {}, settings};
    desk_.value<Channel>(
        [&](Tx& tx) { return update_channel(tx, desk_.env, desk_.admin, command); });
  }

  testing::Desk desk_;
};

TEST_F(VisitTest, EveryVisitorIsSomebodyNewWhateverTheyClaim) {
  const auto first = come(visit("Nora", "Nora@Shop.test"));
  const auto second = come(visit("Nora", "nora@shop.test"));
  ASSERT_TRUE(first && second);
  EXPECT_EQ(first->contact.email, "nora@shop.test");
  EXPECT_NE(first->contact.id, second->contact.id);
  EXPECT_EQ(second->contact.number, first->contact.number + 1);
  EXPECT_NE(first->token.reveal(), second->token.reveal());
}

TEST_F(VisitTest, AsksForWhatTheSiteAsksFor) {
  WidgetSettings settings;
  settings.ask_name = settings.ask_email = Ask::required;
  configure(settings);
  EXPECT_EQ(testing::field_of(come(visit("", "nora@shop.test"))), "name");
  EXPECT_EQ(testing::field_of(come(visit("  ", "nora@shop.test"))), "name");
  EXPECT_EQ(testing::field_of(come(visit("Nora", ""))), "email");
  EXPECT_EQ(testing::field_of(come(visit("Nora", "nobody"))), "email");
  EXPECT_EQ(testing::field_of(come(visit("No\nra", "nora@shop.test"))), "name");
  EXPECT_TRUE(come(visit("Nora", "nora@shop.test")));
}

TEST_F(VisitTest, OnlyTheDepartmentsOnOfferCanBeChosen) {
  auto command = visit("Nora");
  command.department_id = desk_.repairs.id;
  EXPECT_EQ(testing::field_of(come(command)), "department_id");
  WidgetSettings settings;
  settings.department_ids = {desk_.repairs.id};
  configure(settings);
  const auto started = come(command);
  ASSERT_TRUE(started);
  const auto session = desk_.value<VisitorSession>([&](Tx& tx) {
    return authenticate_visitor(tx, desk_.env, desk_.channel.key, started->token);
  });
  EXPECT_EQ(desk_.open({started->token, session}).department_id, desk_.repairs.id);
}

TEST_F(VisitTest, OddPagesAreDroppedAndTheVisitorIsNot) {
  auto command = visit("Nora");
  command.visit = {"192.0.2.7", "Firefox 131 on Windows", "https://shop.test/\n",
                   std::string(301, 'x'), "ru"};
  const auto started = come(command);
  ASSERT_TRUE(started);
  const auto seen = identity_of(started->token).visit;
  EXPECT_EQ(seen.ip, "192.0.2.7");
  EXPECT_EQ(seen.page_url, "");
  EXPECT_EQ(seen.page_title, "");
  EXPECT_EQ(seen.language, "ru");
}

TEST_F(VisitTest, WhoeverHasNoKeyIsNotLetIn) {
  auto command = visit("Nora");
  command.channel_key = "nobody";
  EXPECT_EQ(testing::code_of(come(command)), "not_found");
  const auto started = come(visit("Nora"));
  const auto try_with = [&](std::string key, const Secret& token) {
    return desk_.attempt<VisitorSession>(
        [&](Tx& tx) { return authenticate_visitor(tx, desk_.env, key, token); });
  };
  EXPECT_TRUE(try_with(desk_.channel.key, started->token));
  EXPECT_EQ(testing::code_of(try_with("nobody", started->token)), "unauthenticated");
  EXPECT_EQ(testing::code_of(try_with(desk_.channel.key, Secret())), "unauthenticated");
  EXPECT_EQ(
      testing::code_of(try_with(desk_.channel.key, Secret(hash_token(started->token.reveal())))),
      "unauthenticated");
}

TEST(DescribeBrowser, NamesBrowserAndSystem) {
  const std::pair<const char*, const char*> cases[] = {
      {"Mozilla/5.0 (Windows NT 10.0; Win64; x64; rv:131.0) Gecko/20100101 Firefox/131.0",
       "Firefox 131 on Windows"},
      {"Mozilla/5.0 (Windows NT 10.0) AppleWebKit/537.36 Chrome/130.0 Safari/537.36 Edg/130.0",
       "Edge 130 on Windows"},
      {"Mozilla/5.0 (Linux; Android 14) AppleWebKit/537.36 Chrome/130.0 Mobile Safari/537.36",
       "Chrome 130 on Android"},
      {"Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) Version/18.0 Safari/604.1",
       "Safari 18 on iPhone"},
      {"Mozilla/5.0 (X11; Linux x86_64) unknown", "Linux"},
      {"curl/8.5", ""},
      {"", ""}};
  for (const auto& [agent, name] : cases) EXPECT_EQ(describe_browser(agent), name);
}

}  // namespace
}  // namespace harken::app
