// SPDX-License-Identifier: AGPL-3.0-or-later
#include "channels/email/parse_files.hpp"

#include "channels/email/attachment_name.hpp"
#include "channels/email/charset.hpp"
#include "channels/email/encoded_words.hpp"
#include "channels/email/parse_header.hpp"
#include "core/rules/text.hpp"

namespace harken::email {
namespace {

std::string valid_line(const char* text) {
  auto line = text_of(text);
  return clean_line(is_utf8(line) ? line : to_utf8(line, {}));
}

// As it was sent: it can be opened as a mail of its own.
std::string mail_inside(GMimeMessage* message) {
  const Owned<GMimeStream> out(g_mime_stream_mem_new());
  g_mime_object_write_to_stream(GMIME_OBJECT(message), nullptr, out.get());
  return bytes_of(out.get());
}

Attachment read_message_part(GMimeMessagePart* part, const std::string& type) {
  GMimeMessage* message = g_mime_message_part_get_message(part);
  if (!message) return {attachment_name({}, "message/rfc822"), type, {}, {}};
  const auto subject = decode_header(g_mime_object_get_header(GMIME_OBJECT(message), "Subject"));
  const auto name =
      subject.empty() ? subject : std::string(first_code_points(subject, 100)) + ".eml";
  return {attachment_name(name, "message/rfc822"), "message/rfc822", {}, mail_inside(message)};
}

std::string written(GMimeObject* object) {
  const Owned<GMimeStream> out(g_mime_stream_mem_new());
  g_mime_object_write_content_to_stream(object, nullptr, out.get());
  return bytes_of(out.get());
}

std::string without_brackets(std::string id) {
  if (id.starts_with('<')) id.erase(0, 1);
  if (id.ends_with('>')) id.pop_back();
  return id;
}

const char* raw_header(GMimeObject* part, const char* name) {
  GMimeHeader* header = g_mime_header_list_get_header(g_mime_object_get_header_list(part), name);
  const char* raw = header ? g_mime_header_get_raw_value(header) : nullptr;
  return raw ? raw : "";
}

// From the headers themselves, for the sake of join_encoded_words().
std::string name_of(GMimeObject* part) {
  const auto joined = [&](const char* name) { return join_encoded_words(raw_header(part, name)); };
  const Owned<GMimeContentDisposition> disposition(
      g_mime_content_disposition_parse(nullptr, joined("Content-Disposition").c_str()));
  const auto* name = g_mime_content_disposition_get_parameter(disposition.get(), "filename");
  if (name) return valid_line(name);
  const Owned<GMimeContentType> type(
      g_mime_content_type_parse(nullptr, joined("Content-Type").c_str()));
  return valid_line(g_mime_content_type_get_parameter(type.get(), "name"));
}

}  // namespace

Attachment read_file(GMimeObject* object, const std::string& type) {
  if (GMIME_IS_MESSAGE_PART(object)) return read_message_part(GMIME_MESSAGE_PART(object), type);
  if (!GMIME_IS_PART(object)) return {attachment_name({}, type), type, {}, written(object)};
  auto* part = GMIME_PART(object);
  Attachment file;
  file.name = attachment_name(name_of(object), type);
  file.type = clean_line(type);
  file.content_id = without_brackets(valid_line(g_mime_part_get_content_id(part)));
  file.content = decoded_content(part);
  return file;
}

void mark_inline_files(ParsedMail& mail) {
  for (auto& file : mail.attachments)
    file.is_inline =
        !file.content_id.empty() && mail.html.find("cid:" + file.content_id) != std::string::npos;
}

}  // namespace harken::email
