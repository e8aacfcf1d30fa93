// SPDX-License-Identifier: AGPL-3.0-or-later
#include "core/rules/corrections.hpp"

#include <gtest/gtest.h>

#include "core/testing/samples.hpp"

namespace harken {
namespace {

std::string_view code_of(const Status& status) {
  return status ? std::string_view("ok") : std::string_view(status.error().code);
}

struct CorrectionsTest : ::testing::Test {
  CorrectionsTest() {
    ana = {UserId(7), WorkspaceId(1), rights_of(Role::agent), "Ana", {DepartmentId(3)}};
    conversation.workspace_id = WorkspaceId(1);
    conversation.department_id = DepartmentId(3);
    conversation.holder_id = ana.user_id;
    message.id = MessageId(50);
    message.sender = SenderKind::user;
    message.user_id = ana.user_id;
    message.text = "It leaves today";
    message.created_at = Timestamp{1'000'000};
  }
  std::string_view edit(const Actor& actor) {
    return code_of(check_edit(conversation, message, actor, channel));
  }
  std::string_view erase(const Actor& actor, std::int64_t seconds = 60) {
    return code_of(check_delete(conversation, message, actor, channel,
                                message.created_at.plus_seconds(seconds)));
  }

  Actor ana;
  Actor admin{UserId(1), WorkspaceId(1), rights_of(Role::admin), "Ada", {}};
  Conversation conversation;
  Message message;
  Capabilities channel = capabilities_of(ChannelKind::telegram);
};

TEST_F(CorrectionsTest, CH2_OnesOwnAndWhileOneMayAnswer) {
  EXPECT_EQ(edit(ana), "ok");
  EXPECT_EQ(erase(ana), "ok");
  EXPECT_EQ(edit(admin), "forbidden");
  EXPECT_EQ(erase(admin), "forbidden");
  conversation.holder_id = UserId(8);
  EXPECT_EQ(edit(ana), "not_holder");
  conversation.holder_id = ana.user_id;
  conversation.lifecycle = Lifecycle::solved;
  EXPECT_EQ(erase(ana), "not_active");
  message.sender = SenderKind::customer;
  EXPECT_EQ(edit(ana), "forbidden");
}

TEST_F(CorrectionsTest, CH2_AsFarAsTheChannelCarriesIt) {
  EXPECT_EQ(erase(ana, channel.delete_within_seconds), "ok");
  EXPECT_EQ(erase(ana, channel.delete_within_seconds + 1), "too_late");
  EXPECT_EQ(edit(ana), "ok") << "whenever";
  channel = capabilities_of(ChannelKind::email);
  EXPECT_EQ(edit(ana), "unsupported_by_channel");
  EXPECT_EQ(erase(ana), "unsupported_by_channel");
  Channel program;
  program.kind = ChannelKind::api;
  channel = capabilities_of(program);
  EXPECT_EQ(edit(ana), "unsupported_by_channel");
  program.declared = {true, false};
  channel = capabilities_of(program);
  EXPECT_EQ(edit(ana), "ok");
  EXPECT_EQ(erase(ana), "unsupported_by_channel");
}

TEST_F(CorrectionsTest, CH2_FormsStayAndArticlesAreOnlyTakenBack) {
  message.kind = MessageKind::form;
  EXPECT_EQ(edit(ana), "not_editable");
  EXPECT_EQ(erase(ana), "not_editable");
  message.kind = MessageKind::article;
  EXPECT_EQ(edit(ana), "not_editable");
  EXPECT_EQ(erase(ana), "ok");
}

TEST_F(CorrectionsTest, CH2_NothingIsLeftOfWhatWasDeletedButThatItWasThere) {
  message.attachments.resize(2);
  message.marks.resize(1);
  message.kind = MessageKind::article;
  message.article.emplace();
  conversation.last_message = LastMessage{message.id, message.sender, message.text, 2, {}};
  blank(message, Timestamp{9});
  show_change(conversation, message);
  EXPECT_TRUE(message.text.empty() && message.attachments.empty() && message.marks.empty());
  EXPECT_FALSE(message.article);
  EXPECT_EQ(message.kind, MessageKind::text);
  EXPECT_EQ(conversation.last_message->text, "");
  EXPECT_EQ(conversation.last_message->attachments, 0);
  const auto shown = to_public(message);
  ASSERT_TRUE(shown);
  EXPECT_TRUE(shown->is_deleted);
  EXPECT_EQ(edit(ana), "not_editable");
}

TEST_F(CorrectionsTest, CH2_WhatIsNotTheLastMessageChangesNoRow) {
  conversation.last_message = LastMessage{MessageId(51), SenderKind::customer, "Thanks", 0, {}};
  show_change(conversation, message);
  EXPECT_EQ(conversation.last_message->text, "Thanks");
}

TEST_F(CorrectionsTest, CH2_WhoWroteItAndWhoOverseesReadWhatWasDeleted) {
  const Actor ben{UserId(8), WorkspaceId(1), rights_of(Role::agent), "Ben", {DepartmentId(3)}};
  const Actor mira{
      UserId(9), WorkspaceId(1), rights_of(Role::supervisor), "Mira", {DepartmentId(3)}};
  EXPECT_TRUE(can_read_deleted(ana, message));
  EXPECT_TRUE(can_read_deleted(mira, message));
  EXPECT_FALSE(can_read_deleted(ben, message));
  message.sender = SenderKind::customer;
  message.user_id = {};
  EXPECT_FALSE(can_read_deleted(ana, message));
  EXPECT_TRUE(can_read_deleted(mira, message));
}

}  // namespace
}  // namespace harken
