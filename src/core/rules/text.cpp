// SPDX-License-Identifier: AGPL-3.0-or-later
#include "core/rules/text.hpp"

#include <algorithm>

namespace harken {

namespace {

bool is_continuation(char c) { return (c & 0xC0) == 0x80; }

bool is_space(char c) { return c == ' ' || c == '\n' || c == '\t' || c == '\r'; }

// C0 controls, DEL, and the C1 controls that UTF-8 writes as C2 80 to C2 9F.
bool holds_control(std::string_view text, bool allow_breaks) {
  for (std::size_t i = 0; i < text.size(); ++i) {
    const auto c = static_cast<unsigned char>(text[i]);
    if (c == 0x7F) return true;
    if (c < 0x20 && !(allow_breaks && (c == '\n' || c == '\t'))) return true;
    if (c == 0xC2 && i + 1 < text.size() && static_cast<unsigned char>(text[i + 1]) < 0xA0)
      return true;
  }
  return false;
}

Status check(std::string_view field, std::string_view text, std::size_t max, bool allow_breaks) {
  if (count_code_points(text) > max)
    return fail_invalid(std::string(field), std::string(field) + " is longer than " +
                                                std::to_string(max) + " characters");
  if (holds_control(text, allow_breaks))
    return fail_invalid(std::string(field), std::string(field) + " holds control characters");
  return {};
}

}  // namespace

std::size_t count_code_points(std::string_view text) {
  return static_cast<std::size_t>(
      std::count_if(text.begin(), text.end(), [](char c) { return !is_continuation(c); }));
}

std::string_view first_code_points(std::string_view text, std::size_t max) {
  std::size_t seen = 0;
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (is_continuation(text[i])) continue;
    if (seen == max) return text.substr(0, i);
    ++seen;
  }
  return text;
}

std::string_view trim(std::string_view text) {
  while (!text.empty() && is_space(text.front())) text.remove_prefix(1);
  while (!text.empty() && is_space(text.back())) text.remove_suffix(1);
  return text;
}

Status check_text(std::string_view field, std::string_view text, std::size_t max_length) {
  return check(field, text, max_length, true);
}

Status check_line(std::string_view field, std::string_view text, std::size_t max_length) {
  return check(field, text, max_length, false);
}

Status check_client_id(std::string_view client_id) {
  const auto is_allowed = [](char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-' ||
           c == '_';
  };
  if (client_id.size() < 8 || client_id.size() > 64 || !std::ranges::all_of(client_id, is_allowed))
    return fail_invalid("client_id", "client_id must be 8 to 64 letters, digits, - or _");
  return {};
}

Status check_email(std::string_view field, std::string_view email) {
  const auto at = email.find('@');
  const bool has_sides = at != std::string_view::npos && at > 0 && at + 1 < email.size() &&
                         email.find('@', at + 1) == std::string_view::npos;
  const bool has_spaces = std::ranges::any_of(email, is_space);
  if (!has_sides || has_spaces || email.size() > 254)
    return fail_invalid(std::string(field), std::string(field) + " is not an e-mail address");
  return check_line(field, email, 254);
}

namespace {

// The bytes that follow this first one; -1: it begins nothing.
int followers_of(unsigned char first) {
  if (first < 0x80) return 0;
  if (first >= 0xC2 && first <= 0xDF) return 1;
  if (first >= 0xE0 && first <= 0xEF) return 2;
  return first >= 0xF0 && first <= 0xF4 ? 3 : -1;
}

// Overlong forms, surrogates, and what lies beyond the last code point.
bool is_excluded(unsigned char first, unsigned char second) {
  return (first == 0xE0 && second < 0xA0) || (first == 0xED && second > 0x9F) ||
         (first == 0xF0 && second < 0x90) || (first == 0xF4 && second > 0x8F);
}

}  // namespace

bool is_storable_text(std::string_view bytes) {
  for (std::size_t at = 0; at < bytes.size();) {
    const auto first = static_cast<unsigned char>(bytes[at]);
    const int followers = followers_of(first);
    if (first == 0 || followers < 0 || at + static_cast<std::size_t>(followers) >= bytes.size())
      return false;
    for (int i = 1; i <= followers; ++i) {
      const auto next = static_cast<unsigned char>(bytes[at + static_cast<std::size_t>(i)]);
      if ((next & 0xC0) != 0x80 || (i == 1 && is_excluded(first, next))) return false;
    }
    at += static_cast<std::size_t>(followers) + 1;
  }
  return true;
}

namespace {

void blank_out(std::string& text, bool is_line) {
  for (char& c : text) {
    const bool is_control = static_cast<unsigned char>(c) < 0x20 || c == 0x7F;
    if (is_control && (is_line || (c != '\n' && c != '\t'))) c = ' ';
  }
}

}  // namespace

std::string clean_text(std::string_view text) {
  std::string clean(first_code_points(text, kMaxTextLength));
  blank_out(clean, false);
  return clean;
}

std::string clean_line(std::string_view text, std::size_t max) {
  std::string clean(trim(text));
  blank_out(clean, true);
  return std::string(trim(first_code_points(trim(clean), max)));
}

std::string to_lower_ascii(std::string_view text) {
  std::string result(text);
  for (auto& c : result)
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
  return result;
}

std::string preview_of(std::string_view text) {
  std::string result;
  bool in_space = true;
  for (const char c : text) {
    if (!is_space(c))
      result.push_back(c);
    else if (!in_space)
      result.push_back(' ');
    in_space = is_space(c);
    if (result.size() > kPreviewLength * 4) break;
  }
  return std::string(first_code_points(trim(result), kPreviewLength));
}

}  // namespace harken
