// SPDX-License-Identifier: AGPL-3.0-or-later
#include <boost/json.hpp>

#include <array>

#include "wire/composer.hpp"

namespace harken::wire {

namespace json = boost::json;

namespace {

constexpr std::array<std::pair<FieldKind, const char*>, 9> kFieldKinds{
    {{FieldKind::text, "text"},
     {FieldKind::long_text, "long_text"},
     {FieldKind::email, "email"},
     {FieldKind::phone, "phone"},
     {FieldKind::number, "number"},
     {FieldKind::date, "date"},
     {FieldKind::choice, "choice"},
     {FieldKind::choices, "choices"},
     {FieldKind::checkbox, "checkbox"}}};
constexpr std::array<std::pair<Fills, const char*>, 3> kFills{
    {{Fills::nothing, "nothing"}, {Fills::contact_name, "name"}, {Fills::contact_email, "email"}}};

json::array texts(const std::vector<std::string>& list) {
  return json::array(list.begin(), list.end());
}

json::array encode_fields(const std::vector<FormField>& fields) {
  json::array result;
  for (const auto& field : fields) result.push_back(encode(field));
  return result;
}

// What we wrote ourselves is read back leniently.
json::value parse(std::string_view text) {
  boost::system::error_code error;
  auto value = json::parse(text, error);
  return error ? json::value() : value;
}

std::string text_of(const json::object& object, std::string_view name) {
  const auto* value = object.if_contains(name);
  return value && value->is_string() ? std::string(value->get_string()) : std::string();
}

std::vector<std::string> texts_of(const json::object& object, std::string_view name) {
  std::vector<std::string> result;
  const auto* list = object.if_contains(name);
  if (!list || !list->is_array()) return result;
  for (const auto& item : list->get_array())
    if (item.is_string()) result.emplace_back(item.get_string());
  return result;
}

template <class Read>
void each_object(const json::value* list, Read read) {
  if (!list || !list->is_array()) return;
  for (const auto& item : list->get_array())
    if (item.is_object()) read(item.get_object());
}

std::vector<FormField> fields_of(const json::value* list) {
  std::vector<FormField> fields;
  each_object(list, [&](const json::object& object) {
    const auto* required = object.if_contains("required");
    fields.push_back({text_of(object, "key"), text_of(object, "label"),
                      parse_field_kind(text_of(object, "kind")).value_or(FieldKind::text),
                      required && required->is_bool() && required->get_bool(),
                      texts_of(object, "options"),
                      parse_fills(text_of(object, "fills")).value_or(Fills::nothing)});
  });
  return fields;
}

}  // namespace

json::value encode(const FormField& field) {
  return {{"key", field.key},
          {"label", field.label},
          {"kind", to_text(field.kind)},
          {"required", field.required},
          {"options", texts(field.options)},
          {"fills", to_text(field.fills)}};
}

json::value encode(const Form& form) {
  return {{"id", form.id.to_string()},
          {"name", form.name},
          {"title", form.title},
          {"fields", encode_fields(form.fields)},
          {"version", form.version}};
}

json::value encode(const SentForm& form) {
  return {{"form_id", form.form_id.to_string()},
          {"title", form.title},
          {"fields", encode_fields(form.fields)}};
}

json::value encode(const FormAnswer& answer) {
  json::array fields;
  for (const auto& field : answer.fields)
    fields.push_back({{"key", field.key},
                      {"label", field.label},
                      {"kind", to_text(field.kind)},
                      {"values", texts(field.values)}});
  return {{"message_id", answer.message_id.to_string()},
          {"title", answer.title},
          {"fields", std::move(fields)}};
}

std::string store_fields(const std::vector<FormField>& fields) {
  return json::serialize(encode_fields(fields));
}

std::vector<FormField> load_fields(std::string_view text) {
  const auto value = parse(text);
  return fields_of(&value);
}

std::string store_sent_form(const SentForm& form) { return json::serialize(encode(form)); }

SentForm load_sent_form(std::string_view text) {
  const auto value = parse(text);
  if (!value.is_object()) return {};
  const auto& object = value.get_object();
  return {FormId::parse(text_of(object, "form_id")).value_or(FormId{}), text_of(object, "title"),
          fields_of(object.if_contains("fields"))};
}

std::string store_form_answer(const FormAnswer& answer) { return json::serialize(encode(answer)); }

FormAnswer load_form_answer(std::string_view text) {
  const auto value = parse(text);
  if (!value.is_object()) return {};
  const auto& object = value.get_object();
  FormAnswer answer{MessageId::parse(text_of(object, "message_id")).value_or(MessageId{}),
                    text_of(object, "title"),
                    {}};
  each_object(object.if_contains("fields"), [&](const json::object& field) {
    answer.fields.push_back({text_of(field, "key"), text_of(field, "label"),
                             parse_field_kind(text_of(field, "kind")).value_or(FieldKind::text),
                             texts_of(field, "values")});
  });
  return answer;
}

const char* to_text(FieldKind kind) {
  for (const auto& [each, word] : kFieldKinds)
    if (each == kind) return word;
  return "";
}

const char* to_text(Fills fills) {
  for (const auto& [each, word] : kFills)
    if (each == fills) return word;
  return "";
}

std::optional<FieldKind> parse_field_kind(std::string_view text) {
  for (const auto& [kind, word] : kFieldKinds)
    if (text == word) return kind;
  return std::nullopt;
}

std::optional<Fills> parse_fills(std::string_view text) {
  for (const auto& [fills, word] : kFills)
    if (text == word) return fills;
  return std::nullopt;
}

}  // namespace harken::wire
