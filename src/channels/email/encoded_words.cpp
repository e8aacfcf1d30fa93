// SPDX-License-Identifier: AGPL-3.0-or-later
#include "channels/email/encoded_words.hpp"

#include <algorithm>

#include "core/base/base64.hpp"
#include "core/rules/text.hpp"

namespace harken::email {
namespace {

struct Word {
  std::string charset;
  std::string bytes;
  std::size_t length = 0;  // as it is written
};

// At the start of the text: =?charset?B?…?=
std::optional<Word> word_in(std::string_view text) {
  if (!text.starts_with("=?")) return std::nullopt;
  const auto charset = text.substr(2, text.substr(2).find('?'));
  auto rest = text.substr(2 + charset.size());
  if (!rest.starts_with("?B?") && !rest.starts_with("?b?")) return std::nullopt;
  rest.remove_prefix(3);
  const auto end = rest.find('?');
  if (end == std::string_view::npos || !rest.substr(end).starts_with("?=")) return std::nullopt;
  auto bytes = from_base64(rest.substr(0, end));
  if (!bytes) return std::nullopt;
  return Word{to_lower_ascii(charset), *std::move(bytes), charset.size() + end + 7};
}

std::string_view without_blanks(std::string_view text) {
  return text.substr(std::min(text.find_first_not_of(" \t\r\n"), text.size()));
}

}  // namespace

std::string join_encoded_words(std::string_view header) {
  std::string result;
  while (!header.empty()) {
    auto word = word_in(header);
    if (!word) {
      result.push_back(header.front());
      header.remove_prefix(1);
      continue;
    }
    header.remove_prefix(word->length);
    for (;;) {
      const auto rest = without_blanks(header);
      const auto next = word_in(rest);
      if (!next || next->charset != word->charset) break;
      word->bytes += next->bytes;
      header = rest.substr(next->length);
    }
    result += "=?" + word->charset + "?B?" + to_base64(word->bytes) + "?=";
  }
  return result;
}

}  // namespace harken::email
