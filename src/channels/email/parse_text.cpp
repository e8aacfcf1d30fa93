// SPDX-License-Identifier: AGPL-3.0-or-later
#include "channels/email/parse_text.hpp"

#include <algorithm>

#include "channels/email/charset.hpp"
#include "core/rules/document_html.hpp"
#include "core/rules/text.hpp"

namespace harken::email {
namespace {

std::string parameter(GMimePart* part, const char* name) {
  return text_of(g_mime_object_get_content_type_parameter(GMIME_OBJECT(part), name));
}

// Lines that end in a space go on in the next one (RFC 3676). A signature's "-- " does not.
std::string unflow(std::string_view text, bool deletes_space) {
  std::string result;
  bool is_open = false;
  while (!text.empty()) {
    const auto end = text.find('\n');
    auto line = text.substr(0, end);
    text.remove_prefix(end == std::string_view::npos ? text.size() : end + 1);
    const bool is_quoted = line.starts_with('>');
    if (is_open && (is_quoted || line == "-- ")) result.push_back('\n');
    if (!is_quoted && line.starts_with(' ')) line.remove_prefix(1);
    is_open = line.ends_with(' ') && line != "-- " && !is_quoted;
    if (is_open && deletes_space) line.remove_suffix(1);
    result.append(line);
    if (!is_open) result.push_back('\n');
  }
  return result;
}

std::string read_plain(GMimePart* part) {
  auto text = clean_text(to_utf8(decoded_content(part), parameter(part, "charset")));
  if (to_lower_ascii(parameter(part, "format")) != "flowed") return text;
  return unflow(text, to_lower_ascii(parameter(part, "delsp")) == "yes");
}

// What a page says of itself, when its part says nothing.
std::string charset_in_html(std::string_view html) {
  const auto head = to_lower_ascii(html.substr(0, 2048));
  const auto at = head.find("charset=");
  if (at == std::string::npos) return {};
  auto rest = std::string_view(head).substr(at + 8);
  if (rest.starts_with('"') || rest.starts_with('\'')) rest.remove_prefix(1);
  return std::string(rest.substr(0, rest.find_first_of("\"'>; \t\r\n/")));
}

std::string read_html(GMimePart* part) {
  const auto bytes = decoded_content(part);
  auto charset = parameter(part, "charset");
  if (charset.empty()) charset = charset_in_html(bytes);
  return clean_text(to_utf8(bytes, charset));
}

void append(std::string& text, std::string_view more) {
  if (!text.empty() && !text.ends_with('\n') && !more.empty()) text.push_back('\n');
  text.append(more);
}

std::string plain_as_html(std::string_view plain) {
  return "<div style=\"white-space: pre-wrap\">" + escape_html(plain) + "</div>";
}

}  // namespace

BodyText::Piece& BodyText::piece_for(std::size_t choice) {
  if (choice == 0 || pieces_.empty() || pieces_.back().choice != choice)
    pieces_.push_back({choice, {}, {}});
  return pieces_.back();
}

void BodyText::add_plain(GMimePart* part, std::size_t choice) {
  append(piece_for(choice).plain, read_plain(part));
}

void BodyText::add_html(GMimePart* part, std::size_t choice) {
  append(piece_for(choice).html, read_html(part));
}

std::string BodyText::plain() const {
  const auto is_html_only = [](const Piece& piece) {
    return trim(piece.plain).empty() && !piece.html.empty();
  };
  if (std::ranges::any_of(pieces_, is_html_only)) return {};
  std::string text;
  for (const auto& piece : pieces_) append(text, piece.plain);
  return text;
}

std::string BodyText::html() const {
  if (std::ranges::all_of(pieces_, [](const Piece& piece) { return piece.html.empty(); }))
    return {};
  std::string html;
  for (const auto& piece : pieces_)
    append(html, piece.html.empty() ? plain_as_html(piece.plain) : piece.html);
  return html;
}

}  // namespace harken::email
