// SPDX-License-Identifier: AGPL-3.0-or-later
#include "wire/decode.hpp"

#include <algorithm>
#include <boost/json.hpp>

namespace harken::wire {

namespace json = boost::json;

namespace {

std::size_t count_members(const json::value& value) {
  std::size_t count = 0;
  if (value.is_object()) {
    for (const auto& [key, child] : value.get_object()) count += 1 + count_members(child);
  } else if (value.is_array()) {
    for (const auto& child : value.get_array()) count += count_members(child);
  }
  return count;
}

// Boost.JSON silently keeps the last of duplicate keys (A61). Outside of strings every member has
// exactly one colon; duplicates make fewer members than colons.
bool has_duplicates(std::string_view text, const json::value& parsed) {
  std::size_t colons = 0;
  bool in_string = false;
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (in_string && text[i] == '\\')
      ++i;
    else if (text[i] == '"')
      in_string = !in_string;
    else if (!in_string && text[i] == ':')
      ++colons;
  }
  return colons != count_members(parsed);
}

std::size_t length_in_code_points(std::string_view text) {
  return static_cast<std::size_t>(
      std::count_if(text.begin(), text.end(), [](char c) { return (c & 0xC0) != 0x80; }));
}

}  // namespace

Result<json::object> parse_object(std::string_view text) {
  json::parse_options options;
  options.max_depth = 32;
  boost::system::error_code error;
  auto value = json::parse(text, error, {}, options);
  if (error) return fail(Errc::invalid, "invalid", "not valid JSON: " + error.message());
  if (!value.is_object()) return fail(Errc::invalid, "invalid", "a JSON object is expected");
  if (has_duplicates(text, value))
    return fail(Errc::invalid, "invalid", "a field stands twice in an object");
  return std::move(value.as_object());
}

const json::value* ObjectReader::take(std::string_view name) {
  taken_.push_back(name);
  return object_.if_contains(name);
}

void ObjectReader::refuse(std::string_view name, std::string why) {
  if (error_) return;
  auto field = path_ + std::string(name);
  error_ = fail_invalid(field, field + " " + std::move(why)).error();
}

std::optional<std::string> ObjectReader::optional_text(std::string_view name, std::size_t min,
                                                       std::size_t max) {
  const auto* value = take(name);
  if (!value) return std::nullopt;
  if (!value->is_string()) {
    refuse(name, "must be a string");
    return std::nullopt;
  }
  const std::string_view text = value->get_string();
  const auto length = length_in_code_points(text);
  if (length < min) refuse(name, min == 1 ? "must not be empty" : "is too short");
  if (length > max) refuse(name, "is longer than " + std::to_string(max) + " characters");
  return std::string(text);
}

std::string ObjectReader::text(std::string_view name, std::size_t min, std::size_t max) {
  auto found = optional_text(name, min, max);
  if (!found) refuse(name, "is missing");
  return std::move(found).value_or(std::string());
}

std::optional<bool> ObjectReader::optional_bool(std::string_view name) {
  const auto* value = take(name);
  if (!value) return std::nullopt;
  if (!value->is_bool()) {
    refuse(name, "must be true or false");
    return std::nullopt;
  }
  return value->get_bool();
}

bool ObjectReader::boolean(std::string_view name) {
  const auto found = optional_bool(name);
  if (!found) refuse(name, "is missing");
  return found.value_or(false);
}

std::int64_t ObjectReader::integer(std::string_view name) {
  const auto* value = take(name);
  if (value && value->is_int64()) return value->get_int64();
  refuse(name, value ? "must be a whole number" : "is missing");
  return 0;
}

std::optional<Timestamp> ObjectReader::optional_time(std::string_view name) {
  const auto found = optional_text(name, 1, 40);
  if (!found) return std::nullopt;
  const auto parsed = parse_rfc3339(*found);
  if (!parsed) refuse(name, "is not a time such as 2026-11-23T08:05:00Z");
  return parsed;
}

Timestamp ObjectReader::time(std::string_view name) {
  const auto found = optional_time(name);
  if (!found) refuse(name, "is missing");
  return found.value_or(Timestamp{});
}

std::optional<std::vector<std::string>> ObjectReader::optional_texts(std::string_view name,
                                                                     std::size_t max_items,
                                                                     std::size_t max_length) {
  const auto* value = take(name);
  if (!value) return std::nullopt;
  std::vector<std::string> result;
  if (!value->is_array()) {
    refuse(name, "must be a list");
    return result;
  }
  if (value->get_array().size() > max_items) refuse(name, "has too many items");
  for (const auto& item : value->get_array()) {
    if (!item.is_string() || length_in_code_points(item.get_string()) > max_length) {
      refuse(name, "holds something else than short strings");
      return result;
    }
    result.emplace_back(item.get_string());
  }
  return result;
}

std::vector<std::string> ObjectReader::texts(std::string_view name, std::size_t max_items,
                                             std::size_t max_length) {
  return optional_texts(name, max_items, max_length).value_or(std::vector<std::string>());
}

const json::object* ObjectReader::optional_object(std::string_view name) {
  const auto* value = take(name);
  if (!value) return nullptr;
  if (!value->is_object()) {
    refuse(name, "must be an object");
    return nullptr;
  }
  return &value->get_object();
}

std::vector<const json::object*> ObjectReader::objects(std::string_view name,
                                                       std::size_t max_items) {
  const auto* value = take(name);
  std::vector<const json::object*> result;
  if (!value) return result;
  if (!value->is_array()) {
    refuse(name, "must be a list");
    return result;
  }
  if (value->get_array().size() > max_items) refuse(name, "has too many items");
  for (const auto& item : value->get_array()) {
    if (!item.is_object()) {
      refuse(name, "holds something else than objects");
      return {};
    }
    result.push_back(&item.get_object());
  }
  return result;
}

bool ObjectReader::null(std::string_view name) {
  const auto* value = object_.if_contains(name);
  if (!value || !value->is_null()) return false;
  taken_.push_back(name);
  return true;
}

const json::array* ObjectReader::optional_array(std::string_view name, std::size_t max_items) {
  const auto* value = take(name);
  if (!value) return nullptr;
  if (!value->is_array()) {
    refuse(name, "must be a list");
    return nullptr;
  }
  if (value->get_array().size() > max_items) refuse(name, "has too many items");
  return &value->get_array();
}

std::optional<std::int64_t> ObjectReader::optional_integer(std::string_view name) {
  const auto* value = take(name);
  if (!value) return std::nullopt;
  if (value->is_int64()) return value->get_int64();
  refuse(name, "must be a whole number");
  return std::nullopt;
}

Status ObjectReader::finish() {
  for (const auto& [key, value] : object_) {
    if (std::ranges::find(taken_, std::string_view(key)) != taken_.end()) continue;
    auto field = path_ + std::string(key);
    return fail(Errc::invalid, "unknown_field", "unknown field " + field, field);
  }
  if (error_) return std::unexpected(*std::move(error_));
  return {};
}

}  // namespace harken::wire
