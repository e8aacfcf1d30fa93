// SPDX-License-Identifier: AGPL-3.0-or-later
#include "app/composer/forms.hpp"

#include <gtest/gtest.h>

#include "app/conversation/reply.hpp"
#include "app/conversation/transitions.hpp"
#include "app/intake/answer_form.hpp"
#include "app/testing/desk.hpp"

namespace harken::app {
namespace {

const std::vector<FormField> kFields{
    {"name", "Your name", FieldKind::text, true, {}, Fills::contact_name},
    {"email", "E-mail", FieldKind::email, false, {}, Fills::contact_email},
    {"size", "Size", FieldKind::choice, true, {"S", "L"}, Fills::nothing}};

class FormsTest : public ::testing::Test {
 protected:
  FormsTest() {
    desk_.value<Conversation>([&](Tx& tx) { return accept(tx, desk_.env, desk_.ana, id_); });
    form_ = make(desk_.mira, kFields).value();
  }
  Result<Form> make(const Actor& actor, std::vector<FormField> fields) {
    const EditForm command{{}, 0, "Sizes", "What fits you?", std::move(fields)};
    return desk_.attempt<Form>([&](Tx& tx) { return create_form(tx, desk_.env, actor, command); });
  }
  Result<Replied> send(std::string client_id, std::string text = "") {
    const Reply command{desk_.ana, id_, std::move(client_id), std::move(text), {}, form_.id};
    return desk_.attempt<Replied>([&](Tx& tx) { return reply(tx, desk_.env, command); });
  }
  Result<Received> answer(const testing::Visitor& visitor, MessageId asked, GivenAnswers answers,
                          std::string client_id = "answer-1") {
    const AnswerForm command{visitor.session, asked, std::move(client_id), std::move(answers)};
    return desk_.attempt<Received>([&](Tx& tx) { return answer_form(tx, desk_.env, command); });
  }
  GivenAnswers good() {
    return {{"name", {"Nora Lind"}}, {"email", {"Nora@Lind.example"}}, {"size", {"L"}}};
  }
  Contact contact() {
    return desk_
        .value<std::optional<Contact>>([&](Tx& tx) {
          return tx.contacts().find(desk_.admin.workspace_id, nora_.session.contact_id);
        })
        .value();
  }

  testing::Desk desk_;
  testing::Visitor nora_ = desk_.arrive();
  ConversationId id_ = desk_.open(nora_).id;
  Form form_;
};

TEST_F(FormsTest, SupervisorsMakeThemAndWhatIsWrongIsNamed) {
  EXPECT_EQ(testing::code_of(make(desk_.ana, kFields)), "forbidden");
  EXPECT_EQ(testing::field_of(make(desk_.mira, {})), "fields");
  EXPECT_EQ(desk_.last_event().type, "form.updated");
}

TEST_F(FormsTest, CO6_AFormGoesOutAsItIsNowAndARetryIsTheSame) {
  const auto sent = send("send-form-1");
  ASSERT_TRUE(sent);
  EXPECT_EQ(sent->message.kind, MessageKind::form);
  EXPECT_EQ(sent->message.form->fields, kFields);
  EXPECT_TRUE(wire::visitor_frame(desk_.last_event()).contains("What fits you?"));
  EXPECT_EQ(desk_.find(id_).last_message->text, "What fits you?");
  EXPECT_EQ(send("send-form-1")->message.id, sent->message.id);
  EXPECT_EQ(testing::field_of(send("send-form-2", "and words")), "form_id");
  const EditForm change{form_.id, 1, {}, "Other title", {}};
  desk_.value<Form>([&](Tx& tx) { return update_form(tx, desk_.env, desk_.mira, change); });
  const auto again = desk_.value<std::optional<Message>>(
      [&](Tx& tx) { return tx.messages().find(desk_.admin.workspace_id, sent->message.id); });
  EXPECT_EQ(again->form->title, "What fits you?") << "what was sent stays";
  form_.id = FormId(99);
  EXPECT_EQ(testing::field_of(send("send-form-3")), "form_id");
}

TEST_F(FormsTest, CO6_WhatTheWebsiteOrAColleagueSaidOfTheContactStays) {
  const auto given = [&](Tx& tx) -> Result<Contact> {
    ASSIGN_OR_RETURN(auto contact,
                     tx.contacts().find(desk_.admin.workspace_id, nora_.session.contact_id));
    contact->name = "Nora of the website";
    contact->is_name_claimed = false;
    contact->version += 1;
    EXPECT_TRUE(tx.contacts().update(*contact, contact->version - 1).value());
    return *contact;
  };
  desk_.value<Contact>(given);
  ASSERT_TRUE(answer(nora_, send("send-form-1")->message.id, good()));
  EXPECT_EQ(contact().name, "Nora of the website");
  EXPECT_EQ(contact().email, "nora@lind.example") << "nobody had said it";
  EXPECT_TRUE(contact().is_email_claimed);
}

TEST_F(FormsTest, CO6_TheAnswerComesBackAsAMessageAndFillsTheContact) {
  const auto asked = send("send-form-1")->message.id;
  const auto events = desk_.count_events();
  const auto received = answer(nora_, asked, good());
  ASSERT_TRUE(received);
  EXPECT_EQ(received->message.kind, MessageKind::form_answer);
  EXPECT_EQ(received->message.text, "Your name: Nora Lind\nE-mail: nora@lind.example\nSize: L");
  EXPECT_EQ(desk_.count_events(), events + 2) << "the message and the contact";
  EXPECT_EQ(contact().name, "Nora Lind");
  EXPECT_EQ(contact().email, "nora@lind.example");
  EXPECT_EQ(desk_.find(id_).turn, Turn::ours);
}

TEST_F(FormsTest, CO6_AnsweredOnce) {
  const auto asked = send("send-form-1")->message.id;
  const auto first = answer(nora_, asked, good());
  EXPECT_EQ(answer(nora_, asked, good())->message.id, first->message.id) << "the same try again";
  EXPECT_EQ(testing::code_of(answer(nora_, asked, good(), "answer-2")), "already_answered");
  auto other = good();
  other["size"] = {"S"};
  EXPECT_EQ(testing::code_of(answer(nora_, asked, other)), "already_answered");
}

TEST_F(FormsTest, WrongAnswersChangeNothing) {
  const auto asked = send("send-form-1")->message.id;
  const auto events = desk_.count_events();
  const auto wrong = [&](GivenAnswers answers) {
    return testing::field_of(answer(nora_, asked, std::move(answers)));
  };
  auto answers = good();
  answers["size"] = {"XL"};
  EXPECT_EQ(wrong(answers), "answers.size");
  answers = good();
  answers.erase("name");
  EXPECT_EQ(wrong(answers), "answers.name");
  answers = good();
  answers["admin"] = {"yes"};
  EXPECT_EQ(wrong(answers), "answers.admin");
  EXPECT_EQ(testing::code_of(answer(desk_.arrive(), asked, good())), "not_found")
      << "not of this visitor";
  const auto words = desk_.write(nora_, "Hello", "words-0001")->message.id;
  EXPECT_EQ(testing::code_of(answer(nora_, words, good())), "not_found") << "no form";
  EXPECT_EQ(desk_.count_events(), events + 1) << "only the words";
  EXPECT_EQ(contact().email, "");
}

}  // namespace
}  // namespace harken::app
