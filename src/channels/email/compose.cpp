// SPDX-License-Identifier: AGPL-3.0-or-later
#include "channels/email/compose.hpp"

#include <algorithm>
#include <array>

#include "channels/email/compose_body.hpp"
#include "channels/email/gmime_tools.hpp"
#include "core/rules/text.hpp"

namespace harken::email {
namespace {

constexpr std::size_t kMaxRecipients = 500;
constexpr std::size_t kMaxHeaderValue = 2000;

Status check_address(const char* field, const Address& address) {
  RETURN_IF_ERROR(check_header_value(field, address.name));
  RETURN_IF_ERROR(check_header_value(field, address.email));
  if (address.email.find_first_of("<>()[],;:\\\"") != std::string::npos)
    return fail_invalid(field, "not an e-mail address");
  return check_email(field, address.email);
}

Status check_id(const char* field, const std::string& id) {
  RETURN_IF_ERROR(check_header_value(field, id));
  if (id.find_first_of("<> \t") != std::string::npos)
    return fail_invalid(field, "not a message id");
  return {};
}

Status check(const OutgoingMail& mail) {
  RETURN_IF_ERROR(check_address("from", mail.from));
  if (mail.reply_to) RETURN_IF_ERROR(check_address("reply_to", *mail.reply_to));
  for (const auto& each : mail.to) RETURN_IF_ERROR(check_address("to", each));
  for (const auto& each : mail.cc) RETURN_IF_ERROR(check_address("cc", each));
  for (const auto& each : mail.bcc) RETURN_IF_ERROR(check_address("bcc", each));
  RETURN_IF_ERROR(check_header_value("subject", mail.subject));
  RETURN_IF_ERROR(check_header_value("mark", mail.mark));
  RETURN_IF_ERROR(check_id("message_id", mail.message_id));
  RETURN_IF_ERROR(check_id("in_reply_to", mail.in_reply_to));
  for (const auto& each : mail.references) RETURN_IF_ERROR(check_id("references", each));
  for (const auto& each : mail.attachments) {
    RETURN_IF_ERROR(check_header_value("attachments", each.name));
    RETURN_IF_ERROR(check_header_value("attachments", each.type));
    RETURN_IF_ERROR(check_id("attachments", each.content_id));
  }
  const auto count = recipients_of(mail).size();
  if (count == 0 || count > kMaxRecipients) return fail_invalid("to", "1 to 500 recipients");
  return {};
}

void add_addresses(GMimeMessage* message, GMimeAddressType type,
                   const std::vector<Address>& addresses) {
  for (const auto& each : addresses)
    g_mime_message_add_mailbox(message, type, each.name.empty() ? nullptr : each.name.c_str(),
                               each.email.c_str());
}

void set_header(GMimeMessage* message, const char* name, const std::string& value) {
  if (!value.empty()) g_mime_object_set_header(GMIME_OBJECT(message), name, value.c_str(), "utf-8");
}

std::string references_of(const OutgoingMail& mail) {
  std::string result;
  for (const auto& each : mail.references) {
    if (!result.empty()) result += " ";
    result.append("<").append(each).append(">");
  }
  return result;
}

void set_headers(GMimeMessage* message, const OutgoingMail& mail) {
  add_addresses(message, GMIME_ADDRESS_TYPE_FROM, {mail.from});
  if (mail.reply_to) add_addresses(message, GMIME_ADDRESS_TYPE_REPLY_TO, {*mail.reply_to});
  add_addresses(message, GMIME_ADDRESS_TYPE_TO, mail.to);
  add_addresses(message, GMIME_ADDRESS_TYPE_CC, mail.cc);
  // All recipients are hidden ones.
  if (mail.to.empty() && mail.cc.empty()) set_header(message, "To", "undisclosed-recipients:;");
  g_mime_message_set_subject(message, mail.subject.c_str(), "utf-8");
  GDateTime* date = g_date_time_new_from_unix_utc(mail.date.micros / 1'000'000);
  g_mime_message_set_date(message, date);
  g_date_time_unref(date);
  g_mime_message_set_message_id(message, mail.message_id.c_str());
  if (!mail.in_reply_to.empty()) set_header(message, "In-Reply-To", "<" + mail.in_reply_to + ">");
  set_header(message, "References", references_of(mail));
  if (mail.is_automatic) {
    const bool is_answer = !mail.in_reply_to.empty();
    set_header(message, "Auto-Submitted", is_answer ? "auto-replied" : "auto-generated");
    set_header(message, "X-Auto-Response-Suppress", "All");
  }
  set_header(message, "X-Harken", mail.mark);
}

std::string written(GMimeMessage* message) {
  const std::unique_ptr<GMimeFormatOptions, decltype(&g_mime_format_options_free)> options(
      g_mime_format_options_new(), g_mime_format_options_free);
  g_mime_format_options_set_newline_format(options.get(), GMIME_NEWLINE_FORMAT_DOS);
  const Owned<GMimeStream> out(g_mime_stream_mem_new());
  g_mime_object_write_to_stream(GMIME_OBJECT(message), options.get(), out.get());
  return bytes_of(out.get());
}

}  // namespace

Status check_header_value(const char* field, std::string_view value) {
  using namespace std::string_view_literals;
  if (value.find_first_of("\r\n\0"sv) != std::string_view::npos)
    return fail_invalid(field, "it must be one line");
  if (value.size() > kMaxHeaderValue) return fail_invalid(field, "it is too long");
  return {};
}

std::vector<std::string> recipients_of(const OutgoingMail& mail) {
  std::vector<std::string> result;
  for (const auto* list : {&mail.to, &mail.cc, &mail.bcc})
    for (const auto& each : *list)
      if (std::ranges::find(result, each.email) == result.end()) result.push_back(each.email);
  return result;
}

Result<std::string> compose(const OutgoingMail& mail) {
  init_mime();
  RETURN_IF_ERROR(check(mail));
  const Owned<GMimeMessage> message(g_mime_message_new(FALSE));
  set_headers(message.get(), mail);
  const auto body = compose_body(mail);
  g_mime_message_set_mime_part(message.get(), body.get());
  return written(message.get());
}

}  // namespace harken::email
