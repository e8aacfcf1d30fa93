// SPDX-License-Identifier: AGPL-3.0-or-later
#include "channels/email/parse_report.hpp"

#include "channels/email/charset.hpp"
#include "channels/email/parse_header.hpp"
#include "core/rules/text.hpp"

namespace harken::email {
namespace {

constexpr std::size_t kMaxReported = 100;  // recipients

// "rfc822; ana@example.org" is ana@example.org.
std::string after_type(std::string_view value) {
  const auto semicolon = value.find(';');
  if (semicolon != std::string_view::npos) value.remove_prefix(semicolon + 1);
  return std::string(trim(value));
}

class StatusReader {
 public:
  explicit StatusReader(ParsedMail& mail) : mail_(mail) {}

  void read(std::string_view text) {
    while (!text.empty()) {
      const auto end = text.find('\n');
      read_line(text.substr(0, end));
      text.remove_prefix(end == std::string_view::npos ? text.size() : end + 1);
    }
    end_group();
  }

 private:
  void read_line(std::string_view line) {
    if (trim(line).empty()) return end_group();
    const bool goes_on = line.front() == ' ' || line.front() == '\t';
    if (goes_on) {
      if (last_ && last_->size() < 4000) last_->append(" ").append(trim(line));
      return;
    }
    const auto colon = line.find(':');
    if (colon == std::string_view::npos) return;
    last_ = field(to_lower_ascii(trim(line.substr(0, colon))));
    if (last_) *last_ = trim(line.substr(colon + 1));
  }

  std::string* field(std::string_view name) {
    if (name == "final-recipient") return &group_.recipient;
    if (name == "action") return &group_.action;
    if (name == "status") return &group_.status;
    if (name == "diagnostic-code") return &group_.diagnostic;
    return nullptr;
  }

  void end_group() {
    last_ = nullptr;
    if (!group_.action.empty() && mail_.deliveries.size() < kMaxReported) {
      group_.recipient = after_type(group_.recipient);
      group_.diagnostic = after_type(group_.diagnostic);
      group_.action = to_lower_ascii(group_.action);
      group_.status = group_.status.substr(0, group_.status.find_first_of(" \t("));
      mail_.deliveries.push_back(group_);
    }
    group_ = {};
  }

  ParsedMail& mail_;
  DeliveryStatus group_;
  std::string* last_ = nullptr;
};

std::string content_of(GMimeObject* object) {
  if (GMIME_IS_PART(object)) return decoded_content(GMIME_PART(object));
  const Owned<GMimeStream> out(g_mime_stream_mem_new());
  g_mime_object_write_content_to_stream(object, nullptr, out.get());
  return bytes_of(out.get());
}

void read_reported_header(GMimeObject* object, ParsedMail& mail) {
  const auto text = content_of(object);
  const auto stream = stream_of(text);
  const Owned<GMimeParser> parser(g_mime_parser_new_with_stream(stream.get()));
  const Owned<GMimeMessage> message(g_mime_parser_construct_message(parser.get(), nullptr));
  ParsedMail reported;
  if (message) read_header(message.get(), reported);
  mail.reported_id = reported.message_id;
}

void read_reported_mail(GMimeMessagePart* part, ParsedMail& mail) {
  GMimeMessage* message = g_mime_message_part_get_message(part);
  ParsedMail reported;
  if (message) read_header(message, reported);
  mail.reported_id = reported.message_id;
}

}  // namespace

bool read_report_part(GMimeObject* object, std::string_view type, ParsedMail& mail) {
  if (mail.type != "multipart/report") return false;
  if (type == "message/delivery-status" || type == "message/global-delivery-status") {
    StatusReader(mail).read(clean_text(to_utf8(content_of(object), {})));
    return true;
  }
  if (type == "message/disposition-notification") return true;
  if (type == "text/rfc822-headers") {
    read_reported_header(object, mail);
    return true;
  }
  // The returned mail is our own: its id is enough.
  if (!GMIME_IS_MESSAGE_PART(object) || !mail.reported_id.empty()) return false;
  read_reported_mail(GMIME_MESSAGE_PART(object), mail);
  return true;
}

}  // namespace harken::email
