// SPDX-License-Identifier: AGPL-3.0-or-later
#include "channels/email/compose_body.hpp"

#include <algorithm>

#include "channels/email/html_text.hpp"
#include "channels/email/message_id.hpp"

namespace harken::email {
namespace {

using Part = Owned<GMimeObject>;

Part text_part(const char* subtype, const std::string& text) {
  auto* part = g_mime_text_part_new_with_subtype(subtype);
  g_mime_text_part_set_charset(part, "utf-8");
  g_mime_text_part_set_text(part, text.c_str());
  // Whatever the lines are, no server on the way has a reason to change them.
  g_mime_part_set_content_encoding(GMIME_PART(part), GMIME_CONTENT_ENCODING_QUOTEDPRINTABLE);
  return Part(GMIME_OBJECT(part));
}

Part file_part(const Attachment& file) {
  const auto slash = file.type.find('/');
  const bool has_type = slash != std::string::npos;
  auto* part = has_type ? g_mime_part_new_with_type(file.type.substr(0, slash).c_str(),
                                                    file.type.substr(slash + 1).c_str())
                        : g_mime_part_new_with_type("application", "octet-stream");
  const auto bytes = stream_of(file.content);
  const Owned<GMimeDataWrapper> content(
      g_mime_data_wrapper_new_with_stream(bytes.get(), GMIME_CONTENT_ENCODING_DEFAULT));
  g_mime_part_set_content(part, content.get());
  g_mime_part_set_content_encoding(part, GMIME_CONTENT_ENCODING_BASE64);
  g_mime_object_set_disposition(GMIME_OBJECT(part), file.is_inline ? "inline" : "attachment");
  g_mime_part_set_filename(part, file.name.c_str());
  if (!file.content_id.empty()) g_mime_part_set_content_id(part, file.content_id.c_str());
  return Part(GMIME_OBJECT(part));
}

class Body {
 public:
  explicit Body(const OutgoingMail& mail) : mail_(mail) {}

  Part make() {
    auto text = words();
    const bool has_files = std::ranges::any_of(mail_.attachments, is_file);
    if (!has_files) return text;
    std::vector<Part> parts;
    parts.push_back(std::move(text));
    for (const auto& each : mail_.attachments)
      if (is_file(each)) parts.push_back(file_part(each));
    return together("mixed", parts);
  }

 private:
  static bool is_picture(const Attachment& file) {
    return file.is_inline && !file.content_id.empty();
  }
  static bool is_file(const Attachment& file) { return !is_picture(file); }

  Part words() {
    if (mail_.html.empty()) return text_part("plain", mail_.text);
    std::vector<Part> parts;
    parts.push_back(text_part("plain", mail_.text.empty() ? plain_form() : mail_.text));
    parts.push_back(html());
    return together("alternative", parts);
  }

  std::string plain_form() const {
    return html_to_text(mail_.html).value_or(text_between_tags(mail_.html));
  }

  Part html() {
    std::vector<Part> parts;
    parts.push_back(text_part("html", mail_.html));
    for (const auto& each : mail_.attachments)
      if (is_picture(each)) parts.push_back(file_part(each));
    return parts.size() == 1 ? std::move(parts.front()) : together("related", parts);
  }

  // The library would draw its boundaries at random, and a second attempt would be another mail.
  Part together(const char* subtype, const std::vector<Part>& parts) {
    auto* multipart = g_mime_multipart_new_with_subtype(subtype);
    const auto seed = mail_.message_id + "/" + std::to_string(++boundaries_);
    const auto boundary = "=_" + make_message_id(seed, {}).substr(3, 24);
    g_mime_multipart_set_boundary(multipart, boundary.c_str());
    for (const auto& each : parts) g_mime_multipart_add(multipart, each.get());
    return Part(GMIME_OBJECT(multipart));
  }

  const OutgoingMail& mail_;
  int boundaries_ = 0;
};

}  // namespace

Owned<GMimeObject> compose_body(const OutgoingMail& mail) { return Body(mail).make(); }

}  // namespace harken::email
