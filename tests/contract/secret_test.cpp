// SPDX-License-Identifier: AGPL-3.0-or-later
// The secrets of channels: sealed in the table, and what becomes of those from before and of a lost
// key.
#include "adapters/sql/mapping.hpp"
#include "contract/samples.hpp"
#include "ports/connections.hpp"

namespace harken::test {
namespace {

class SecretTest : public DeskTest {
 protected:
  void set(std::string_view name, const std::string& text) {
    write([&](Tx& tx) { return tx.connections().set_secret(channel_.id, name, Secret(text)); });
  }
  // Nothing: they cannot be read.
  std::optional<Secrets> secrets() {
    std::optional<Secrets> found;
    (void)run_read(*database_, [&](Tx& tx) -> Status {
      ASSIGN_OR_RETURN(found, tx.connections().secrets(channel_.id));
      return {};
    });
    return found;
  }
  std::string token() {
    const auto found = secrets();
    return found && found->contains("token") ? found->at("token").reveal() : "none";
  }
  // What lies in the table itself; the database is closed meanwhile.
  std::vector<std::string> stored() {
    database_.reset();
    auto all = in_table();
    reopen_with(box_);
    return all;
  }
  void reopen_with(std::shared_ptr<const sql::SecretBox> box) {
    box_ = std::move(box);
    auto changed = options();
    changed.secrets = box_;
    reopen(changed);
  }
  Status seal() {
    return run_write(*database_, [](Tx& tx) { return tx.connections().seal_secrets(); });
  }

 private:
  std::vector<std::string> in_table() {
    const auto driver = value_of(sql::make_driver(options()));
    const auto session = value_of(driver->connect_reader());
    std::vector<std::string> all;
    const sql::RowSink sink = [&](const sql::Row& row) { all.emplace_back(row.text(0)); };
    EXPECT_TRUE(sql::query(*session, "SELECT value FROM connection_secret ORDER BY name", sink));
    return all;
  }

  std::shared_ptr<const sql::SecretBox> box_ = secrets_;
};

TEST_P(SecretTest, CH9_A75_TheyLieSealed) {
  set("token", "hunter22");
  EXPECT_EQ(token(), "hunter22");
  const auto all = stored();
  ASSERT_EQ(all.size(), 1U);
  EXPECT_TRUE(sql::is_sealed(all[0]));
  EXPECT_FALSE(all[0].contains("hunter22"));
}

TEST_P(SecretTest, CH7_ARefreshTokenIsReplacedOnlyWhileItIsTheSame) {
  set("token", "first");
  const auto replace = [&](const char* before, const char* after) {
    write([&](Tx& tx) {
      return tx.connections().replace_secret(channel_.id, "token", Secret(before), Secret(after));
    });
    return token();
  };
  EXPECT_EQ(replace("another", "wrong"), "first");
  EXPECT_EQ(replace("first", "second"), "second");
  EXPECT_TRUE(sql::is_sealed(stored().at(0)));
}

TEST_P(SecretTest, CH9_A75_ThoseFromBeforeAreReadAndThenSealed) {
  reopen_with(nullptr);
  set("token", kNasty);
  EXPECT_EQ(stored(), std::vector<std::string>{kNasty});
  reopen_with(secrets_);
  EXPECT_EQ(token(), kNasty);
  expect_ok(seal());
  EXPECT_TRUE(sql::is_sealed(stored().at(0)));
  EXPECT_EQ(token(), kNasty);
}

TEST_P(SecretTest, A75_ThoseOfALostKeyAreRefusedUntilTheyAreForgotten) {
  set("token", "hunter22");
  reopen_with(std::make_shared<const sql::SecretBox>(sql::SecretKey{9}));
  EXPECT_FALSE(secrets());
  EXPECT_FALSE(seal());
  set("hook_secret", "readable");
  write([](Tx& tx) { return tx.connections().forget_unreadable_secrets(); });
  expect_ok(seal());
  ASSERT_TRUE(secrets());
  EXPECT_EQ(secrets()->size(), 1U);
  EXPECT_EQ(secrets()->at("hook_secret").reveal(), "readable");
}

HARKEN_ON_BOTH(SecretTest);

}  // namespace
}  // namespace harken::test
