// SPDX-License-Identifier: AGPL-3.0-or-later
#include "channels/email/charset.hpp"

#include <iconv.h>

#include <algorithm>
#include <array>
#include <bit>
#include <cerrno>
#include <cstdint>
#include <cstring>
#include <memory>
#include <optional>

#include "core/rules/letters.hpp"
#include "core/rules/text.hpp"

namespace harken::email {
namespace {

bool is_high(char c) { return static_cast<unsigned char>(c) >= 0x80; }

// How much of it there is to begin with, which is all of most mails: looked at eight at a time.
std::size_t length_of_ascii(std::string_view text) {
  std::size_t at = 0;
  for (std::uint64_t some = 0; at + sizeof some <= text.size(); at += sizeof some) {
    std::memcpy(&some, text.data() + at, sizeof some);
    if ((some & 0x8080'8080'8080'8080U) != 0) break;
  }
  while (at < text.size() && !is_high(text[at])) ++at;
  return at;
}

std::string_view take_ascii(std::string_view& text) {
  const auto ascii = text.substr(0, length_of_ascii(text));
  text.remove_prefix(ascii.size());
  return ascii;
}

// The letter that the text, whose first byte is high, begins with. Empty, and a byte or more are
// gone: it is none.
std::string_view take_high_letter(std::string_view& text) {
  const auto whole = text;
  const char32_t letter = take_letter(text);
  const auto length = whole.size() - text.size();
  const char32_t least = length == 2 ? 0x80 : length == 3 ? 0x800 : 0x10000;
  const bool is_surrogate = letter >= 0xD800 && letter <= 0xDFFF;
  if (length == 1 || is_surrogate || letter < least || letter > 0x10FFFF) return {};
  return whole.substr(0, length);
}

struct CloseIconv {
  using pointer = iconv_t;
  void operator()(iconv_t handle) const { iconv_close(handle); }
};
const auto kNoIconv = std::bit_cast<iconv_t>(std::intptr_t{-1});

// Labels whose bytes are in truth those of a bigger charset, as browsers read them.
std::string real_name(std::string_view label) {
  using Row = std::pair<std::string_view, const char*>;
  constexpr std::array<Row, 16> kRows{{{"us-ascii", ""},  // or its bytes would be no guess at all
                                       {"ascii", ""},
                                       {"iso-8859-1", "windows-1252"},
                                       {"latin1", "windows-1252"},
                                       {"iso-8859-9", "windows-1254"},
                                       {"iso-8859-8-i", "iso-8859-8"},
                                       {"gb2312", "gb18030"},
                                       {"gbk", "gb18030"},
                                       {"x-gbk", "gb18030"},
                                       {"ks_c_5601-1987", "cp949"},
                                       {"euc-kr", "cp949"},
                                       {"shift_jis", "cp932"},
                                       {"shift-jis", "cp932"},
                                       {"x-sjis", "cp932"},
                                       {"unicode-1-1-utf-7", "utf-7"},
                                       {"unicode-1-1-utf-8", "utf-8"}}};
  auto name = to_lower_ascii(trim(label));
  std::erase_if(name, [](char c) { return c == '"' || c == '\''; });
  const auto found = std::ranges::find(kRows, std::string_view(name), &Row::first);
  if (found != kRows.end()) return found->second;
  const bool is_plain = std::ranges::all_of(name, [](char c) {
    return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-' || c == '_' || c == '.';
  });
  // A decoder with a history of overflows, that no mail needs.
  if (!is_plain || name.size() > 40 || name == "iso-2022-cn-ext") return {};
  return name;
}

struct Converted {
  std::string text;
  std::size_t faults = 0;
};

// A letter that an accent might have followed is held back until more comes, or the end does.
void take_held_back(iconv_t handle, std::string& text) {
  std::array<char, 64> buffer{};
  char* out = buffer.data();
  std::size_t room = buffer.size();
  iconv(handle, nullptr, nullptr, &out, &room);
  text.append(buffer.data(), buffer.size() - room);
}

std::optional<Converted> convert(std::string_view bytes, const std::string& charset) {
  if (charset.empty()) return std::nullopt;
  const iconv_t opened = iconv_open("UTF-8", charset.c_str());
  if (opened == kNoIconv) return std::nullopt;
  const std::unique_ptr<void, CloseIconv> handle(opened);
  Converted result;
  std::array<char, 4096> buffer{};
  char* in = const_cast<char*>(bytes.data());
  std::size_t left = bytes.size();
  while (left > 0) {
    char* out = buffer.data();
    std::size_t room = buffer.size();
    const auto done = iconv(handle.get(), &in, &left, &out, &room);
    const int error = errno;
    result.text.append(buffer.data(), buffer.size() - room);
    if (done != static_cast<std::size_t>(-1) || error == E2BIG) continue;
    ++result.faults;
    append_letter(result.text, 0xFFFD);
    ++in;
    --left;
  }
  take_held_back(handle.get(), result.text);
  // To iconv, Unicode does not end at U+10FFFF.
  result.faults += mend_utf8(result.text);
  return result;
}

bool is_latin(std::string_view charset) { return charset == "windows-1252"; }

std::optional<std::string> by_its_mark(std::string_view bytes) {
  using namespace std::string_view_literals;
  if (bytes.starts_with("\xEF\xBB\xBF"sv)) return "utf-8";
  if (bytes.starts_with("\xFF\xFE"sv)) return "utf-16le";
  if (bytes.starts_with("\xFE\xFF"sv)) return "utf-16be";
  return std::nullopt;
}

std::string decode(std::string_view bytes, std::string_view label) {
  const auto claimed = by_its_mark(bytes).value_or(real_name(label));
  const bool is_unicode = std::ranges::any_of(bytes, is_high) && is_utf8(bytes);
  if (is_unicode && (claimed.empty() || is_latin(claimed))) return std::string(bytes);
  auto converted = convert(bytes, claimed);
  if (converted && converted->faults == 0) return std::move(converted->text);
  if (is_unicode) return std::string(bytes);
  // Mostly right is cut or damaged; mostly wrong is a label that lies.
  if (converted && converted->faults * 20 < bytes.size()) return std::move(converted->text);
  auto guessed = convert(bytes, guess_charset(bytes));
  return guessed ? std::move(guessed->text) : std::string();
}

}  // namespace

bool is_utf8(std::string_view text) {
  for (take_ascii(text); !text.empty(); take_ascii(text))
    if (take_high_letter(text).empty()) return false;
  return true;
}

std::size_t mend_utf8(std::string& text) {
  if (is_utf8(text)) return 0;
  std::string mended;
  std::size_t faults = 0;
  std::string_view rest = text;
  for (mended += take_ascii(rest); !rest.empty(); mended += take_ascii(rest)) {
    const auto letter = take_high_letter(rest);
    mended += letter;
    if (!letter.empty()) continue;
    ++faults;
    append_letter(mended, 0xFFFD);
  }
  text = std::move(mended);
  return faults;
}

const char* guess_charset(std::string_view bytes) {
  if (is_utf8(bytes)) return "utf-8";
  std::size_t high = 0;
  std::size_t low_letters = 0;
  std::size_t first_half = 0;  // small letters of KOI8-R
  std::size_t last_half = 0;   // small letters of windows-1251
  for (const char c : bytes) {
    const auto byte = static_cast<unsigned char>(c);
    if (byte >= 0x80) ++high;
    if (byte >= 0xC0 && byte < 0xE0) ++first_half;
    if (byte >= 0xE0) ++last_half;
    if ((byte >= 'a' && byte <= 'z') || (byte >= 'A' && byte <= 'Z')) ++low_letters;
  }
  // A header has its own name and markup has its tags in Latin letters; words of a Latin script
  // have few accents, and single ones.
  std::size_t pairs = 0;
  for (std::size_t i = 1; i < bytes.size(); ++i)
    if (is_high(bytes[i - 1]) && is_high(bytes[i])) ++pairs;
  const bool is_cyrillic = pairs * 2 > high || high > low_letters;
  if (!is_cyrillic) return "windows-1252";
  return first_half > last_half ? "koi8-r" : "windows-1251";
}

std::string to_utf8(std::string_view bytes, std::string_view charset) {
  auto text = decode(bytes, charset);
  std::erase(text, '\0');
  if (text.starts_with("\xEF\xBB\xBF")) text.erase(0, 3);
  return text;
}

std::string clean_text(std::string text) {
  const auto is_kept = [](char c) {
    const auto byte = static_cast<unsigned char>(c);
    return byte == '\n' || byte == '\t' || (byte >= 0x20 && byte != 0x7F);
  };
  // Most is.
  if (std::ranges::all_of(text, is_kept)) return text;
  std::string result;
  result.reserve(text.size());
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (text[i] == '\r') {
      if (i + 1 == text.size() || text[i + 1] != '\n') result.push_back('\n');
    } else if (is_kept(text[i])) {
      result.push_back(text[i]);
    }
  }
  return result;
}

std::string clean_line(std::string_view text) {
  auto line = clean_text(std::string(text));
  std::ranges::replace(line, '\n', ' ');
  std::ranges::replace(line, '\t', ' ');
  return std::string(trim(line));
}

}  // namespace harken::email
