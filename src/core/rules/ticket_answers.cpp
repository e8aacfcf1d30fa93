// SPDX-License-Identifier: AGPL-3.0-or-later
#include "core/rules/ticket_answers.hpp"

#include <algorithm>

#include "core/rules/placeholders.hpp"
#include "core/rules/slug.hpp"
#include "core/rules/text.hpp"

namespace harken {

namespace {

const AnswerText* find_text(const TicketAnswer& answer, std::string_view language) {
  const auto found = std::ranges::find(answer.texts, language, &AnswerText::language);
  return found == answer.texts.end() ? nullptr : &*found;
}

AnswerProgress progress_of_message(const TicketAnswerPart& part) {
  const auto state = part.sending ? part.sending->state : SendState::sent;
  switch (state) {
    case SendState::queued:
      return AnswerProgress::queued;
    case SendState::failed:
      return AnswerProgress::failed;
    case SendState::uncertain:
      return AnswerProgress::uncertain;
    case SendState::sent:
      break;
  }
  if (part.is_read) return AnswerProgress::read;
  return part.is_delivered ? AnswerProgress::delivered : AnswerProgress::sent;
}

}  // namespace

Status check_answer_texts(const TicketAnswer& answer) {
  if (answer.texts.size() > kMostAnswerLanguages)
    return fail_invalid("texts", "at most 20 languages");
  for (const auto& each : answer.texts) {
    const auto field = "texts." + each.language;
    RETURN_IF_ERROR(check_language(field, each.language));
    RETURN_IF_ERROR(check_text(field, each.text, kMaxTextLength));
    RETURN_IF_ERROR(check_placeholders(field, each.text));
    if (trim(each.text).empty()) return fail_invalid(field, "there is nothing in it");
    if (find_text(answer, each.language) != &each) return fail_invalid(field, "is there twice");
  }
  if (find_text(answer, answer.default_language)) return {};
  return fail_invalid("default_language", "there is no text in this language");
}

const AnswerText& text_for(const TicketAnswer& answer, std::string_view language) {
  const auto primary = to_lower_ascii(language.substr(0, language.find_first_of("-_")));
  if (const auto* found = find_text(answer, primary)) return *found;
  const auto* fallback = find_text(answer, answer.default_language);
  return fallback ? *fallback : answer.texts.front();
}

AnswerProgress progress_of(const TicketAnswerPart& part) {
  switch (part.state) {
    case AnswerPartState::waiting:
      return AnswerProgress::waiting;
    case AnswerPartState::refused:
      return AnswerProgress::refused;
    case AnswerPartState::taken_back:
      return AnswerProgress::taken_back;
    case AnswerPartState::written:
      break;
  }
  return progress_of_message(part);
}

std::string client_id_of(TicketAnswerId answer, ConversationId conversation) {
  return "ticket-" + answer.to_string() + "-" + conversation.to_string();
}

}  // namespace harken
