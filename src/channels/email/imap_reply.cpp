// SPDX-License-Identifier: AGPL-3.0-or-later
#include "channels/email/imap_reply.hpp"

#include <charconv>

#include "core/base/base64.hpp"
#include "core/rules/letters.hpp"
#include "core/rules/text.hpp"

namespace harken::email {
namespace {

constexpr std::size_t kMaxLine = 8 * 1024 * 1024;  // the numbers of a big mailbox are one line
constexpr std::size_t kMaxWords = 1'000'000;

std::unexpected<Error> nonsense(const char* why) {
  return fail(Errc::unavailable, "protocol_error", why);
}

// The number of "… {123}" at the end of a line.
std::optional<std::size_t> literal_of(std::string_view line) {
  if (!line.ends_with('}')) return std::nullopt;
  const auto open = line.rfind('{');
  if (open == std::string_view::npos) return std::nullopt;
  const auto digits = line.substr(open + 1, line.size() - open - 2);
  std::size_t size = 0;
  const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), size);
  if (error != std::errc{} || end != digits.data() + digits.size()) return std::nullopt;
  return size;
}

std::string take_quoted(std::string_view& line) {
  std::string text;
  line.remove_prefix(1);
  while (!line.empty() && line.front() != '"') {
    if (line.front() == '\\' && line.size() > 1) line.remove_prefix(1);
    text.push_back(line.front());
    line.remove_prefix(1);
  }
  if (!line.empty()) line.remove_prefix(1);
  return text;
}

// Brackets belong to the word that they are in: BODY[HEADER.FIELDS (DATE)].
std::string_view take_atom(std::string_view& line) {
  std::size_t end = 0;
  int brackets = 0;
  for (; end < line.size(); ++end) {
    const char c = line[end];
    if (c == '[') ++brackets;
    if (c == ']') --brackets;
    if (brackets <= 0 && (c == ' ' || c == '(' || c == ')')) break;
  }
  const auto atom = line.substr(0, end);
  line.remove_prefix(end);
  return atom;
}

void add_words(std::string_view line, ImapReply& words) {
  using enum ImapWord::Kind;
  while (!line.empty() && words.size() < kMaxWords) {
    const char c = line.front();
    if (c == ' ' || c == '(' || c == ')') {
      if (c != ' ') words.push_back({c == '(' ? open : close, {}});
      line.remove_prefix(1);
    } else if (c == '"') {
      words.push_back({text, take_quoted(line)});
    } else {
      words.push_back({atom, std::string(take_atom(line))});
    }
  }
}

}  // namespace

bool ImapWord::is(std::string_view word) const {
  return kind == Kind::atom && to_lower_ascii(text) == to_lower_ascii(word);
}

std::optional<std::uint32_t> ImapWord::number() const {
  std::uint32_t value = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  if (kind != Kind::atom || error != std::errc{} || end != text.data() + text.size())
    return std::nullopt;
  return value;
}

Status ImapReader::begin_literal(std::string_view line) {
  const auto size = literal_of(line);
  if (!size) return {};
  if (*size > max_literal_) return nonsense("a piece is too long");
  in_literal_ = true;
  literal_ = *size;
  return {};
}

Status ImapReader::add_line(std::string_view line) {
  RETURN_IF_ERROR(begin_literal(line));
  if (in_literal_) line = line.substr(0, line.rfind('{'));
  add_words(line, words_);
  return {};
}

Result<std::optional<ImapReply>> ImapReader::next() {
  for (;;) {
    if (in_literal_) {
      if (buffer_.size() < literal_) return std::nullopt;
      words_.push_back({ImapWord::Kind::text, buffer_.substr(0, literal_)});
      buffer_.erase(0, literal_);
      in_literal_ = false;
    }
    const auto end = buffer_.find('\n', seen_);
    if (end == std::string::npos) {
      seen_ = buffer_.size();
      if (seen_ > kMaxLine) return nonsense("a line is too long");
      return std::nullopt;
    }
    auto line = buffer_.substr(0, end);
    buffer_.erase(0, end + 1);
    seen_ = 0;
    if (line.ends_with('\r')) line.pop_back();
    RETURN_IF_ERROR(add_line(line));
    if (!in_literal_) return std::exchange(words_, {});
  }
}

std::string imap_quoted(std::string_view text) {
  std::string result = "\"";
  for (const char c : text) {
    if (c == '"' || c == '\\') result.push_back('\\');
    if (c != '\r' && c != '\n' && c != '\0') result.push_back(c);
  }
  return result + "\"";
}

namespace {

std::string shifted(const std::u16string& letters) {
  std::string bytes;
  for (const char16_t letter : letters) {
    bytes.push_back(static_cast<char>(letter >> 8U));
    bytes.push_back(static_cast<char>(letter & 0xFFU));
  }
  auto text = to_base64(bytes);
  while (text.ends_with('=')) text.pop_back();
  for (char& c : text)
    if (c == '/') c = ',';
  return "&" + text + "-";
}

}  // namespace

std::string imap_folder_name(std::string_view utf8) {
  std::string result;
  std::u16string special;
  const auto flush = [&] {
    if (!special.empty()) result += shifted(special);
    special.clear();
  };
  while (!utf8.empty()) {
    const char32_t letter = take_letter(utf8);
    if (letter >= 0x20 && letter < 0x7F) {
      flush();
      result.push_back(static_cast<char>(letter));
      if (letter == '&') result.push_back('-');
    } else if (letter < 0x10000) {
      special.push_back(static_cast<char16_t>(letter));
    } else {
      special.push_back(static_cast<char16_t>(0xD800 + ((letter - 0x10000) >> 10U)));
      special.push_back(static_cast<char16_t>(0xDC00 + ((letter - 0x10000) & 0x3FFU)));
    }
  }
  flush();
  return result;
}

}  // namespace harken::email
