// SPDX-License-Identifier: AGPL-3.0-or-later
#include "channels/email/parse_body.hpp"

#include <array>

#include "channels/email/opaque_signed.hpp"
#include "channels/email/parse.hpp"
#include "channels/email/parse_files.hpp"
#include "channels/email/parse_limits.hpp"
#include "channels/email/parse_report.hpp"
#include "channels/email/parse_text.hpp"
#include "channels/email/tnef.hpp"
#include "core/rules/text.hpp"

namespace harken::email {
namespace {

// A part that has parts, and how far its walk has come.
struct Level {
  GMimeObject* object;
  int next = 0;
  std::size_t choice = 0;  // which group of alternatives it belongs to; 0: none
};

// What is read, in order: texts that stand for each other share a group.
class Reader {
 public:
  explicit Reader(ParsedMail& mail) : mail_(mail) {}

  Status read(GMimeObject* root);

 private:
  GMimeObject* next_child(Level& level) const;
  void enter(GMimeObject* object, std::size_t choice);
  void read_leaf(GMimeObject* object, std::size_t choice);
  bool read_text(GMimeObject* object, std::string_view type, std::size_t choice);
  bool read_packed(std::string_view bytes);
  bool read_signed(GMimePart* part, std::size_t choice);

  ParsedMail& mail_;
  BodyText text_;
  std::vector<Level> levels_;
  std::vector<Owned<GMimeObject>> opened_;  // what was inside of signatures
  std::size_t parts_ = 0;
};

constexpr std::size_t kMostSignatures = 3;  // one inside of the other, or side by side

bool is_type(GMimeObject* object, const char* type, const char* subtype) {
  GMimeContentType* found = g_mime_object_get_content_type(object);
  return found && g_mime_content_type_is_type(found, type, subtype);
}

bool is_attachment(GMimeObject* object) {
  const char* disposition = g_mime_object_get_disposition(object);
  return disposition && g_ascii_strcasecmp(disposition, "attachment") == 0;
}

bool is_named(GMimeObject* object) {
  return GMIME_IS_PART(object) && g_mime_part_get_filename(GMIME_PART(object)) != nullptr;
}

bool is_signature(std::string_view type) {
  return type == "application/pgp-signature" || type == "application/pkcs7-signature" ||
         type == "application/x-pkcs7-signature";
}

// A text in the place of a text; with a name of its own it is a file, unless nothing else is there.
bool Reader::read_text(GMimeObject* object, std::string_view type, std::size_t choice) {
  if (!GMIME_IS_PART(object) || is_attachment(object)) return false;
  if (is_named(object) && !text_.empty()) return false;
  if (type == "text/plain") text_.add_plain(GMIME_PART(object), choice);
  if (type == "text/html") text_.add_html(GMIME_PART(object), choice);
  return type == "text/plain" || type == "text/html";
}

void Reader::read_leaf(GMimeObject* object, std::size_t choice) {
  const auto type = type_of(object);
  if (read_report_part(object, type, mail_)) return;
  if (read_text(object, type, choice) || is_signature(type)) return;
  if (choice != 0 && type == "text/x-amp-html") return;
  if (may_hold_signed(type) && GMIME_IS_PART(object) && read_signed(GMIME_PART(object), choice))
    return;
  auto file = read_file(object, type);
  if (is_tnef(type) && read_packed(file.content)) return;
  mail_.attachments.push_back(std::move(file));
}

// As if its signature stood beside it.
bool Reader::read_signed(GMimePart* part, std::size_t choice) {
  if (opened_.size() == kMostSignatures) return false;
  const auto bytes = signed_part_in(decoded_content(part));
  if (bytes.empty() || !check_limits(bytes)) return false;
  const auto stream = stream_of(bytes);
  const Owned<GMimeParser> parser(g_mime_parser_new_with_stream(stream.get()));
  Owned<GMimeObject> inside(g_mime_parser_construct_part(parser.get(), nullptr));
  if (!inside) return false;
  auto* object = opened_.emplace_back(std::move(inside)).get();
  if (GMIME_IS_MULTIPART(object)) {
    enter(object, choice);
  } else {
    read_leaf(object, choice);
  }
  return true;
}

// A pack without files holds how the text looks; and the text itself, where that is nowhere else.
bool Reader::read_packed(std::string_view bytes) {
  auto files = files_in_tnef(bytes);
  if (!files) return false;
  const bool has_words = !trim(text_.plain()).empty() || !text_.html().empty();
  if (files->empty() && !has_words) return false;
  for (auto& file : *files) mail_.attachments.push_back(std::move(file));
  return true;
}

void Reader::enter(GMimeObject* object, std::size_t choice) {
  if (choice == 0 && is_type(object, "multipart", "alternative")) choice = text_.new_choice();
  levels_.push_back({object, 0, choice});
}

GMimeObject* Reader::next_child(Level& level) const {
  auto* multipart = GMIME_MULTIPART(level.object);
  if (level.next >= g_mime_multipart_get_count(multipart)) return nullptr;
  return g_mime_multipart_get_part(multipart, level.next++);
}

Status Reader::read(GMimeObject* root) {
  if (GMIME_IS_MULTIPART(root)) {
    enter(root, 0);
  } else {
    read_leaf(root, 0);
  }
  while (!levels_.empty()) {
    if (levels_.size() > kMaxDepth) return fail_invalid("mail", "its parts are too deep");
    GMimeObject* child = next_child(levels_.back());
    if (!child) {
      levels_.pop_back();
      continue;
    }
    if (++parts_ > kMaxParts) return fail_invalid("mail", "it has too many parts");
    const auto choice = levels_.back().choice;
    if (GMIME_IS_MULTIPART(child)) {
      enter(child, choice);
    } else {
      read_leaf(child, choice);
    }
  }
  mail_.text = text_.plain();
  mail_.html = text_.html();
  return {};
}

}  // namespace

Status read_body(GMimeMessage* message, ParsedMail& mail) {
  GMimeObject* root = g_mime_message_get_mime_part(message);
  if (!root) return {};
  mail.type = type_of(root);
  if (const char* kind = g_mime_object_get_content_type_parameter(root, "report-type"))
    mail.report_type = kind;
  RETURN_IF_ERROR(Reader(mail).read(root));
  mark_inline_files(mail);
  return {};
}

}  // namespace harken::email
