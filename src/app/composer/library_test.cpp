// SPDX-License-Identifier: AGPL-3.0-or-later
#include "app/composer/library.hpp"

#include <gtest/gtest.h>

#include "app/admin/deletions.hpp"
#include "app/conversation/reply.hpp"
#include "app/conversation/transitions.hpp"
#include "app/testing/desk.hpp"

namespace harken::app {
namespace {

class LibraryTest : public ::testing::Test {
 protected:
  Result<LibraryItem> add(const Actor& actor, std::string file, std::string folder = "") {
    const AddLibraryItem command{std::move(file), "Price list.png", std::move(folder)};
    return desk_.attempt<LibraryItem>(
        [&](Tx& tx) { return add_library_item(tx, desk_.env, actor, command); });
  }
  bool is_used(const std::string& hash) {
    return desk_.value<bool>([&](Tx& tx) { return tx.files().is_hash_used(hash); });
  }
  void collect() {
    desk_.value<std::vector<File>>(
        [&](Tx& tx) { return tx.files().take_orphans(desk_.clock.time.plus_seconds(1), 100); });
  }

  testing::Desk desk_;
};

TEST_F(LibraryTest, SupervisorsKeepItFromTheirOwnUploads) {
  const auto own = desk_.upload(nullptr, desk_.mira.user_id);
  EXPECT_EQ(testing::code_of(add(desk_.ana, desk_.upload(nullptr, desk_.ana.user_id))),
            "forbidden");
  EXPECT_EQ(testing::field_of(add(desk_.mira, desk_.upload(nullptr, desk_.ben.user_id))),
            "file_id");
  EXPECT_EQ(testing::field_of(add(desk_.mira, std::string(32, '0'))), "file_id");
  EXPECT_EQ(testing::field_of(add(desk_.mira, own, std::string(61, 'x'))), "folder");
  const auto item = add(desk_.mira, own, " Prices ");
  ASSERT_TRUE(item);
  EXPECT_EQ(item->folder, "Prices");
  EXPECT_EQ(item->type, "image/png");
  EXPECT_EQ(desk_.last_event().type, "library_item.updated");
}

TEST_F(LibraryTest, CO6_AnAnswerCarriesTheSameBytesAndEverybodyMayTakeThem) {
  const auto item = add(desk_.mira, desk_.upload(nullptr, desk_.mira.user_id));
  const auto id = desk_.open(desk_.arrive()).id;
  desk_.value<Conversation>([&](Tx& tx) { return accept(tx, desk_.env, desk_.ana, id); });
  const auto file = desk_.value<File>(
      [&](Tx& tx) { return take_from_library(tx, desk_.env, desk_.ana, item->id); });
  EXPECT_EQ(file.hash, item->hash);
  EXPECT_EQ(file.name, "Price list.png");
  const Reply command{desk_.ana, id, "answer-1", "", {file.id}};
  EXPECT_TRUE(desk_.attempt<Replied>([&](Tx& tx) { return reply(tx, desk_.env, command); }));
}

TEST_F(LibraryTest, AD5_TheBytesStayAsLongAsTheItemCanComeBackAndGoWithIt) {
  const auto item = add(desk_.mira, desk_.upload(nullptr, desk_.mira.user_id));
  collect();
  EXPECT_TRUE(is_used(item->hash)) << "the upload is gone, the item has them";
  const auto remove = [&](Tx& tx) {
    return delete_library_item(tx, desk_.env, desk_.mira, item->id);
  };
  const auto deletion = desk_.value<Deletion>(remove);
  collect();
  EXPECT_TRUE(run_write(*desk_.database, [&](Tx& tx) {
    return restore_deletion(tx, desk_.env, desk_.mira, deletion.id);
  }));
  EXPECT_EQ(
      desk_.value<File>([&](Tx& tx) { return get_library_file(tx, desk_.ana, item->id); }).hash,
      item->hash);
  desk_.value<Deletion>(remove);
  desk_.clock.time = desk_.clock.time.plus_seconds(kRestoreSeconds);
  desk_.value<bool>([&](Tx& tx) { return purge_deletions(tx, desk_.env); });
  EXPECT_TRUE(is_used(item->hash)) << "until housekeeping sees to uploads that nobody sends";
  collect();
  EXPECT_FALSE(is_used(item->hash));
}

TEST_F(LibraryTest, NothingOfAnotherWorkspaceAndOnlyTheNewestVersion) {
  const auto item = add(desk_.mira, desk_.upload(nullptr, desk_.mira.user_id));
  auto stranger = desk_.admin;
  stranger.workspace_id = WorkspaceId(99);
  EXPECT_EQ(testing::code_of(desk_.attempt<File>(
                [&](Tx& tx) { return get_library_file(tx, stranger, item->id); })),
            "not_found");
  EXPECT_EQ(testing::code_of(desk_.attempt<File>(
                [&](Tx& tx) { return take_from_library(tx, desk_.env, stranger, item->id); })),
            "not_found");
  const EditLibraryItem command{item->id, 7, "Other", {}};
  EXPECT_EQ(testing::code_of(desk_.attempt<LibraryItem>(
                [&](Tx& tx) { return update_library_item(tx, desk_.env, desk_.mira, command); })),
            "version_conflict");
}

}  // namespace
}  // namespace harken::app
