// SPDX-License-Identifier: AGPL-3.0-or-later
// F17: what other processes have committed, each event once and in order, whether or not the bus
// says so.
#include "jobs/relay.hpp"

#include <algorithm>
#include <condition_variable>
#include <mutex>

#include "contract/samples.hpp"

namespace harken::test {
namespace {

using namespace std::chrono_literals;

class RelayTest : public DeskTest {
 protected:
  void start(std::chrono::milliseconds every) {
    relay_ = std::make_unique<jobs::Relay>(
        *database_, [this](std::span<const Event> events) { deliver(events); }, every);
    expect_ok(relay_->start());
  }
  void TearDown() override {
    relay_.reset();
    DeskTest::TearDown();
  }

  Seq append(int count, bool is_own) {
    write([&](Tx& tx) -> Status {
      for (int i = 0; i < count; ++i) tx.events().append(make_event("test"));
      return {};
    });
    Seq newest = 0;
    std::vector<Event> events;
    read([&](Tx& tx) -> Status {
      ASSIGN_OR_RETURN(newest, tx.events().newest(workspace_.id));
      ASSIGN_OR_RETURN(events, tx.events().list_after(workspace_.id, newest - count, count));
      return {};
    });
    if (is_own) relay_->committed(events);
    return newest;
  }

  // Until that many have come.
  std::vector<Seq> delivered(std::size_t count) {
    std::unique_lock lock(mutex_);
    EXPECT_TRUE(changed_.wait_for(lock, 10s, [&] { return seqs_.size() >= count; }));
    return seqs_;
  }

 private:
  void deliver(std::span<const Event> events) {
    const std::lock_guard lock(mutex_);
    for (const auto& event : events) seqs_.push_back(event.seq);
    changed_.notify_all();
  }

  std::mutex mutex_;
  std::condition_variable changed_;
  std::vector<Seq> seqs_;

 protected:
  std::unique_ptr<jobs::Relay> relay_;
};

TEST_P(RelayTest, F17BringsOthersEventsInOrderAndNotOnesOwn) {
  start(1h);
  const auto first = append(2, true);
  append(1, false);
  append(1, true);
  const auto newest = append(2, false);
  relay_->heard(workspace_.id, newest);
  EXPECT_EQ(delivered(3), (std::vector<Seq>{first + 1, first + 3, first + 4}));
  append(1, true);
  const auto last = append(1, false);
  relay_->heard(workspace_.id, last);
  EXPECT_EQ(delivered(4).back(), last);
}

TEST_P(RelayTest, F17FindsWhatNobodyHasToldOf) {
  start(5ms);
  const auto newest = append(700, false);
  const auto seqs = delivered(700);
  EXPECT_EQ(seqs.size(), 700u);
  EXPECT_EQ(seqs.back(), newest);
  EXPECT_TRUE(std::ranges::is_sorted(seqs));
}

TEST_P(RelayTest, WhatWasThereBeforeIsNotBrought) {
  // Nobody asks for it before a socket does, and that reads the log from where it was.
  write([&](Tx& tx) -> Status {
    tx.events().append(make_event("test"));
    return {};
  });
  start(5ms);
  const auto newest = append(1, false);
  EXPECT_EQ(delivered(1), std::vector<Seq>{newest});
}

HARKEN_ON_BOTH(RelayTest);

}  // namespace
}  // namespace harken::test
