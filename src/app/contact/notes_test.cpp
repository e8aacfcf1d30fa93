// SPDX-License-Identifier: AGPL-3.0-or-later
#include "app/contact/notes.hpp"

#include <gtest/gtest.h>

#include "app/notification/notify.hpp"
#include "app/testing/desk.hpp"
#include "ports/notifications.hpp"

namespace harken::app {
namespace {

class NoteTest : public ::testing::Test {
 protected:
  Result<AddedNote> write(const Actor& actor, const AddNote& command) {
    return desk_.attempt<AddedNote>(
        [&](Tx& tx) { return add_note(tx, desk_.env, actor, command); });
  }
  AddNote about_conversation(std::string text, std::string client_id = "note-0001") {
    return {id_, {}, std::move(client_id), std::move(text), {}};
  }
  AddNote about_contact(std::string text, std::string client_id = "note-0002") {
    return {{}, contact_, std::move(client_id), std::move(text), {}};
  }

  std::vector<Notification> told_of(const Actor& actor) {
    return desk_.value<std::vector<Notification>>(
        [&](Tx& tx) { return tx.notifications().list(actor.user_id, NotificationId{}, 50); });
  }

  testing::Desk desk_;
  testing::Visitor nora_ = desk_.arrive();
  ContactId contact_ = nora_.session.contact_id;
  ConversationId id_ = desk_.open(nora_).id;
};

TEST_F(NoteTest, A56_NoNoteHasAWayToTheCustomer) {
  for (const auto& command : {about_conversation("pays late"), about_contact("pays late")}) {
    ASSERT_TRUE(write(desk_.ana, command));
    const auto event = desk_.last_event();
    EXPECT_EQ(event.type, "note.created");
    EXPECT_TRUE(event.data.contains("pays late"));
    EXPECT_FALSE(event.public_data);
    EXPECT_FALSE(event.identity_id);
    EXPECT_EQ(event.audience.department_id, desk_.sales.id);
  }
}

TEST_F(NoteTest, CU2_NotesStandWhereTheyWereWritten) {
  ASSERT_TRUE(write(desk_.ana, about_conversation("here")));
  ASSERT_TRUE(write(desk_.ben, about_contact("everywhere")));
  const auto here = desk_.value<std::vector<Note>>(
      [&](Tx& tx) { return list_conversation_notes(tx, desk_.mira, id_); });
  ASSERT_EQ(here.size(), 1U);
  EXPECT_EQ(here[0].text, "here");
  EXPECT_EQ(here[0].author_name, "Ana");
  EXPECT_EQ(here[0].contact_id, contact_);
  const auto everywhere = desk_.value<std::vector<Note>>(
      [&](Tx& tx) { return list_contact_notes(tx, desk_.mira, contact_); });
  ASSERT_EQ(everywhere.size(), 1U);
  EXPECT_EQ(everywhere[0].text, "everywhere");
}

TEST_F(NoteTest, ARetryIsTheSameNoteAndAnotherBodyIsRefused) {
  const auto first = write(desk_.ana, about_conversation("pays late"));
  const auto events = desk_.count_events();
  const auto again = write(desk_.ana, about_conversation("pays late"));
  ASSERT_TRUE(again);
  EXPECT_FALSE(again->is_new);
  EXPECT_EQ(again->note.id, first->note.id);
  EXPECT_EQ(testing::code_of(write(desk_.ana, about_conversation("pays early"))),
            "client_id_conflict");
  EXPECT_EQ(testing::code_of(write(desk_.ana, about_contact("pays late", "note-0001"))),
            "client_id_conflict");
  EXPECT_EQ(desk_.count_events(), events);
  EXPECT_TRUE(write(desk_.ben, about_conversation("pays late"))->is_new) << "his own client_id";
}

TEST_F(NoteTest, AD4_WithoutTheVerbItIsOnlyRead) {
  Actor reader = desk_.ana;
  reader.rights.permissions.set(Action::write_note, Scope::own);
  EXPECT_EQ(testing::code_of(write(reader, about_conversation("mine"))), "forbidden");
  EXPECT_TRUE(write(reader, about_contact("for the next time")));
  reader.rights.permissions.set(Action::write_note, Scope::none);
  EXPECT_EQ(testing::code_of(write(reader, about_contact("mine", "note-0003"))), "forbidden");
}

TEST_F(NoteTest, CO14_WhoIsMentionedIsToldOnceAndAlone) {
  auto command = about_conversation("@Ben and @Mira, please look");
  command.mention_ids = {desk_.ben.user_id, desk_.mira.user_id, desk_.ben.user_id,
                         desk_.ana.user_id};
  const auto added = write(desk_.ana, command);
  ASSERT_TRUE(added);
  ASSERT_EQ(added->note.mentions.size(), 3U);
  EXPECT_EQ(added->note.mentions[0].name, "Ben");
  for (const auto& actor : {desk_.ben, desk_.mira}) {
    const auto told = told_of(actor);
    ASSERT_EQ(told.size(), 1U) << actor.name;
    EXPECT_EQ(told[0].kind, NotificationKind::mentioned);
    EXPECT_EQ(told[0].actor_name, "Ana");
    EXPECT_EQ(told[0].conversation_id, id_);
    EXPECT_EQ(told[0].text, "@Ben and @Mira, please look");
  }
  EXPECT_TRUE(told_of(desk_.ana).empty()) << "her own words are no news";
  const auto event = desk_.last_event();
  EXPECT_EQ(event.type, "notification.created");
  EXPECT_TRUE(can_see(desk_.mira, event.audience));
  EXPECT_FALSE(can_see(desk_.ben, event.audience));
  EXPECT_FALSE(can_see(desk_.admin, event.audience));
  EXPECT_FALSE(event.public_data);
  const auto notes = desk_.value<std::vector<Note>>(
      [&](Tx& tx) { return list_conversation_notes(tx, desk_.ben, id_); });
  EXPECT_EQ(notes.at(0).mentions.size(), 3U) << "stored as ids, with the names as they were";
  ASSERT_TRUE(write(desk_.ana, command));
  EXPECT_EQ(told_of(desk_.ben).size(), 1U) << "a retry tells nobody again";
}

TEST_F(NoteTest, CO14_AD6_NobodyIsMentionedWhoMayNotSeeIt) {
  for (const auto stranger : {desk_.rob.user_id, UserId(7)}) {
    auto command = about_conversation("@Rob, look");
    command.mention_ids = {stranger};
    const auto refused = write(desk_.ana, command);
    EXPECT_EQ(testing::code_of(refused), "invalid");
    EXPECT_EQ(testing::field_of(refused), "mention_ids");
  }
  EXPECT_TRUE(told_of(desk_.rob).empty());
}

TEST_F(NoteTest, CO14_ReadOnEveryDeviceAndOnlyByWhoWasTold) {
  auto command = about_conversation("@Ben");
  command.mention_ids = {desk_.ben.user_id};
  ASSERT_TRUE(write(desk_.ana, command));
  const auto id = told_of(desk_.ben).at(0).id;
  const auto read_by = [&](const Actor& actor) {
    return desk_.value<bool>([&](Tx& tx) -> Result<bool> {
      RETURN_IF_ERROR(mark_read(tx, desk_.env, actor, {id, NotificationId(7)}));
      return true;
    });
  };
  const auto events = desk_.count_events();
  read_by(desk_.mira);
  EXPECT_EQ(desk_.count_events(), events);
  EXPECT_FALSE(told_of(desk_.ben).at(0).read_at);
  read_by(desk_.ben);
  read_by(desk_.ben);
  EXPECT_EQ(desk_.count_events(), events + 1);
  EXPECT_EQ(desk_.last_event().type, "notification.read");
  EXPECT_EQ(told_of(desk_.ben).at(0).read_at, desk_.clock.time);
}

TEST_F(NoteTest, RefusesWhatIsNoNoteOrNotSeen) {
  const auto events = desk_.count_events();
  for (const auto& [text, client_id] : {std::pair("", "note-0001"),
                                        {" \n\t", "note-0001"},
                                        {"bell \a", "note-0001"},
                                        {"fine", "short"}})
    EXPECT_EQ(testing::code_of(write(desk_.ana, about_conversation(text, client_id))), "invalid");
  EXPECT_EQ(testing::code_of(write(desk_.rob, about_conversation("mine"))), "not_found");
  EXPECT_EQ(testing::code_of(write(desk_.rob, about_contact("mine"))), "not_found");
  const auto list = desk_.attempt<std::vector<Note>>(
      [&](Tx& tx) { return list_conversation_notes(tx, desk_.rob, id_); });
  EXPECT_EQ(testing::code_of(list), "not_found");
  EXPECT_EQ(desk_.count_events(), events);
}

}  // namespace
}  // namespace harken::app
