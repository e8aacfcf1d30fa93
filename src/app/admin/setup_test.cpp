// SPDX-License-Identifier: AGPL-3.0-or-later
#include "app/admin/setup.hpp"

#include <gtest/gtest.h>

#include "adapters/sql/open_database.hpp"
#include "app/testing/env.hpp"

namespace harken::app {
namespace {

class SetupTest : public ::testing::Test {
 protected:
  Result<SetupDone> try_it(const app::Setup& command) {
    Result<SetupDone> outcome = fail(Errc::internal, "internal");
    const auto status = run_write(*database_, [&](Tx& tx) -> Status {
      outcome = set_up(tx, env_, command);
      return outcome ? Status() : std::unexpected(outcome.error());
    });
    EXPECT_EQ(outcome.has_value(), status.has_value());
    return outcome;
  }
  bool is_needed() {
    bool result = false;
    EXPECT_TRUE(run_read(*database_, [&](Tx& tx) -> Status {
      ASSIGN_OR_RETURN(result, is_setup_needed(tx));
      return {};
    }));
    return result;
  }

  testing::Folder folder_;
  testing::StillClock clock_;
  testing::CountingIds ids_;
  testing::CountingRandom random_;
  testing::PresenceSet presence_;
  testing::FewTimeZones time_zones_;
  Env env_{clock_, random_, ids_, presence_, time_zones_};
  std::unique_ptr<Database> database_ =
      sql::open_database(
          {.url = "sqlite:" + (folder_ / "desk.db"), .clock = clock_, .fsync = false})
          .value();
};

TEST_F(SetupTest, MakesAnAdminADepartmentAndAWebsiteOnce) {
  EXPECT_TRUE(is_needed());
  const auto done = try_it({" Shop ", "Ada", "Ada@Shop.test", "hash", ""});
  ASSERT_TRUE(done);
  EXPECT_EQ(done->workspace.name, "Shop");
  EXPECT_EQ(done->admin.role, Role::admin);
  EXPECT_EQ(done->admin.email, "ada@shop.test");
  EXPECT_EQ(done->admin.department_ids, std::vector{done->department.id});
  EXPECT_EQ(done->channel.department_id, done->department.id);
  EXPECT_GE(done->channel.key.size(), 20U);
  EXPECT_FALSE(is_needed());
  const auto again = try_it({"Shop", "Eve", "eve@shop.test", "hash", ""});
  ASSERT_FALSE(again);
  EXPECT_STREQ(again.error().code, "setup_done");
}

TEST_F(SetupTest, ARefusalLeavesNothingBehind) {
  for (const auto& command : {app::Setup{"", "Ada", "ada@shop.test", "hash", ""},
                              app::Setup{"Shop", " ", "ada@shop.test", "hash", "en"},
                              app::Setup{"Shop", "Ada", "nobody", "hash", ""}}) {
    const auto refused = try_it(command);
    ASSERT_FALSE(refused);
    EXPECT_EQ(refused.error().kind, Errc::invalid);
    EXPECT_TRUE(is_needed());
  }
}

TEST_F(SetupTest, ASampleConversationWaitsToBeAcceptedInTheLanguageOfWhoSetsUp) {
  const auto done = try_it({"Shop", "Ada", "ada@shop.test", "hash", "ru-RU"});
  ASSERT_TRUE(done);
  ASSERT_TRUE(run_read(*database_, [&](Tx& tx) -> Status {
    ConversationQuery query;
    query.view = View::fresh;
    ASSIGN_OR_RETURN(const auto found, tx.conversations().list(actor_of(done->admin), query));
    EXPECT_EQ(found.size(), 1U);
    EXPECT_EQ(found.at(0).contact_name, "Пример клиента");
    ASSIGN_OR_RETURN(const auto messages, tx.messages().list(found.at(0).id, MessageId{}, 50));
    EXPECT_EQ(messages.size(), 5U);
    EXPECT_TRUE(messages.back().text.starts_with("Здравствуйте! Я пример разговора."));
    ASSIGN_OR_RETURN(const auto notes, tx.notes().list_of_conversation(found.at(0).id, 50));
    EXPECT_EQ(notes.size(), 1U);
    return {};
  }));
}

}  // namespace
}  // namespace harken::app
