// SPDX-License-Identifier: AGPL-3.0-or-later
#include "app/channels/outbound_mail.hpp"

#include <algorithm>

#include "core/rules/document.hpp"
#include "core/rules/document_html.hpp"
#include "core/rules/mail_subject.hpp"
#include "core/rules/text.hpp"
#include "ports/connections.hpp"

namespace harken::app {

namespace {

constexpr int kLookedBackAt = 30;
constexpr std::size_t kMostReferences = 20;
constexpr std::size_t kLongestHistory = 10'000;

std::vector<MailRecipient> recipients_of(const std::vector<MailPerson>& people) {
  std::vector<MailRecipient> recipients;
  for (const auto& person : people) recipients.push_back({person.name, person.email});
  return recipients;
}

std::string heading_of(const Message& message) {
  const auto when = to_rfc3339(message.created_at);
  return message.sender_name + ", " + when.substr(0, 10) + " " + when.substr(11, 5) + " UTC:";
}

// "> " before each line, after who wrote it and when. What the customer had folded away stays away.
std::string quote(const Message& message) {
  std::string history = heading_of(message) + "\n> ";
  for (const char c : first_code_points(message.text, kLongestHistory)) {
    history += c;
    if (c == '\n') history += "> ";
  }
  return history;
}

// The words again, not what they looked like: a mail of ours carries no HTML of others.
std::string quote_html(const Message& message) {
  return "<p>" + lines_to_html(heading_of(message)) +
         "</p>\n<blockquote type=\"cite\" style=\"margin:0;padding-left:1em;border-left:3px solid "
         "#ccc\">" +
         lines_to_html(first_code_points(message.text, kLongestHistory)) + "</blockquote>";
}

// The message that it says it answers, else the customer's last. What others wrote to us is not
// quoted to the customer, unless it is what a colleague chose to answer.
bool is_answered_by(const Message& answer, const Message& earlier) {
  if (earlier.sender != SenderKind::customer) return false;
  if (answer.reply_to_id) return earlier.id == answer.reply_to_id;
  return !earlier.mail || !earlier.mail->is_from_other;
}

// The thread so far, the oldest first, as far as this channel knows it.
Result<std::vector<std::string>> references_of(Tx& tx, ChannelId channel,
                                               const std::vector<Message>& newest_first) {
  std::vector<std::string> names;
  for (const auto& message : newest_first) {
    ASSIGN_OR_RETURN(const auto own, tx.message_names().list_of_message(channel, message.id));
    if (!own.empty()) names.push_back(own.front());
    if (names.size() == kMostReferences) break;
  }
  std::ranges::reverse(names);
  return names;
}

}  // namespace

void add_document(OutboundMail& mail, const Document& document) {
  mail.html = to_mail_html(document);
  for (const auto& id : pictures_in(document)) mail.inline_files.emplace(id, content_id_of(id));
}

Result<OutboundMail> make_mail(Tx& tx, const Delivery& delivery, const Message& message) {
  ASSIGN_OR_RETURN(const auto before,
                   tx.messages().list(message.conversation_id, message.id, kLookedBackAt));
  ASSIGN_OR_RETURN(const auto conversation,
                   tx.conversations().find(message.workspace_id, message.conversation_id));
  OutboundMail mail;
  if (message.mail) {
    mail.signature = message.mail->signature;
    mail.subject = message.mail->subject;
    mail.to = recipients_of(message.mail->to);
    mail.cc = recipients_of(message.mail->cc);
    mail.bcc = recipients_of(message.mail->bcc);
  }
  if (mail.subject.empty() && conversation) mail.subject = reply_subject(conversation->subject);
  ASSIGN_OR_RETURN(mail.references, references_of(tx, delivery.channel_id, before));
  if (message.document) add_document(mail, *message.document);
  const auto asked = std::ranges::find_if(
      before, [&](const Message& each) { return is_answered_by(message, each); });
  if (asked == before.end()) return mail;
  mail.history = quote(*asked);
  if (message.document) mail.history_html = quote_html(*asked);
  return mail;
}

}  // namespace harken::app
