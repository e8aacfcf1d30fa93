// SPDX-License-Identifier: AGPL-3.0-or-later
// What customers wrote lately, for whom, and what of it is dismissed.
#include "ports/alike.hpp"
#include "contract/samples.hpp"

namespace harken::test {
namespace {

class AlikeTest : public DeskTest {
 protected:
  void SetUp() override {
    DeskTest::SetUp();
    if (HasFatalFailure()) return;
    conversation_ = make_conversation();
    write([&](Tx& tx) { return tx.conversations().insert(conversation_); });
  }
  // A message with its event and an edit, as the log has them.
  MessageId say(std::string text, SenderKind sender = SenderKind::customer,
                const char* type = "message.created") {
    auto message = make_message(conversation_, "client-" + make_id<MessageId>().to_string());
    message.text = std::move(text);
    message.sender = sender;
    if (sender == SenderKind::user) message.user_id = UserId(77);
    write([&](Tx& tx) -> Status {
      EXPECT_TRUE(value_of(tx.messages().insert(message)));
      auto event = make_event(type);
      event.conversation_id = conversation_.id;
      event.message = message;
      event.created_at = message.created_at;
      tx.events().append(event);
      auto edited = event;
      edited.type = "message.updated";
      edited.created_at = Timestamp{300};
      tx.events().append(edited);
      return {};
    });
    return message.id;
  }
  std::vector<MessageId> texts(Seq after, Seq up_to, int limit) {
    std::vector<MessageId> ids;
    read([&](Tx& tx) -> Status {
      ids.clear();
      for (const auto& text : value_of(tx.alike().list_texts(workspace_.id, after, up_to, limit)))
        ids.push_back(text.message_id);
      return {};
    });
    return ids;
  }

  Conversation conversation_;
};

TEST_P(AlikeTest, AL_TextsOfCustomersComeInTheOrderOfTheLog) {
  const auto first = say("one", SenderKind::customer, "conversation.created");
  say("an answer", SenderKind::user);
  const auto second = say(kNasty);
  EXPECT_EQ(texts(0, 100, 10), (std::vector{first, second}));
  EXPECT_EQ(texts(0, 100, 1), (std::vector{first}));
  EXPECT_EQ(texts(1, 100, 10), (std::vector{second}));
  EXPECT_EQ(texts(0, 4, 10), (std::vector{first}));
  read([&](Tx& tx) -> Status {
    EXPECT_EQ(value_of(tx.alike().time_of_event(workspace_.id, 1)), Timestamp{200});
    EXPECT_EQ(value_of(tx.alike().time_of_event(workspace_.id, 2)), Timestamp{300});
    EXPECT_FALSE(value_of(tx.alike().time_of_event(workspace_.id, 7)));
    const auto found = value_of(tx.alike().list_texts(workspace_.id, 0, 100, 10));
    EXPECT_EQ(found.at(1).text, kNasty);
    EXPECT_EQ(found.at(1).contact_id, contact_.id);
    EXPECT_EQ(found.at(1).conversation_id, conversation_.id);
    EXPECT_EQ(found.at(1).at, Timestamp{200});
    return {};
  });
}

TEST_P(AlikeTest, AL_MailsOfRobotsAreToldApart) {
  auto message = make_message(conversation_, "client-0000");
  message.mail = MailFacts{.subject = "Out of office", .nature = InboundNature::automatic};
  auto event = make_event("message.created");
  event.message = message;
  write([&](Tx& tx) -> Status {
    EXPECT_TRUE(value_of(tx.messages().insert(message)));
    tx.events().append(event);
    return {};
  });
  say("one");
  read([&](Tx& tx) -> Status {
    const auto found = value_of(tx.alike().list_texts(workspace_.id, 0, 100, 10));
    EXPECT_FALSE(found.at(0).is_personal);
    EXPECT_TRUE(found.at(1).is_personal);
    return {};
  });
}

TEST_P(AlikeTest, AL_ReportsAreOfWhatTheActorMaySeeAndKnowWhatIsDismissed) {
  std::vector<MessageId> ids;
  for (int i = 0; i < 13; ++i) ids.push_back(say("text " + std::to_string(i)));
  const auto member = actor_of(make_user(Role::agent, {support_.id}));
  const auto stranger = actor_of(make_user(Role::agent, {sales_.id}));
  const auto other_desk = [&] {
    auto user = make_user(Role::admin, {});
    user.workspace_id = WorkspaceId(9);
    return actor_of(user);
  }();
  write([&](Tx& tx) -> Status {
    RETURN_IF_ERROR(tx.users().insert(make_user(Role::agent, {}), "hash"));
    return tx.alike().dismiss(member, std::span(ids).first(2), Timestamp{400});
  });
  write(
      [&](Tx& tx) { return tx.alike().dismiss(member, std::span(ids).first(3), Timestamp{500}); });
  const auto admin = actor_of(make_user(Role::admin, {}));
  read([&](Tx& tx) -> Status {
    const auto all = value_of(tx.alike().list_reports(admin, ids));
    EXPECT_EQ(all.size(), 13U);
    EXPECT_EQ(all.at(12).text, "text 12");
    EXPECT_EQ(all.at(0).contact_name, contact_.name);
    EXPECT_EQ(all.at(0).contact_number, contact_.number);
    EXPECT_TRUE(all.at(2).is_dismissed);
    EXPECT_FALSE(all.at(3).is_dismissed);
    EXPECT_TRUE(value_of(tx.alike().list_reports(stranger, ids)).empty());
    EXPECT_TRUE(value_of(tx.alike().list_reports(other_desk, ids)).empty());
    EXPECT_TRUE(value_of(tx.alike().list_reports(admin, {})).empty());
    return {};
  });
  write([&](Tx& tx) { return tx.alike().remove_dismissed_before(workspace_.id, Timestamp{450}); });
  read([&](Tx& tx) -> Status {
    const auto all = value_of(tx.alike().list_reports(admin, ids));
    EXPECT_FALSE(all.at(0).is_dismissed) << "since 400, and the second dismissal kept that";
    EXPECT_TRUE(all.at(2).is_dismissed) << "since 500";
    return {};
  });
}

TEST_P(AlikeTest, AL_WhatIsSolvedOrOfTheBlockedIsNotCounted) {
  const std::vector ids{say("site is down")};
  const auto admin = actor_of(make_user(Role::admin, {}));
  const auto count = [&] {
    std::size_t count = 0;
    read([&](Tx& tx) -> Status {
      count = value_of(tx.alike().list_reports(admin, ids)).size();
      return {};
    });
    return count;
  };
  EXPECT_EQ(count(), 1U);
  write([&](Tx& tx) -> Status {
    auto contact = value_of(tx.contacts().find(workspace_.id, contact_.id)).value();
    contact.blocked_at = Timestamp{300};
    contact.version = 2;
    EXPECT_TRUE(value_of(tx.contacts().update(contact, 1)));
    return {};
  });
  EXPECT_EQ(count(), 0U);
  EXPECT_TRUE(texts(0, 100, 10).empty());
}

HARKEN_ON_BOTH(AlikeTest);

}  // namespace
}  // namespace harken::test
