// SPDX-License-Identifier: AGPL-3.0-or-later
// Strict reading of a JSON object: every field is asked for by name and type, and finish() refuses
// whatever nobody asked for. The first mistake is kept; getters after it return defaults.
#pragma once

#include <boost/json/array.hpp>
#include <boost/json/object.hpp>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/base/id.hpp"
#include "core/base/result.hpp"
#include "core/base/timestamp.hpp"

namespace harken::wire {

// A JSON object of at most 32 levels without duplicate keys. Errors: invalid.
Result<boost::json::object> parse_object(std::string_view text);

class ObjectReader {
 public:
  // `path` stands before field names in errors, such as "settings.".
  explicit ObjectReader(const boost::json::object& object, std::string path = {})
      : object_(object), path_(std::move(path)) {}

  std::string text(std::string_view name, std::size_t min, std::size_t max);
  std::optional<std::string> optional_text(std::string_view name, std::size_t min, std::size_t max);
  std::optional<bool> optional_bool(std::string_view name);
  bool boolean(std::string_view name);
  std::int64_t integer(std::string_view name);
  Timestamp time(std::string_view name);
  std::optional<Timestamp> optional_time(std::string_view name);
  std::vector<std::string> texts(std::string_view name, std::size_t max_items,
                                 std::size_t max_length);
  std::optional<std::vector<std::string>> optional_texts(std::string_view name,
                                                         std::size_t max_items,
                                                         std::size_t max_length);
  const boost::json::object* optional_object(std::string_view name);
  // The objects of a list; empty when it is missing.
  std::vector<const boost::json::object*> objects(std::string_view name, std::size_t max_items);
  // True: the field is there and null.
  bool null(std::string_view name);
  const boost::json::array* optional_array(std::string_view name, std::size_t max_items);
  std::optional<std::int64_t> optional_integer(std::string_view name);

  template <class IdType>
  IdType id(std::string_view name) {
    return to_id<IdType>(name, text(name, 1, 19));
  }
  template <class IdType>
  std::optional<IdType> optional_id(std::string_view name) {
    const auto found = optional_text(name, 1, 19);
    if (!found) return std::nullopt;
    return to_id<IdType>(name, *found);
  }
  template <class IdType>
  std::optional<std::vector<IdType>> optional_ids(std::string_view name, std::size_t max_items) {
    const auto found = optional_texts(name, max_items, 19);
    if (!found) return std::nullopt;
    std::vector<IdType> result;
    for (const auto& each : *found) result.push_back(to_id<IdType>(name, each));
    return result;
  }
  // One of these words, as its place in the list.
  template <class Enum, std::size_t N>
  Enum word(std::string_view name, const std::pair<const char*, Enum> (&words)[N]) {
    const auto found = text(name, 1, 40);
    for (const auto& [word, value] : words)
      if (found == word) return value;
    refuse(name, "is not one of the known words");
    return words[0].second;
  }

  void refuse(std::string_view name, std::string why);
  Status finish();

 private:
  const boost::json::value* take(std::string_view name);
  template <class IdType>
  IdType to_id(std::string_view name, std::string_view found) {
    const auto parsed = IdType::parse(found);
    if (!parsed && !error_) refuse(name, "is not an id");
    return parsed.value_or(IdType{});
  }

  const boost::json::object& object_;
  std::string path_;
  std::vector<std::string_view> taken_;
  std::optional<Error> error_;
};

}  // namespace harken::wire
