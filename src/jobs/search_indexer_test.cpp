// SPDX-License-Identifier: AGPL-3.0-or-later
#include "jobs/search_indexer.hpp"

#include <gtest/gtest.h>

#include "app/contact/notes.hpp"
#include "app/conversation/own_message.hpp"
#include "app/conversation/reply.hpp"
#include "app/conversation/transitions.hpp"
#include "app/search/search.hpp"
#include "app/testing/desk.hpp"

namespace harken::jobs {
namespace {

class SearchIndexerTest : public ::testing::Test {
 protected:
  SearchResult search(const Actor& actor, std::string_view text) {
    return desk_.value<SearchResult>([&](Tx& tx) { return app::search(tx, actor, text, {}); });
  }
  // Follows everything, in batches of three.
  void follow_all() {
    for (const auto source : {SearchSource::contact, SearchSource::message, SearchSource::note})
      while (follow_some(*desk_.database, source, 3, tally_).value() > 0) {
      }
  }

  app::testing::Desk desk_;
  WordTally tally_;
};

TEST_F(SearchIndexerTest, UI22_FindsMessagesNotesPeopleNumbersAndLabels) {
  const auto visitor = desk_.arrive();
  const auto conversation = desk_.open(visitor);
  ASSERT_TRUE(desk_.write(visitor, "My parcel is late", "client-0001"));
  desk_.value<app::AddedNote>([&](Tx& tx) {
    return app::add_note(tx, desk_.env, desk_.ana,
                         {conversation.id, {}, "client-0002", "Parcel was scanned"});
  });
  follow_all();
  const auto found = search(desk_.ana, "parc");
  ASSERT_EQ(found.hits.size(), 2U);
  EXPECT_EQ(found.hits[0].kind, HitKind::note);
  EXPECT_EQ(found.hits[0].sender_name, "Ana");
  EXPECT_EQ(found.hits[1].kind, HitKind::message);
  EXPECT_EQ(found.hits[1].conversation.value().id, conversation.id);
  EXPECT_EQ(found.hits[1].excerpt.at(1).text, "parcel");
  EXPECT_TRUE(found.hits[1].excerpt.at(1).is_hit);
  EXPECT_EQ(search(desk_.ana, "nora").contacts.size(), 1U);
  EXPECT_EQ(search(desk_.ana, "#" + std::to_string(conversation.number)).conversations.size(), 1U);
}

TEST_F(SearchIndexerTest, UI22_NeverShowsWhatTheSearcherMayNotSee) {
  const auto conversation = desk_.open(desk_.arrive());
  follow_all();
  EXPECT_EQ(search(desk_.ana, "hello").hits.size(), 1U);
  const auto found = search(desk_.rob, "hello");
  EXPECT_TRUE(found.hits.empty());
  EXPECT_FALSE(found.next);
  EXPECT_TRUE(search(desk_.rob, "nora").contacts.empty());
  EXPECT_TRUE(search(desk_.rob, std::to_string(conversation.number)).conversations.empty());
}

TEST_F(SearchIndexerTest, UI22_AnEditedTextIsFoundByItsNewWordsAndADeletedOneByNone) {
  const auto visitor = desk_.arrive();
  const auto conversation = desk_.open(visitor);
  desk_.value<Conversation>(
      [&](Tx& tx) { return app::accept(tx, desk_.env, desk_.ana, conversation.id); });
  const auto say = [&](const std::string& text, const std::string& client_id) {
    return desk_
        .value<app::Replied>([&](Tx& tx) {
          return app::reply(tx, desk_.env,
                            {.actor = desk_.ana,
                             .conversation_id = conversation.id,
                             .client_id = client_id,
                             .text = text});
        })
        .message.id;
  };
  const auto edit = [&](MessageId id, const std::string& text) {
    return desk_.value<Message>(
        [&](Tx& tx) { return app::edit_message(tx, desk_.env, {desk_.ana, id, text}); });
  };
  const auto hits = [&](std::string_view text) { return search(desk_.ana, text).hits.size(); };
  const auto indexed = say("ziggurat", "client-0101");
  follow_all();
  const auto unread = say("labyrinth", "client-0102");
  edit(unread, "pagoda");
  edit(indexed, "obelisk");
  edit(indexed, "minaret");
  follow_all();
  while (renew_some(*desk_.database, 3).value() > 0) {
  }
  EXPECT_EQ(hits("ziggurat"), 0U);
  EXPECT_EQ(hits("obelisk"), 0U);
  EXPECT_EQ(hits("labyrinth"), 0U);
  EXPECT_EQ(hits("minar"), 1U);
  EXPECT_EQ(hits("pagoda"), 1U);
  desk_.value<Message>(
      [&](Tx& tx) { return app::delete_message(tx, desk_.env, desk_.ana, indexed); });
  while (renew_some(*desk_.database, 3).value() > 0) {
  }
  EXPECT_EQ(hits("minar"), 0U);
}

TEST_F(SearchIndexerTest, CatchesUpWithWhatCameWhileNobodyFollowed) {
  const auto visitor = desk_.arrive();
  for (int i = 0; i < 20; ++i)
    ASSERT_TRUE(
        desk_.write(visitor, "again " + std::to_string(i), "client-" + std::to_string(1000 + i)));
  EXPECT_TRUE(search(desk_.ana, "again").hits.empty());
  LeaseKeeper leases(*desk_.database, {.node = NodeId(1)});
  leases.start();
  SearchIndexer indexer(*desk_.database, leases);
  desk_.listen([&](std::span<const Event>) { indexer.wake(); });
  indexer.start();
  while (search(desk_.ana, "again").hits.size() < 20) std::this_thread::yield();
  ASSERT_TRUE(desk_.write(visitor, "once more", "client-0099"));
  while (search(desk_.ana, "once").hits.empty()) std::this_thread::yield();
  desk_.listen({});
}

TEST(WordTally, TellsOfAWordWhenItsUsesHaveDoubled) {
  WordTally tally;
  std::vector<std::int64_t> told;
  for (int i = 0; i < 16; ++i) {
    const WordCounts batch{{"order", 1}};
    const auto news = tally.news_in(batch);
    for (const auto& each : news) told.push_back(each.uses);
    tally.stored(batch, news);
  }
  EXPECT_EQ(told, (std::vector<std::int64_t>{1, 2, 4, 8}));
}

TEST(WordTally, AWordIsTheNewsOfABatchOnceAndAgainWhenTheBatchFailed) {
  const WordTally tally;
  const WordCounts batch{{"order", 3}};
  for (int i = 0; i < 2; ++i) {
    const auto news = tally.news_in(batch);
    ASSERT_EQ(news.size(), 1U);
    EXPECT_EQ(news.front().uses, 3);
  }
}

}  // namespace
}  // namespace harken::jobs
