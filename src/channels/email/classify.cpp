// SPDX-License-Identifier: AGPL-3.0-or-later
#include "channels/email/classify.hpp"

#include <algorithm>

#include "channels/email/message_id.hpp"
#include "core/rules/text.hpp"

namespace harken::email {
namespace {

std::string header(const ParsedMail& mail, std::string_view name) {
  const auto found = mail.headers.find(name);
  return found == mail.headers.end() ? std::string() : to_lower_ascii(found->second);
}

bool is_own(const ParsedMail& mail, const OwnMarks& own) {
  const auto mark = mail.headers.find("x-harken");
  if (!own.mark.empty() && mark != mail.headers.end() && mark->second == own.mark) return true;
  return is_own_message_id(mail.message_id, own.domain);
}

bool is_from_mail_system(const ParsedMail& mail) {
  if (mail.from.empty()) return false;
  const auto email = to_lower_ascii(mail.from.front().email);
  return email.starts_with("mailer-daemon@") || email.starts_with("postmaster@") ||
         email == "mailer-daemon";
}

bool is_undelivered(const DeliveryStatus& status) {
  return status.action == "failed" || status.action == "delayed";
}

bool is_bounce(const ParsedMail& mail) {
  if (!mail.deliveries.empty()) return std::ranges::any_of(mail.deliveries, is_undelivered);
  // Servers that know no RFC 3464.
  return is_from_mail_system(mail) &&
         (mail.headers.contains("x-failed-recipients") || header(mail, "return-path") == "<>");
}

bool is_automatic(const ParsedMail& mail) {
  const auto submitted = header(mail, "auto-submitted");
  const auto precedence = header(mail, "precedence");
  return (!submitted.empty() && submitted != "no") || precedence == "bulk" ||
         precedence == "junk" || precedence == "auto_reply" || mail.type == "multipart/report" ||
         mail.headers.contains("x-auto-response-suppress") ||
         mail.headers.contains("x-autoreply") || mail.headers.contains("x-autorespond") ||
         header(mail, "return-path") == "<>" || is_from_mail_system(mail);
}

bool is_list(const ParsedMail& mail) {
  return mail.headers.contains("list-id") || mail.headers.contains("list-post") ||
         mail.headers.contains("list-unsubscribe") || header(mail, "precedence") == "list";
}

}  // namespace

InboundNature nature_of(const ParsedMail& mail, const OwnMarks& own) {
  if (is_own(mail, own)) return InboundNature::own;
  if (is_bounce(mail)) return InboundNature::bounce;
  if (is_list(mail)) return InboundNature::list;
  return is_automatic(mail) ? InboundNature::automatic : InboundNature::personal;
}

InboundBounce bounce_of(const ParsedMail& mail, std::string_view text) {
  constexpr std::size_t kLongestReason = 500;
  InboundBounce bounce;
  bounce.original_id = mail.reported_id;
  if (bounce.original_id.empty() && !mail.in_reply_to.empty())
    bounce.original_id = mail.in_reply_to.front();
  const auto status = std::ranges::find_if(mail.deliveries, is_undelivered);
  if (status != mail.deliveries.end()) {
    bounce.recipient = status->recipient;
    bounce.status = status->status;
    bounce.reason = status->diagnostic;
    bounce.is_final = status->action == "failed";
  } else if (const auto failed = mail.headers.find("x-failed-recipients");
             failed != mail.headers.end()) {
    bounce.recipient = failed->second;
  }
  if (bounce.reason.empty()) bounce.reason = trim(text);
  bounce.reason = first_code_points(bounce.reason, kLongestReason);
  return bounce;
}

}  // namespace harken::email
