// SPDX-License-Identifier: AGPL-3.0-or-later
#include "core/rules/form_talk.hpp"

#include <algorithm>
#include <charconv>

#include "core/rules/fold.hpp"
#include "core/rules/text.hpp"

namespace harken {

namespace {

constexpr std::string_view kSkip = "-";

bool has_options(const FormField& field) { return !field.options.empty(); }

// "2" names the second option, unless an option is called so.
std::string option_of(const FormField& field, std::string_view text) {
  const auto wanted = to_lower_ascii(text);
  for (const auto& option : field.options)
    if (to_lower_ascii(option) == wanted) return option;
  std::size_t number = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
  const bool is_number = error == std::errc{} && end == text.data() + text.size();
  if (is_number && number >= 1 && number <= field.options.size()) return field.options[number - 1];
  return std::string(text);
}

std::vector<std::string> parts_of(const FormField& field, std::string_view text) {
  if (field.kind != FieldKind::choices) return {option_of(field, trim(text))};
  // An option may itself hold a comma: as a whole it comes first.
  const auto whole = option_of(field, trim(text));
  if (std::ranges::find(field.options, whole) != field.options.end()) return {whole};
  std::vector<std::string> parts;
  while (!text.empty()) {
    const auto comma = text.find(',');
    parts.push_back(option_of(field, trim(text.substr(0, comma))));
    text = comma == std::string_view::npos ? std::string_view() : text.substr(comma + 1);
  }
  return parts;
}

// The words for yes and no of the desk's languages.
std::vector<std::string> checked_by(std::string_view text) {
  const auto word = fold(trim(text));
  constexpr std::string_view kYes[] = {"yes", "y", "да", "ya", "+", "1"};
  constexpr std::string_view kNo[] = {"no", "n", "нет", "tidak", "0"};
  if (std::ranges::find(kYes, word) != std::end(kYes)) return {std::string(kChecked)};
  if (std::ranges::find(kNo, word) != std::end(kNo)) return {};
  return {word};
}

std::vector<std::string> values_of(const FormField& field, std::string_view text) {
  if (!field.required && trim(text) == kSkip) return {};
  if (field.kind == FieldKind::checkbox) return checked_by(text);
  if (has_options(field)) return parts_of(field, text);
  return {std::string(text)};
}

}  // namespace

const FormField* next_field(const std::vector<FormField>& fields, const FormTalk& talk) {
  return talk.answers.size() < fields.size() ? &fields[talk.answers.size()] : nullptr;
}

SpokenQuestion spoken_question(const FormField& field) {
  SpokenQuestion question{field.label, !field.required};
  for (std::size_t i = 0; i < field.options.size(); ++i)
    question.text += "\n" + std::to_string(i + 1) + ". " + field.options[i];
  return question;
}

namespace {

struct Hints {
  std::string_view skip;
  std::string_view again;
  std::string_view lines;
  std::string_view not_together;
};

Hints hints_in(std::string_view language) {
  if (language.starts_with("ru"))
    return {"Чтобы пропустить, отправьте -", "Этот ответ не подходит.",
            "Ответьте на каждый вопрос с новой строки.", "Не все ответы подходят."};
  if (language.starts_with("id"))
    return {"Kirim - untuk melewati", "Jawaban itu tidak cocok.",
            "Jawab setiap pertanyaan pada baris tersendiri.", "Tidak semua jawaban cocok."};
  return {"Send - to skip", "That answer does not fit.",
          "Please answer each question on a line of its own.", "Not all answers fit."};
}

}  // namespace

std::string ask(const FormField& field, std::string_view language, bool again) {
  const auto question = spoken_question(field);
  const auto hints = hints_in(language);
  std::string text = again ? std::string(hints.again) + "\n" : std::string();
  text += question.text;
  if (question.may_be_skipped) text += "\n(" + std::string(hints.skip) + ")";
  return text;
}

namespace {

// "2. Which size? (S / M)"
std::string numbered(std::size_t number, const FormField& field, const Hints& hints) {
  auto line = std::to_string(number) + ". " + field.label;
  std::string options;
  for (const auto& option : field.options) options += (options.empty() ? "" : " / ") + option;
  if (!options.empty()) line += " (" + options + ")";
  if (!field.required) line += " (" + std::string(hints.skip) + ")";
  return line;
}

std::vector<std::string_view> lines_in(std::string_view text) {
  std::vector<std::string_view> lines;
  while (!text.empty()) {
    const auto end = text.find('\n');
    if (const auto line = trim(text.substr(0, end)); !line.empty()) lines.push_back(line);
    text = end == std::string_view::npos ? std::string_view() : text.substr(end + 1);
  }
  return lines;
}

// "2. M", "2) M": the number of the question that it answers.
std::string_view without_number(std::string_view line, std::size_t number) {
  const auto digits = std::to_string(number);
  if (!line.starts_with(digits) || line.size() == digits.size()) return line;
  const char sign = line[digits.size()];
  return sign == '.' || sign == ')' ? trim(line.substr(digits.size() + 1)) : line;
}

}  // namespace

std::string ask_all(const std::vector<FormField>& fields, const FormTalk& talk,
                    std::string_view language, bool again) {
  const auto open = fields.size() - std::min(fields.size(), talk.answers.size());
  if (open == 1) return ask(fields.back(), language, again);
  const auto hints = hints_in(language);
  std::string text = again ? std::string(hints.not_together) + " " : std::string();
  text += hints.lines;
  for (std::size_t i = 0; i < open; ++i)
    text += "\n" + numbered(i + 1, fields[talk.answers.size() + i], hints);
  return text;
}

Status take_spoken_answers(const std::vector<FormField>& fields, FormTalk& talk,
                           std::string_view text) {
  const auto open = fields.size() - std::min(fields.size(), talk.answers.size());
  if (open <= 1) return take_spoken_answer(fields, talk, text);
  const auto lines = lines_in(text);
  if (lines.size() != open) return fail_invalid("answers", "one line for each question");
  auto answered = talk;
  for (std::size_t i = 0; i < open; ++i)
    RETURN_IF_ERROR(take_spoken_answer(fields, answered, without_number(lines[i], i + 1)));
  talk = std::move(answered);
  return {};
}

Status take_spoken_answer(const std::vector<FormField>& fields, FormTalk& talk,
                          std::string_view text) {
  const auto* field = next_field(fields, talk);
  if (!field) return fail_invalid("answers", "every question is answered");
  ASSIGN_OR_RETURN(auto values, check_field(*field, values_of(*field, text)));
  talk.answers.push_back({field->key, field->label, field->kind, std::move(values)});
  return {};
}

}  // namespace harken
