// SPDX-License-Identifier: AGPL-3.0-or-later
// Channels over others' servers: how they are set up, their ledger, and what belongs to their
// messages.
#include <atomic>
#include <thread>

#include "contract/samples.hpp"
#include "ports/connections.hpp"
#include "ports/forms.hpp"

namespace harken::test {
namespace {

class ChannelTest : public DeskTest {
 protected:
  void SetUp() override {
    DeskTest::SetUp();
    bot_ = channel_;
    bot_.id = ChannelId(22);
    bot_.kind = ChannelKind::telegram;
    bot_.key = "bot";
    connection_ = {.channel_id = bot_.id,
                   .workspace_id = workspace_.id,
                   .settings = R"({"name": "O'Neil 👩‍👩‍👧"})",
                   .cursor = "7",
                   .state_at = Timestamp{30}};
    write([&](Tx& tx) -> Status {
      RETURN_IF_ERROR(tx.channels().insert(bot_));
      return tx.connections().insert(connection_);
    });
  }

  InboundEntry make_entry(std::string external_id, std::string lane = "chat") {
    return {.id = make_id<InboundId>(),
            .workspace_id = workspace_.id,
            .channel_id = bot_.id,
            .raw = {std::move(external_id), std::move(lane), "album", kNasty},
            .next_at = Timestamp{100},
            .received_at = Timestamp{90}};
  }
  Status insert(Tx& tx, const std::vector<InboundEntry>& entries) {
    for (const auto& each : entries) EXPECT_TRUE(value_of(tx.inbound().insert(each)));
    return {};
  }
  static std::vector<InboundId> ids(const std::vector<InboundEntry>& rows) {
    std::vector<InboundId> ids;
    for (const auto& row : rows) ids.push_back(row.id);
    return ids;
  }
  std::vector<InboundId> pending(Tx& tx, std::int64_t now, int limit = 9) {
    return ids(value_of(tx.inbound().list_pending(bot_.id, Timestamp{now}, limit)));
  }
  // Who sees everything, or only what they hold.
  Actor who_sees(Scope scope) {
    Actor actor;
    actor.user_id = UserId(77);
    actor.workspace_id = workspace_.id;
    actor.rights.permissions.set(Action::see, scope);
    return actor;
  }
  Actor boss() { return who_sees(Scope::all); }
  std::vector<InboundId> listed(Tx& tx, std::optional<InboundState> state, InboundId before,
                                int limit) {
    return ids(value_of(tx.inbound().list(boss(), {bot_.id, state, {}, before, limit})));
  }
  std::optional<ChannelHealth> health(Tx& tx, ChannelId id) {
    return value_of(tx.channels().find(workspace_.id, id)).value_or(Channel{}).health;
  }

