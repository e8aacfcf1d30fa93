// SPDX-License-Identifier: AGPL-3.0-or-later
#include "channels/email/quote_words.hpp"

#include <algorithm>
#include <array>
#include <span>

#include "core/rules/letters.hpp"
#include "core/rules/text.hpp"

namespace harken::email {
namespace {

using Words = std::span<const std::string_view>;

constexpr std::array<std::string_view, 16> kBeginnings = {
    "on ", "at ", "am ", "pada ", "в ",    "mon",    "tue",  "wed",
    "thu", "fri", "sat", "sun",   "senin", "selasa", "rabu", "kamis"};
constexpr std::array<std::string_view, 7> kRussianDays = {"пн", "вт", "ср", "чт", "пт", "сб", "вс"};
constexpr std::array<std::string_view, 10> kEndings = {
    " wrote:",  " schrieb:", " geschrieben:", " menulis:",  " писал:",
    " писала:", " написал:", " написала:",    " писал(а):", " пишет:"};
constexpr std::array<std::string_view, 8> kSeparators = {
    "original message",   "ursprüngliche nachricht", "originalnachricht",
    "исходное сообщение", "оригинал сообщения",      "pesan asli",
    "pesan orisinal",     "original-nachricht"};
constexpr std::array<std::string_view, 4> kSenders = {"from:", "von:", "от:", "dari:"};
constexpr std::array<std::string_view, 21> kFields = {
    "sent:",    "date:",     "to:",         "cc:",     "subject:", "gesendet:", "datum:",
    "an:",      "betreff:",  "отправлено:", "дата:",   "кому:",    "копия:",    "тема:",
    "dikirim:", "terkirim:", "tanggal:",    "kepada:", "ke:",      "perihal:",  "subjek:"};
constexpr std::array<std::string_view, 12> kDevices = {
    "sent from my ",   "sent from mail for", "sent from outlook", "sent from yahoo",
    "get outlook for", "gesendet von ",      "von meinem ",       "отправлено с ",
    "отправлено из ",  "dikirim dari ",      "diutus dari ",      "holen sie sich outlook"};

bool starts_with_any(std::string_view line, Words words) {
  return std::ranges::any_of(words, [&](std::string_view word) { return line.starts_with(word); });
}

bool is_digit(char c) { return c >= '0' && c <= '9'; }

// Outlook writes "*From:*" when it makes text of bold words.
std::string_view without_stars(std::string_view line) {
  while (line.starts_with('*')) line.remove_prefix(1);
  return line;
}

bool begins_field(std::string_view line, Words words) {
  line = without_stars(line);
  return line.size() < kLongestIntroduction && starts_with_any(line, words);
}

}  // namespace

std::string normal(std::string_view line) {
  std::string result;
  while (!line.empty() && result.size() < kLongestIntroduction) {
    const char32_t letter = take_letter(line);
    const bool is_seen = letter > ' ' && letter != 0x7F && letter != 0xA0 && letter != 0x202F;
    if (is_seen) {
      append_letter(result, to_lower(letter));
    } else if (!result.empty() && !result.ends_with(' ')) {
      result.push_back(' ');
    }
  }
  while (result.ends_with(' ')) result.pop_back();
  return result;
}

bool begins_introduction(std::string_view line) {
  if (line.size() >= kLongestIntroduction || line.empty()) return false;
  const bool begins = starts_with_any(line, kBeginnings) || starts_with_any(line, kRussianDays) ||
                      is_digit(line.front());
  return begins && std::ranges::any_of(line, is_digit);
}

bool ends_introduction(std::string_view line) {
  if (!line.ends_with(':')) return false;
  const std::string padded = " " + std::string(line);
  const bool has_verb = std::ranges::any_of(
      kEndings, [&](std::string_view ending) { return padded.ends_with(ending); });
  // "… schrieb Ana <ana@example.org>:" and Gmail, which has no verb in most languages.
  return has_verb || line.ends_with(">:") || padded.find(" schrieb ") != std::string::npos ||
         line == "schrieb:";
}

bool is_separator(std::string_view line) {
  if (!line.starts_with("--") && !line.starts_with("__")) return false;
  while (!line.empty() && (line.front() == '-' || line.front() == '_' || line.front() == ' '))
    line.remove_prefix(1);
  return starts_with_any(line, kSeparators);
}

bool is_sender_field(std::string_view line) { return begins_field(line, kSenders); }
bool is_header_field(std::string_view line) { return begins_field(line, kFields); }

bool is_device_line(std::string_view line) {
  constexpr std::size_t kLongest = 120;
  if (line.size() > kLongest || !starts_with_any(line, kDevices)) return false;
  return !line.starts_with("von meinem ") || line.find("gesendet") != std::string_view::npos;
}

}  // namespace harken::email
