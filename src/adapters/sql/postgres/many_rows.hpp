// SPDX-License-Identifier: AGPL-3.0-or-later
// The rows of values of one statement, to be run as a single statement over arrays: most of what a
// short statement costs PostgreSQL is paid once for each statement and not for each row.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <unordered_set>
#include <vector>

#include "adapters/sql/session.hpp"

namespace harken::sql {

// `INSERT … VALUES ($1, …)` or `UPDATE … WHERE …` with its parameters taken from arrays; nothing
// for any other statement.
std::optional<std::string> text_for_many(std::string_view text, std::span<const Value> values);

class ManyRows {
 public:
  ManyRows(const char* text, std::span<const Value> first);

  const char* text() const { return text_; }
  std::int64_t size() const { return size_; }
  // Whether there is a row whose first value is the same, which names what the row is about.
  bool is_about(std::span<const Value> values) const;
  // Copies the values.
  void add(std::span<const Value> values);
  // An array for each parameter, in PostgreSQL's binary format.
  std::vector<Value> arrays();

 private:
  struct Column {
    Value::Type type;
    bool has_null = false;
    std::string bytes;
  };

  const char* text_;
  std::int64_t size_ = 0;
  std::vector<Column> columns_;
  std::unordered_set<std::int64_t> subjects_;
};

}  // namespace harken::sql
