// SPDX-License-Identifier: AGPL-3.0-or-later
// Between C++ types and columns. An id or text that is none is NULL where the column allows it:
// the default-constructed id is bound as NULL and NULL is read as that id.
#pragma once

#include <array>
#include <initializer_list>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "adapters/sql/session.hpp"
#include "core/base/id.hpp"
#include "core/base/timestamp.hpp"
#include "ports/store.hpp"

namespace harken::sql {

inline Value to_value(std::int64_t number) { return {.integer = number}; }
inline Value to_value(int number) { return {.integer = number}; }
inline Value to_value(bool yes) { return {.type = Value::Type::boolean, .integer = yes}; }
inline Value to_value(std::string_view text) { return {.type = Value::Type::text, .text = text}; }
inline Value to_value(const std::string& text) { return to_value(std::string_view(text)); }
inline Value to_value(const char* text) {
  return to_value(text ? std::string_view(text) : std::string_view());
}
inline Value to_value(Timestamp at) { return {.integer = at.micros}; }
template <class Tag>
Value to_value(Id<Tag> id) {
  return {.is_null = !id, .integer = id.value()};
}
template <class T>
Value to_value(const std::optional<T>& value) {
  if (value) return to_value(*value);
  Value null = to_value(T{});
  null.is_null = true;
  return null;
}

inline void read_column(const Row& row, int column, std::int64_t& to) { to = row.integer(column); }
inline void read_column(const Row& row, int column, int& to) {
  to = static_cast<int>(row.integer(column));
}
inline void read_column(const Row& row, int column, bool& to) { to = row.integer(column) != 0; }
inline void read_column(const Row& row, int column, std::string& to) { to = row.text(column); }
inline void read_column(const Row& row, int column, Timestamp& to) {
  to.micros = row.integer(column);
}
template <class Tag>
void read_column(const Row& row, int column, Id<Tag>& to) {
  to = Id<Tag>(row.is_null(column) ? 0 : row.integer(column));
}
template <class T>
void read_column(const Row& row, int column, std::optional<T>& to) {
  to.reset();
  if (!row.is_null(column)) read_column(row, column, to.emplace());
}
// Lists of ids are stored as "1,2,3".
template <class Tag>
void read_column(const Row& row, int column, std::vector<Id<Tag>>& to) {
  to.clear();
  std::string_view rest = row.text(column);
  while (!rest.empty()) {
    const std::size_t comma = rest.find(',');
    if (const auto id = Id<Tag>::parse(rest.substr(0, comma))) to.push_back(*id);
    rest = comma == std::string_view::npos ? std::string_view() : rest.substr(comma + 1);
  }
}

template <class Tag>
std::string join_ids(const std::vector<Id<Tag>>& ids) {
  std::string joined;
  for (const Id<Tag> id : ids) {
    if (!joined.empty()) joined += ',';
    joined += id.to_string();
  }
  return joined;
}

// The columns in their order, from `first` on; gives the number after the last.
template <class... Fields>
int read_columns(const Row& row, int first, Fields&... fields) {
  (read_column(row, first++, fields), ...);
  return first;
}

// The value whose text this is; the first one for a text that the CHECKs of the schema exclude.
template <class Enum, class ToText>
Enum enum_of(std::string_view text, ToText to_text, std::initializer_list<Enum> all) {
  for (const Enum value : all) {
    if (text == to_text(value)) return value;
  }
  return *all.begin();
}

ChannelKind channel_kind_of(std::string_view text);

// Borrows the texts.
template <class... Args>
std::vector<Value> to_values(const Args&... args) {
  return {to_value(args)...};
}

template <class... Args>
Result<std::int64_t> query(SqlSession& session, Sql sql, const RowSink& sink, const Args&... args) {
  const std::array<Value, sizeof...(Args)> values{to_value(args)...};
  return session.run(sql, values, sink);
}

// Gives the number of changed rows.
template <class... Args>
Result<std::int64_t> change(SqlSession& session, Sql sql, const Args&... args) {
  return query(session, sql, RowSink(), args...);
}

// The same of one row, perhaps later: SqlSession::run_later.
template <class... Args>
Result<std::int64_t> change_later(SqlSession& session, Sql sql, const Args&... args) {
  const std::array<Value, sizeof...(Args)> values{to_value(args)...};
  return session.run_later(sql, values);
}

template <class... Args>
Status execute(SqlSession& session, Sql sql, const Args&... args) {
  RETURN_IF_ERROR(change(session, sql, args...));
  return {};
}

template <class T, class... Args>
Found<T> find_row(SqlSession& session, Sql sql, void (*read)(const Row&, T&), const Args&... args) {
  std::optional<T> found;
  const RowSink sink = [&](const Row& row) { read(row, found.emplace()); };
  RETURN_IF_ERROR(query(session, sql, sink, args...));
  return found;
}

template <class T, class... Args>
Rows<T> list_rows(SqlSession& session, Sql sql, void (*read)(const Row&, T&), const Args&... args) {
  std::vector<T> rows;
  const RowSink sink = [&](const Row& row) { read(row, rows.emplace_back()); };
  RETURN_IF_ERROR(query(session, sql, sink, args...));
  return rows;
}

// A statement that gives one number; 0 when it gives no row.
template <class... Args>
Result<std::int64_t> get_number(SqlSession& session, Sql sql, const Args&... args) {
  std::int64_t number = 0;
  const RowSink sink = [&](const Row& row) { number = row.integer(0); };
  RETURN_IF_ERROR(query(session, sql, sink, args...));
  return number;
}

}  // namespace harken::sql
