// SPDX-License-Identifier: AGPL-3.0-or-later
#include "wire/json_writer.hpp"

#include <boost/json/serialize.hpp>
#include <charconv>

namespace harken::wire {

namespace {

bool is_plain(char c) { return static_cast<unsigned char>(c) >= 0x20 && c != '"' && c != '\\'; }

// RFC 8259, section 7.
void append_escaped(std::string& text, char c) {
  constexpr char kHex[] = "0123456789abcdef";
  const auto byte = static_cast<unsigned char>(c);
  text.push_back('\\');
  switch (c) {
    case '"':
    case '\\':
      return text.push_back(c);
    case '\n':
      return text.push_back('n');
    case '\r':
      return text.push_back('r');
    case '\t':
      return text.push_back('t');
    default:
      text.append("u00").append({kHex[byte >> 4], kHex[byte & 15]});
  }
}

}  // namespace

void JsonWriter::separate() {
  if (text_.empty()) return;
  const char last = text_.back();
  if (last != '{' && last != '[' && last != ':') text_.push_back(',');
}

void JsonWriter::open(char bracket) {
  separate();
  text_.push_back(bracket);
}

void JsonWriter::name(std::string_view name) {
  put_quoted(name);
  text_.push_back(':');
}

void JsonWriter::put_raw(std::string_view text) {
  separate();
  text_.append(text);
}

void JsonWriter::put_quoted(std::string_view plain) {
  separate();
  text_.push_back('"');
  text_.append(plain);
  text_.push_back('"');
}

void JsonWriter::put(std::nullptr_t) { put_raw("null"); }

void JsonWriter::put(std::int64_t value) {
  char digits[20];
  const auto end = std::to_chars(digits, digits + sizeof digits, value).ptr;
  put_raw({digits, end});
}

void JsonWriter::put(const boost::json::value& value) { put_raw(boost::json::serialize(value)); }

void JsonWriter::put(std::string_view value) {
  separate();
  text_.push_back('"');
  while (!value.empty()) {
    std::size_t plain = 0;
    while (plain < value.size() && is_plain(value[plain])) ++plain;
    text_.append(value.substr(0, plain));
    value.remove_prefix(plain);
    if (value.empty()) break;
    append_escaped(text_, value.front());
    value.remove_prefix(1);
  }
  text_.push_back('"');
}

}  // namespace harken::wire