  Channel bot_;
  ChannelConnection connection_;
};

TEST_P(ChannelTest, CH9_AConnectionIsKeptAndChangesByItsVersion) {
  write([&](Tx& tx) -> Status {
    auto changed = connection_;
    changed.settings = R"({"name": "Kiln"})";
    changed.version = 2;
    EXPECT_FALSE(value_of(tx.connections().update_settings(changed, 3)));
    EXPECT_EQ(value_of(tx.connections().find(bot_.id))->settings, connection_.settings);
    EXPECT_TRUE(value_of(tx.connections().update_settings(changed, 1)));
    EXPECT_FALSE(value_of(tx.connections().update_settings(changed, 1)));
    RETURN_IF_ERROR(tx.connections().set_cursor(bot_.id, kNasty));
    const auto all = value_of(tx.connections().list());
    EXPECT_EQ(all.size(), 1U);
    EXPECT_EQ(all.at(0).channel_id, bot_.id);
    EXPECT_EQ(all.at(0).workspace_id, workspace_.id);
    EXPECT_EQ(all.at(0).settings, changed.settings);
    EXPECT_EQ(all.at(0).cursor, kNasty);
    EXPECT_EQ(all.at(0).version, 2);
    EXPECT_EQ(all.at(0).state_at, Timestamp{30});
    EXPECT_FALSE(value_of(tx.connections().find(channel_.id)));
    return {};
  });
}

TEST_P(ChannelTest, CH9_SecretsAreKeptByNameAndReplaced) {
  write([&](Tx& tx) -> Status {
    RETURN_IF_ERROR(tx.connections().set_secret(bot_.id, "token", Secret("old")));
    RETURN_IF_ERROR(tx.connections().set_secret(bot_.id, "hook_secret", Secret("hook")));
    RETURN_IF_ERROR(tx.connections().set_secret(bot_.id, "token", Secret(kNasty)));
    RETURN_IF_ERROR(tx.connections().set_secret(channel_.id, "token", Secret("another's")));
    auto secrets = value_of(tx.connections().secrets(bot_.id));
    EXPECT_EQ(secrets.size(), 2U);
    EXPECT_EQ(secrets["token"].reveal(), kNasty);
    EXPECT_EQ(secrets["hook_secret"].reveal(), "hook");
    return {};
  });
}

TEST_P(ChannelTest, CH9_EverybodyMayKnowHowAChannelIs) {
  write([&](Tx& tx) -> Status {
    EXPECT_FALSE(health(tx, channel_.id)) << "a widget needs nobody else";
    EXPECT_EQ(health(tx, bot_.id)->state, ConnectionState::fresh);
    auto now = connection_;
    now.connected_at = now.state_at = Timestamp{40};
    RETURN_IF_ERROR(tx.connections().set_state(now));
    EXPECT_EQ(health(tx, bot_.id)->state, ConnectionState::working);
    now.sending = {"paused", kNasty};
    RETURN_IF_ERROR(tx.connections().set_state(now));
    EXPECT_EQ(health(tx, bot_.id)->reason, "paused");
    now.receiving = {"bad_secret", "401 Unauthorized"};
    now.state_at = Timestamp{50};
    RETURN_IF_ERROR(tx.connections().set_state(now));
    EXPECT_EQ(health(tx, bot_.id)->state, ConnectionState::failing);
    EXPECT_EQ(health(tx, bot_.id)->reason, "bad_secret");
    EXPECT_EQ(health(tx, bot_.id)->since, Timestamp{50});
    const auto found = value_of(tx.connections().find(bot_.id)).value_or(ChannelConnection{});
    EXPECT_EQ(found.connected_at, Timestamp{40});
    EXPECT_EQ(found.receiving, now.receiving);
    EXPECT_EQ(found.sending, now.sending);
    return {};
  });
}

TEST_P(ChannelTest, LedgerKeepsEveryField) {
  auto entry = make_entry("<O'Neil.1@mail.test>");
  write([&](Tx& tx) -> Status {
    entry.payload_hash = "abc";
    RETURN_IF_ERROR(insert(tx, {entry}));
    EXPECT_FALSE(value_of(tx.inbound().find(WorkspaceId(2), entry.id)));
    entry.state = InboundState::failed;
    entry.reason = "bad_payload";
    entry.attempts = 8;
    entry.next_at = Timestamp{700};
    entry.conversation_id = ConversationId(901);
    entry.message_id = MessageId(902);
    entry.summary = {"kai@mail.test", "Kai", kNasty, SenderCheck::failed, "mx.desk.test"};
    RETURN_IF_ERROR(tx.inbound().update(entry));
    const auto found =
        value_of(tx.inbound().find(workspace_.id, entry.id)).value_or(InboundEntry{});
    EXPECT_EQ(found.channel_id, bot_.id);
    EXPECT_EQ(found.raw.external_id, "<O'Neil.1@mail.test>");
    EXPECT_EQ(found.raw.lane, "chat");
    EXPECT_EQ(found.raw.group, "album");
    EXPECT_EQ(found.raw.payload, kNasty);
    EXPECT_EQ(found.payload_hash, "abc");
    EXPECT_EQ(found.state, InboundState::failed);
    EXPECT_EQ(found.reason, "bad_payload");
    EXPECT_EQ(found.attempts, 8);
    EXPECT_EQ(found.next_at, Timestamp{700});
    EXPECT_EQ(found.conversation_id, entry.conversation_id);
    EXPECT_EQ(found.received_at, entry.received_at);
    EXPECT_EQ(found.summary.sender, "kai@mail.test");
    EXPECT_EQ(found.summary.sender_name, "Kai");
    EXPECT_EQ(found.summary.subject, kNasty);
    EXPECT_EQ(found.summary.sender_check, SenderCheck::failed);
    EXPECT_EQ(found.summary.checked_by, "mx.desk.test");
    EXPECT_EQ(value_of(tx.inbound().find_of_message(MessageId(902)))->id, entry.id);
    return {};
  });
}

TEST_P(ChannelTest, F32_WhatMayBeMissingIsKeptUntilItIsSeen) {
  write([&](Tx& tx) -> Status {
    auto known = *value_of(tx.connections().find(bot_.id));
    EXPECT_FALSE(known.heard_at || known.missed);
    known.heard_at = Timestamp{90};
    known.missed = Silence{Timestamp{10}, Timestamp{80}};
    RETURN_IF_ERROR(tx.connections().set_heard(known));
    // A change of state leaves it alone.
    RETURN_IF_ERROR(tx.connections().set_state(known));
    EXPECT_EQ(value_of(tx.connections().find(bot_.id))->heard_at, Timestamp{90});
    EXPECT_EQ(value_of(tx.connections().find(bot_.id))->missed, known.missed);
    EXPECT_EQ(value_of(tx.channels().find(workspace_.id, bot_.id))->health->missed, known.missed);
    known.missed.reset();
    RETURN_IF_ERROR(tx.connections().set_heard(known));
    EXPECT_FALSE(value_of(tx.connections().find(bot_.id))->missed);
    EXPECT_FALSE(value_of(tx.channels().find(workspace_.id, bot_.id))->health->missed);
    return {};
  });
}

TEST_P(ChannelTest, F33_TheSameUpdateAtOnceIsOne) {
  std::atomic<int> taken = 0;
  {
    std::vector<std::jthread> couriers;
    for (int i = 0; i < 8; ++i)
      couriers.emplace_back([&, entry = make_entry("update-1")] {
        write([&](Tx& tx) -> Status {
          ASSIGN_OR_RETURN(const auto is_new, tx.inbound().insert(entry));
          taken += is_new ? 1 : 0;
          return {};
        });
      });
  }
  EXPECT_EQ(taken, 1);
  auto elsewhere = make_entry("update-1");
  elsewhere.channel_id = channel_.id;
  write([&](Tx& tx) -> Status {
    EXPECT_TRUE(value_of(tx.inbound().insert(elsewhere))) << "names are a channel's own";
    EXPECT_EQ(pending(tx, 100).size(), 1U);
    return {};
  });
}

TEST_P(ChannelTest, CH9_WhatStandsBehindAWaitingOneWaitsAndOtherLanesGoOn) {
  const auto first = make_entry("1"), behind = make_entry("2"), other = make_entry("3", "chat-2");
  write([&](Tx& tx) -> Status {
    RETURN_IF_ERROR(insert(tx, {first, behind, other}));
    EXPECT_EQ(pending(tx, 100), (std::vector{first.id, behind.id, other.id}));
    EXPECT_EQ(pending(tx, 100, 2), (std::vector{first.id, behind.id}));
    auto waiting = first;
    waiting.next_at = Timestamp{500};
    RETURN_IF_ERROR(tx.inbound().update(waiting));
    EXPECT_EQ(pending(tx, 499), (std::vector{first.id, other.id}));
    EXPECT_EQ(pending(tx, 500), (std::vector{first.id, behind.id, other.id}));
    waiting.state = InboundState::failed;
    RETURN_IF_ERROR(tx.inbound().update(waiting));
    EXPECT_EQ(pending(tx, 100), (std::vector{behind.id, other.id}));
    return {};
  });
}

TEST_P(ChannelTest, CH7_TheLedgerShowsOnlyWhatItsReaderMaySeeAndFindsNothingElse) {
  const auto conversation = make_conversation();
  auto entry = make_entry("1");
  auto skipped = make_entry("2");
  write([&](Tx& tx) -> Status {
    RETURN_IF_ERROR(tx.conversations().insert(conversation));
    RETURN_IF_ERROR(insert(tx, {entry, skipped}));
    entry.state = InboundState::done;
    entry.conversation_id = conversation.id;
    entry.message_id = MessageId(902);
    entry.summary = {"kai@mail.test", "Кай", "Order 100%_", SenderCheck::verified, "mx.desk.test"};
    RETURN_IF_ERROR(tx.inbound().update(entry));
    skipped.state = InboundState::ignored;
    skipped.summary = {"robot@mail.test", "", "Away", {}, "mx.desk.test"};
    RETURN_IF_ERROR(tx.inbound().update(skipped));
    const auto found = [&](const Actor& actor, std::string text) {
      return ids(
          value_of(tx.inbound().list(actor, {.channel_id = bot_.id, .text = std::move(text)})));
    };
    EXPECT_EQ(found(boss(), "кАЙ"), std::vector{entry.id});
    EXPECT_EQ(found(boss(), "100%_"), std::vector{entry.id});
    EXPECT_EQ(found(boss(), "%"), std::vector{entry.id}) << "a sign like any other";
    EXPECT_EQ(found(boss(), "@mail.test"), (std::vector{skipped.id, entry.id}));
    const auto keeper = who_sees(Scope::none);
    EXPECT_EQ(found(keeper, "@mail.test"), std::vector{skipped.id});
    const auto seen = value_of(tx.inbound().list(keeper, {.channel_id = bot_.id}));
    EXPECT_EQ(ids(seen), (std::vector{skipped.id, entry.id}));
    EXPECT_EQ(seen.at(0).summary.sender, "robot@mail.test");
    EXPECT_EQ(seen.at(1).summary.sender + seen.at(1).summary.subject + seen.at(1).raw.lane, "");
    EXPECT_FALSE(seen.at(1).conversation_id || seen.at(1).message_id);
    EXPECT_EQ(value_of(tx.inbound().usual_checker(bot_.id)), "mx.desk.test");
    EXPECT_FALSE(value_of(tx.inbound().usual_checker(channel_.id)));
    RETURN_IF_ERROR(tx.inbound().move(entry.message_id, ConversationId(5), "moved"));
    EXPECT_EQ(value_of(tx.inbound().find(workspace_.id, entry.id))->reason, "moved");
    return {};
  });
}

TEST_P(ChannelTest, A10_OfTwoThatNobodyHasWrittenOneGoesOnADayAlsoWhenTheyComeAtOnce) {
  constexpr std::int64_t kDay = 20'000;
  std::atomic<int> gone = 0;
  {
    std::vector<std::jthread> senders;
    for (int i = 0; i < 8; ++i)
      senders.emplace_back([&] {
        bool goes = false;  // as of the last attempt: one that lost its race is made again
        write([&](Tx& tx) -> Status {
          ASSIGN_OR_RETURN(goes, tx.mails().count_automatic(bot_.id, "kai@mail.test", kDay));
          return {};
        });
        gone += goes ? 1 : 0;
      });
  }
  EXPECT_EQ(gone, 1);
  write([&](Tx& tx) -> Status {
    auto& mails = tx.mails();
    EXPECT_TRUE(value_of(mails.count_automatic(bot_.id, "kai@mail.test", kDay + 1)));
    EXPECT_TRUE(value_of(mails.count_automatic(bot_.id, "lea@mail.test", kDay)));
    EXPECT_TRUE(value_of(mails.count_automatic(channel_.id, "kai@mail.test", kDay)));
    RETURN_IF_ERROR(mails.forget_automatic_before(kDay + 1));
    EXPECT_TRUE(value_of(mails.count_automatic(bot_.id, "kai@mail.test", kDay)));
    EXPECT_FALSE(value_of(mails.count_automatic(bot_.id, "kai@mail.test", kDay + 1)));
    return {};
  });
}

TEST_P(ChannelTest, C17_AMailIsKnownByWhatItSays) {
  write([&](Tx& tx) -> Status {
    RETURN_IF_ERROR(tx.mails().insert_content(bot_.id, "abc", MessageId(1)));
    RETURN_IF_ERROR(tx.mails().insert_content(bot_.id, "abc", MessageId(2)));
    EXPECT_EQ(value_of(tx.mails().find_content(bot_.id, "abc")), MessageId(1)) << "the first stays";
    EXPECT_FALSE(value_of(tx.mails().find_content(channel_.id, "abc")));
    EXPECT_TRUE(value_of(tx.mails().has_content(MessageId(1))));
    EXPECT_FALSE(value_of(tx.mails().has_content(MessageId(2))));
    return {};
  });
}

TEST_P(ChannelTest, CH7_AMessageMovesOnlyFromWhereItIs) {
  const auto from = make_conversation();
  auto to = make_conversation();
  auto message = make_message(from, "one");
  write([&](Tx& tx) -> Status {
    to.sender_unverified = true;
    RETURN_IF_ERROR(tx.conversations().insert(from));
    RETURN_IF_ERROR(tx.conversations().insert(to));
    EXPECT_TRUE(value_of(tx.conversations().find(workspace_.id, to.id))->sender_unverified);
    EXPECT_FALSE(value_of(tx.conversations().find(workspace_.id, from.id))->sender_unverified);
    EXPECT_TRUE(value_of(tx.messages().insert(message)));
    message.conversation_id = to.id;
    EXPECT_FALSE(value_of(tx.messages().move(message, to.id)));
    EXPECT_TRUE(value_of(tx.messages().move(message, from.id)));
    EXPECT_FALSE(value_of(tx.messages().move(message, from.id))) << "of two one does it";
    EXPECT_EQ(value_of(tx.messages().list(to.id, {}, 9)).size(), 1U);
    EXPECT_TRUE(value_of(tx.messages().list(from.id, {}, 9)).empty());
    return {};
  });
}

TEST_P(ChannelTest, TheLedgerIsReadByStateAndPageByPage) {
  const auto first = make_entry("1");
  auto second = make_entry("2");
  second.state = InboundState::ignored;
  const auto third = make_entry("3");
  write([&](Tx& tx) -> Status {
    RETURN_IF_ERROR(insert(tx, {first, second, third}));
    EXPECT_EQ(listed(tx, {}, {}, 2), (std::vector{third.id, second.id}));
    EXPECT_EQ(listed(tx, {}, second.id, 2), std::vector{first.id});
    EXPECT_EQ(listed(tx, InboundState::pending, {}, 9), (std::vector{third.id, first.id}));
    EXPECT_EQ(listed(tx, InboundState::pending, third.id, 9), std::vector{first.id});
    EXPECT_EQ(listed(tx, InboundState::ignored, {}, 9), std::vector{second.id});
    EXPECT_TRUE(value_of(tx.inbound().list(boss(), {.channel_id = channel_.id})).empty());
    return {};
  });
}

TEST_P(ChannelTest, CH9_NamesOfAMessageComeInTheirOrderAndStay) {
  const MessageId ours(901), other(902);
  write([&](Tx& tx) -> Status {
    for (const auto* name : {"9", "10", "1"})
      RETURN_IF_ERROR(tx.message_names().insert(bot_.id, name, ours));
    RETURN_IF_ERROR(tx.message_names().insert(bot_.id, "10", other));
    RETURN_IF_ERROR(tx.message_names().insert(channel_.id, "10", other));
    EXPECT_EQ(value_of(tx.message_names().find(bot_.id, "10")), ours) << "a name stays";
    EXPECT_EQ(value_of(tx.message_names().find(channel_.id, "10")), other);
    EXPECT_FALSE(value_of(tx.message_names().find(bot_.id, "2")));
    EXPECT_EQ(value_of(tx.message_names().list_of_message(bot_.id, ours)),
              (std::vector<std::string>{"9", "10", "1"}));
    EXPECT_TRUE(value_of(tx.message_names().list_of_message(bot_.id, other)).empty());
    RETURN_IF_ERROR(tx.message_names().remove_of_message(bot_.id, ours));
    EXPECT_TRUE(value_of(tx.message_names().list_of_message(bot_.id, ours)).empty());
    EXPECT_EQ(value_of(tx.message_names().find(channel_.id, "10")), other);
    return {};
  });
}

TEST_P(ChannelTest, CH7_AMailKeepsItsLooksAndWhereItsAnswersBelong) {
  const ReplyKey key{"hash-1", bot_.id, ConversationId(901), kNasty, Timestamp{60}};
  auto again = key;
  again.conversation_id = ConversationId(902);
  write([&](Tx& tx) -> Status {
    RETURN_IF_ERROR(tx.mails().insert_html(MessageId(903), "html-hash"));
    EXPECT_EQ(value_of(tx.mails().html_hash(MessageId(903))), "html-hash");
    EXPECT_FALSE(value_of(tx.mails().html_hash(MessageId(904))));
    RETURN_IF_ERROR(tx.mails().insert_reply_key(key));
    RETURN_IF_ERROR(tx.mails().insert_reply_key(again));
    const auto found = value_of(tx.mails().find_reply_key("hash-1")).value_or(ReplyKey{});
    EXPECT_EQ(found.key_hash, key.key_hash);
    EXPECT_EQ(found.channel_id, key.channel_id);
    EXPECT_EQ(found.conversation_id, key.conversation_id) << "a key stays";
    EXPECT_EQ(found.address, kNasty);
    EXPECT_EQ(found.created_at, key.created_at);
    EXPECT_FALSE(value_of(tx.mails().find_reply_key("hash-2")));
    return {};
  });
}

TEST_P(ChannelTest, CH6_ALinkIsUsedAsOftenAsItMayAndEndsWithItsTime) {
  const ConversationId here(911);
  const MailLink link{"link-1", workspace_.id, channel_.id,  here, kNasty,
                      0,        Timestamp{50}, Timestamp{60}};
  auto later = link;
  later.token_hash = "link-2";
  later.expires_at = Timestamp{61};
  VisitorSession session{SessionId(912), workspace_.id, IdentityId(913), ContactId(914),
                         channel_.id,    "session-1",   Timestamp{50}};
  auto let_in = session;
  let_in.id = SessionId(915);
  let_in.token_hash = "session-2";
  let_in.from_conversation = here;
  let_in.ends_at = Timestamp{70};
  write([&](Tx& tx) -> Status {
    RETURN_IF_ERROR(tx.mails().insert_link(link));
    RETURN_IF_ERROR(tx.mails().insert_link(later));
    EXPECT_TRUE(value_of(tx.mails().use_link("link-1", 2)));
    EXPECT_TRUE(value_of(tx.mails().use_link("link-1", 2)));
    EXPECT_FALSE(value_of(tx.mails().use_link("link-1", 2)));
    EXPECT_FALSE(value_of(tx.mails().use_link("link-3", 2))) << "nobody made it";
    const auto found = value_of(tx.mails().find_link("link-1")).value_or(MailLink{});
    EXPECT_EQ(found.workspace_id, link.workspace_id);
    EXPECT_EQ(found.channel_id, link.channel_id);
    EXPECT_EQ(found.conversation_id, here);
    EXPECT_EQ(found.address, kNasty);
    EXPECT_EQ(found.uses, 2);
    EXPECT_EQ(found.created_at, link.created_at);
    EXPECT_EQ(found.expires_at, link.expires_at);
    RETURN_IF_ERROR(tx.mails().remove_links_before(Timestamp{60}));
    EXPECT_FALSE(value_of(tx.mails().find_link("link-1")));
    EXPECT_TRUE(value_of(tx.mails().find_link("link-2")));
    RETURN_IF_ERROR(tx.mails().remove_links(here));
    EXPECT_FALSE(value_of(tx.mails().find_link("link-2")));

    RETURN_IF_ERROR(tx.identities().insert_session(session));
    RETURN_IF_ERROR(tx.identities().insert_session(let_in));
    const auto kept = value_of(tx.identities().find_session("session-2", channel_.key));
    EXPECT_EQ(kept.value().from_conversation, here);
    EXPECT_EQ(kept->ends_at, Timestamp{70});
    const auto whole = value_of(tx.identities().find_session("session-1", channel_.key));
    EXPECT_FALSE(whole.value().from_conversation);
    EXPECT_FALSE(whole->ends_at);
    EXPECT_EQ(value_of(tx.identities().list_link_sessions(here)), std::vector{let_in.id});
    RETURN_IF_ERROR(tx.identities().remove_ended_sessions(Timestamp{69}));
    EXPECT_TRUE(value_of(tx.identities().find_session("session-2", channel_.key)));
    RETURN_IF_ERROR(tx.identities().remove_ended_sessions(Timestamp{70}));
    EXPECT_FALSE(value_of(tx.identities().find_session("session-2", channel_.key)));
    EXPECT_TRUE(value_of(tx.identities().find_session("session-1", channel_.key)));
    return {};
  });
}

TEST_P(ChannelTest, CH12_ACustomerIsAskedOneFormAtATime) {
  const FormAnswer first{MessageId(901), kNasty, {{"name", "Name?", FieldKind::text, {"O'Neil"}}}};
  const FormAnswer second{
      MessageId(902), "Size", {{"size", kNasty, FieldKind::choices, {"S", "L"}}}};
  write([&](Tx& tx) -> Status {
    EXPECT_FALSE(value_of(tx.forms().find_talk(identity_.id)));
    RETURN_IF_ERROR(tx.forms().keep_talk({identity_.id, first, 1, Timestamp{70}}));
    EXPECT_EQ(value_of(tx.forms().find_talk(identity_.id))->answer, first);
    RETURN_IF_ERROR(tx.forms().keep_talk({identity_.id, second, 0, Timestamp{80}}));
    RETURN_IF_ERROR(tx.forms().keep_talk({IdentityId(7), first, 0, Timestamp{70}}));
    const auto talk = value_of(tx.forms().find_talk(identity_.id)).value_or(OpenTalk{});
    EXPECT_EQ(talk.identity_id, identity_.id);
    EXPECT_EQ(talk.answer, second);
    EXPECT_EQ(talk.misfits, 0);
    EXPECT_EQ(talk.started_at, Timestamp{80});
    RETURN_IF_ERROR(tx.forms().end_talk(identity_.id));
    EXPECT_FALSE(value_of(tx.forms().find_talk(identity_.id)));
    EXPECT_TRUE(value_of(tx.forms().find_talk(IdentityId(7))));
    return {};
  });
}

HARKEN_ON_BOTH(ChannelTest);

}  // namespace
}  // namespace harken::test
