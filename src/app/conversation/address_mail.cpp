// SPDX-License-Identifier: AGPL-3.0-or-later
#include "app/conversation/address_mail.hpp"

#include "app/channels/mail_answer.hpp"
#include "core/model/capabilities.hpp"
#include "core/rules/mail_subject.hpp"
#include "core/rules/text.hpp"

namespace harken::app {

namespace {

Result<Capabilities> channel_of(Tx& tx, const Conversation& conversation, ChannelId channel) {
  if (channel == conversation.channel_id) return capabilities_of(conversation.channel_kind);
  ASSIGN_OR_RETURN(const auto found, tx.channels().find(conversation.workspace_id, channel));
  if (!found) return fail_invalid("channel_id", "there is no such channel");
  return capabilities_of(*found);
}

Status check_mail(MailFacts& mail) {
  RETURN_IF_ERROR(check_line("mail.subject", mail.subject, 500));
  RETURN_IF_ERROR(check_people("mail.to", mail.to));
  RETURN_IF_ERROR(check_people("mail.cc", mail.cc));
  RETURN_IF_ERROR(check_people("mail.bcc", mail.bcc));
  mail.cc = others_among(mail.cc, mail.to, {});
  auto named = mail.to;
  named.insert(named.end(), mail.cc.begin(), mail.cc.end());
  mail.bcc = others_among(mail.bcc, named, {});
  return {};
}

}  // namespace

Status check_people(const char* field, std::vector<MailPerson>& people) {
  if (people.size() > kMostRecipients) return fail_invalid(field, "at most 50 addresses");
  people = others_among(people, {}, {});
  for (const auto& person : people) {
    RETURN_IF_ERROR(check_email(field, person.email));
    RETURN_IF_ERROR(check_line(field, person.name, 100));
  }
  return {};
}

Status address_mail(Tx& tx, const Reply& command, const Conversation& conversation,
                    Message& message) {
  if (command.channel_id) message.channel_id = command.channel_id;
  ASSIGN_OR_RETURN(const auto channel, channel_of(tx, conversation, message.channel_id));
  const bool is_elsewhere = message.channel_id != conversation.channel_id;
  const bool is_refused =
      (is_elsewhere && !channel.writes_to_anybody) || (command.mail && !channel.has_recipients);
  if (is_refused)
    return fail_invalid("channel_id", "only an e-mail channel takes over from another one");
  if (!channel.has_recipients) return {};
  message.mail = command.mail.value_or(MailFacts{});
  ASSIGN_OR_RETURN(message.mail->signature, tx.users().signature(command.actor.user_id));
  ASSIGN_OR_RETURN(auto answer, find_mail_answer(tx, conversation, command.reply_to_id));
  if (message.mail->to.empty()) message.mail->to = std::move(answer.people.to);
  if (message.mail->subject.empty()) message.mail->subject = reply_subject(answer.subject);
  if (message.mail->to.empty())
    return fail(Errc::conflict, "unreachable", "no e-mail address of this customer is known");
  return check_mail(*message.mail);
}

}  // namespace harken::app
