// SPDX-License-Identifier: AGPL-3.0-or-later
#include "channels/email/text_lines.hpp"

#include <algorithm>

#include "core/rules/text.hpp"

namespace harken::email {
namespace {

// Deeper margins say nothing more, and cost a letter a line each.
constexpr int kMaxMargin = 10;
constexpr int kMaxBreaks = 3;

}  // namespace

void TextLines::want_breaks(int count) { breaks_ = std::max(breaks_, count); }

void TextLines::add_break() { breaks_ = std::min(breaks_ + 1, kMaxBreaks); }

void TextLines::begin_word() {
  if (text_.empty()) breaks_ = 0;
  const bool is_new_line = text_.empty() || breaks_ > 0;
  for (; breaks_ > 0; --breaks_) {
    text_ += "\n";
    if (breaks_ > 1 && quotes_ > 0)
      text_.append(static_cast<std::size_t>(std::min(quotes_, kMaxMargin)), '>');
  }
  if (is_new_line) {
    for (int i = 0; i < std::min(quotes_, kMaxMargin); ++i) text_ += "> ";
    for (int i = 1; i < std::min(lists_, kMaxMargin); ++i) text_ += "  ";
  } else if (wants_space_) {
    text_ += " ";
  }
  wants_space_ = false;
}

void TextLines::add_word(std::string_view word) {
  begin_word();
  text_ += word;
}

void TextLines::add_verbatim(std::string_view text) {
  while (!text.empty()) {
    const auto end = text.find('\n');
    const auto line = text.substr(0, end);
    if (!line.empty()) add_word(line);
    if (end == std::string_view::npos) return;
    add_break();
    text.remove_prefix(end + 1);
  }
}

std::string TextLines::take() { return std::string(trim(text_)); }

}  // namespace harken::email
