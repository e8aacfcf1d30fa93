// SPDX-License-Identifier: AGPL-3.0-or-later
// CO13: answers that wait, as rows.
#include <latch>
#include <thread>

#include "contract/samples.hpp"
#include "ports/pending_replies.hpp"

namespace harken::test {
namespace {

class PendingReplyTest : public DeskTest {
 protected:
  static constexpr ConversationId kConversation{801};

  PendingReply make(std::int64_t send_at, std::string client_id = {}) {
    const auto id = make_id<PendingReplyId>();
    return {.id = id,
            .workspace_id = workspace_.id,
            .conversation_id = kConversation,
            .user_id = UserId(5),
            .user_name = kNasty,
            .client_id = client_id.empty() ? id.to_string() : std::move(client_id),
            .text = kNasty,
            .send_at = Timestamp{send_at},
            .created_at = Timestamp{50}};
  }
  static std::vector<PendingReplyId> ids(const std::vector<PendingReply>& rows) {
    std::vector<PendingReplyId> ids;
    for (const auto& row : rows) ids.push_back(row.id);
    return ids;
  }
  File make_file(std::string id) {
    return {.id = std::move(id),
            .workspace_id = workspace_.id,
            .name = "n",
            .type = "t",
            .hash = std::string(64, 'a'),
            .uploaded_by = UserId(5),
            .created_at = Timestamp{5}};
  }
};

TEST_P(PendingReplyTest, KeepsEveryField) {
  auto full = make(100);
  full.kind = PendingKind::later;
  full.attachments = {make_file(std::string(32, 'f'))};
  full.form_id = FormId(6);
  full.article_id = ArticleId(7);
  full.article_language = "en";
  full.reply_to_id = MessageId(8);
  full.mail = MailFacts{.subject = kNasty, .cc = {{"", "a@b.test"}}, .bcc = {{"", "c@d.test"}}};
  full.channel_id = ChannelId(9);
  full.document =
      Document{{{.kind = NodeKind::paragraph, .children = {{NodeKind::text, kNasty, true}}}}};
  full.version = 3;
  write([&](Tx& tx) -> Status {
    EXPECT_TRUE(value_of(tx.pending_replies().insert(full)));
    const auto found =
        value_of(tx.pending_replies().find(workspace_.id, full.id)).value_or(PendingReply{});
    EXPECT_EQ(found.conversation_id, kConversation);
    EXPECT_EQ(found.user_id, full.user_id);
    EXPECT_EQ(found.user_name, kNasty);
    EXPECT_EQ(found.client_id, full.client_id);
    EXPECT_EQ(found.kind, PendingKind::later);
    EXPECT_EQ(found.text, kNasty);
    EXPECT_EQ(found.attachments.at(0).id, full.attachments.at(0).id);
    EXPECT_EQ(found.form_id, full.form_id);
    EXPECT_EQ(found.article_id, full.article_id);
    EXPECT_EQ(found.article_language, "en");
    EXPECT_EQ(found.reply_to_id, full.reply_to_id);
    EXPECT_EQ(found.mail->subject, kNasty);
    EXPECT_EQ(found.mail->cc, full.mail->cc);
    EXPECT_EQ(found.mail->bcc, full.mail->bcc);
    EXPECT_EQ(found.channel_id, full.channel_id);
    EXPECT_EQ(found.document, full.document);
    EXPECT_EQ(found.send_at, Timestamp{100});
    EXPECT_EQ(found.created_at, Timestamp{50});
    EXPECT_EQ(found.version, 3);
    EXPECT_FALSE(found.customer_wrote);
    EXPECT_FALSE(value_of(tx.pending_replies().find(WorkspaceId(99), full.id)));
    return {};
  });
}

TEST_P(PendingReplyTest, TheLongestDueComesFirstAndNothingBeforeItsTime) {
  const auto late = make(300), first = make(100), second = make(200);
  write([&](Tx& tx) -> Status {
    for (const auto& each : {late, first, second})
      EXPECT_TRUE(value_of(tx.pending_replies().insert(each)));
    const auto due = [&](std::int64_t now, int limit = 9) {
      return ids(value_of(tx.pending_replies().list_due(Timestamp{now}, limit)));
    };
    EXPECT_EQ(due(99), std::vector<PendingReplyId>{});
    EXPECT_EQ(due(200), (std::vector{first.id, second.id}));
    EXPECT_EQ(due(300, 1), std::vector{first.id});
    EXPECT_EQ(ids(value_of(tx.pending_replies().list(kConversation))),
              (std::vector{first.id, second.id, late.id}));
    auto moved = first;
    moved.send_at = Timestamp{400};
    moved.kind = PendingKind::later;
    moved.version = 2;
    EXPECT_FALSE(value_of(tx.pending_replies().update(moved, 7)));
    EXPECT_TRUE(value_of(tx.pending_replies().update(moved, 1)));
    EXPECT_EQ(due(300), (std::vector{second.id, late.id}));
    EXPECT_FALSE(value_of(tx.pending_replies().remove(first.id, 1))) << "it has another time now";
    EXPECT_TRUE(value_of(tx.pending_replies().remove(first.id, 2)));
    EXPECT_FALSE(value_of(tx.pending_replies().remove(first.id, 2)));
    return {};
  });
}

TEST_P(PendingReplyTest, AClientIdAndAFileWaitOnce) {
  auto first = make(100, "same");
  first.attachments = {make_file("file-1")};
  auto thief = make(100);
  thief.attachments = first.attachments;
  write([&](Tx& tx) -> Status {
    EXPECT_TRUE(value_of(tx.pending_replies().insert(first)));
    EXPECT_FALSE(value_of(tx.pending_replies().insert(make(100, "same"))));
    EXPECT_EQ(
        value_of(tx.pending_replies().find_by_client_id(kConversation, UserId(5), "same"))->id,
        first.id);
    EXPECT_EQ(value_of(tx.pending_replies().conversation_of_file("file-1")), kConversation);
    EXPECT_FALSE(value_of(tx.pending_replies().insert(thief)));
    EXPECT_TRUE(value_of(tx.pending_replies().remove(first.id, 1)));
    EXPECT_FALSE(value_of(tx.pending_replies().conversation_of_file("file-1")));
    return {};
  });
}

TEST_P(PendingReplyTest, WhatTheCustomerWroteSinceIsSeen) {
  const auto conversation = make_conversation();
  auto before = make_message(conversation, "before");
  before.sender = SenderKind::customer;
  auto reply = make(100);
  reply.conversation_id = conversation.id;
  auto own = make_message(conversation, "own");
  own.sender = SenderKind::user;
  own.user_id = UserId(5);
  auto since = make_message(conversation, "since");
  since.sender = SenderKind::customer;
  write([&](Tx& tx) -> Status {
    RETURN_IF_ERROR(tx.conversations().insert(conversation));
    const auto wrote = [&] {
      return value_of(tx.pending_replies().find(workspace_.id, reply.id))->customer_wrote;
    };
    EXPECT_TRUE(value_of(tx.messages().insert(before)));
    EXPECT_TRUE(value_of(tx.pending_replies().insert(reply)));
    EXPECT_TRUE(value_of(tx.messages().insert(own)));
    EXPECT_FALSE(wrote());
    EXPECT_TRUE(value_of(tx.messages().insert(since)));
    EXPECT_TRUE(wrote());
    return {};
  });
}

// Half of the threads take back what the others send: whatever the order, each ends once, and what
// was taken back has made no message.
TEST_P(PendingReplyTest, CO13_OfSendingAndTakingBackExactlyOneHappens) {
  constexpr int kReplies = 60;
  constexpr int kThreads = 6;
  const auto conversation = make_conversation();
  std::vector<PendingReply> all;
  std::vector<Message> messages;
  for (int i = 0; i < kReplies; ++i) {
    all.push_back(make(100));
    messages.push_back(make_message(conversation, all.back().client_id));
  }
  write([&](Tx& tx) -> Status {
    RETURN_IF_ERROR(tx.conversations().insert(conversation));
    for (const auto& each : all) EXPECT_TRUE(value_of(tx.pending_replies().insert(each)));
    return {};
  });
  std::vector<std::atomic<int>> sent(kReplies), taken(kReplies);
  std::latch start(kThreads);
  std::vector<std::jthread> threads;
  for (int thread = 0; thread < kThreads; ++thread) {
    threads.emplace_back([&, sends = thread % 2 == 0] {
      start.arrive_and_wait();
      for (std::size_t i = 0; i < all.size(); ++i) {
        bool is_ours = false;
        expect_ok(run_write(*database_, [&](Tx& tx) -> Status {
          ASSIGN_OR_RETURN(is_ours, tx.pending_replies().remove(all[i].id, 1));
          if (is_ours && sends) RETURN_IF_ERROR(tx.messages().insert(messages[i]));
          return {};
        }));
        if (is_ours) (sends ? sent : taken)[i] += 1;
      }
    });
  }
  threads.clear();
  read([&](Tx& tx) -> Status {
    for (std::size_t i = 0; i < all.size(); ++i) {
      EXPECT_EQ(sent[i] + taken[i], 1) << i;
      const bool is_message =
          value_of(tx.messages().find(workspace_.id, messages[i].id)).has_value();
      EXPECT_EQ(is_message, sent[i] == 1) << i;
    }
    EXPECT_TRUE(value_of(tx.pending_replies().list(kConversation)).empty());
    return {};
  });
}

HARKEN_ON_BOTH(PendingReplyTest);

}  // namespace
}  // namespace harken::test
