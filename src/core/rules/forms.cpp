// SPDX-License-Identifier: AGPL-3.0-or-later
#include "core/rules/forms.hpp"

#include <algorithm>
#include <charconv>
#include <chrono>
#include <set>

#include "core/rules/text.hpp"

namespace harken {

namespace {

bool has_options(FieldKind kind) { return kind == FieldKind::choice || kind == FieldKind::choices; }

Status check_key(const std::string& place, std::string_view key) {
  constexpr std::string_view kAllowed = "abcdefghijklmnopqrstuvwxyz0123456789_";
  if (key.empty() || key.size() > 40 || key.find_first_not_of(kAllowed) != std::string_view::npos)
    return fail_invalid(place + ".key", "a key is 1 to 40 small letters, digits or _");
  return {};
}

Status check_label(const std::string& place, std::string_view label, std::size_t max) {
  if (trim(label).empty()) return fail_invalid(place, place + " must not be empty");
  return check_line(place, label, max);
}

Status check_options(const std::string& place, const FormField& field) {
  if (!has_options(field.kind)) {
    if (field.options.empty()) return {};
    return fail_invalid(place, "only fields with a choice have options");
  }
  if (field.options.size() < 2 || field.options.size() > kMaxOptions)
    return fail_invalid(place, "a choice is one of 2 to 30 options");
  std::set<std::string_view> seen;
  for (const auto& option : field.options) {
    RETURN_IF_ERROR(check_label(place, option, 80));
    if (!seen.insert(option).second) return fail_invalid(place, "an option stands there twice");
  }
  return {};
}

Status check_fills(const std::string& place, const FormField& field) {
  const bool fits = field.fills == Fills::nothing ||
                    (field.fills == Fills::contact_name && field.kind == FieldKind::text) ||
                    (field.fills == Fills::contact_email && field.kind == FieldKind::email);
  if (fits) return {};
  return fail_invalid(place, "a text fills the name, an e-mail address the e-mail");
}

}  // namespace

Status check_form(const Form& form) {
  RETURN_IF_ERROR(check_label("name", form.name, 80));
  RETURN_IF_ERROR(check_label("title", form.title, 120));
  if (form.fields.empty() || form.fields.size() > kMaxFields)
    return fail_invalid("fields", "a form has 1 to 20 fields");
  std::set<std::string_view> keys;
  std::set<Fills> filled;
  for (std::size_t i = 0; i < form.fields.size(); ++i) {
    const auto& field = form.fields[i];
    const auto place = "fields[" + std::to_string(i) + "]";
    RETURN_IF_ERROR(check_key(place, field.key));
    RETURN_IF_ERROR(check_label(place + ".label", field.label, 120));
    RETURN_IF_ERROR(check_options(place + ".options", field));
    RETURN_IF_ERROR(check_fills(place + ".fills", field));
    if (!keys.insert(field.key).second)
      return fail_invalid(place + ".key", "this key is there twice");
    if (field.fills != Fills::nothing && !filled.insert(field.fills).second)
      return fail_invalid(place + ".fills", "another field fills the same");
  }
  return {};
}

namespace {

// All of these get a text that is trimmed and not empty.
Status check_phone(const std::string& name, std::string_view text) {
  const auto digits = std::ranges::count_if(text, [](char c) { return c >= '0' && c <= '9'; });
  const bool is_clean = text.find_first_not_of("0123456789 ()-+./") == std::string_view::npos;
  if (is_clean && digits >= 5 && digits <= 20) return {};
  return fail_invalid(name, "not a telephone number");
}

Status check_number(const std::string& name, std::string_view text) {
  double value = 0;
  const auto [end, error] =
      std::from_chars(text.data(), text.data() + text.size(), value, std::chars_format::fixed);
  const bool is_all = error == std::errc{} && end == text.data() + text.size() && text.size() <= 30;
  const bool is_plain = text.find_first_not_of("-.0123456789") == std::string_view::npos;
  if (is_all && is_plain) return {};
  return fail_invalid(name, "not a number such as 12.5");
}

Status check_date(const std::string& name, std::string_view text) {
  const auto number = [&](std::size_t at, std::size_t size) {
    int value = -1;
    const auto part = text.substr(at, size);
    const auto [end, error] = std::from_chars(part.data(), part.data() + part.size(), value);
    return error == std::errc{} && end == part.data() + part.size() ? value : -1;
  };
  if (text.size() == 10 && text[4] == '-' && text[7] == '-') {
    const std::chrono::year_month_day date{std::chrono::year(number(0, 4)),
                                           std::chrono::month(static_cast<unsigned>(number(5, 2))),
                                           std::chrono::day(static_cast<unsigned>(number(8, 2)))};
    if (number(0, 4) > 0 && date.ok()) return {};
  }
  return fail_invalid(name, "not a date such as 2026-11-23");
}

Status check_one(const FormField& field, const std::string& name, std::string_view text) {
  switch (field.kind) {
    case FieldKind::text:
      return check_line(name, text, 500);
    case FieldKind::long_text:
      return check_text(name, text, 4'000);
    case FieldKind::email:
      return check_email(name, text);
    case FieldKind::phone:
      return check_phone(name, text);
    case FieldKind::number:
      return check_number(name, text);
    case FieldKind::date:
      return check_date(name, text);
    case FieldKind::choice:
    case FieldKind::choices:
      if (std::ranges::find(field.options, text) != field.options.end()) return {};
      return fail_invalid(name, "not one of the options");
    case FieldKind::checkbox:
      if (text == kChecked) return {};
      return fail_invalid(name, "a checkbox is yes or nothing");
  }
  return {};
}

}  // namespace

Result<std::vector<std::string>> check_field(const FormField& field,
                                             const std::vector<std::string>& given) {
  const auto name = "answers." + field.key;
  std::vector<std::string> values;
  for (const auto& each : given) {
    const auto text = trim(each);
    if (text.empty()) continue;
    RETURN_IF_ERROR(check_one(field, name, text));
    if (std::ranges::find(values, text) == values.end()) values.emplace_back(text);
  }
  if (values.size() > 1 && field.kind != FieldKind::choices)
    return fail_invalid(name, "one answer is expected");
  if (values.empty() && field.required) return fail_invalid(name, "an answer is needed");
  if (field.kind == FieldKind::email && !values.empty()) values[0] = to_lower_ascii(values[0]);
  return values;
}

Result<std::vector<FieldAnswer>> check_answers(const std::vector<FormField>& fields,
                                               const GivenAnswers& given) {
  for (const auto& [key, values] : given)
    if (std::ranges::find(fields, key, &FormField::key) == fields.end())
      return fail(Errc::invalid, "unknown_field", "unknown field answers." + key, "answers." + key);
  std::vector<FieldAnswer> answers;
  for (const auto& field : fields) {
    const auto found = given.find(field.key);
    const auto said = found == given.end() ? std::vector<std::string>() : found->second;
    ASSIGN_OR_RETURN(auto values, check_field(field, said));
    answers.push_back({field.key, field.label, field.kind, std::move(values)});
  }
  return answers;
}

std::string plain_text_of(const std::vector<FieldAnswer>& answers) {
  std::string text;
  for (const auto& answer : answers) {
    if (answer.values.empty()) continue;
    if (!text.empty()) text += '\n';
    text += answer.label + ": ";
    for (std::size_t i = 0; i < answer.values.size(); ++i)
      text += (i == 0 ? "" : ", ") + answer.values[i];
  }
  return text;
}

std::string claimed_by(const std::vector<FormField>& fields,
                       const std::vector<FieldAnswer>& answers, Fills what) {
  const auto field = std::ranges::find(fields, what, &FormField::fills);
  if (what == Fills::nothing || field == fields.end()) return {};
  const auto answer = std::ranges::find(answers, field->key, &FieldAnswer::key);
  return answer == answers.end() || answer->values.empty() ? std::string() : answer->values[0];
}

}  // namespace harken
