// SPDX-License-Identifier: AGPL-3.0-or-later
// A page of a list costs what it shows, however much waits.
#include "adapters/sql/conversation_rows.hpp"
#include "adapters/sql/mapping.hpp"
#include "contract/samples.hpp"

namespace harken::test {
namespace {

constexpr int kOfEach = 1'000;
constexpr int kShown = 10;
// PostgreSQL plans a statement for its values five times, and then perhaps for any.
constexpr int kTimes = 8;

class ListWalkTest : public DeskTest {
 protected:
  void SetUp() override {
    DeskTest::SetUp();
    if (HasFatalFailure()) return;
    const User agents[] = {make_user(Role::agent, {}), make_user(Role::agent, {})};
    write([&](Tx& tx) -> Status {
      for (const User& agent : agents) RETURN_IF_ERROR(tx.users().insert(agent, ""));
      for (int i = 0; i < kOfEach; ++i) {
        RETURN_IF_ERROR(add(tx, i, {}, Lifecycle::active));
        RETURN_IF_ERROR(add(tx, i, agents[i % 2].id, Lifecycle::active));
        RETURN_IF_ERROR(add(tx, i, agents[i % 2].id, Lifecycle::solved));
      }
      return {};
    });
    database_.reset();
    driver_ = value_of(sql::make_driver(options()));
    session_ = value_of(driver_->connect_writer());
    expect_ok(session_->run_script("ANALYZE"));
  }

  Status add(Tx& tx, int minutes, UserId holder, Lifecycle lifecycle) {
    auto made = make_conversation();
    made.holder_id = holder;
    made.lifecycle = lifecycle;
    made.last_activity_at = Timestamp{1'000 + minutes * std::int64_t(60'000'000)};
    return tx.conversations().insert(made);
  }

  std::int64_t rows_read() {
    return value_of(
        sql::get_number(*session_,
                        "SELECT seq_tup_read + idx_tup_fetch "
                        "FROM pg_stat_xact_user_tables WHERE relname = 'conversation'"));
  }

  std::unique_ptr<sql::Driver> driver_;
  std::unique_ptr<sql::SqlSession> session_;
};

TEST_P(ListWalkTest, APageReadsLittleMoreThanItShows) {
  if (GetParam() == Engine::sqlite) GTEST_SKIP() << "SQLite does not say what it has read";
  const Actor admin = actor_of(make_user(Role::admin, {}));
  sql::ConversationRows conversations(*session_);
  for (const View view : {View::fresh, View::unassigned, View::team, View::solved, View::all})
    for (int i = 0; i < kTimes; ++i) {
      expect_ok(session_->begin(sql::Begin::read));
      const auto before = rows_read();
      const auto page = value_of(conversations.list(admin, {.view = view, .limit = kShown}));
      EXPECT_EQ(std::ssize(page), kShown);
      EXPECT_LT(rows_read() - before, 10 * kShown) << "view " << int(view) << ", time " << i;
      expect_ok(session_->commit());
    }
}

HARKEN_ON_BOTH(ListWalkTest);

}  // namespace
}  // namespace harken::test
