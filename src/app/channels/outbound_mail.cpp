// SPDX-License-Identifier: AGPL-3.0-or-later
#include "app/channels/outbound_mail.hpp"

#include <algorithm>

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

// "> " before each line, after who wrote it and when. What the customer had folded away stays away.
std::string quote(const Message& message) {
  const auto when = to_rfc3339(message.created_at);
  std::string history =
      message.sender_name + ", " + when.substr(0, 10) + " " + when.substr(11, 5) + " UTC:\n> ";
  for (const char c : first_code_points(message.text, kLongestHistory)) {
    history += c;
    if (c == '\n') history += "> ";
  }
  return history;
}

// The message that it says it answers, else the customer's last. What others wrote to us is not quoted
// to the customer, unless it is what a colleague chose to answer.
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

Result<OutboundMail> make_mail(Tx& tx, const Delivery& delivery, const Message& message) {
  ASSIGN_OR_RETURN(const auto before,
                   tx.messages().list(message.conversation_id, message.id, kLookedBackAt));
  ASSIGN_OR_RETURN(const auto conversation,
                   tx.conversations().find(message.workspace_id, message.conversation_id));
  OutboundMail mail;
  if (message.mail) {
    mail.subject = message.mail->subject;
    mail.to = recipients_of(message.mail->to);
    mail.cc = recipients_of(message.mail->cc);
    mail.bcc = recipients_of(message.mail->bcc);
  }
  if (mail.subject.empty() && conversation) mail.subject = reply_subject(conversation->subject);
  ASSIGN_OR_RETURN(mail.references, references_of(tx, delivery.channel_id, before));
  const auto asked = std::ranges::find_if(
      before, [&](const Message& each) { return is_answered_by(message, each); });
  if (asked != before.end()) mail.history = quote(*asked);
  return mail;
}

}  // namespace harken::app
