// SPDX-License-Identifier: AGPL-3.0-or-later
#include "channels/email/unreadable.hpp"

#include <algorithm>
#include <array>

#include "channels/email/parse_limits.hpp"
#include "core/rules/text.hpp"

namespace harken::email {

namespace {

constexpr std::size_t kLongestField = 4'096;  // with the lines that it goes on in
constexpr std::size_t kMostFields = 40;

constexpr std::array<std::string_view, 15> kKept = {
    "from",        "sender",         "reply-to",   "to",          "cc",
    "subject",     "date",           "message-id", "in-reply-to", "references",
    "return-path", "auto-submitted", "precedence", "list-id",     "x-harken"};

bool is_kept(std::string_view field) {
  const auto name = to_lower_ascii(trim(field.substr(0, std::min(field.find(':'), kLongestField))));
  return field.size() <= kLongestField && std::ranges::find(kKept, name) != kKept.end();
}

// A line, and those that begin with a space.
std::string_view take_field(std::string_view& head) {
  auto end = head.find('\n');
  while (end != std::string_view::npos && end + 1 < head.size() &&
         (head[end + 1] == ' ' || head[end + 1] == '\t'))
    end = head.find('\n', end + 1);
  const auto field = head.substr(0, end == std::string_view::npos ? end : end + 1);
  head.remove_prefix(field.size());
  return field;
}

}  // namespace

std::string head_alone(std::string_view mail) {
  std::string result;
  std::size_t count = 0;
  for (auto head = header_block(mail); !head.empty() && count < kMostFields;) {
    const auto field = take_field(head);
    if (!is_kept(field)) continue;
    result.append(field);
    if (!field.ends_with('\n')) result.append("\r\n");
    ++count;
  }
  return result + "\r\n";
}

}  // namespace harken::email
