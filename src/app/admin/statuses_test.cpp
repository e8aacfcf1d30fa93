// SPDX-License-Identifier: AGPL-3.0-or-later
#include "app/admin/statuses.hpp"

#include <gtest/gtest.h>

#include "app/testing/desk.hpp"

namespace harken::app {
namespace {

class StatusesTest : public ::testing::Test {
 protected:
  Result<AvailabilityStatus> create(std::string name, bool takes_work) {
    const EditStatus command{{}, 0, std::move(name), takes_work, {}};
    return desk_.attempt<AvailabilityStatus>(
        [&](Tx& tx) { return create_status(tx, desk_.env, desk_.admin, command); });
  }
  Result<AvailabilityStatus> update(EditStatus command) {
    return desk_.attempt<AvailabilityStatus>(
        [&](Tx& tx) { return update_status(tx, desk_.env, desk_.admin, command); });
  }
  Result<Deletion> remove(const Actor& actor, StatusId id) {
    return desk_.attempt<Deletion>([&](Tx& tx) { return delete_status(tx, desk_.env, actor, id); });
  }
  StatusId of(const Actor& actor) {
    return desk_
        .value<std::optional<User>>(
            [&](Tx& tx) { return tx.users().find(actor.workspace_id, actor.user_id); })
        ->status_id;
  }

  testing::Desk desk_;
};

TEST_F(StatusesTest, RT12_ADeskBeginsWithThreeAndEverybodyWithTheOneThatTakesWork) {
  const auto all = desk_.value<std::vector<AvailabilityStatus>>(
      [&](Tx& tx) { return tx.statuses().list(desk_.admin.workspace_id); });
  ASSERT_EQ(all.size(), 3U);
  EXPECT_EQ(all[0].name, "Available");
  EXPECT_TRUE(all[0].takes_work);
  EXPECT_FALSE(all[1].takes_work || all[2].takes_work);
  EXPECT_EQ(of(desk_.ana), all[0].id);
  EXPECT_EQ(of(desk_.admin), all[0].id);
}

TEST_F(StatusesTest, ANewOneStandsAtTheEndAndARenamedOneIsNoLongerTranslated) {
  const auto lunch = create(" Lunch ", false).value();
  EXPECT_EQ(lunch.name, "Lunch");
  EXPECT_EQ(lunch.position, 4);
  EXPECT_EQ(desk_.last_event().type, "status.updated");
  const auto away = desk_.status(StatusPreset::away);
  EXPECT_EQ(update({away, 1, "Away", {}, 9})->preset, StatusPreset::away) << "the same name";
  const auto renamed = update({away, 2, "At home", {}, {}}).value();
  EXPECT_EQ(renamed.preset, StatusPreset::own);
  EXPECT_EQ(renamed.position, 9);
  EXPECT_EQ(testing::code_of(update({away, 2, "Gone", {}, {}})), "version_conflict");
  EXPECT_EQ(testing::code_of(update({lunch.id, 1, "AT HOME", {}, {}})), "already_exists");
  EXPECT_EQ(testing::field_of(create("\n", true)), "name");
  EXPECT_EQ(testing::field_of(update({lunch.id, 1, {}, {}, 1001})), "position");
}

TEST_F(StatusesTest, OneThatTakesWorkAlwaysStays) {
  const auto available = desk_.status(StatusPreset::available);
  EXPECT_EQ(testing::code_of(remove(desk_.admin, available)), "last_status");
  EXPECT_EQ(testing::code_of(update({available, 1, {}, false, {}})), "last_status");
  ASSERT_TRUE(create("Also", true));
  EXPECT_TRUE(remove(desk_.admin, available));
}

TEST_F(StatusesTest, WhoHadADeletedOneGetsAnotherThatMeansTheSame) {
  const auto phone = create("On the phone", false).value();
  desk_.value<User>(
      [&](Tx& tx) { return set_status(tx, desk_.env, desk_.ana, desk_.ana.user_id, phone.id); });
  EXPECT_EQ(testing::code_of(remove(desk_.mira, phone.id)), "forbidden");
  ASSERT_TRUE(remove(desk_.admin, phone.id));
  EXPECT_EQ(of(desk_.ana), desk_.status(StatusPreset::busy));
  EXPECT_EQ(desk_.last_event().type, "status.deleted");
  EXPECT_EQ(testing::code_of(remove(desk_.admin, phone.id)), "not_found");
}

TEST_F(StatusesTest, AStatusIsSetByOneselfAndBySupervisorsOfTheDepartment) {
  const auto busy = desk_.status(StatusPreset::busy);
  const auto set = [&](const Actor& actor, const Actor& whose, StatusId status) {
    return testing::code_of(desk_.attempt<User>(
        [&](Tx& tx) { return set_status(tx, desk_.env, actor, whose.user_id, status); }));
  };
  EXPECT_EQ(set(desk_.ben, desk_.ana, busy), "forbidden");
  EXPECT_EQ(set(desk_.mira, desk_.rob, busy), "forbidden") << "of another department";
  EXPECT_EQ(set(desk_.mira, desk_.ana, StatusId(7)), "invalid");
  EXPECT_EQ(set(desk_.mira, desk_.ana, busy), "");
  EXPECT_EQ(of(desk_.ana), busy);
  EXPECT_TRUE(desk_.last_event().data.contains("Mira")) << "so that she learns who it was";
  EXPECT_EQ(set(desk_.admin, desk_.rob, busy), "");
}

}  // namespace
}  // namespace harken::app
