// SPDX-License-Identifier: AGPL-3.0-or-later
// Reading JSON of the Bot API: what is missing or of another type is as if it were empty, for the
// Bot API grows and nothing in it may stop a message.
#pragma once

#include <boost/json/array.hpp>
#include <boost/json/object.hpp>
#include <boost/json/value.hpp>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "core/base/result.hpp"

namespace harken::telegram {

namespace json = boost::json;

// At most 32 levels. Errors: invalid.
Result<json::object> parse_object(std::string_view text);

std::string text_of(const json::object& object, std::string_view name);
std::int64_t integer_of(const json::object& object, std::string_view name);
std::optional<std::int64_t> find_integer(const json::object& object, std::string_view name);
double number_of(const json::object& object, std::string_view name);
bool is_true(const json::object& object, std::string_view name);
const json::object* object_of(const json::object& object, std::string_view name);
// Never null: a list that is missing is empty.
const json::array& array_of(const json::object& object, std::string_view name);

}  // namespace harken::telegram
