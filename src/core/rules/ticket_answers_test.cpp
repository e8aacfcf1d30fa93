// SPDX-License-Identifier: AGPL-3.0-or-later
#include "core/rules/ticket_answers.hpp"

#include <gtest/gtest.h>

#include "core/rules/text.hpp"

namespace harken {
namespace {

TicketAnswer answer_in(std::vector<AnswerText> texts, std::string fallback) {
  TicketAnswer answer;
  answer.texts = std::move(texts);
  answer.default_language = std::move(fallback);
  return answer;
}

std::string refused_field(const TicketAnswer& answer) {
  const auto checked = check_answer_texts(answer);
  return checked ? "" : checked.error().field;
}

TEST(TicketAnswers, LC15_EverybodyGetsTheirLanguageAndElseTheDefault) {
  const auto answer = answer_in({{"en", "Done"}, {"ru", "Готово"}, {"pt", "Pronto"}}, "ru");
  EXPECT_EQ(text_for(answer, "en").text, "Done");
  EXPECT_EQ(text_for(answer, "pt-BR").text, "Pronto");
  EXPECT_EQ(text_for(answer, "EN_us").text, "Done");
  EXPECT_EQ(text_for(answer, "de").text, "Готово");
  EXPECT_EQ(text_for(answer, "").text, "Готово");
}

TEST(TicketAnswers, EachLanguageOnceAndTheDefaultAmongThem) {
  EXPECT_EQ(refused_field(answer_in({{"en", "Done"}}, "en")), "");
  EXPECT_EQ(refused_field(answer_in({{"en", "Done"}}, "ru")), "default_language");
  EXPECT_EQ(refused_field(answer_in({}, "en")), "default_language");
  EXPECT_EQ(refused_field(answer_in({{"en", "Done"}, {"en", "Twice"}}, "en")), "texts.en");
  EXPECT_EQ(refused_field(answer_in({{"en", "Done"}, {"ru", " \n"}}, "en")), "texts.ru");
  EXPECT_EQ(refused_field(answer_in({{"English", "Done"}}, "English")), "texts.English");
  EXPECT_EQ(refused_field(answer_in({{"en", std::string(kMaxTextLength + 1, 'x')}}, "en")),
            "texts.en");
}

TEST(TicketAnswers, HowFarItIsFollowsItsMessage) {
  TicketAnswerPart part;
  EXPECT_EQ(progress_of(part), AnswerProgress::waiting);
  part.state = AnswerPartState::written;
  EXPECT_EQ(progress_of(part), AnswerProgress::sent) << "it lies in our own widget";
  part.is_delivered = true;
  EXPECT_EQ(progress_of(part), AnswerProgress::delivered);
  part.is_read = true;
  EXPECT_EQ(progress_of(part), AnswerProgress::read);
  part.sending = Sending{SendState::queued, ""};
  EXPECT_EQ(progress_of(part), AnswerProgress::queued);
  part.sending->state = SendState::failed;
  EXPECT_EQ(progress_of(part), AnswerProgress::failed);
  part.sending->state = SendState::uncertain;
  EXPECT_EQ(progress_of(part), AnswerProgress::uncertain);
}

TEST(TicketAnswers, TheLongestNameIsAClientId) {
  const auto name = client_id_of(TicketAnswerId(INT64_MAX), ConversationId(INT64_MAX));
  EXPECT_TRUE(check_client_id(name));
}

}  // namespace
}  // namespace harken
