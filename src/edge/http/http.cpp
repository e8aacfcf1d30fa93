// SPDX-License-Identifier: AGPL-3.0-or-later
#include "edge/http/http.hpp"

#include "edge/http/uri.hpp"

namespace harken::edge {

namespace {

std::string_view trim(std::string_view text) {
  while (!text.empty() && text.front() == ' ') text.remove_prefix(1);
  while (!text.empty() && text.back() == ' ') text.remove_suffix(1);
  return text;
}

// Cuts the text before the separator off the front of rest.
std::string_view next_piece(std::string_view& rest, char separator) {
  const auto end = rest.find(separator);
  const auto piece = rest.substr(0, end);
  rest = end == std::string_view::npos ? std::string_view() : rest.substr(end + 1);
  return piece;
}

}  // namespace

std::string_view Request::header(std::string_view lower_case_name) const {
  for (const auto& [name, value] : headers)
    if (name == lower_case_name) return value;
  return {};
}

std::string_view Request::cookie(std::string_view name) const {
  for (std::string_view rest = header("cookie"); !rest.empty();) {
    std::string_view value = trim(next_piece(rest, ';'));
    if (next_piece(value, '=') == name) return value;
  }
  return {};
}

std::optional<std::string> Request::query_param(std::string_view name) const {
  for (std::string_view rest = query; !rest.empty();) {
    std::string_view value = next_piece(rest, '&');
    const auto key = percent_decode(next_piece(value, '='), true);
    if (key && *key == name) return percent_decode(value, true);
  }
  return std::nullopt;
}

}  // namespace harken::edge
