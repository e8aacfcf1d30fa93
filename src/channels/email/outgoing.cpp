// SPDX-License-Identifier: AGPL-3.0-or-later
#include "channels/email/outgoing.hpp"

#include "channels/email/attachment_name.hpp"
#include "channels/email/message_id.hpp"
#include "channels/email/reply_address.hpp"
#include "core/rules/document_html.hpp"

namespace harken::email {
namespace {

std::vector<Address> addresses_of(const std::vector<MailRecipient>& recipients) {
  std::vector<Address> result;
  result.reserve(recipients.size());
  for (const auto& each : recipients) result.push_back({each.name, each.email});
  return result;
}

std::string signature_under(const MailboxSettings& settings, const Outbound& outbound) {
  return signature_of(settings, outbound.mail ? outbound.mail->signature : std::string());
}

// What was written, the signature, and below it what it answers.
std::string plain_of(const MailboxSettings& settings, const Outbound& outbound) {
  auto text = outbound.message.text;
  if (const auto signature = signature_under(settings, outbound); !signature.empty())
    text += "\n\n-- \n" + signature;
  if (outbound.mail && !outbound.mail->history.empty()) text += "\n\n" + outbound.mail->history;
  return text + "\n";
}

std::string html_of(const MailboxSettings& settings, const Outbound& outbound) {
  if (!outbound.mail || outbound.mail->html.empty()) return {};
  auto html = "<!doctype html>\n<html><body>\n" + outbound.mail->html;
  if (const auto signature = signature_under(settings, outbound); !signature.empty())
    html += "\n<p>-- <br>\n" + lines_to_html(signature) + "</p>";
  if (!outbound.mail->history_html.empty()) html += "\n" + outbound.mail->history_html;
  return html + "\n</body></html>\n";
}

Result<std::vector<Attachment>> files_of(const Outbound& outbound, const SendTools& tools) {
  std::vector<Attachment> files;
  for (const auto& file : outbound.message.attachments) {
    Attachment attachment{attachment_name(file.name, file.type), file.type, {}, {}};
    ASSIGN_OR_RETURN(attachment.content, tools.read_file(file));
    if (outbound.mail) {
      const auto shown = outbound.mail->inline_files.find(file.id);
      attachment.is_inline = shown != outbound.mail->inline_files.end();
      if (attachment.is_inline) attachment.content_id = shown->second;
    }
    files.push_back(std::move(attachment));
  }
  return files;
}

void set_recipients(OutgoingMail& mail, const Outbound& outbound) {
  mail.to = {{"", outbound.recipient}};
  if (!outbound.mail) return;
  if (!outbound.mail->to.empty()) mail.to = addresses_of(outbound.mail->to);
  mail.cc = addresses_of(outbound.mail->cc);
  mail.bcc = addresses_of(outbound.mail->bcc);
}

}  // namespace

std::string mark_of(const Connection& connection) {
  return "channel-" + connection.channel_id.to_string();
}

Result<OutgoingMail> outgoing_mail(const MailboxSettings& settings, const std::string& mark,
                                   const Outbound& outbound, const SendTools& tools) {
  OutgoingMail mail;
  const auto domain = domain_of(settings.address);
  mail.message_id = make_message_id(outbound.idempotency_key, domain);
  mail.date = outbound.message.created_at;
  mail.from = {settings.name.empty() ? outbound.message.sender_name : settings.name,
               settings.address};
  set_recipients(mail, outbound);
  mail.subject = mail.from.name.empty() ? settings.address : mail.from.name;
  mail.in_reply_to = outbound.reply_to;
  if (!outbound.reply_to.empty()) mail.references = {outbound.reply_to};
  if (const auto& more = outbound.mail) {
    if (!more->subject.empty()) mail.subject = more->subject;
    if (!more->references.empty()) mail.references = more->references;
    if (settings.plus_addressing && !more->reply_key.empty()) {
      // An address that would become too long answers to the mailbox itself.
      if (const auto address = make_reply_address(settings.address, more->reply_key))
        mail.reply_to = Address{mail.from.name, *address};
    }
    mail.is_automatic = more->is_automatic;
  }
  mail.text = plain_of(settings, outbound);
  mail.html = html_of(settings, outbound);
  ASSIGN_OR_RETURN(mail.attachments, files_of(outbound, tools));
  mail.mark = mark;
  return mail;
}

}  // namespace harken::email
