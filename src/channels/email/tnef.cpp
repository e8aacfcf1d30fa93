// SPDX-License-Identifier: AGPL-3.0-or-later
#include "channels/email/tnef.hpp"

#include "channels/email/attachment_name.hpp"
#include "channels/email/bytes_reader.hpp"
#include "channels/email/charset.hpp"
#include "channels/email/mapi_properties.hpp"
#include "core/rules/text.hpp"

namespace harken::email {

namespace {

constexpr std::uint32_t kSignature = 0x223E9F78;
constexpr std::size_t kMostFiles = 200;

// "MS-OXTNEF, 2.1.3.2": the lower half of an attribute's number.
enum Attribute : std::uint32_t {
  kCodePage = 0x9007,
  kFileBegins = 0x9002,
  kFileTitle = 0x8010,
  kFileData = 0x800F,
  kFileProperties = 0x9005
};

struct PackedFile {
  std::string_view title;
  std::string_view properties;
  std::optional<std::string_view> data;  // nothing: a mail, or an object of a program
};

struct Packed {
  std::string charset;
  std::vector<PackedFile> files;
};

std::string code_page_in(std::string_view data) {
  const auto number = BytesReader(data).number(4);
  return number == 0 ? std::string() : "windows-" + std::to_string(number);
}

// False: what tells of a file comes before any.
bool add(Packed& packed, std::uint32_t attribute, std::string_view data) {
  if (attribute == kCodePage) packed.charset = code_page_in(data);
  if (attribute == kFileBegins) packed.files.emplace_back();
  const bool is_of_file =
      attribute == kFileTitle || attribute == kFileData || attribute == kFileProperties;
  if (!is_of_file) return packed.files.size() <= kMostFiles;
  if (packed.files.empty()) return false;
  auto& file = packed.files.back();
  if (attribute == kFileTitle) file.title = data.substr(0, data.find('\0'));
  if (attribute == kFileData) file.data = data;
  if (attribute == kFileProperties) file.properties = data;
  return true;
}

std::optional<Packed> unpack(std::string_view bytes) {
  BytesReader reader(bytes);
  if (reader.number(4) != kSignature) return std::nullopt;
  reader.take(2);  // a number of the writer's own
  Packed packed;
  while (!reader.is_at_end()) {
    reader.take(1);  // whether it is of the mail or of a file
    const auto attribute = reader.number(4) & 0xFFFF;
    const auto data = reader.take(reader.number(4));
    reader.take(2);  // a sum
    if (reader.is_broken() || !add(packed, attribute, data)) return std::nullopt;
  }
  return packed;
}

Attachment to_attachment(const PackedFile& packed, std::string_view charset) {
  const auto known = read_mapi_file(packed.properties, charset);
  Attachment file;
  file.type = known.type.empty() ? "application/octet-stream" : to_lower_ascii(known.type);
  const auto title = clean_line(to_utf8(packed.title, charset));
  file.name = attachment_name(known.name.empty() ? title : known.name, file.type);
  file.content_id = known.content_id;
  file.content = *packed.data;
  return file;
}

}  // namespace

bool is_tnef(std::string_view type) {
  return type == "application/ms-tnef" || type == "application/vnd.ms-tnef";
}

std::optional<std::vector<Attachment>> files_in_tnef(std::string_view bytes) {
  const auto packed = unpack(bytes);
  if (!packed) return std::nullopt;
  std::vector<Attachment> files;
  for (const auto& each : packed->files) {
    if (!each.data) return std::nullopt;
    files.push_back(to_attachment(each, packed->charset));
  }
  return files;
}

}  // namespace harken::email
