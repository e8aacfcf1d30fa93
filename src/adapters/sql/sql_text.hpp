// SPDX-License-Identifier: AGPL-3.0-or-later
// The text of a statement is a constant of the program: it cannot be built from data, and its
// address names it in the cache of prepared statements.
#pragma once

#include <cstddef>

namespace harken::sql {

// A constant text that constants can be joined from: `constexpr auto kFind = kSelect + " WHERE …"`.
template <std::size_t N>
struct SqlText {
  char text[N] = {};

  constexpr SqlText() = default;
  consteval SqlText(const char (&literal)[N]) {
    for (std::size_t i = 0; i < N; ++i) text[i] = literal[i];
  }
};

template <std::size_t N, std::size_t M>
consteval SqlText<N + M - 1> operator+(const SqlText<N>& left, const SqlText<M>& right) {
  SqlText<N + M - 1> joined;
  for (std::size_t i = 0; i + 1 < N; ++i) joined.text[i] = left.text[i];
  for (std::size_t i = 0; i < M; ++i) joined.text[N - 1 + i] = right.text[i];
  return joined;
}

template <std::size_t N, std::size_t M>
consteval auto operator+(const SqlText<N>& left, const char (&right)[M]) {
  return left + SqlText<M>(right);
}

template <std::size_t N, std::size_t M>
consteval auto operator+(const char (&left)[N], const SqlText<M>& right) {
  return SqlText<N>(left) + right;
}

class Sql {
 public:
  template <std::size_t N>
  consteval Sql(const char (&literal)[N]) : text_(literal) {}
  template <std::size_t N>
  consteval Sql(const SqlText<N>& constant) : text_(constant.text) {}

  constexpr const char* text() const { return text_; }

 private:
  const char* text_;
};

}  // namespace harken::sql
