// SPDX-License-Identifier: AGPL-3.0-or-later
#include "adapters/sql/postgres/many_rows.hpp"

#include <endian.h>
#include <fmt/format.h>

#include <cctype>
#include <cstring>

#include "adapters/sql/postgres/binary.hpp"

namespace harken::sql {
namespace {

// Dimensions, whether there are nulls, the type; then of the only dimension its length and first
// index.
constexpr std::size_t kHeader = 20;

const char* array_type(Value::Type type) {
  switch (type) {
    case Value::Type::text:
      return "text[]";
    case Value::Type::boolean:
      return "boolean[]";
    case Value::Type::integer:
      break;
  }
  return "bigint[]";
}

void put_number(char* to, std::uint32_t number) {
  const std::uint32_t bytes = htobe32(number);
  std::memcpy(to, &bytes, sizeof bytes);
}

void append_number(std::string& to, std::uint32_t number) {
  char bytes[sizeof number];
  put_number(bytes, number);
  to.append(bytes, sizeof bytes);
}

// `unnest($1::bigint[], …) AS v(a1, …)`
std::string from_arrays(std::span<const Value> values) {
  std::string arrays;
  std::string names;
  for (std::size_t i = 0; i < values.size(); ++i) {
    arrays += fmt::format("{}${}::{}", i == 0 ? "" : ", ", i + 1, array_type(values[i].type));
    names += fmt::format("{}a{}", i == 0 ? "" : ", ", i + 1);
  }
  return fmt::format(" FROM unnest({}) AS v({})", arrays, names);
}

// $3 becomes v.a3.
std::string with_columns(std::string_view text) {
  std::string named;
  for (const char letter : text) {
    if (letter == '$') {
      named += "v.a";
    } else {
      named += letter;
    }
  }
  return named;
}

}  // namespace

std::optional<std::string> text_for_many(std::string_view text, std::span<const Value> values) {
  constexpr std::string_view kValues = "VALUES (";
  constexpr std::string_view kWhere = " WHERE ";
  if (text.starts_with("INSERT INTO ")) {
    const auto begin = text.find(kValues);
    const auto end = text.find(')', begin);
    const bool is_plain = begin != text.npos && !text.substr(end).contains("DO UPDATE") &&
                          !text.substr(end).contains('$');
    if (!is_plain) return std::nullopt;
    const auto list = text.substr(begin + kValues.size(), end - begin - kValues.size());
    if (list.contains('(')) return std::nullopt;
    return fmt::format("{}SELECT {}{}{}", text.substr(0, begin), with_columns(list),
                       from_arrays(values), text.substr(end + 1));
  }
  const auto where = text.find(kWhere);
  if (!text.starts_with("UPDATE ") || where == text.npos) return std::nullopt;
  return fmt::format("{}{}{}", with_columns(text.substr(0, where)), from_arrays(values),
                     with_columns(text.substr(where)));
}

ManyRows::ManyRows(const char* text, std::span<const Value> first) : text_(text) {
  for (const Value& value : first)
    columns_.push_back({.type = value.type, .bytes = std::string(kHeader, '\0')});
}

bool ManyRows::is_about(std::span<const Value> values) const {
  return subjects_.contains(values.front().integer);
}

void ManyRows::add(std::span<const Value> values) {
  ++size_;
  subjects_.insert(values.front().integer);
  for (std::size_t i = 0; i < values.size(); ++i) {
    Column& column = columns_[i];
    const Value& value = values[i];
    if (value.is_null) {
      column.has_null = true;
      append_number(column.bytes, UINT32_MAX);
    } else {
      BinaryValue bytes(value);
      append_number(column.bytes, static_cast<std::uint32_t>(bytes.text().size()));
      column.bytes += bytes.text();
    }
  }
}

std::vector<Value> ManyRows::arrays() {
  std::vector<Value> arrays;
  for (Column& column : columns_) {
    char* header = column.bytes.data();
    put_number(header, 1);
    put_number(header + 4, column.has_null ? 1 : 0);
    put_number(header + 8, type_of(column.type));
    put_number(header + 12, static_cast<std::uint32_t>(size_));
    put_number(header + 16, 1);
    arrays.push_back({.type = Value::Type::text, .text = column.bytes});
  }
  return arrays;
}

}  // namespace harken::sql
