// SPDX-License-Identifier: AGPL-3.0-or-later
// The words of an enumeration, both ways.
#pragma once

#include <array>
#include <optional>
#include <string_view>
#include <utility>

namespace harken::wire {

template <class Enum, std::size_t N>
using Words = std::array<std::pair<Enum, const char*>, N>;

// Empty for a value without one.
template <class Enum, std::size_t N>
const char* word_of(const Words<Enum, N>& words, Enum value) {
  for (const auto& [each, word] : words)
    if (each == value) return word;
  return "";
}

template <class Enum, std::size_t N>
std::optional<Enum> value_of(const Words<Enum, N>& words, std::string_view text) {
  for (const auto& [each, word] : words)
    if (text == word) return each;
  return std::nullopt;
}

}  // namespace harken::wire
