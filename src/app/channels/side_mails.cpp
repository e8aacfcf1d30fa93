// SPDX-License-Identifier: AGPL-3.0-or-later
#include "app/channels/side_mails.hpp"

#include <algorithm>
#include <array>

#include "app/admin/authenticate.hpp"
#include "app/channels/delivery_key.hpp"
#include "app/channels/outbound_mail.hpp"
#include "app/channels/take_mail.hpp"
#include "app/channels/threading.hpp"
#include "app/intake/files.hpp"
#include "app/notification/notify.hpp"
#include "core/rules/document_html.hpp"
#include "core/rules/text.hpp"
#include "ports/connections.hpp"
#include "ports/side_mails.hpp"
#include "wire/write.hpp"

namespace harken::app {

namespace {

std::vector<MailRecipient> recipients_of(const std::vector<MailPerson>& people) {
  std::vector<MailRecipient> recipients;
  for (const auto& person : people) recipients.push_back({person.name, person.email});
  return recipients;
}

bool went_to(const SideMail& forward, const std::string& email) {
  const auto& mail = forward.mail;
  return std::ranges::any_of(std::array{&mail.to, &mail.cc, &mail.bcc}, [&](const auto* people) {
    return std::ranges::any_of(
        *people, [&](const MailPerson& person) { return to_lower_ascii(person.email) == email; });
  });
}

Found<SideMail> find_by_key(Tx& tx, const Channel& channel, const Inbound& inbound) {
  if (inbound.reply_key.empty()) return std::nullopt;
  ASSIGN_OR_RETURN(const auto key, tx.mails().find_reply_key(hash_token(inbound.reply_key)));
  if (!key || !key->side_mail_id || key->channel_id != channel.id) return std::nullopt;
  return tx.side_mails().find(channel.workspace_id, key->side_mail_id);
}

// Internal, whoever has sent them: the customer gets none of them, by no address.
Result<std::vector<File>> add_files(Tx& tx, Env& env, const TakeIn& command,
                                    const SideMail& forward) {
  std::vector<File> files;
  for (const auto& file : command.files) {
    ASSIGN_OR_RETURN(
        auto added,
        add_received_file(
            tx, env, {forward.workspace_id, {}, {}, file.name, file.type, file.hash, file.size}));
    RETURN_IF_ERROR(tx.files().attach(added.id, forward.conversation_id));
    RETURN_IF_ERROR(tx.files().set_internal(added.id, true));
    files.push_back(std::move(added));
  }
  return files;
}

// Who has forwarded waits for it; who holds the conversation has to know.
Status tell(Tx& tx, Env& env, const Conversation& conversation, const SideMail& forward,
            const std::string& words) {
  RETURN_IF_ERROR(
      notify(tx, env,
             {forward.user_id, NotificationKind::forward_answered, conversation, nullptr, words}));
  if (!conversation.holder_id || conversation.holder_id == forward.user_id) return {};
  return notify(
      tx, env,
      {conversation.holder_id, NotificationKind::forward_answered, conversation, nullptr, words});
}

}  // namespace

Status announce(Tx& tx, Env& env, const Conversation& conversation, const SideMail& mail,
                const char* type) {
  wire::JsonWriter out;
  wire::write_object(out, [&] { out.field("side_mail", mail); });
  Event event;
  event.workspace_id = mail.workspace_id;
  event.type = type;
  event.conversation_id = conversation.id;
  event.audience = audience_of(conversation);
  event.data = std::move(out).text();
  event.created_at = env.clock.now();
  tx.events().append(std::move(event));
  return {};
}

Result<Outbound> make_side_outbound(Tx& tx, Env& env, const Attempt& attempt,
                                    const SideMail& mail) {
  Outbound outbound;
  outbound.recipient = attempt.delivery.address;
  outbound.message.id = mail.id;
  outbound.message.sender = SenderKind::user;
  outbound.message.sender_name = mail.author_name;
  outbound.message.text = mail.text;
  outbound.message.attachments = mail.attachments;
  outbound.message.created_at = mail.created_at;
  outbound.idempotency_key = delivery_key(attempt.channel, attempt.delivery.id, "delivery");
  ASSIGN_OR_RETURN(outbound.sent_parts,
                   tx.message_names().list_of_message(mail.channel_id, mail.id));
  // Of no thread: the names of the customer's mails are none of theirs.
  outbound.mail.emplace();
  outbound.mail->subject = mail.mail.subject;
  outbound.mail->to = recipients_of(mail.mail.to);
  outbound.mail->cc = recipients_of(mail.mail.cc);
  outbound.mail->bcc = recipients_of(mail.mail.bcc);
  outbound.mail->signature = mail.mail.signature;
  outbound.mail->history = mail.forwarded;
  if (mail.document) {
    add_document(*outbound.mail, *mail.document);
    outbound.mail->history_html = "<p>" + lines_to_html(mail.forwarded) + "</p>";
  }
  outbound.mail->reply_key = delivery_key(attempt.channel, attempt.delivery.id, "reply");
  RETURN_IF_ERROR(tx.mails().insert_reply_key(
      {hash_token(outbound.mail->reply_key), mail.channel_id, mail.conversation_id,
       attempt.delivery.address, env.clock.now(), mail.id}));
  return outbound;
}

Result<bool> show_side_mail(Tx& tx, Env& env, const Delivery& delivery, const Sending& now) {
  ASSIGN_OR_RETURN(auto mail, tx.side_mails().find(delivery.workspace_id, delivery.message_id));
  if (!mail) return false;
  mail->sending = now;
  RETURN_IF_ERROR(tx.side_mails().set_sending(mail->id, now));
  ASSIGN_OR_RETURN(const auto conversation,
                   tx.conversations().find(mail->workspace_id, mail->conversation_id));
  if (!conversation) return fail_not_found("conversation");
  RETURN_IF_ERROR(announce(tx, env, *conversation, *mail, "side_mail.updated"));
  return true;
}

Found<SideMail> find_answered_forward(Tx& tx, const Channel& channel, const Inbound& inbound) {
  ASSIGN_OR_RETURN(auto by_key, find_by_key(tx, channel, inbound));
  const auto check = inbound.sender_check;
  if (by_key && went_to(*by_key, inbound.sender.external_id) && may_join(check, kByKey))
    return by_key;
  if (!may_join(check, kByReferences)) return std::nullopt;
  for (const auto& name : inbound.replies_to) {
    ASSIGN_OR_RETURN(const auto id, tx.message_names().find(channel.id, name));
    if (!id) continue;
    // The nearest that we know decides.
    ASSIGN_OR_RETURN(auto forward, tx.side_mails().find(channel.workspace_id, *id));
    if (!forward || !went_to(*forward, inbound.sender.external_id)) return std::nullopt;
    return forward;
  }
  return std::nullopt;
}

Result<Outcome> take_side_answer(Tx& tx, Env& env, const TakeIn& command, const SideMail& forward) {
  const auto& inbound = command.inbound;
  ASSIGN_OR_RETURN(const auto conversation,
                   tx.conversations().find(forward.workspace_id, forward.conversation_id));
  if (!conversation) return fail_not_found("conversation");
  SideMail answer;
  answer.id = env.ids.make<MessageId>();
  answer.workspace_id = forward.workspace_id;
  answer.conversation_id = forward.conversation_id;
  answer.channel_id = command.channel.id;
  answer.answers_id = forward.answers_id ? forward.answers_id : forward.id;
  answer.author_name = inbound.sender.name.empty() ? inbound.sender.email : inbound.sender.name;
  answer.text = clean_text(std::string(first_code_points(inbound.text, kMaxTextLength)));
  ASSIGN_OR_RETURN(answer.attachments, add_files(tx, env, command, forward));
  answer.mail = facts_of(command, {});
  answer.mail.has_html = answer.mail.is_formatted = false;  // it is shown as text
  answer.created_at = env.clock.now();
  ASSIGN_OR_RETURN(const bool is_written, tx.side_mails().insert(answer));
  if (!is_written) return fail(Errc::internal, "internal", "an id was used twice");
  RETURN_IF_ERROR(remember(tx, command.channel.id, inbound, answer.id));
  RETURN_IF_ERROR(announce(tx, env, *conversation, answer, "side_mail.created"));
  if (inbound.nature == InboundNature::personal)
    RETURN_IF_ERROR(tell(tx, env, *conversation, forward, answer.author_name));
  return Outcome{InboundState::done, "forward", answer.conversation_id, answer.id};
}

}  // namespace harken::app
