// SPDX-License-Identifier: AGPL-3.0-or-later
// Many threads at once: one row for one client_id, one winner, event numbers without gaps.
#include <algorithm>
#include <latch>
#include <thread>

#include "contract/samples.hpp"

namespace harken::test {
namespace {

constexpr int kThreads = 8;

class ConcurrencyTest : public DeskTest {
 protected:
  // In every thread `times` writes, each waited for.
  void race(int times, const std::function<Status(Tx&, int thread, int turn)>& work) {
    std::vector<std::jthread> threads;
    for (int thread = 0; thread < kThreads; ++thread) {
      threads.emplace_back([&, thread] {
        for (int turn = 0; turn < times; ++turn) {
          expect_ok(run_write(*database_, [&](Tx& tx) { return work(tx, thread, turn); }));
        }
      });
    }
  }
  void append(Tx& tx) { tx.events().append(make_event("test")); }
};

TEST_P(ConcurrencyTest, ClientIdMakesOneMessage) {
  const Conversation conversation = make_conversation();
  write([&](Tx& tx) { return tx.conversations().insert(conversation); });
  constexpr int kMessages = 40;
  // What the last run of a closure was told counts: it may have run before.
  bool is_new[kThreads][kMessages] = {};
  race(kMessages, [&](Tx& tx, int thread, int turn) -> Status {
    ASSIGN_OR_RETURN(is_new[thread][turn], tx.messages().insert(make_message(
                                               conversation, "same-" + std::to_string(turn))));
    return {};
  });
  for (int turn = 0; turn < kMessages; ++turn) {
    const auto inserted = std::ranges::count_if(is_new, [&](const auto& own) { return own[turn]; });
    EXPECT_EQ(inserted, 1) << turn;
  }
  EXPECT_EQ(number("SELECT count(*) FROM message"), kMessages);
}

TEST_P(ConcurrencyTest, EventNumbersHaveNoGapsAndAppearInOrder) {
  constexpr int kEvents = 50;
  std::atomic<bool> is_over = false;
  std::vector<Seq> seen;
  std::jthread reader([&] {
    while (!is_over || seen.size() < kThreads * kEvents) {
      read([&](Tx& tx) -> Status {
        ASSIGN_OR_RETURN(const auto events,
                         tx.events().list_after(workspace_.id, seen.empty() ? 0 : seen.back(), 7));
        for (const Event& event : events) seen.push_back(event.seq);
        return {};
      });
      if (HasFailure()) return;
    }
  });
  race(kEvents, [&](Tx& tx, int, int) -> Status {
    append(tx);
    return {};
  });
  is_over = true;
  reader.join();
  ASSERT_EQ(seen.size(), static_cast<std::size_t>(kThreads * kEvents));
  for (std::size_t i = 0; i < seen.size(); ++i) ASSERT_EQ(seen[i], static_cast<Seq>(i) + 1);
}

TEST_P(ConcurrencyTest, FailedTransactionsLeaveNoGap) {
  std::vector<std::jthread> threads;
  for (int thread = 0; thread < kThreads; ++thread) {
    threads.emplace_back([&, thread] {
      for (int turn = 0; turn < 30; ++turn) {
        (void)run_write(*database_, [&](Tx& tx) -> Status {
          append(tx);
          return (thread + turn) % 2 == 0 ? Status() : fail(Errc::conflict, "not_active");
        });
      }
    });
  }
  threads.clear();
  EXPECT_EQ(number("SELECT count(*) FROM event"), kThreads * 15);
  EXPECT_EQ(number("SELECT max(seq) FROM event"), kThreads * 15);
}

TEST_P(ConcurrencyTest, OneOfManySimultaneousUpdatesWins) {
  const Conversation conversation = make_conversation();
  write([&](Tx& tx) { return tx.conversations().insert(conversation); });
  std::atomic<int> winners = 0;
  race(1, [&](Tx& tx, int thread, int) -> Status {
    Conversation taken = conversation;
    taken.holder_id = UserId(500 + thread);
    taken.version = 2;
    ASSIGN_OR_RETURN(const bool won, tx.conversations().update(taken, 1));
    if (won) ++winners;
    return {};
  });
  EXPECT_EQ(winners, 1);
}

TEST_P(ConcurrencyTest, TwoServersOnOneDatabaseKeepOneOrder) {
  if (GetParam() == Engine::sqlite) {
    // There it is refused: a second writer could corrupt the file.
    const auto second = sql::open_database(options());
    ASSERT_FALSE(second);
    EXPECT_TRUE(second.error().detail.contains("in use"));
    return;
  }
  const auto second = value_of(sql::open_database(options()));
  constexpr int kEvents = 100;
  std::vector<std::jthread> threads;
  for (int thread = 0; thread < kThreads; ++thread) {
    Database& database = thread % 2 == 0 ? *database_ : *second;
    threads.emplace_back([&] {
      for (int turn = 0; turn < kEvents; ++turn) {
        expect_ok(run_write(database, [&](Tx& tx) -> Status {
          append(tx);
          return {};
        }));
      }
    });
  }
  threads.clear();
  EXPECT_EQ(number("SELECT count(*) FROM event"), kThreads * kEvents);
  EXPECT_EQ(number("SELECT max(seq) FROM event"), kThreads * kEvents);
}

HARKEN_ON_BOTH(ConcurrencyTest);

}  // namespace
}  // namespace harken::test
