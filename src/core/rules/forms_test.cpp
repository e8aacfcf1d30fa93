// SPDX-License-Identifier: AGPL-3.0-or-later
#include "core/rules/forms.hpp"

#include <gtest/gtest.h>

#include "core/rules/form_talk.hpp"

namespace harken {
namespace {

FormField make_field(std::string key, FieldKind kind, bool required = false,
                     std::vector<std::string> options = {}) {
  return {std::move(key), "Label", kind, required, std::move(options), Fills::nothing};
}

Form make_form(std::vector<FormField> fields) {
  Form form;
  form.name = "Name";
  form.title = "Title";
  form.fields = std::move(fields);
  return form;
}

std::string wrong_in(const Form& form) {
  const auto status = check_form(form);
  return status ? "" : status.error().field;
}

TEST(Forms, CO6_AFormIsCheckedByItsFields) {
  const auto good = make_field("a", FieldKind::text);
  EXPECT_EQ(wrong_in(make_form({good, make_field("b", FieldKind::choice, true, {"x", "y"})})), "");
  EXPECT_EQ(wrong_in(make_form({})), "fields");
  EXPECT_EQ(wrong_in(make_form(std::vector(21, good))), "fields");
  EXPECT_EQ(wrong_in(make_form({good, good})), "fields[1].key");
  EXPECT_EQ(wrong_in(make_form({make_field("A b", FieldKind::text)})), "fields[0].key");
  EXPECT_EQ(wrong_in(make_form({make_field("a", FieldKind::choice, true, {"x"})})),
            "fields[0].options");
  EXPECT_EQ(wrong_in(make_form({make_field("a", FieldKind::choices, true, {"x", "x"})})),
            "fields[0].options");
  EXPECT_EQ(wrong_in(make_form({make_field("a", FieldKind::text, true, {"x", "y"})})),
            "fields[0].options");
  auto nameless = make_form({good});
  nameless.title = " ";
  EXPECT_EQ(wrong_in(nameless), "title");
}

TEST(Forms, OnlyFittingFieldsFillTheContactAndEachOnce) {
  auto name = make_field("name", FieldKind::text);
  name.fills = Fills::contact_name;
  auto again = name;
  again.key = "again";
  auto email = make_field("mail", FieldKind::email);
  email.fills = Fills::contact_email;
  EXPECT_EQ(wrong_in(make_form({name, email})), "");
  EXPECT_EQ(wrong_in(make_form({name, again})), "fields[1].fills");
  email.kind = FieldKind::text;
  EXPECT_EQ(wrong_in(make_form({email})), "fields[0].fills");
}

struct AnswerCase {
  FieldKind kind;
  std::vector<std::string> given;
  bool is_taken;
};

TEST(Forms, CO6_EveryKindTakesItsOwnAndRefusesTheRest) {
  const std::vector<AnswerCase> cases{{FieldKind::text, {"Anna"}, true},
                                      {FieldKind::text, {"two\nlines"}, false},
                                      {FieldKind::text, {std::string(501, 'x')}, false},
                                      {FieldKind::text, {"a", "b"}, false},
                                      {FieldKind::long_text, {"two\nlines"}, true},
                                      {FieldKind::long_text, {"\a"}, false},
                                      {FieldKind::email, {"a@b.c"}, true},
                                      {FieldKind::email, {"a b@c"}, false},
                                      {FieldKind::phone, {"+49 (30) 123-45"}, true},
                                      {FieldKind::phone, {"1234"}, false},
                                      {FieldKind::phone, {"call me 12345"}, false},
                                      {FieldKind::number, {"-12.5"}, true},
                                      {FieldKind::number, {"0"}, true},
                                      {FieldKind::number, {"1e5"}, false},
                                      {FieldKind::number, {"12,5"}, false},
                                      {FieldKind::number, {"nan"}, false},
                                      {FieldKind::date, {"2024-02-29"}, true},
                                      {FieldKind::date, {"2023-02-29"}, false},
                                      {FieldKind::date, {"29.02.2024"}, false},
                                      {FieldKind::date, {"-024-02-01"}, false},
                                      {FieldKind::choice, {"x"}, true},
                                      {FieldKind::choice, {"z"}, false},
                                      {FieldKind::choice, {"x", "y"}, false},
                                      {FieldKind::choices, {"x", "y"}, true},
                                      {FieldKind::choices, {"x", "z"}, false},
                                      {FieldKind::checkbox, {"yes"}, true},
                                      {FieldKind::checkbox, {"true"}, false}};
  for (const auto& each : cases) {
    const bool is_choice = each.kind == FieldKind::choice || each.kind == FieldKind::choices;
    const auto field =
        make_field("a", each.kind, true,
                   is_choice ? std::vector<std::string>{"x", "y"} : std::vector<std::string>{});
    EXPECT_EQ(check_field(field, each.given).has_value(), each.is_taken)
        << int(each.kind) << " " << each.given[0];
  }
}

TEST(Forms, AnswersAreCompleteInOrderAndKnown) {
  const std::vector fields{make_field("a", FieldKind::text, true),
                           make_field("b", FieldKind::text)};
  const auto answers = check_answers(fields, {{"a", {" Anna "}}});
  ASSERT_TRUE(answers);
  ASSERT_EQ(answers->size(), 2U);
  EXPECT_EQ(answers->at(0).values, std::vector<std::string>{"Anna"});
  EXPECT_TRUE(answers->at(1).values.empty());
  EXPECT_EQ(check_answers(fields, {{"b", {"x"}}}).error().field, "answers.a");
  EXPECT_EQ(check_answers(fields, {{"a", {"  "}}}).error().field, "answers.a");
  EXPECT_STREQ(check_answers(fields, {{"a", {"x"}}, {"c", {"x"}}}).error().code, "unknown_field");
  EXPECT_EQ(plain_text_of(*answers), "Label: Anna");
}

TEST(Forms, TheClaimIsOfTheFieldThatFills) {
  auto name = make_field("name", FieldKind::text);
  name.fills = Fills::contact_name;
  const std::vector fields{make_field("other", FieldKind::text), name};
  const auto answers = check_answers(fields, {{"other", {"x"}}, {"name", {"Anna"}}});
  EXPECT_EQ(claimed_by(fields, *answers, Fills::contact_name), "Anna");
  EXPECT_EQ(claimed_by(fields, *answers, Fills::contact_email), "");
  EXPECT_EQ(claimed_by(fields, *check_answers(fields, {}), Fills::contact_name), "");
}

TEST(FormTalk, CO6_A10_AsksAllInOneMessageAndTakesALineForEach) {
  const std::vector fields{make_field("mail", FieldKind::email, true),
                           make_field("size", FieldKind::choice, true, {"Small", "Large"}),
                           make_field("more", FieldKind::text)};
  EXPECT_EQ(
      ask_all(fields, {}, "en", false),
      "Please answer each question on a line of its own.\n1. Label\n2. Label (Small / Large)\n"
      "3. Label (Send - to skip)");
  EXPECT_TRUE(ask_all(fields, {}, "id", true).starts_with("Tidak semua jawaban cocok. "));
  FormTalk talk;
  for (const auto* text :
       {"anna@example.com", "anna@example.com\nHuge\n-", "no mail\n1\n-", "a\nb\nc\nd", ""}) {
    EXPECT_FALSE(take_spoken_answers(fields, talk, text)) << text;
    EXPECT_TRUE(talk.answers.empty()) << "all of them are still open";
  }
  ASSERT_TRUE(take_spoken_answers(fields, talk, "1. anna@example.com\n\n 2) large\n-\n"));
  EXPECT_EQ(next_field(fields, talk), nullptr);
  EXPECT_EQ(talk.answers.at(1).values, std::vector<std::string>{"Large"});
}

TEST(FormTalk, CO6_A10_OneQuestionAloneIsAskedAsEverywhere) {
  const std::vector fields{make_field("size", FieldKind::choice, true, {"S", "M"})};
  EXPECT_EQ(ask_all(fields, {}, "en", false), ask(fields.front(), "en", false));
  FormTalk talk;
  ASSERT_TRUE(take_spoken_answers(fields, talk, "2"));
  EXPECT_EQ(talk.answers.at(0).values, std::vector<std::string>{"M"});
}

TEST(FormTalk, CO6_AsksOneByOneAndAgainUntilItFits) {
  const std::vector fields{make_field("mail", FieldKind::email, true),
                           make_field("size", FieldKind::choice, true, {"Small", "Large"}),
                           make_field("extras", FieldKind::choices, false, {"Bag", "Card, signed"}),
                           make_field("terms", FieldKind::checkbox, true),
                           make_field("more", FieldKind::long_text)};
  FormTalk talk;
  EXPECT_EQ(next_field(fields, talk)->key, "mail");
  EXPECT_FALSE(take_spoken_answer(fields, talk, "no idea"));
  EXPECT_FALSE(take_spoken_answer(fields, talk, "-")) << "it is required";
  EXPECT_EQ(next_field(fields, talk)->key, "mail") << "still open";
  ASSERT_TRUE(take_spoken_answer(fields, talk, " Anna@Example.com "));
  EXPECT_EQ(spoken_question(*next_field(fields, talk)).text, "Label\n1. Small\n2. Large");
  EXPECT_FALSE(take_spoken_answer(fields, talk, "3"));
  ASSERT_TRUE(take_spoken_answer(fields, talk, "2"));
  EXPECT_TRUE(spoken_question(*next_field(fields, talk)).may_be_skipped);
  ASSERT_TRUE(take_spoken_answer(fields, talk, "card, signed"));
  EXPECT_FALSE(take_spoken_answer(fields, talk, "no"));
  ASSERT_TRUE(take_spoken_answer(fields, talk, "да"));
  ASSERT_TRUE(take_spoken_answer(fields, talk, "-"));
  EXPECT_EQ(next_field(fields, talk), nullptr);
  EXPECT_FALSE(take_spoken_answer(fields, talk, "more"));
  EXPECT_EQ(plain_text_of(talk.answers),
            "Label: anna@example.com\nLabel: Large\nLabel: Card, signed\nLabel: yes");
}

TEST(FormTalk, CO6_YesAndNoAreUnderstoodInEveryLanguageAndInCapitals) {
  const std::vector fields{make_field("terms", FieldKind::checkbox)};
  const auto said = [&](std::string_view text) {
    FormTalk talk;
    EXPECT_TRUE(take_spoken_answer(fields, talk, text)) << text;
    return !talk.answers.empty() && !talk.answers[0].values.empty();
  };
  for (const auto* yes : {"yes", "YES", "да", "Да", "ДА", "Ya"}) EXPECT_TRUE(said(yes)) << yes;
  for (const auto* no : {"no", "нет", "НЕТ", "Tidak"}) EXPECT_FALSE(said(no)) << no;
}

TEST(FormTalk, SeveralChoicesAreNamedOrNumbered) {
  const std::vector fields{make_field("a", FieldKind::choices, true, {"Red", "Green", "Blue"})};
  FormTalk talk;
  EXPECT_FALSE(take_spoken_answer(fields, talk, "1, pink"));
  ASSERT_TRUE(take_spoken_answer(fields, talk, "blue, 1"));
  EXPECT_EQ(talk.answers[0].values, (std::vector<std::string>{"Blue", "Red"}));
}

}  // namespace
}  // namespace harken
