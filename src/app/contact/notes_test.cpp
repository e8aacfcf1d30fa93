// SPDX-License-Identifier: AGPL-3.0-or-later
#include "app/contact/notes.hpp"

#include <gtest/gtest.h>

#include "app/testing/desk.hpp"

namespace harken::app {
namespace {

class NoteTest : public ::testing::Test {
 protected:
  Result<AddedNote> write(const Actor& actor, const AddNote& command) {
    return desk_.attempt<AddedNote>(
        [&](Tx& tx) { return add_note(tx, desk_.env, actor, command); });
  }
  AddNote about_conversation(std::string text, std::string client_id = "note-0001") {
    return {id_, {}, std::move(client_id), std::move(text)};
  }
  AddNote about_contact(std::string text, std::string client_id = "note-0002") {
    return {{}, contact_, std::move(client_id), std::move(text)};
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
