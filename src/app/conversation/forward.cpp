// SPDX-License-Identifier: AGPL-3.0-or-later
#include "app/conversation/forward.hpp"

#include <algorithm>

#include "app/channels/mail_answer.hpp"
#include "app/channels/side_mails.hpp"
#include "app/conversation/access_requests.hpp"
#include "app/conversation/address_mail.hpp"
#include "app/conversation/change.hpp"
#include "app/conversation/message_body.hpp"
#include "app/conversation/rich_reply.hpp"
#include "core/model/capabilities.hpp"
#include "core/rules/forwarded.hpp"
#include "core/rules/mail_subject.hpp"
#include "core/rules/text.hpp"
#include "core/rules/transitions.hpp"
#include "ports/deliveries.hpp"
#include "ports/side_mails.hpp"

namespace harken::app {

namespace {

constexpr int kMostPassedOn = 200;
constexpr int kMostShown = 200;
constexpr std::size_t kMostFiles = 30;

// Passing on is as good as answering, and also of what is solved.
Status check_may(Tx& tx, const Forward& command, Conversation conversation) {
  const auto before = conversation;
  conversation.lifecycle = Lifecycle::active;
  RETURN_IF_ERROR(prepare_reply(conversation, command.actor));
  return check_exclusive(tx, before, command.actor);
}

// The customer is answered: a forward would tell them what was meant for others.
Status check_nobody_of_ours(Tx& tx, const Conversation& conversation,
                            const std::vector<MailPerson>& people, const char* field) {
  ASSIGN_OR_RETURN(const auto mailboxes, own_addresses(tx, conversation.workspace_id));
  for (const auto& person : people) {
    if (is_own_address(person.email, mailboxes))
      return fail_invalid(field, "is a mailbox of this desk");
    ASSIGN_OR_RETURN(const bool is_theirs, is_customers(tx, conversation, person.email));
    ASSIGN_OR_RETURN(const bool is_answer, is_answered_at(tx, conversation, person.email));
    if (is_theirs || is_answer) return fail_invalid(field, "is the customer of this conversation");
  }
  return {};
}

Status check_addresses(Tx& tx, const Conversation& conversation, MailFacts& mail) {
  RETURN_IF_ERROR(check_people("mail.to", mail.to));
  RETURN_IF_ERROR(check_people("mail.cc", mail.cc));
  RETURN_IF_ERROR(check_people("mail.bcc", mail.bcc));
  if (mail.to.empty()) return fail_invalid("mail.to", "somebody has to get it");
  RETURN_IF_ERROR(check_nobody_of_ours(tx, conversation, mail.to, "mail.to"));
  RETURN_IF_ERROR(check_nobody_of_ours(tx, conversation, mail.cc, "mail.cc"));
  return check_nobody_of_ours(tx, conversation, mail.bcc, "mail.bcc");
}

Result<ChannelId> find_mailbox(Tx& tx, const Forward& command, const Conversation& conversation) {
  const auto id = command.channel_id ? command.channel_id : conversation.channel_id;
  ASSIGN_OR_RETURN(const auto channel, tx.channels().find(conversation.workspace_id, id));
  if (!channel || !capabilities_of(*channel).writes_to_anybody)
    return fail_invalid("channel_id", "an e-mail channel is needed");
  return id;
}

// What was deleted is nothing to pass on, nor are system lines; and notes are no messages.
bool is_passed_on(const Message& message) {
  return message.kind != MessageKind::system && !message.deleted_at;
}

// The oldest first.
Rows<Message> find_passed_on(Tx& tx, const Forward& command, const Conversation& conversation) {
  ASSIGN_OR_RETURN(auto message, tx.messages().find(conversation.workspace_id, command.message_id));
  const bool is_here =
      message && message->conversation_id == conversation.id && is_passed_on(*message);
  if (!is_here) return fail_invalid("message_id", "is no message of this conversation");
  std::vector<Message> all{*std::move(message)};
  if (!command.with_earlier) return all;
  ASSIGN_OR_RETURN(auto earlier,
                   tx.messages().list(conversation.id, command.message_id, kMostPassedOn));
  std::erase_if(earlier, [](const Message& each) { return !is_passed_on(each); });
  all.insert(all.end(), earlier.begin(), earlier.end());
  std::ranges::reverse(all);
  return all;
}

ForwardedPart part_of(const Message& message, const Conversation& conversation) {
  ForwardedPart part;
  part.from.name = message.sender_name;
  part.at = message.created_at;
  part.text = message.text;
  for (const auto& file : message.attachments) part.files.push_back(file.name);
  const bool is_customer = message.sender == SenderKind::customer;
  if (is_customer) part.from = {conversation.contact_name, conversation.contact_email};
  if (!message.mail) return part;
  if (is_customer && !message.mail->from.email.empty()) part.from = message.mail->from;
  part.subject = message.mail->subject;
  part.to = message.mail->to;
  part.cc = message.mail->cc;
  return part;
}

std::string passed_on_text(const std::vector<Message>& messages, const Conversation& conversation,
                           const std::string& language) {
  std::vector<ForwardedPart> parts;
  for (const auto& message : messages) parts.push_back(part_of(message, conversation));
  return forwarded_text(parts, language);
}

Status add_passed_files(const Forward& command, const std::vector<Message>& messages,
                        std::vector<File>& to) {
  if (command.file_ids.size() > kMostFiles) return fail_invalid("files", "at most 30 files");
  for (const auto& id : command.file_ids) {
    const File* found = nullptr;
    for (const auto& message : messages)
      if (const auto at = std::ranges::find(message.attachments, id, &File::id);
          at != message.attachments.end())
        found = &*at;
    if (!found || std::ranges::find(to, id, &File::id) != to.end())
      return fail_invalid("files", "no file of what is passed on");
    to.push_back(*found);
  }
  return {};
}

Status add_files(Tx& tx, const Forward& command, const std::vector<Message>& messages,
                 SideMail& mail) {
  ASSIGN_OR_RETURN(mail.attachments,
                   take_attachments(tx, {command.actor.user_id, IdentityId{}}, mail.workspace_id,
                                    mail.conversation_id, command.attachment_ids));
  for (const auto& file : mail.attachments) RETURN_IF_ERROR(tx.files().set_internal(file.id, true));
  return add_passed_files(command, messages, mail.attachments);
}

Status queue(Tx& tx, Env& env, const SideMail& mail) {
  Delivery delivery;
  delivery.id = env.ids.make<DeliveryId>();
  delivery.workspace_id = mail.workspace_id;
  delivery.message_id = mail.id;
  delivery.channel_id = mail.channel_id;
  delivery.address = mail.mail.to.front().email;
  delivery.created_at = delivery.next_at = mail.created_at;
  return tx.deliveries().insert(delivery);
}

Result<std::optional<Forwarded>> find_earlier(Tx& tx, const Forward& command) {
  ASSIGN_OR_RETURN(auto earlier,
                   tx.side_mails().find_by_client_id(command.conversation_id, command.actor.user_id,
                                                     command.client_id));
  if (!earlier) return std::nullopt;
  if (earlier->text != command.text || earlier->document != command.document)
    return fail(Errc::conflict, "client_id_conflict", "used for another forward", "client_id");
  return Forwarded{*std::move(earlier), false};
}

Result<SideMail> make_side_mail(Tx& tx, Env& env, const Forward& command,
                                const Conversation& conversation) {
  SideMail mail;
  mail.id = env.ids.make<MessageId>();
  mail.workspace_id = conversation.workspace_id;
  mail.conversation_id = conversation.id;
  ASSIGN_OR_RETURN(mail.channel_id, find_mailbox(tx, command, conversation));
  mail.user_id = command.actor.user_id;
  mail.author_name = command.actor.name;
  mail.client_id = command.client_id;
  mail.text = command.text;
  mail.document = command.document;
  mail.mail = command.mail;
  ASSIGN_OR_RETURN(mail.mail.signature, tx.users().signature(command.actor.user_id));
  RETURN_IF_ERROR(check_addresses(tx, conversation, mail.mail));
  ASSIGN_OR_RETURN(const auto messages, find_passed_on(tx, command, conversation));
  const auto& newest = messages.back();
  if (mail.mail.subject.empty())
    mail.mail.subject = forward_subject(newest.mail ? newest.mail->subject : conversation.subject);
  mail.forwarded = passed_on_text(messages, conversation, command.language);
  RETURN_IF_ERROR(add_files(tx, command, messages, mail));
  mail.sending = Sending{};
  mail.created_at = env.clock.now();
  return mail;
}

}  // namespace

Result<Forwarded> forward(Tx& tx, Env& env, const Forward& asked) {
  auto command = asked;
  RETURN_IF_ERROR(spell_out(command.document, command.text, command.attachment_ids));
  RETURN_IF_ERROR(check_client_id(command.client_id));
  RETURN_IF_ERROR(check_text("text", command.text, kMaxTextLength));
  RETURN_IF_ERROR(check_line("mail.subject", command.mail.subject, 500));
  if (command.attachment_ids.size() > kMaxAttachments)
    return fail_invalid("attachments", "at most 10 attachments");
  ASSIGN_OR_RETURN(const auto conversation,
                   get_visible(tx, command.actor, command.conversation_id));
  ASSIGN_OR_RETURN(auto earlier, find_earlier(tx, command));
  if (earlier) return *std::move(earlier);
  RETURN_IF_ERROR(check_may(tx, command, conversation));
  ASSIGN_OR_RETURN(auto mail, make_side_mail(tx, env, command, conversation));
  ASSIGN_OR_RETURN(const bool is_written, tx.side_mails().insert(mail));
  if (!is_written)
    return fail(Errc::unavailable, "unavailable", "the same forward is being stored; try again");
  RETURN_IF_ERROR(queue(tx, env, mail));
  RETURN_IF_ERROR(announce(tx, env, conversation, mail, "side_mail.created"));
  return Forwarded{std::move(mail), true};
}

Rows<SideMail> list_side_mails(Tx& tx, const Actor& actor, ConversationId id) {
  RETURN_IF_ERROR(check_visible(tx, actor, id));
  return tx.side_mails().list_of_conversation(id, kMostShown);
}

}  // namespace harken::app
