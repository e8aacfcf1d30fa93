// SPDX-License-Identifier: AGPL-3.0-or-later
// Lists and searches have connections and a queue of their own: nothing else stands behind them,
// nor they behind it.
#include <atomic>
#include <chrono>
#include <future>
#include <latch>
#include <memory>
#include <vector>

#include "contract/fixture.hpp"
#include "ports/kinds_of_work.hpp"

namespace harken::test {
namespace {

using std::chrono_literals::operator""s;

// What waits for others waits for ever; this only ends the test then.
constexpr auto kForEver = 10s;

class ListQueueTest : public DatabaseTest {
 protected:
  using Begin = std::function<void(Work, Done)>;

  const Begin list_ = [this](Work work, Done done) {
    database_->read_replica({}, std::move(work), std::move(done));
  };
  const Begin read_ = [this](Work work, Done done) {
    database_->read(std::move(work), std::move(done));
  };

  // After it, all connections of this kind are busy until go_.
  void hold_all(const Begin& begin) {
    const auto held = std::make_shared<std::latch>(options().readers);
    for (int i = 0; i < options().readers; ++i) {
      answers_.push_back(ask(begin, [held, go = go_.get_future_shared()](Tx&) -> Status {
        held->count_down();
        go.wait();
        return {};
      }));
    }
    held->wait();
  }

  std::future<Status> ask(const Begin& begin, Work work = [](Tx&) -> Status { return {}; }) {
    const auto answer = std::make_shared<std::promise<Status>>();
    begin(std::move(work), [answer](Status status) { answer->set_value(std::move(status)); });
    return answer->get_future();
  }

  // Lets go what is held, and sees that all of it ends well.
  void let_go() {
    go_.set_value();
    for (auto& answer : answers_) expect_ok(answer.get());
  }

  // One promise that many wait for.
  struct Go : std::promise<void> {
    std::shared_future<void> future = get_future().share();
    std::shared_future<void> get_future_shared() const { return future; }
  } go_;
  std::vector<std::future<Status>> answers_;
};

TEST_P(ListQueueTest, F41_ListsThatTakeLongHoldUpNoOtherRead) {
  hold_all(list_);
  answers_.push_back(ask(list_));
  auto read = ask(read_);
  const bool is_through = read.wait_for(kForEver) == std::future_status::ready;
  EXPECT_TRUE(is_through);
  // It would have come before the read.
  EXPECT_EQ(answers_.back().wait_for(0s), std::future_status::timeout);
  let_go();
  expect_ok(read.get());
}

TEST_P(ListQueueTest, F41_ReportsLeaveAConnectionForLists) {
  std::latch held(options().readers - 1);
  const Work report = PatientWork{[&held, go = go_.get_future_shared()](Tx&) -> Status {
    if (!held.try_wait()) held.count_down();
    go.wait();
    return {};
  }};
  for (int i = 0; i < 2 * options().readers; ++i) answers_.push_back(ask(list_, report));
  held.wait();
  auto list = ask(list_);
  EXPECT_EQ(list.wait_for(kForEver), std::future_status::ready);
  let_go();
  expect_ok(list.get());
}

// Jobs read for as long as it takes, too: none of them waits for another.
TEST_P(ListQueueTest, F41_WhatIsNoListIsReadOnAllConnections) {
  std::promise<void> all;
  std::atomic<int> missing = options().readers;
  const Work job = PatientWork{[&, go = go_.get_future_shared()](Tx&) -> Status {
    if (--missing == 0) all.set_value();
    go.wait();
    return {};
  }};
  for (int i = 0; i < options().readers; ++i) answers_.push_back(ask(read_, job));
  EXPECT_EQ(all.get_future().wait_for(kForEver), std::future_status::ready);
  let_go();
}

TEST_P(ListQueueTest, F41_OtherReadsHoldUpNoList) {
  hold_all(read_);
  auto list = ask(list_);
  EXPECT_EQ(list.wait_for(kForEver), std::future_status::ready);
  let_go();
  expect_ok(list.get());
}

TEST_P(ListQueueTest, F41_TooManyListsAreRefusedAtOnceAndOtherReadsAreNot) {
  auto small = options();
  small.queue_limit = 2;
  reopen(small);
  hold_all(list_);
  for (std::size_t i = 0; i < small.queue_limit; ++i) answers_.push_back(ask(list_));
  auto refused = ask(list_);
  ASSERT_EQ(refused.wait_for(0s), std::future_status::ready);
  const Status status = refused.get();
  ASSERT_FALSE(status);
  EXPECT_EQ(status.error().kind, Errc::unavailable);
  EXPECT_GT(status.error().retry_after_seconds, 0);
  auto read = ask(read_);
  EXPECT_EQ(read.wait_for(kForEver), std::future_status::ready);
  let_go();
  expect_ok(read.get());
}

TEST_P(ListQueueTest, F41_WhatWaitsIsServedBeforeTheDatabaseCloses) {
  hold_all(list_);
  hold_all(read_);
  answers_.push_back(ask(list_));
  answers_.push_back(ask(read_));
  auto closed = std::async(std::launch::async, [this] { database_.reset(); });
  let_go();
  closed.get();
}

HARKEN_ON_BOTH(ListQueueTest);

}  // namespace
}  // namespace harken::test
