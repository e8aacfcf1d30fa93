// SPDX-License-Identifier: AGPL-3.0-or-later
// What is written later than it is said, and what is remembered of what was read: nobody can tell.
#include <sqlite3.h>

#include <future>
#include <latch>
#include <thread>

#include "contract/samples.hpp"

namespace harken::test {
namespace {

class PutOffTest : public DeskTest {
 protected:
  void SetUp() override {
    DeskTest::SetUp();
    if (HasFatalFailure()) return;
    conversation_ = make_conversation();
    write([&](Tx& tx) { return tx.conversations().insert(conversation_); });
  }

  // In one batch, in this order. What each was told.
  std::vector<Status> write_together(const std::vector<Work>& works,
                                     const std::vector<About>& about = {}) {
    std::promise<void> go;
    std::latch held(1);
    database_->write(
        [ready = go.get_future().share(), &held](Tx&) -> Status {
          if (!held.try_wait()) held.count_down();  // it may run again, apart from the others
          ready.wait();
          return {};
        },
        [](const Status&) {});
    held.wait();
    std::vector<Status> outcomes(works.size());
    std::latch done(std::ssize(works));
    for (std::size_t i = 0; i < works.size(); ++i) {
      database_->write(
          works[i],
          [&, i](const Status& outcome) {
            outcomes[i] = outcome;
            done.count_down();
          },
          about.empty() ? About() : about[i]);
    }
    go.set_value();
    done.wait();
    return outcomes;
  }

  // A message and what it changes in its conversation.
  Status say(Tx& tx, const std::string& client_id) {
    ASSIGN_OR_RETURN(auto found, tx.conversations().find(workspace_.id, conversation_.id));
    ASSIGN_OR_RETURN(const bool is_new, tx.messages().insert(make_message(*found, client_id)));
    if (!is_new) return fail(Errc::conflict, "client_id_conflict");
    ++found->unread;
    const auto before = found->version++;
    ASSIGN_OR_RETURN(const bool is_written, tx.conversations().update(*found, before));
    return is_written ? Status() : fail(Errc::unavailable, "unavailable");
  }
  Work saying(std::string client_id) {
    return [this, id = std::move(client_id)](Tx& tx) { return say(tx, id); };
  }

  Conversation now() {
    std::optional<Conversation> found;
    read([&](Tx& tx) -> Status {
      ASSIGN_OR_RETURN(found, tx.conversations().find(workspace_.id, conversation_.id));
      return {};
    });
    return found.value_or(Conversation{});
  }

