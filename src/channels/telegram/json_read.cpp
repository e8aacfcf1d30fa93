// SPDX-License-Identifier: AGPL-3.0-or-later
#include "channels/telegram/json_read.hpp"

#include <boost/json/parse.hpp>

namespace harken::telegram {

Result<json::object> parse_object(std::string_view text) {
  json::parse_options options;
  options.max_depth = 32;
  boost::system::error_code error;
  auto value = json::parse(text, error, {}, options);
  if (error) return fail(Errc::invalid, "invalid", "not valid JSON: " + error.message());
  if (!value.is_object()) return fail(Errc::invalid, "invalid", "a JSON object is expected");
  return std::move(value.get_object());
}

std::string text_of(const json::object& object, std::string_view name) {
  const auto* value = object.if_contains(name);
  return value && value->is_string() ? std::string(value->get_string()) : std::string();
}

std::optional<std::int64_t> find_integer(const json::object& object, std::string_view name) {
  const auto* value = object.if_contains(name);
  if (!value || !value->is_int64()) return std::nullopt;
  return value->get_int64();
}

std::int64_t integer_of(const json::object& object, std::string_view name) {
  return find_integer(object, name).value_or(0);
}

double number_of(const json::object& object, std::string_view name) {
  const auto* value = object.if_contains(name);
  if (!value) return 0;
  if (value->is_double()) return value->get_double();
  return value->is_int64() ? static_cast<double>(value->get_int64()) : 0;
}

bool is_true(const json::object& object, std::string_view name) {
  const auto* value = object.if_contains(name);
  return value && value->is_bool() && value->get_bool();
}

const json::object* object_of(const json::object& object, std::string_view name) {
  const auto* value = object.if_contains(name);
  return value ? value->if_object() : nullptr;
}

const json::array& array_of(const json::object& object, std::string_view name) {
  static const json::array kNone;
  const auto* value = object.if_contains(name);
  const auto* array = value ? value->if_array() : nullptr;
  return array ? *array : kNone;
}

}  // namespace harken::telegram
