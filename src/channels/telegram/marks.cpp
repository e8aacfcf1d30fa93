// SPDX-License-Identifier: AGPL-3.0-or-later
#include <algorithm>
#include <optional>
#include <tuple>

#include "channels/telegram/content.hpp"
#include "channels/telegram/utf16.hpp"

namespace harken::telegram {

namespace {

// The others (addresses, names, hashtags, commands) are seen in the text itself.
std::optional<TextStyle> style_of(std::string_view type) {
  static constexpr std::pair<std::string_view, TextStyle> kStyles[] = {
      {"bold", TextStyle::bold},           {"italic", TextStyle::italic},
      {"underline", TextStyle::underline}, {"strikethrough", TextStyle::strike},
      {"code", TextStyle::code},           {"pre", TextStyle::pre},
      {"blockquote", TextStyle::quote},    {"expandable_blockquote", TextStyle::quote},
      {"spoiler", TextStyle::spoiler},     {"text_link", TextStyle::link},
  };
  for (const auto& [word, style] : kStyles)
    if (word == type) return style;
  return std::nullopt;
}

bool is_web_address(std::string_view url) {
  return (url.starts_with("https://") || url.starts_with("http://")) && url.size() <= 2000;
}

std::optional<TextMark> mark_of(const json::object& entity, const std::vector<std::int64_t>& at) {
  const auto style = style_of(text_of(entity, "type"));
  const auto offset = integer_of(entity, "offset");
  const auto length = integer_of(entity, "length");
  const auto last = static_cast<std::int64_t>(at.size()) - 1;
  if (!style || offset < 0 || length <= 0 || offset >= last || length > last - offset)
    return std::nullopt;
  TextMark mark{.style = *style, .offset = at[offset], .length = at[offset + length] - at[offset]};
  if (mark.style == TextStyle::link) mark.url = text_of(entity, "url");
  if (mark.style == TextStyle::link && !is_web_address(mark.url)) return std::nullopt;
  return mark.length > 0 ? std::optional(mark) : std::nullopt;
}

// Outer ones first; one that crosses another is left out.
std::vector<TextMark> nested(std::vector<TextMark> marks) {
  std::ranges::sort(marks, {}, [](const TextMark& mark) {
    return std::tuple(mark.offset, -mark.length, mark.style);
  });
  std::vector<TextMark> result;
  std::vector<std::int64_t> open_ends;
  for (auto& mark : marks) {
    while (!open_ends.empty() && open_ends.back() <= mark.offset) open_ends.pop_back();
    const auto end = mark.offset + mark.length;
    if (!open_ends.empty() && end > open_ends.back()) continue;
    open_ends.push_back(end);
    result.push_back(std::move(mark));
  }
  return result;
}

}  // namespace

std::vector<TextMark> marks_of(std::string_view text, const json::array& entities) {
  const auto code_points_before = code_points_before_unit(text);
  std::vector<TextMark> marks;
  for (const auto& each : entities) {
    const auto* entity = each.if_object();
    if (!entity) continue;
    if (auto mark = mark_of(*entity, code_points_before)) marks.push_back(*std::move(mark));
  }
  return nested(std::move(marks));
}

}  // namespace harken::telegram
