// SPDX-License-Identifier: AGPL-3.0-or-later
#include <algorithm>

#include "app/intake/files.hpp"
#include "core/rules/text.hpp"

namespace harken::app {

namespace {

std::string_view type_of_zip(std::string_view name) {
  const auto lower = to_lower_ascii(name);
  if (lower.ends_with(".docx")) return kFileTypes[7];
  if (lower.ends_with(".xlsx")) return kFileTypes[8];
  if (lower.ends_with(".pptx")) return kFileTypes[9];
  return "application/zip";
}

std::string_view type_of_office(std::string_view name) {
  const auto lower = to_lower_ascii(name);
  if (lower.ends_with(".doc")) return "application/msword";
  if (lower.ends_with(".xls")) return "application/vnd.ms-excel";
  return lower.ends_with(".ppt") ? "application/vnd.ms-powerpoint" : "";
}

// Pictures of telephones (HEIC, AVIF) are in the same box, and no film.
std::string_view type_of_mp4(std::string_view brand) {
  if (brand.starts_with("M4A") || brand.starts_with("M4B")) return "audio/mp4";
  const bool is_picture = brand.starts_with("hei") || brand.starts_with("hev") ||
                          brand.starts_with("mif") || brand.starts_with("avi");
  return is_picture ? "" : "video/mp4";
}

bool is_plain_text(std::string_view bytes) {
  return std::ranges::none_of(bytes, [](char c) {
    const auto byte = static_cast<unsigned char>(c);
    return byte == 0x7F || (byte < 0x20 && byte != '\n' && byte != '\r' && byte != '\t');
  });
}

// Text that a browser might take for a page is refused: it has no place in a chat, and zip carries
// it.
bool looks_like_markup(std::string_view bytes) {
  const auto start = to_lower_ascii(trim(bytes.substr(0, 1024)));
  return start.find('<') != std::string::npos &&
         (start.find("<!doctype") != std::string::npos ||
          start.find("<html") != std::string::npos || start.find("<script") != std::string::npos ||
          start.find("<svg") != std::string::npos || start.find("<?xml") != std::string::npos ||
          start.find("<body") != std::string::npos);
}

}  // namespace

std::string_view sniff_type(std::string_view bytes, std::string_view name) {
  using namespace std::string_view_literals;
  if (bytes.starts_with("\x89PNG\r\n\x1a\n"sv)) return "image/png";
  if (bytes.starts_with("\xff\xd8\xff"sv)) return "image/jpeg";
  if (bytes.starts_with("GIF87a"sv) || bytes.starts_with("GIF89a"sv)) return "image/gif";
  if (bytes.starts_with("RIFF"sv) && bytes.size() > 12 && bytes.substr(8, 4) == "WEBP"sv)
    return "image/webp";
  if (bytes.starts_with("%PDF-"sv)) return "application/pdf";
  if (bytes.starts_with("PK\x03\x04"sv)) return type_of_zip(name);
  // Some sound is made of what text may have, too; none of it is UTF-8.
  if (bytes.starts_with("\xff\xfb"sv)) return "audio/mpeg";
  if (!bytes.empty() && is_plain_text(bytes) && !looks_like_markup(bytes)) return "text/plain";
  if (bytes.starts_with("\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"sv)) return type_of_office(name);
  if (bytes.starts_with("OggS"sv)) return "audio/ogg";
  if (bytes.starts_with("ID3"sv)) return "audio/mpeg";
  if (bytes.starts_with("\x1a\x45\xdf\xa3"sv)) return "video/webm";
  if (bytes.size() > 12 && bytes.substr(4, 4) == "ftyp"sv) return type_of_mp4(bytes.substr(8, 4));
  return {};
}

std::string_view received_type(std::string_view bytes, std::string_view name) {
  const auto known = sniff_type(bytes, name);
  return known.empty() ? "application/octet-stream" : known;
}

bool is_inline_type(std::string_view type) { return type.starts_with("image/"); }

namespace {

// How many bytes the character takes that stands here and has no place in a name: control
// characters, and what is invisible, breaks the line, or turns the reading direction so that
// "exe.gpj" reads "jpg.exe" (A21): U+061C, U+200B..200F, U+2028..202E, U+2060..2069, U+FEFF. 0: it
// may stay.
std::size_t deceptive_bytes(std::string_view rest) {
  const auto is_in = [&](std::size_t place, int first, int last) {
    const int byte = place < rest.size() ? static_cast<unsigned char>(rest[place]) : -1;
    return byte >= first && byte <= last;
  };
  if (is_in(0, 0, 0x1F) || is_in(0, 0x7F, 0x7F)) return 1;
  if (rest.starts_with('\xC2')) return is_in(1, 0x80, 0x9F) ? 2 : 0;
  if (rest.starts_with("\xD8\x9C")) return 2;
  if (rest.starts_with("\xE2\x80")) return is_in(2, 0x8B, 0x8F) || is_in(2, 0xA8, 0xAE) ? 3 : 0;
  if (rest.starts_with("\xE2\x81")) return is_in(2, 0xA0, 0xA9) ? 3 : 0;
  return rest.starts_with("\xEF\xBB\xBF") ? 3 : 0;
}

}  // namespace

std::string clean_file_name(std::string_view name) {
  if (const auto slash = name.find_last_of("/\\"); slash != std::string_view::npos)
    name.remove_prefix(slash + 1);
  std::string result;
  while (!name.empty()) {
    const auto deceptive = deceptive_bytes(name);
    if (deceptive == 0) result.push_back(name.front());
    name.remove_prefix(std::max<std::size_t>(deceptive, 1));
  }
  auto shown = trim(result);
  while (shown.starts_with('.')) shown = trim(shown.substr(1));
  result = std::string(first_code_points(shown, 120));
  return result.empty() ? "file" : result;
}

}  // namespace harken::app
