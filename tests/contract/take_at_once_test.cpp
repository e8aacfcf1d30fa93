// SPDX-License-Identifier: AGPL-3.0-or-later
// What comes over a channel and is understood at once is stored with what it means, by one
// transaction.
#include <map>

#include "app/channels/intake.hpp"
#include "app/testing/env.hpp"
#include "contract/samples.hpp"
#include "ports/deletions.hpp"

namespace harken::test {
namespace {

// Far from those that the tests make.
class HighIds : public IdSource {
 public:
  std::int64_t next() override { return ++last_; }

 private:
  std::int64_t last_ = 1'000'000;
};

class TakeAtOnceTest : public DeskTest {
 protected:
  void SetUp() override {
    DeskTest::SetUp();
    if (HasFatalFailure()) return;
    bot_ = channel_;
    bot_.id = ChannelId(22);
    bot_.kind = ChannelKind::telegram;
    bot_.key = "bot";
    write([&](Tx& tx) -> Status {
      RETURN_IF_ERROR(tx.channels().insert(bot_));
      return tx.connections().insert({.channel_id = bot_.id, .workspace_id = workspace_.id});
    });
  }

  // "b2" is what b writes second; of what ends with "?" nobody knows what it means.
  void come(const std::vector<std::string>& names) {
    command_ = {workspace_.id, bot_.id, {}, "next"};
    understood_.clear();
    for (const auto& name : names) {
      InboundEntry entry;
      entry.raw = {name, name.substr(0, 1), {}, name};
      command_.items.push_back(entry);
      auto& meaning = understood_.emplace_back();
      if (name.ends_with("?")) continue;
      meaning.emplace();
      meaning->external_id = "message " + name;
      meaning->sender.external_id = name.substr(0, 1);
      meaning->text = name;
    }
  }
  Result<app::Stored> stored() {
    app::Stored stored;
    Env env{clock_, random_, ids_, presence_, zones_};
    const auto written = run_write(*database_, [&](Tx& tx) -> Status {
      ASSIGN_OR_RETURN(stored, app::store_and_take(tx, env, command_, understood_));
      return {};
    });
    if (!written) return std::unexpected(written.error());
    return stored;
  }
  // By what it came as.
  std::map<std::string, InboundEntry> ledger() {
    Actor boss;
    boss.user_id = UserId(77);
    boss.workspace_id = workspace_.id;
    boss.rights.permissions.set(Action::see, Scope::all);
    std::map<std::string, InboundEntry> entries;
    read([&](Tx& tx) -> Status {
      for (auto& each : value_of(tx.inbound().list(boss, {.channel_id = bot_.id, .limit = 100}))) {
        const auto name = each.raw.external_id;
        entries[name] = std::move(each);
      }
      return {};
    });
    return entries;
  }
  std::string texts_of(ConversationId conversation) {
    std::string texts;
    read([&](Tx& tx) -> Status {
      for (const auto& each : value_of(tx.messages().list(conversation, {}, 100)))
        texts = each.text + (texts.empty() ? "" : " ") + texts;
      return {};
    });
    return texts;
  }
  std::string cursor() {
    std::string cursor;
    read([&](Tx& tx) -> Status {
      cursor = value_of(tx.connections().find(bot_.id)).value_or(ChannelConnection{}).cursor;
      return {};
    });
    return cursor;
  }

  Channel bot_;
  app::StoreInbound command_;
  app::Understood understood_;
  app::testing::CountingRandom random_;
  HighIds ids_;
  app::testing::PresenceSet presence_;
  app::testing::FewTimeZones zones_;
};

TEST_P(TakeAtOnceTest, R6_WhatIsUnderstoodIsTakenInWithTheCursorInItsOrder) {
  come({"a1", "b1", "a2"});
  const auto told = value_of(stored());
  EXPECT_EQ(told.pending, 0);
  EXPECT_EQ(told.taken, (std::vector<std::size_t>{0, 1, 2}));
  EXPECT_EQ(cursor(), "next");
  const auto entries = ledger();
  EXPECT_EQ(texts_of(entries.at("a1").conversation_id), "a1 a2");
  EXPECT_EQ(texts_of(entries.at("b1").conversation_id), "b1");
  for (const auto& [name, entry] : entries) {
    EXPECT_EQ(entry.state, InboundState::done) << name;
    EXPECT_EQ(entry.raw.payload, name);
    EXPECT_EQ(entry.summary.sender, name.substr(0, 1));
  }
}

TEST_P(TakeAtOnceTest, F30_BehindWhatIsNotUnderstoodItsLaneWaitsAndNoOther) {
  come({"a1?", "a2", "b1"});
  EXPECT_EQ(value_of(stored()).taken, std::vector<std::size_t>{2});
  come({"b2", "a3"});
  EXPECT_EQ(value_of(stored()).taken, std::vector<std::size_t>{0}) << "a is still waited for";
  const auto entries = ledger();
  for (const auto* name : {"a1?", "a2", "a3"})
    EXPECT_EQ(entries.at(name).state, InboundState::pending) << name;
  EXPECT_EQ(texts_of(entries.at("b1").conversation_id), "b1 b2");
}

TEST_P(TakeAtOnceTest, R6_WithOneThatIsKnownNothingOfAllHasHappened) {
  come({"a1"});
  ASSERT_TRUE(stored());
  come({"b1", "a1"});
  command_.cursor = "later";
  const auto refused = stored();
  ASSERT_FALSE(refused);
  EXPECT_EQ(refused.error().kind, Errc::conflict);
  EXPECT_EQ(ledger().size(), 1U);
  EXPECT_EQ(cursor(), "next");
}

TEST_P(TakeAtOnceTest, F30_BehindWhatIsTriedAgainLaterItsLaneWaits) {
  come({"a1?", "b1"});
  ASSERT_TRUE(stored());
  auto waiting = ledger().at("a1?");
  waiting.attempts = 1;
  waiting.next_at = clock_.time.plus_seconds(60);
  write([&](Tx& tx) { return tx.inbound().update(waiting); });
  come({"a2", "b2"});
  EXPECT_EQ(value_of(stored()).taken, std::vector<std::size_t>{1});
  EXPECT_EQ(ledger().at("a2").state, InboundState::pending);
}

TEST_P(TakeAtOnceTest, R6_WhatComesOverAChannelThatWasDeletedMeanwhileIsOnlyStored) {
  Deletion deletion;
  deletion.id = make_id<DeletionId>();
  deletion.workspace_id = workspace_.id;
  deletion.kind = Deletable::channel;
  deletion.subject_id = bot_.id.value();
  write([&](Tx& tx) { return tx.deletions().hide(deletion); });
  come({"a1"});
  const auto told = value_of(stored());
  EXPECT_EQ(told.pending, 1);
  EXPECT_TRUE(told.taken.empty());
}

HARKEN_ON_BOTH(TakeAtOnceTest);

}  // namespace
}  // namespace harken::test
