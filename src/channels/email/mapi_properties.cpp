// SPDX-License-Identifier: AGPL-3.0-or-later
#include "channels/email/mapi_properties.hpp"

#include <cstdint>

#include "channels/email/bytes_reader.hpp"
#include "channels/email/charset.hpp"

namespace harken::email {

namespace {

// "MS-OXCDATA, 2.11.1".
constexpr std::uint32_t kSeveral = 0x1000;
constexpr std::uint32_t kObject = 0x000D;
constexpr std::uint32_t kText = 0x001E;
constexpr std::uint32_t kUnicode = 0x001F;
constexpr std::uint32_t kBinary = 0x0102;

// "MS-OXPROPS".
constexpr std::uint32_t kLongName = 0x3707;
constexpr std::uint32_t kMimeType = 0x370E;
constexpr std::uint32_t kContentId = 0x3712;

constexpr std::uint32_t kFirstNamed = 0x8000;
constexpr std::uint32_t kMostProperties = 10'000;

std::size_t padded(std::size_t size) { return (size + 3) / 4 * 4; }

// 0: it says its length itself, or nobody knows it.
std::size_t size_of(std::uint32_t type) {
  switch (type) {
    case 0x0002:  // 16 bits
    case 0x0003:
    case 0x0004:
    case 0x000A:
    case 0x000B:  // true or false
      return 4;
    case 0x0005:
    case 0x0006:
    case 0x0007:
    case 0x0014:
    case 0x0040:  // a time
      return 8;
    case 0x0048:
      return 16;
    default:
      return 0;
  }
}

bool has_length(std::uint32_t type) {
  return type == kText || type == kUnicode || type == kBinary || type == kObject;
}

void skip_name(BytesReader& reader) {
  reader.take(16);
  if (reader.number(4) == 0) {
    reader.take(4);
    return;
  }
  reader.take(padded(reader.number(4)));
}

// Of several the last one. False: nobody knows how long it is.
bool read_value(BytesReader& reader, std::uint32_t type, std::string_view& value) {
  const auto single = type & ~kSeveral;
  const bool is_counted = has_length(single) || (type & kSeveral) != 0;
  const auto count = is_counted ? reader.number(4) : 1;
  if (!has_length(single) && size_of(single) == 0) return false;
  for (std::uint32_t i = 0; i < count && !reader.is_broken() && !reader.is_at_end(); ++i) {
    const auto size = has_length(single) ? reader.number(4) : size_of(single);
    value = reader.take(padded(size)).substr(0, size);
  }
  return !reader.is_broken();
}

std::string text_in(std::string_view value, std::uint32_t type, std::string_view charset) {
  return clean_line(to_utf8(value, type == kUnicode ? "utf-16le" : charset));
}

}  // namespace

MapiFile read_mapi_file(std::string_view properties, std::string_view charset) {
  BytesReader reader(properties);
  MapiFile file;
  const auto count = reader.number(4);
  for (std::uint32_t i = 0; i < count && i < kMostProperties; ++i) {
    const auto type = reader.number(2);
    const auto id = reader.number(2);
    if (id >= kFirstNamed) skip_name(reader);
    std::string_view value;
    if (!read_value(reader, type, value)) break;
    if (type != kText && type != kUnicode) continue;
    if (id == kLongName) file.name = text_in(value, type, charset);
    if (id == kMimeType) file.type = text_in(value, type, charset);
    if (id == kContentId) file.content_id = text_in(value, type, charset);
  }
  return file;
}

}  // namespace harken::email
