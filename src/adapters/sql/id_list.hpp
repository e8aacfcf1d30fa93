// SPDX-License-Identifier: AGPL-3.0-or-later
// Rows of many ids in a few statements: "… IN " + id_list<first>(), whose parameters are the last
// of the statement. Those that a page does not fill are NULL, which nothing equals. SQLite would
// rather begin with all of a workspace than with so many ids: write +workspace_id beside them.
#pragma once

#include <algorithm>
#include <span>

#include "adapters/sql/mapping.hpp"

namespace harken::sql {

inline constexpr int kIdsAtOnce = 100;

// "($first, …)" for kIdsAtOnce ids.
template <int first>
consteval auto id_list() {
  constexpr auto digits = [](int number) { return number < 10 ? 1 : number < 100 ? 2 : 3; };
  constexpr auto size = [digits] {
    std::size_t bytes = 2;  // the end: a parenthesis and the null
    for (int i = first; i < first + kIdsAtOnce; ++i)
      bytes += 2 + static_cast<std::size_t>(digits(i));
    return bytes;
  }();
  SqlText<size> list;
  std::size_t at = 0;
  for (int i = first; i < first + kIdsAtOnce; ++i) {
    list.text[at++] = i == first ? '(' : ',';
    list.text[at++] = '$';
    for (int unit = i < 10 ? 1 : i < 100 ? 10 : 100; unit > 0; unit /= 10)
      list.text[at++] = static_cast<char>('0' + i / unit % 10);
  }
  list.text[at++] = ')';
  return list;
}

template <class T, class Tag, class... Args>
Rows<T> list_rows_of(SqlSession& session, Sql sql, void (*read)(const Row&, T&),
                     std::span<const Id<Tag>> ids, const Args&... args) {
  std::vector<T> rows;
  const RowSink sink = [&](const Row& row) { read(row, rows.emplace_back()); };
  while (!ids.empty()) {
    const auto page = ids.first(std::min<std::size_t>(ids.size(), kIdsAtOnce));
    auto values = to_values(args...);
    for (const auto id : page) values.push_back(to_value(id));
    values.resize(sizeof...(args) + kIdsAtOnce, Value{.is_null = true});
    RETURN_IF_ERROR(session.run(sql, values, sink));
    ids = ids.subspan(page.size());
  }
  return rows;
}

}  // namespace harken::sql
