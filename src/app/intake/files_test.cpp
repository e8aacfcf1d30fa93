// SPDX-License-Identifier: AGPL-3.0-or-later
#include "app/intake/files.hpp"

#include <gtest/gtest.h>

#include <set>

#include "app/testing/desk.hpp"

namespace harken::app {
namespace {

class FileTest : public ::testing::Test {
 protected:
  Result<File> add(std::int64_t size) {
    const AddFile command{desk_.admin.workspace_id,
                          {},
                          nora_.session.identity_id,
                          "a.png",
                          "image/png",
                          "hash",
                          size};
    return desk_.attempt<File>([&](Tx& tx) { return add_file(tx, desk_.env, command); });
  }
  bool is_seen_by(const Actor& actor, const std::string& file) {
    return desk_.attempt<File>([&](Tx& tx) { return get_file_for(tx, actor, file); }).has_value();
  }
  bool is_seen_by(const testing::Visitor& visitor, const std::string& file) {
    const auto& session = visitor.session;
    return desk_.attempt<File>([&](Tx& tx) { return get_file_for_visitor(tx, session, file); })
        .has_value();
  }

  testing::Desk desk_;
  testing::Visitor nora_ = desk_.arrive();
  testing::Visitor omar_ = desk_.arrive();
};

TEST_F(FileTest, A22_IdsAreLongRandomAndAllDifferent) {
  std::set<std::string> ids;
  for (int i = 0; i < 10; ++i) ids.insert(desk_.upload(&nora_));
  EXPECT_EQ(ids.size(), 10U);
  for (const auto& id : ids) {
    EXPECT_EQ(id.size(), 32U);
    EXPECT_EQ(id.find_first_not_of("0123456789abcdef"), std::string::npos);
  }
}

TEST_F(FileTest, A22_AnUploadIsItsUploadersUntilItIsSent) {
  const auto file = desk_.upload(&nora_);
  EXPECT_TRUE(is_seen_by(nora_, file));
  EXPECT_FALSE(is_seen_by(omar_, file));
  EXPECT_FALSE(is_seen_by(desk_.admin, file));
  ASSERT_TRUE(desk_.write(nora_, "Look", "client-1", {file}));
  EXPECT_TRUE(is_seen_by(nora_, file));
  EXPECT_TRUE(is_seen_by(desk_.ana, file));
  EXPECT_TRUE(is_seen_by(desk_.admin, file));
  EXPECT_FALSE(is_seen_by(omar_, file));
  EXPECT_FALSE(is_seen_by(desk_.rob, file)) << "not his department's conversation";
}

TEST_F(FileTest, A22_AnUploadOfStaffReachesTheCustomerOnlyWithAMessage) {
  const auto file = desk_.upload(nullptr, desk_.ana.user_id);
  EXPECT_TRUE(is_seen_by(desk_.ana, file));
  EXPECT_FALSE(is_seen_by(desk_.ben, file));
  const auto id = desk_.open(nora_).id;
  EXPECT_FALSE(is_seen_by(nora_, file));
  ASSERT_TRUE(run_write(*desk_.database, [&](Tx& tx) { return tx.files().attach(file, id); }));
  EXPECT_TRUE(is_seen_by(nora_, file));
  EXPECT_FALSE(is_seen_by(omar_, file));
}

TEST_F(FileTest, A30_AVisitorUploadsOnlySoMuchADay) {
  for (std::int64_t left = kVisitorBytesPerDay; left > 0; left -= kMaxFileBytes)
    ASSERT_TRUE(add(kMaxFileBytes)) << left;
  const auto refused = add(1);
  ASSERT_FALSE(refused);
  EXPECT_EQ(refused.error().kind, Errc::limit);
  EXPECT_GT(refused.error().retry_after_seconds, 0);
  desk_.clock.time = desk_.clock.time.plus_seconds(86'401);
  EXPECT_TRUE(add(1));
}

}  // namespace
}  // namespace harken::app
