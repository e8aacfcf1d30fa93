// SPDX-License-Identifier: AGPL-3.0-or-later
#include "jobs/housekeeping.hpp"

#include <gtest/gtest.h>

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
    removed.emplace_back(hash);
    return {};
  }
  std::vector<std::string> removed;
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

}  // namespace
}  // namespace harken::jobs
