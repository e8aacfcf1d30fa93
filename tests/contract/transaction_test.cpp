// SPDX-License-Identifier: AGPL-3.0-or-later
// What a transaction promises: all or nothing, each unit for itself, one commit for many.
#include <future>
#include <latch>
#include <map>
#include <stdexcept>
#include <thread>

#include "contract/samples.hpp"

namespace harken::test {
namespace {

// Two dozen of it take longer than any COMMIT.
constexpr std::chrono::milliseconds kLongWork(20);

class TransactionTest : public DeskTest {
 protected:
  Work insert_workspace(std::int64_t id) {
    return [id](Tx& tx) { return tx.workspaces().insert({WorkspaceId(id), "w", Timestamp{1}}); };
  }
  std::size_t count_workspaces() {
    std::size_t count = 0;
    read([&](Tx& tx) -> Status {
      ASSIGN_OR_RETURN(const auto all, tx.workspaces().list());
      count = all.size();
      return {};
    });
    return count;
  }
  // Holds the writer until it is let go, so that what comes after is sure to queue.
  void hold_writer(std::shared_future<void> go, std::latch& held) {
    database_->write(
        [go, &held](Tx&) -> Status {
          if (!held.try_wait()) held.count_down();  // it may run again, apart from the others
          go.wait();
          return {};
        },
        [](const Status&) {});
  }
  // Queued while the writer is held. Comes back when all have been answered.
  void write_while_held(int units, const Work& work) {
    std::promise<void> go;
    std::latch held(1);
    hold_writer(go.get_future().share(), held);
    held.wait();
    std::latch done(units);
    for (int i = 0; i < units; ++i) {
      database_->write(work, [&](const Status& status) {
        expect_ok(status);
        done.count_down();
      });
    }
    go.set_value();
    done.wait();
  }
  Status append_event(Tx& tx) {
    tx.events().append(make_event("test"));
    return {};
  }
};

TEST_P(TransactionTest, ErrorRollsBack) {
  const Status outcome = run_write(*database_, [&](Tx& tx) -> Status {
    RETURN_IF_ERROR(insert_workspace(77)(tx));
    return fail(Errc::conflict, "already_accepted");
  });
  ASSERT_FALSE(outcome);
  EXPECT_STREQ(outcome.error().code, "already_accepted");
  EXPECT_EQ(count_workspaces(), 1U);
}

TEST_P(TransactionTest, ExceptionRollsBackAndIsAnInternalError) {
  const Status outcome = run_write(*database_, [&](Tx& tx) -> Status {
    RETURN_IF_ERROR(insert_workspace(77)(tx));
    throw std::runtime_error("bug");
  });
  ASSERT_FALSE(outcome);
  EXPECT_EQ(outcome.error().kind, Errc::internal);
  EXPECT_EQ(count_workspaces(), 1U);
  expect_ok(run_write(*database_, insert_workspace(78)));
}

TEST_P(TransactionTest, ReaderCannotWrite) {
  EXPECT_FALSE(run_read(*database_, insert_workspace(77)));
  EXPECT_EQ(count_workspaces(), 1U);
}

TEST_P(TransactionTest, FailingUnitTakesNoOtherOfItsBatch) {
  std::promise<void> go;
  std::latch held(1);
  hold_writer(go.get_future().share(), held);
  held.wait();
  std::latch done(4);
  std::map<int, bool> outcomes;
  const auto note = [&](int unit) {
    return [&, unit](const Status& status) {
      outcomes[unit] = status.has_value();
      done.count_down();
    };
  };
  database_->write(insert_workspace(71), note(1));
  database_->write(
      [&](Tx& tx) -> Status {
        RETURN_IF_ERROR(insert_workspace(72)(tx));
        return tx.workspaces().insert(
            {workspace_.id, "twice", Timestamp{1}});  // exists: an SQL error
      },
      note(2));
  database_->write(
      [&](Tx& tx) -> Status {
        RETURN_IF_ERROR(insert_workspace(73)(tx));
        throw std::runtime_error("bug");
      },
      note(3));
  database_->write(insert_workspace(74), note(4));
  go.set_value();
  done.wait();
  EXPECT_EQ(outcomes, (std::map<int, bool>{{1, true}, {2, false}, {3, false}, {4, true}}));
  EXPECT_EQ(count_workspaces(), 3U);
}

TEST_P(TransactionTest, SwallowedSqlErrorIsNoSuccess) {
  const Status outcome = run_write(*database_, [&](Tx& tx) -> Status {
    RETURN_IF_ERROR(insert_workspace(77)(tx));
    (void)tx.workspaces().insert({workspace_.id, "twice", Timestamp{1}});
    return {};
  });
  // SQLite undoes the one statement and goes on, PostgreSQL has given up the transaction; neither
  // may say "done" about something that is not there.
  EXPECT_EQ(count_workspaces(), outcome ? 2U : 1U);
}

TEST_P(TransactionTest, UnitsThatWaitShareOneCommitAndOneWake) {
  std::vector<Seq> wakes;
  reopen();
  database_->on_commit([&](std::span<const Event> events) { wakes.push_back(events.back().seq); });
  constexpr int kUnits = 100;
  write_while_held(kUnits, [this](Tx& tx) { return append_event(tx); });
  database_.reset();
  ASSERT_FALSE(wakes.empty());
  EXPECT_LT(wakes.size(), 20U);
  EXPECT_EQ(wakes.back(), kUnits);
}

// Else it would end with everybody in it, and the writer wait for the next until they are answered.
TEST_P(TransactionTest, ABatchThatIsWorthACommitLeavesThoseWhoComeMeanwhileToTheNext) {
  auto long_batches = options();
  long_batches.max_batch_time = std::chrono::seconds(60);
  reopen(long_batches);
  std::vector<std::size_t> commits;
  database_->on_commit([&](std::span<const Event> events) { commits.push_back(events.size()); });
  // What the last batch did took longer than its COMMIT, by far.
  write([this](Tx& tx) -> Status {
    const auto begun = std::chrono::steady_clock::now();
    while (std::chrono::steady_clock::now() - begun < kLongWork) {
    }
    return append_event(tx);
  });
  write_while_held(80, [this](Tx& tx) { return append_event(tx); });
  database_.reset();
  // 24 are worth one; the first of them has held the writer. Then those who wait.
  EXPECT_EQ(commits, (std::vector<std::size_t>{1, 23, 57}));
}

TEST_P(TransactionTest, FailedUnitWakesNobody) {
  std::vector<Seq> wakes;
  reopen();
  database_->on_commit([&](std::span<const Event> events) { wakes.push_back(events.back().seq); });
  EXPECT_FALSE(run_write(*database_, [&](Tx& tx) -> Status {
    tx.events().append(make_event("test"));
    return fail(Errc::conflict, "not_active");
  }));
  write([&](Tx& tx) -> Status {
    tx.events().append(make_event("test"));
    return {};
  });
  database_.reset();
  EXPECT_EQ(wakes, std::vector<Seq>{1});
}

TEST_P(TransactionTest, FullQueueAnswersUnavailableAtOnce) {
  auto small = options();
  small.queue_limit = 2;
  reopen(small);
  std::promise<void> go;
  std::latch held(1);
  hold_writer(go.get_future().share(), held);
  held.wait();
  std::atomic<int> accepted = 0;
  const auto count = [&](const Status& status) { accepted += status.has_value() ? 1 : 0; };
  database_->write(insert_workspace(71), count);
  database_->write(insert_workspace(72), count);
  EXPECT_EQ(database_->queued_writes(), 2U);
  const Status refused = run_write(*database_, insert_workspace(73));
  ASSERT_FALSE(refused);
  EXPECT_EQ(refused.error().kind, Errc::unavailable);
  EXPECT_GT(refused.error().retry_after_seconds, 0);
  go.set_value();
  database_.reset();
  EXPECT_EQ(accepted, 2);
}

TEST_P(TransactionTest, ReadSeesEveryWriteThatIsDone) {
  for (std::int64_t i = 0; i < 200; ++i) {
    expect_ok(run_write(*database_, insert_workspace(100 + i)));
    ASSERT_EQ(count_workspaces(), static_cast<std::size_t>(2 + i));
  }
}

TEST_P(TransactionTest, DescribesItselfAndIsHealthy) {
  EXPECT_TRUE(database_->is_healthy());
  const bool is_sqlite = GetParam() == Engine::sqlite;
  EXPECT_TRUE(database_->description().starts_with(is_sqlite ? "SQLite 3." : "PostgreSQL 1"));
}

HARKEN_ON_BOTH(TransactionTest);

}  // namespace
}  // namespace harken::test