  Conversation conversation_;
};

TEST_P(PutOffTest, ManyMessagesOfOneConversationInABatchAreAllThere) {
  std::vector<Work> works;
  for (int i = 0; i < 20; ++i) works.push_back(saying("own-" + std::to_string(i)));
  for (const auto& outcome : write_together(works)) expect_ok(outcome);
  EXPECT_EQ(now().unread, conversation_.unread + 20);
  EXPECT_EQ(number("SELECT count(*) FROM message"), 20);
}

TEST_P(PutOffTest, TheSecondOfTheSameClientIdIsToldSoAndTakesNoOtherOfItsBatch) {
  const auto outcomes =
      write_together({saying("first"), saying("same"), saying("same"), saying("last")});
  EXPECT_TRUE(outcomes[0] && outcomes[1] && outcomes[3]);
  ASSERT_FALSE(outcomes[2]);
  EXPECT_STREQ(outcomes[2].error().code, "client_id_conflict");
  EXPECT_EQ(now().unread, conversation_.unread + 3);
  // And alone, when nothing waits.
  EXPECT_FALSE(run_write(*database_, saying("first")));
  EXPECT_EQ(now().unread, conversation_.unread + 3);
}

TEST_P(PutOffTest, WhatFailsAfterwardsLeavesNothing) {
  const auto outcomes = write_together({saying("kept"),
                                        [&](Tx& tx) -> Status {
                                          RETURN_IF_ERROR(say(tx, "gone"));
                                          return fail(Errc::conflict, "not_active");
                                        },
                                        saying("kept-too")});
  EXPECT_TRUE(outcomes[0] && outcomes[2]);
  EXPECT_FALSE(outcomes[1]);
  EXPECT_EQ(now().unread, conversation_.unread + 2);
  EXPECT_EQ(number("SELECT count(*) FROM message"), 2);
}

// A batch in which one has failed after it had written runs again with a savepoint around each.
TEST_P(PutOffTest, F14_WhatASavepointTookBackIsNotRememberedForWhoeverComesNext) {
  std::int64_t found_by_next = -1;
  const auto outcomes =
      write_together({saying("kept"),
                      [&](Tx& tx) -> Status {
                        RETURN_IF_ERROR(say(tx, "gone"));
                        return fail(Errc::conflict, "not_active");
                      },
                      [&](Tx& tx) -> Status {
                        ASSIGN_OR_RETURN(const auto found,
                                         tx.conversations().find(workspace_.id, conversation_.id));
                        found_by_next = found->unread;
                        return {};
                      }});
  EXPECT_TRUE(outcomes[0] && outcomes[2]);
  EXPECT_EQ(found_by_next, conversation_.unread + 1);
}

TEST_P(PutOffTest, IsReadBackInTheSameTransaction) {
  write([&](Tx& tx) -> Status {
    RETURN_IF_ERROR(say(tx, "own"));
    ASSIGN_OR_RETURN(const auto messages, tx.messages().list(conversation_.id, {}, 10));
    EXPECT_EQ(messages.size(), 1U);
    ASSIGN_OR_RETURN(const auto found, tx.conversations().find(workspace_.id, conversation_.id));
    EXPECT_EQ(found->unread, conversation_.unread + 1);
    ASSIGN_OR_RETURN(const auto other, tx.conversations().find(WorkspaceId(2), conversation_.id));
    EXPECT_FALSE(other);
    return {};
  });
}

TEST_P(PutOffTest, AConversationBegunInTheSameBatchGoesOnInIt) {
  auto second = make_conversation();
  second.id = make_id<ConversationId>();
  second.number = conversation_.number + 1;
  const auto outcomes = write_together(
      {saying("own"), [&](Tx& tx) { return tx.conversations().insert(second); },
       [&](Tx& tx) -> Status {
         ASSIGN_OR_RETURN(auto newest, tx.conversations().find_newest_of(second.identity_id));
         EXPECT_EQ(newest->id, second.id);
         newest->unread = 7;
         ASSIGN_OR_RETURN(const bool is_written,
                          tx.conversations().update(*newest, newest->version++));
         return is_written ? Status() : fail(Errc::unavailable, "unavailable");
       }});
  for (const auto& outcome : outcomes) expect_ok(outcome);
  EXPECT_EQ(number("SELECT unread FROM conversation ORDER BY number DESC LIMIT 1"), 7);
}

// What a conversation shows of its customer and its holder comes from other rows.
TEST_P(PutOffTest, ANameThatHasChangedIsSeenByTheNextTransaction) {
  write(saying("before"));
  write([&](Tx& tx) -> Status {
    ASSIGN_OR_RETURN(auto contact, tx.contacts().find(workspace_.id, contact_.id));
    contact->name = "Other";
    ASSIGN_OR_RETURN(const bool is_written, tx.contacts().update(*contact, contact->version++));
    return is_written ? Status() : fail(Errc::unavailable, "unavailable");
  });
  write([&](Tx& tx) -> Status {
    ASSIGN_OR_RETURN(const auto found, tx.conversations().find(workspace_.id, conversation_.id));
    EXPECT_EQ(found->contact_name, "Other");
    return {};
  });
}

// With a tool of the database's own.
class ChangedByHandTest : public PutOffTest {};

TEST_P(ChangedByHandTest, WhatSomebodyHasWrittenBesideTheDeskIsSeen) {
  write(saying("before"));
  const auto path = options().url.substr(std::string_view("sqlite:").size());
  sqlite3* connection = nullptr;
  ASSERT_EQ(sqlite3_open(path.c_str(), &connection), SQLITE_OK);
  EXPECT_EQ(
      sqlite3_exec(connection, "UPDATE contact SET name = 'Other'", nullptr, nullptr, nullptr),
      SQLITE_OK);
  sqlite3_close(connection);
  write([&](Tx& tx) -> Status {
    ASSIGN_OR_RETURN(const auto found, tx.conversations().find(workspace_.id, conversation_.id));
    EXPECT_EQ(found->contact_name, "Other");
    return {};
  });
}

INSTANTIATE_TEST_SUITE_P(On, ChangedByHandTest, ::testing::Values(Engine::sqlite), engine_name);

// Only one process opens an SQLite database.
class PutOffBesideAnotherTest : public PutOffTest {};

TEST_P(PutOffBesideAnotherTest, WhatAnotherNodeHasWrittenIsSeen) {
  const auto other = value_of(sql::open_database(options()));
  write(saying("here"));
  expect_ok(run_write(*other, saying("there")));
  write(saying("here again"));
  expect_ok(run_write(*other, saying("there again")));
  EXPECT_EQ(now().unread, conversation_.unread + 4);
}

HARKEN_ON_BOTH(PutOffTest);

// What a batch is about is read at once, and as it is by then.
TEST_P(PutOffBesideAnotherTest, WhatIsReadAheadIsWhatIsThere) {
  auto newer = make_conversation();
  newer.id = make_id<ConversationId>();
  newer.number = conversation_.number + 1;
  write(saying("remembered"));
  const auto other = value_of(sql::open_database(options()));
  expect_ok(run_write(*other, [&](Tx& tx) { return tx.conversations().insert(newer); }));
  expect_ok(run_write(*other, saying("there")));
  const auto is_newest = [&](Tx& tx) -> Status {
    ASSIGN_OR_RETURN(const auto found, tx.conversations().find_newest_of(identity_.id));
    EXPECT_EQ(found.value_or(conversation_).id, newer.id);
    return {};
  };
  const auto outcomes =
      write_together({is_newest, saying("own"), is_newest}, {{.identity_id = identity_.id},
                                                             {.conversation_id = conversation_.id},
                                                             {.identity_id = identity_.id}});
  for (const auto& outcome : outcomes) expect_ok(outcome);
  EXPECT_EQ(now().unread, conversation_.unread + 3);
}

TEST_P(PutOffBesideAnotherTest, ABatchTakesWhatHasComeWhileItWaitedForItsTurn) {
  constexpr int kUnits = 6;
  reopen();
  std::vector<std::size_t> commits;
  database_->on_commit([&](std::span<const Event> events) { commits.push_back(events.size()); });
  const auto other = value_of(sql::open_database(options()));
  std::promise<void> go;
  std::latch held(1);
  std::latch done(kUnits + 1);
  const auto count = [&](const Status& outcome) {
    expect_ok(outcome);
    done.count_down();
  };
  other->write(
      [ready = go.get_future().share(), &held](Tx&) -> Status {
        held.count_down();
        ready.wait();
        return {};
      },
      count);
  held.wait();
  const Work append = [&](Tx& tx) -> Status {
    tx.events().append(make_event("test"));
    return {};
  };
  for (int i = 0; i < kUnits; ++i) {
    database_->write(append, count);
    // The first is taken, and waits for its turn.
    while (i == 0 && database_->queued_writes() > 0) std::this_thread::yield();
  }
  go.set_value();
  done.wait();
  EXPECT_EQ(commits, std::vector<std::size_t>{kUnits});
}

HARKEN_ON_POSTGRES(PutOffBesideAnotherTest);

}  // namespace
}  // namespace harken::test
