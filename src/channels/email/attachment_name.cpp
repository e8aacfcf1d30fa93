// SPDX-License-Identifier: AGPL-3.0-or-later
#include "channels/email/attachment_name.hpp"

#include <algorithm>
#include <array>
#include <utility>

#include "core/rules/letters.hpp"
#include "core/rules/text.hpp"

namespace harken::email {
namespace {

constexpr std::size_t kMaxNameLength = 150;

bool is_deceptive(char32_t letter) {
  return letter < 0x20 || letter == 0x7F || (letter >= 0x80 && letter < 0xA0) || letter == 0x61C ||
         (letter >= 0x200B && letter <= 0x200F) || (letter >= 0x2028 && letter <= 0x202E) ||
         (letter >= 0x2060 && letter <= 0x2069) || letter == 0xFEFF;
}

bool is_for_paths(char32_t letter) {
  constexpr std::string_view kUnusual = "\\/:*?\"<>|";
  return letter < 0x80 && kUnusual.find(static_cast<char>(letter)) != std::string_view::npos;
}

std::string_view ending_of(std::string_view type) {
  using Row = std::pair<std::string_view, std::string_view>;
  constexpr std::array<Row, 14> kRows{{{"message/rfc822", ".eml"},
                                       {"text/calendar", ".ics"},
                                       {"text/plain", ".txt"},
                                       {"text/html", ".html"},
                                       {"text/csv", ".csv"},
                                       {"text/vcard", ".vcf"},
                                       {"text/x-vcard", ".vcf"},
                                       {"image/png", ".png"},
                                       {"image/jpeg", ".jpg"},
                                       {"image/gif", ".gif"},
                                       {"image/webp", ".webp"},
                                       {"application/pdf", ".pdf"},
                                       {"application/zip", ".zip"},
                                       {"application/ms-tnef", ".dat"}}};
  const auto found = std::ranges::find(kRows, type, &Row::first);
  return found == kRows.end() ? std::string_view() : found->second;
}

std::string usual_name(std::string_view type) {
  if (type == "message/rfc822") return "message.eml";
  if (type == "text/calendar") return "invite.ics";
  if (type == "application/ms-tnef") return "winmail.dat";
  if (type.starts_with("image/")) return "image" + std::string(ending_of(type));
  return "attachment" + std::string(ending_of(type));
}

// The end says what kind of file it is.
std::string shortened(std::string name) {
  if (count_code_points(name) <= kMaxNameLength) return name;
  const auto dot = name.rfind('.');
  const bool has_ending = dot != std::string::npos && name.size() - dot <= 12;
  const auto ending = has_ending ? name.substr(dot) : std::string();
  return std::string(first_code_points(name, kMaxNameLength - ending.size())) + ending;
}

}  // namespace

std::string attachment_name(std::string_view claimed, std::string_view type) {
  const auto slash = claimed.find_last_of("/\\");
  if (slash != std::string_view::npos) claimed.remove_prefix(slash + 1);
  std::string name;
  while (!claimed.empty()) {
    const char32_t letter = take_letter(claimed);
    if (is_deceptive(letter)) continue;
    append_letter(name, is_for_paths(letter) ? U'_' : letter);
  }
  std::string_view bare = trim(name);
  while (bare.starts_with('.') || bare.starts_with(' ')) bare.remove_prefix(1);
  while (bare.ends_with('.') || bare.ends_with(' ')) bare.remove_suffix(1);
  return bare.empty() ? usual_name(type) : shortened(std::string(bare));
}

}  // namespace harken::email
