// SPDX-License-Identifier: AGPL-3.0-or-later
// Customers and what is said: contacts, identities, messages, notes, files, events.
#include "contract/samples.hpp"

namespace harken::test {
namespace {

class MessageTest : public DeskTest {
 protected:
  void SetUp() override {
    DeskTest::SetUp();
    if (HasFatalFailure()) return;
    conversation_ = make_conversation();
    write([&](Tx& tx) { return tx.conversations().insert(conversation_); });
  }
  Conversation conversation_;
};

std::vector<MessageId> ids_of(const std::vector<Message>& messages) {
  std::vector<MessageId> ids;
  for (const Message& message : messages) ids.push_back(message.id);
  return ids;
}

TEST_P(MessageTest, ContactKeepsEveryFieldAndComparesTheVersion) {
  write([&](Tx& tx) -> Status {
    Contact contact = value_of(tx.contacts().find(workspace_.id, contact_.id)).value_or(Contact{});
    EXPECT_EQ(contact.number, contact_.number);
    EXPECT_EQ(contact.name, contact_.name);
    EXPECT_EQ(contact.email, contact_.email);
    EXPECT_EQ(contact.created_at, contact_.created_at);
    contact.name = kNasty;
    contact.email = "";
    contact.is_email_claimed = true;
    contact.version = 2;
    EXPECT_TRUE(value_of(tx.contacts().update(contact, 1)));
    const auto changed =
        value_of(tx.contacts().find(workspace_.id, contact_.id)).value_or(Contact{});
    EXPECT_TRUE(changed.is_email_claimed);
    EXPECT_FALSE(changed.is_name_claimed);
    EXPECT_FALSE(value_of(tx.contacts().update(contact, 1)));
    EXPECT_EQ(value_of(tx.contacts().find(workspace_.id, contact_.id)).value_or(Contact{}).name,
              kNasty);
    EXPECT_FALSE(value_of(tx.contacts().find(WorkspaceId(9), contact_.id)));
    return {};
  });
}

TEST_P(MessageTest, IdentityKeepsEveryField) {
  write([&](Tx& tx) -> Status {
    const auto found = value_of(tx.identities().find(identity_.id)).value_or(Identity{});
    EXPECT_EQ(found.contact_id, contact_.id);
    EXPECT_EQ(found.channel_id, channel_.id);
    EXPECT_EQ(found.external_id, identity_.external_id);
    EXPECT_EQ(found.chosen_department, sales_.id);
    EXPECT_EQ(found.visit.page_url, identity_.visit.page_url);
    EXPECT_EQ(found.visit.language, "ru");
    RETURN_IF_ERROR(
        tx.identities().update_visit(identity_.id, {"::1", "Chrome", "u", kNasty, "id"}));
    const auto moved = value_of(tx.identities().find(identity_.id)).value_or(Identity{});
    EXPECT_EQ(moved.visit.ip, "::1");
    EXPECT_EQ(moved.visit.browser, "Chrome");
    EXPECT_EQ(moved.visit.page_title, kNasty);
    return {};
  });
}

TEST_P(MessageTest, IdentityIsFoundByItsNameInTheChannelAndTakesANewOne) {
  write([&](Tx& tx) -> Status {
    const auto find = [&](ChannelId channel, std::string_view name) {
      return value_of(tx.identities().find_by_external_id(channel, name)).value_or(Identity{}).id;
    };
    EXPECT_EQ(find(channel_.id, identity_.external_id), identity_.id);
    EXPECT_EQ(find(ChannelId(9), identity_.external_id), IdentityId{});
    RETURN_IF_ERROR(tx.identities().set_external_id(identity_.id, "customer-Ж'1"));
    EXPECT_EQ(find(channel_.id, "customer-Ж'1"), identity_.id);
    EXPECT_EQ(find(channel_.id, identity_.external_id), IdentityId{});
    return {};
  });
}

TEST_P(MessageTest, VisitorSessionIsFoundByItsToken) {
  write([&](Tx& tx) -> Status {
    RETURN_IF_ERROR(
        tx.identities().insert_session({SessionId(61), workspace_.id, identity_.id, contact_.id,
                                        channel_.id, "hash", Timestamp{1}}));
    const auto found =
        value_of(tx.identities().find_session("hash", channel_.key)).value_or(VisitorSession{});
    EXPECT_EQ(found.identity_id, identity_.id);
    EXPECT_EQ(found.contact_id, contact_.id);
    EXPECT_EQ(found.channel_id, channel_.id);
    EXPECT_FALSE(value_of(tx.identities().find_session("hash", "another")));
    RETURN_IF_ERROR(tx.identities().remove_session(SessionId(61)));
    EXPECT_FALSE(value_of(tx.identities().find_session("hash", channel_.key)));
    return {};
  });
}

TEST_P(MessageTest, MessageKeepsEveryField) {
  Message message = make_message(conversation_, "c-1");
  message.sender = SenderKind::user;
  message.user_id = UserId(5);
  message.text = kNasty;
  message.attachments = {
      {.id = std::string(32, 'a'), .name = "photo \"1\".png", .type = "image/png", .size = 77}};
  Message line = make_message(conversation_, "");
  line.kind = MessageKind::system;
  line.sender = SenderKind::system;
  line.system = SystemLine{SystemAction::reassigned, "Ana", "Ben", "Sales"};
  write([&](Tx& tx) -> Status {
    EXPECT_TRUE(value_of(tx.messages().insert(message)));
    EXPECT_TRUE(value_of(tx.messages().insert(line)));
    const auto found = value_of(tx.messages().find(workspace_.id, message.id)).value_or(Message{});
    EXPECT_EQ(found.conversation_id, conversation_.id);
    EXPECT_EQ(found.channel_id, channel_.id);
    EXPECT_EQ(found.identity_id, identity_.id);
    EXPECT_EQ(found.sender, SenderKind::user);
    EXPECT_EQ(found.user_id, UserId(5));
    EXPECT_EQ(found.sender_name, message.sender_name);
    EXPECT_EQ(found.client_id, "c-1");
    EXPECT_EQ(found.text, kNasty);
    EXPECT_EQ(found.created_at, message.created_at);
    EXPECT_EQ(found.attachments.size(), 1U);
    EXPECT_EQ(found.attachments.at(0).name, "photo \"1\".png");
    EXPECT_EQ(found.attachments.at(0).size, 77);
    EXPECT_FALSE(found.system);
    const auto system = value_of(tx.messages().find(workspace_.id, line.id)).value_or(Message{});
    EXPECT_EQ(system.kind, MessageKind::system);
    EXPECT_EQ(system.system.value_or(SystemLine{}).target, "Ben");
    EXPECT_FALSE(value_of(tx.messages().find(WorkspaceId(9), message.id)));
    return {};
  });
}

TEST_P(MessageTest, CH2_WhatAMessageWasBeforeIsKept) {
  write([&](Tx& tx) -> Status {
    const auto conversation = make_conversation();
    RETURN_IF_ERROR(tx.conversations().insert(conversation));
    auto message = make_message(conversation, "client-edit-1");
    message.sender = SenderKind::user;
    message.text = "first";
    message.marks = {{TextStyle::bold, 0, 5, {}}};
    File file;
    file.id = std::string(32, 'c');
    file.name = "plan.txt";
    message.attachments = {file};
    EXPECT_TRUE(value_of(tx.messages().insert(message)));
    message.text = "second";
    message.marks.clear();
    message.edited_at = Timestamp{300};
    message.correction = Sending{};
    RETURN_IF_ERROR(tx.messages().edit(message));
    RETURN_IF_ERROR(tx.messages().set_correction(message.id, {SendState::failed, "not_there"}));
    const auto edited = value_of(tx.messages().find(workspace_.id, message.id)).value();
    EXPECT_EQ(edited.text, "second");
    EXPECT_EQ(edited.edited_at, Timestamp{300});
    EXPECT_EQ(edited.correction.value().reason, "not_there");
    EXPECT_EQ(edited.attachments.size(), 1U);
    message.text.clear();
    message.attachments.clear();
    message.deleted_at = Timestamp{400};
    message.correction.reset();
    RETURN_IF_ERROR(tx.messages().edit(message));
    const auto gone = value_of(tx.messages().find(workspace_.id, message.id)).value();
    EXPECT_EQ(gone.deleted_at, Timestamp{400});
    EXPECT_TRUE(gone.text.empty() && gone.attachments.empty() && !gone.correction);
    const auto revisions = value_of(tx.messages().list_revisions(message.id));
    EXPECT_EQ(revisions.size(), 2U);
    EXPECT_EQ(revisions.at(0).text, "first");
    EXPECT_EQ(revisions.at(0).marks.size(), 1U);
    EXPECT_EQ(revisions.at(0).until, Timestamp{300});
    EXPECT_EQ(revisions.at(1).text, "second");
    EXPECT_EQ(revisions.at(1).attachments.at(0).name, "plan.txt");
    return {};
  });
}

TEST_P(MessageTest, CU1_APhotoIsAskedForNowAndThen) {
  write([&](Tx& tx) -> Status {
    EXPECT_TRUE(value_of(tx.identities().ask_photo(identity_.id, Timestamp{0}, Timestamp{100})));
    EXPECT_FALSE(value_of(tx.identities().ask_photo(identity_.id, Timestamp{50}, Timestamp{110})));
    EXPECT_TRUE(value_of(tx.identities().ask_photo(identity_.id, Timestamp{101}, Timestamp{200})));
    auto contact = value_of(tx.contacts().find(workspace_.id, contact_.id)).value();
    contact.photo_hash = std::string(64, 'f');
    contact.photo_type = "image/jpeg";
    const auto version = contact.version++;
    EXPECT_TRUE(value_of(tx.contacts().update(contact, version)));
    EXPECT_EQ(value_of(tx.contacts().find(workspace_.id, contact_.id))->photo_type, "image/jpeg");
    EXPECT_TRUE(value_of(tx.files().is_hash_used(contact.photo_hash))) << "its bytes stay";
    const auto conversation = make_conversation();
    RETURN_IF_ERROR(tx.conversations().insert(conversation));
    EXPECT_EQ(value_of(tx.conversations().find(workspace_.id, conversation.id))->contact_photo_hash,
              contact.photo_hash);
    return {};
  });
}

TEST_P(MessageTest, ClientIdIsUniqueForItsSenderOnly) {
  write([&](Tx& tx) -> Status {
    const Message first = make_message(conversation_, "c-1");
    EXPECT_TRUE(value_of(tx.messages().insert(first)));
    ASSIGN_OR_RETURN(const bool is_second,
                     tx.messages().insert(make_message(conversation_, "c-1")));
    Message of_user = make_message(conversation_, "c-1");
    of_user.user_id = UserId(5);
    EXPECT_TRUE(value_of(tx.messages().insert(of_user)));
    EXPECT_TRUE(value_of(tx.messages().insert(make_message(conversation_, ""))));
    EXPECT_TRUE(value_of(tx.messages().insert(make_message(conversation_, ""))));
    // Only known for sure once something has been read.
    RETURN_IF_ERROR(tx.messages().find(workspace_.id, first.id));
    EXPECT_FALSE(is_second);
    const auto find = [&](UserId user, const char* client_id) {
      return value_of(tx.messages().find_by_client_id(identity_.id, user, client_id))
          .value_or(Message{})
          .id;
    };
    EXPECT_EQ(find({}, "c-1"), first.id);
    EXPECT_EQ(find(UserId(5), "c-1"), of_user.id);
    EXPECT_FALSE(find(UserId(6), "c-1"));
    EXPECT_FALSE(find({}, ""));
    return {};
  });
}

TEST_P(MessageTest, ListsGoBackInTime) {
  Conversation second = make_conversation();
  write([&](Tx& tx) -> Status {
    RETURN_IF_ERROR(tx.conversations().insert(second));
    std::vector<MessageId> ids;
    for (int i = 0; i < 6; ++i) {
      Message message = make_message(i % 2 == 0 ? conversation_ : second, "");
      if (i == 4) message.sender = SenderKind::user;
      ids.push_back(message.id);
      EXPECT_TRUE(value_of(tx.messages().insert(message)));
    }
    auto& messages = tx.messages();
    EXPECT_EQ(ids_of(value_of(messages.list(conversation_.id, {}, 2))),
              (std::vector{ids[4], ids[2]}));
    EXPECT_EQ(ids_of(value_of(messages.list(conversation_.id, ids[2], 9))), (std::vector{ids[0]}));
    EXPECT_EQ(ids_of(value_of(messages.list_of_identity(identity_.id, {}, {}, 4))),
              (std::vector{ids[5], ids[4], ids[3], ids[2]}));
    EXPECT_EQ(ids_of(value_of(messages.list_of_identity(identity_.id, {}, ids[2], 9))),
              (std::vector{ids[1], ids[0]}));
    EXPECT_EQ(ids_of(value_of(messages.list_of_identity(identity_.id, second.id, {}, 2))),
              (std::vector{ids[5], ids[3]}))
        << "nothing of the one before";
    EXPECT_EQ(value_of(messages.count_after(conversation_.id, SenderKind::customer, {}, 99)), 2);
    EXPECT_EQ(value_of(messages.count_after(conversation_.id, SenderKind::customer, {}, 1)), 1);
    EXPECT_EQ(value_of(messages.count_after(conversation_.id, SenderKind::customer, ids[0], 99)),
              1);
    EXPECT_EQ(value_of(messages.count_after(conversation_.id, SenderKind::user, ids[0], 99)), 1);
    return {};
  });
}

TEST_P(MessageTest, NotesAreOfAConversationOrOfTheContactItself) {
  write([&](Tx& tx) -> Status {
    const Note of_conversation{NoteId(71),
                               workspace_.id,
                               conversation_.id,
                               contact_.id,
                               UserId(5),
                               "Ana",
                               "n-1",
                               kNasty,
                               Timestamp{1},
                               {{UserId(6), kNasty}, {UserId(7), "Ben"}}};
    Note of_contact = of_conversation;
    of_contact.id = NoteId(72);
    of_contact.conversation_id = {};
    of_contact.client_id = "n-2";
    EXPECT_TRUE(value_of(tx.notes().insert(of_conversation)));
    EXPECT_TRUE(value_of(tx.notes().insert(of_contact)));
    of_contact.id = NoteId(73);
    EXPECT_FALSE(value_of(tx.notes().insert(of_contact)));
    const auto in_conversation = value_of(tx.notes().list_of_conversation(conversation_.id, 9));
    EXPECT_EQ(in_conversation.size(), 1U);
    EXPECT_EQ(in_conversation.at(0).text, kNasty);
    EXPECT_EQ(in_conversation.at(0).author_name, "Ana");
    EXPECT_EQ(in_conversation.at(0).mentions.size(), 2U);
    EXPECT_EQ(in_conversation.at(0).mentions.at(0).id, UserId(6));
    EXPECT_EQ(in_conversation.at(0).mentions.at(0).name, kNasty);
    const auto about_contact = value_of(tx.notes().list_of_contact(workspace_.id, contact_.id, 9));
    EXPECT_EQ(about_contact.size(), 1U);
    EXPECT_EQ(about_contact.at(0).id, NoteId(72));
    EXPECT_FALSE(about_contact.at(0).conversation_id);
    EXPECT_EQ(
        value_of(tx.notes().find_by_client_id(contact_.id, UserId(5), "n-1")).value_or(Note{}).id,
        NoteId(71));
    EXPECT_FALSE(value_of(tx.notes().find_by_client_id(contact_.id, UserId(6), "n-1")));
    return {};
  });
}

TEST_P(MessageTest, FilesAreUnsentUntilAMessageCarriesThem) {
  const File file{.id = "f1",
                  .workspace_id = workspace_.id,
                  .name = kNasty,
                  .type = "image/png",
                  .size = 100,
                  .hash = "h1",
                  .uploaded_by_identity = identity_.id,
                  .created_at = Timestamp{10}};
  write([&](Tx& tx) -> Status {
    RETURN_IF_ERROR(tx.files().insert(file));
    File other = file;
    other.id = "f2";
    other.created_at = Timestamp{20};
    RETURN_IF_ERROR(tx.files().insert(other));
    const auto found = value_of(tx.files().find("f1")).value_or(File{});
    EXPECT_EQ(found.name, kNasty);
    EXPECT_EQ(found.size, 100);
    EXPECT_EQ(found.hash, "h1");
    EXPECT_EQ(found.uploaded_by_identity, identity_.id);
    EXPECT_FALSE(found.uploaded_by);
    EXPECT_FALSE(found.conversation_id);
    EXPECT_EQ(value_of(tx.files().bytes_since(identity_.id, Timestamp{10})), 200);
    EXPECT_EQ(value_of(tx.files().bytes_since(identity_.id, Timestamp{11})), 100);
    EXPECT_EQ(value_of(tx.files().bytes_since(IdentityId(9), Timestamp{0})), 0);
    RETURN_IF_ERROR(tx.files().attach("f2", conversation_.id));
    const auto orphans = value_of(tx.files().take_orphans(Timestamp{100}, 9));
    EXPECT_EQ(orphans.size(), 1U);
    EXPECT_EQ(orphans.at(0).id, "f1");
    EXPECT_EQ(orphans.at(0).hash, "h1");
    EXPECT_TRUE(value_of(tx.files().is_hash_used("h1")));
    EXPECT_FALSE(value_of(tx.files().is_hash_used("h2")));
    EXPECT_FALSE(value_of(tx.files().find("f1")));
    return {};
  });
}

TEST_P(MessageTest, AnEventIsReadWithItsMessage) {
  const Message message = make_message(conversation_, "c-1");
  write([&](Tx& tx) -> Status {
    EXPECT_TRUE(value_of(tx.messages().insert(message)));
    Event event = make_event("message.created");
    event.message = message;
    tx.events().append(event);
    event.message->id = MessageId(message.id.value() + 1);  // in no table
    tx.events().append(event);
    return {};
  });
  read([&](Tx& tx) -> Status {
    const auto all = value_of(tx.events().list_after(workspace_.id, 0, 9));
    EXPECT_EQ(all.size(), 2U);
    const auto& read_back = all.at(0).message.value();
    EXPECT_EQ(read_back.id, message.id);
    EXPECT_EQ(read_back.text, message.text);
    EXPECT_EQ(read_back.client_id, message.client_id);
    EXPECT_EQ(read_back.created_at, message.created_at);
    EXPECT_FALSE(all.at(1).message);
    return {};
  });
}

TEST_P(MessageTest, EventKeepsEveryField) {
  Event event = make_event("message.created");
  event.conversation_id = conversation_.id;
  event.audience = {false, sales_.id, UserId(5), UserId(6)};
  event.previous_audience = Audience{false, support_.id, {}, UserId(7)};
  event.data = kNasty;
  event.identity_id = identity_.id;
  event.public_data = "{\"a\":1}";
  write([&](Tx& tx) -> Status {
    tx.events().append(event);
    tx.events().append(make_event("user.updated"));
    return {};
  });
  read([&](Tx& tx) -> Status {
    const auto all = value_of(tx.events().list_after(workspace_.id, 0, 9));
    EXPECT_EQ(all.size(), 2U);
    EXPECT_EQ(all.at(0).seq, 1);
    EXPECT_EQ(all.at(0).type, "message.created");
    EXPECT_EQ(all.at(0).conversation_id, conversation_.id);
    EXPECT_EQ(all.at(0).audience, event.audience);
    EXPECT_EQ(all.at(0).previous_audience, event.previous_audience);
    EXPECT_EQ(all.at(0).data, kNasty);
    EXPECT_EQ(all.at(0).identity_id, identity_.id);
    EXPECT_EQ(all.at(0).public_data, event.public_data);
    EXPECT_TRUE(all.at(1).audience.everyone);
    EXPECT_FALSE(all.at(1).previous_audience);
    EXPECT_FALSE(all.at(1).public_data);
    EXPECT_EQ(value_of(tx.events().newest(workspace_.id)), 2);
    EXPECT_EQ(value_of(tx.events().list_after(workspace_.id, 1, 9)).size(), 1U);
    EXPECT_EQ(value_of(tx.events().list_after(workspace_.id, 0, 1)).size(), 1U);
    return {};
  });
}

TEST_P(MessageTest, F24_ACustomersOwnEventsAreFoundAmongAllOthersAndOnlyWhatTheyAreTold) {
  write([&](Tx& tx) -> Status {
    for (int i = 0; i < 4; ++i) {
      Event theirs = make_event("message.created");
      theirs.identity_id = identity_.id;
      if (i != 1) theirs.public_data = "{}";
      Event another = theirs;
      another.identity_id = IdentityId(identity_.id.value() + 1);
      tx.events().append(another);
      tx.events().append(theirs);
    }
    return {};
  });
  read([&](Tx& tx) -> Status {
    const auto numbers = [&](Seq after, int limit) {
      std::vector<Seq> all;
      for (const auto& event :
           value_of(tx.events().list_of_identity_after(workspace_.id, identity_.id, after, limit)))
        all.push_back(event.seq);
      return all;
    };
    EXPECT_EQ(numbers(0, 9), (std::vector<Seq>{2, 6, 8}));
    EXPECT_EQ(numbers(2, 1), (std::vector<Seq>{6}));
    const WorkspaceId another(workspace_.id.value() + 1);
    EXPECT_TRUE(value_of(tx.events().list_of_identity_after(another, identity_.id, 0, 9)).empty());
    return {};
  });
}

TEST_P(MessageTest, PruningTakesOnlyTheBeginning) {
  write([&](Tx& tx) -> Status {
    for (const std::int64_t at : {10, 20, 300, 30, 400}) {
      Event event = make_event("test");
      event.created_at = Timestamp{at};
      tx.events().append(event);
    }
    return {};
  });
  write([&](Tx& tx) -> Status {
    auto& events = tx.events();
    EXPECT_EQ(value_of(events.pruned_up_to(workspace_.id)), 0);
    EXPECT_EQ(value_of(events.prune(workspace_.id, Timestamp{100}, 1)), 1);
    EXPECT_EQ(value_of(events.pruned_up_to(workspace_.id)), 1);
    // The fourth is old enough, but the third before it is not.
    EXPECT_EQ(value_of(events.prune(workspace_.id, Timestamp{100}, 9)), 1);
    EXPECT_EQ(value_of(events.pruned_up_to(workspace_.id)), 2);
    EXPECT_EQ(value_of(events.prune(workspace_.id, Timestamp{1'000}, 9)), 3);
    EXPECT_EQ(value_of(events.pruned_up_to(workspace_.id)), 5);
    EXPECT_EQ(value_of(events.newest(workspace_.id)), 5);
    return {};
  });
}

HARKEN_ON_BOTH(MessageTest);

}  // namespace
}  // namespace harken::test
