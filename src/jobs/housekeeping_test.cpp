// SPDX-License-Identifier: AGPL-3.0-or-later
#include "jobs/housekeeping.hpp"

#include <gtest/gtest.h>

#include <set>

#include "app/admin/deletions.hpp"
#include "app/composer/library.hpp"
#include "app/testing/desk.hpp"
#include "ports/deletions.hpp"

namespace harken::jobs {
namespace {

class Blobs : public BlobStore {
 public:
  Status put(std::string_view, std::string_view) override { return {}; }
  Result<std::string> get(std::string_view) override { return std::string(); }
  Status remove(std::string_view hash) override {
    if (removed.size() == room) return fail(Errc::unavailable, "unavailable", "away");
    removed.emplace_back(hash);
    on_remove();
    return {};
  }
  std::function<void()> on_remove = [] {};
  std::vector<std::string> removed;
  std::size_t room = 100;  // and then it is away
};

TEST(HousekeepingTest, AD5_WhatWasDeletedThirtyDaysAgoGoesWithItsBytes) {
  app::testing::Desk desk;
  Blobs blobs;
  const auto upload = desk.upload(nullptr, desk.mira.user_id);
  const auto item = desk.value<LibraryItem>([&](Tx& tx) {
    return app::add_library_item(tx, desk.env, desk.mira, {upload, "Price list.png", {}});
  });
  const auto deletion = desk.value<Deletion>(
      [&](Tx& tx) { return app::delete_library_item(tx, desk.env, desk.mira, item.id); });
  const auto is_kept = [&] {
    return desk
        .value<std::optional<Deletion>>(
            [&](Tx& tx) { return tx.deletions().find(desk.mira.workspace_id, deletion.id); })
        .has_value();
  };
  desk.clock.time = desk.clock.time.plus_seconds(kRestoreSeconds - 1);
  ASSERT_TRUE(keep_house(*desk.database, blobs, desk.env, {}));
  EXPECT_TRUE(is_kept()) << "a second before the end";
  EXPECT_TRUE(blobs.removed.empty());
  desk.clock.time = desk.clock.time.plus_seconds(1);
  ASSERT_TRUE(keep_house(*desk.database, blobs, desk.env, {}));
  EXPECT_FALSE(is_kept());
  desk.clock.time = desk.clock.time.plus_seconds(2 * 86'400);
  ASSERT_TRUE(keep_house(*desk.database, blobs, desk.env, {}));
  EXPECT_EQ(blobs.removed, std::vector{item.hash}) << "as an upload that nobody sent";
}

// Others write while a bucket is asked, and what is gone is not asked about again.
TEST(HousekeepingTest, F7_FilesThatNobodySentGoOutsideOfTransactionsAndARoundThatFailsGoesOn) {
  app::testing::Desk desk;
  Blobs blobs;
  for (const char letter : {'a', 'b', 'c'}) {
    const app::AddFile file{desk.mira.workspace_id,
                            desk.mira.user_id,
                            {},
                            "photo.png",
                            "image/png",
                            std::string(64, letter),
                            10};
    desk.value<File>([&](Tx& tx) { return app::add_file(tx, desk.env, file); });
  }
  desk.clock.time = desk.clock.time.plus_seconds(2 * 86'400);
  blobs.on_remove = [&] {
    desk.value<File>([&](Tx& tx) {
      return app::add_file(tx, desk.env,
                           {desk.mira.workspace_id,
                            desk.mira.user_id,
                            {},
                            "other.png",
                            "image/png",
                            std::string(64, 'd'),
                            10});
    });
  };
  blobs.room = 1;
  EXPECT_FALSE(keep_house(*desk.database, blobs, desk.env, {}));
  EXPECT_EQ(blobs.removed.size(), 1u);
  blobs.room = 100;
  ASSERT_TRUE(keep_house(*desk.database, blobs, desk.env, {}));
  EXPECT_EQ(std::set(blobs.removed.begin(), blobs.removed.end()).size(), 3u);
  EXPECT_EQ(blobs.removed.size(), 3u);
}

TEST(HousekeepingTest, F7_BytesThatAreBeingRemovedAreNotUsedUntilTheyAreGone) {
  app::testing::Desk desk;
  Blobs blobs;
  const app::AddFile file{desk.mira.workspace_id,
                          desk.mira.user_id,
                          {},
                          "photo.png",
                          "image/png",
                          std::string(64, 'a'),
                          10};
  const auto add = [&] {
    return desk.attempt<File>([&](Tx& tx) { return app::add_file(tx, desk.env, file); });
  };
  ASSERT_TRUE(add());
  desk.clock.time = desk.clock.time.plus_seconds(2 * 86'400);
  std::string meanwhile;
  blobs.on_remove = [&] { meanwhile = app::testing::code_of(add()); };
  ASSERT_TRUE(keep_house(*desk.database, blobs, desk.env, {}));
  EXPECT_EQ(meanwhile, "unavailable");
  EXPECT_TRUE(add());
  EXPECT_EQ(blobs.removed.size(), 1u);
}

}  // namespace
}  // namespace harken::jobs
