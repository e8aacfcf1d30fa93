// SPDX-License-Identifier: AGPL-3.0-or-later
#include "app/channels/take_mail.hpp"

#include <algorithm>

#include "app/channels/outbox.hpp"
#include "app/channels/threading.hpp"
#include "app/conversation/change.hpp"
#include "app/intake/files.hpp"
#include "core/rules/text.hpp"
#include "core/rules/transitions.hpp"
#include "ports/connections.hpp"
#include "ports/side_mails.hpp"

namespace harken::app {

namespace {

constexpr std::size_t kLongestQuoted = 20'000;  // the original has it all
constexpr std::size_t kMostRecipients = 50;

std::vector<MailPerson> people_of(const Inbound& inbound, bool is_copy) {
  std::vector<MailPerson> people;
  for (const auto& each : inbound.recipients)
    if (each.is_copy == is_copy && people.size() < kMostRecipients)
      people.push_back({each.name, each.email});
  return people;
}

Result<std::vector<File>> add_our_files(Tx& tx, Env& env, const TakeIn& command,
                                        const Conversation& conversation) {
  std::vector<File> files;
  for (const auto& file : command.files) {
    ASSIGN_OR_RETURN(auto added, add_received_file(tx, env,
                                                   {conversation.workspace_id,
                                                    {},
                                                    conversation.identity_id,
                                                    file.name,
                                                    file.type,
                                                    file.hash,
                                                    file.size}));
    RETURN_IF_ERROR(tx.files().attach(added.id, conversation.id));
    files.push_back(std::move(added));
  }
  return files;
}

Message our_message(Env& env, const TakeIn& command, const Thread& thread) {
  const auto& conversation = thread.conversation;
  const auto& sender = command.inbound.sender;
  Message message;
  message.id = next_message_id(env, conversation);
  message.workspace_id = conversation.workspace_id;
  message.conversation_id = conversation.id;
  message.channel_id = command.channel.id;
  message.identity_id = conversation.identity_id;
  message.sender = SenderKind::user;
  message.sender_name = sender.name.empty() ? sender.email : sender.name;
  message.text = clean_text(command.inbound.text);
  message.reply_to_id = thread.answered;
  message.sending = Sending{SendState::sent, {}};
  message.created_at = env.clock.now();
  return message;
}

}  // namespace

Found<MessageId> find_known(Tx& tx, ChannelId channel, const Inbound& inbound) {
  if (!inbound.content_hash.empty()) {
    ASSIGN_OR_RETURN(const auto copy, tx.mails().find_content(channel, inbound.content_hash));
    if (copy) return copy;
  }
  if (inbound.external_id.empty()) return std::nullopt;
  ASSIGN_OR_RETURN(const auto named, tx.message_names().find(channel, inbound.external_id));
  if (!named || inbound.content_hash.empty()) return named;
  ASSIGN_OR_RETURN(const bool is_another, tx.mails().has_content(*named));
  return is_another ? std::optional<MessageId>() : named;
}

Result<ConversationId> conversation_of(Tx& tx, WorkspaceId workspace, MessageId id) {
  ASSIGN_OR_RETURN(const auto message, tx.messages().find(workspace, id));
  if (message) return message->conversation_id;
  ASSIGN_OR_RETURN(const auto beside, tx.side_mails().find(workspace, id));
  return beside ? beside->conversation_id : ConversationId{};
}

Status remember(Tx& tx, ChannelId channel, const Inbound& inbound, MessageId message) {
  if (!inbound.external_id.empty())
    RETURN_IF_ERROR(tx.message_names().insert(channel, inbound.external_id, message));
  if (inbound.content_hash.empty()) return {};
  return tx.mails().insert_content(channel, inbound.content_hash, message);
}

MailFacts facts_of(const TakeIn& command, const std::vector<std::string>& file_ids) {
  const auto& inbound = command.inbound;
  MailFacts mail;
  mail.subject = clean_line(inbound.subject, 500);
  mail.from = {clean_line(inbound.sender.name, 100), inbound.sender.email};
  mail.to = people_of(inbound, false);
  mail.cc = people_of(inbound, true);
  mail.quoted = clean_text(std::string(first_code_points(inbound.quoted, kLongestQuoted)));
  mail.reply_to = inbound.reply_to;
  mail.nature = inbound.nature;
  mail.sender_check = inbound.sender_check;
  mail.loss = inbound.loss;
  mail.has_html = !command.html_hash.empty();
  mail.is_formatted = inbound.is_formatted;
  const auto count = std::min(file_ids.size(), inbound.files.size());
  for (std::size_t i = 0; i < count; ++i)
    if (const auto& file = inbound.files[i]; file.is_inline && !file.content_id.empty())
      mail.inline_files.emplace_back(file.content_id, file_ids[i]);
  return mail;
}

Result<std::optional<Outcome>> take_bounce(Tx& tx, Env& env, const TakeIn& command) {
  const auto& bounce = command.inbound.bounce;
  if (!bounce || bounce->original_id.empty()) return std::nullopt;
  ASSIGN_OR_RETURN(const auto id, tx.message_names().find(command.channel.id, bounce->original_id));
  if (!id) return std::nullopt;
  if (!bounce->is_final) return ignored("delayed");
  ASSIGN_OR_RETURN(const bool is_ours,
                   fail_delivery(tx, env, command.channel.workspace_id, *id, kBounced,
                                 bounce->status + " " + bounce->reason));
  if (!is_ours) return std::nullopt;
  // Read again later it must not mark what has been sent well since.
  if (!command.inbound.content_hash.empty())
    RETURN_IF_ERROR(
        tx.mails().insert_content(command.channel.id, command.inbound.content_hash, *id));
  ASSIGN_OR_RETURN(const auto conversation, conversation_of(tx, command.channel.workspace_id, *id));
  return Outcome{InboundState::done, "bounce", conversation, *id};
}

Result<Outcome> take_ours(Tx& tx, Env& env, const TakeIn& command) {
  ASSIGN_OR_RETURN(const auto thread, find_thread_of_ours(tx, command.channel, command.inbound));
  if (!thread) return ignored("sent_elsewhere");
  auto message = our_message(env, command, *thread);
  ASSIGN_OR_RETURN(message.attachments, add_our_files(tx, env, command, thread->conversation));
  std::vector<std::string> ids;
  for (const auto& file : message.attachments) ids.push_back(file.id);
  message.mail = facts_of(command, ids);
  message.mail->has_html = false;  // what we write ourselves is shown as text
  RETURN_IF_ERROR(tx.messages().insert(message));
  RETURN_IF_ERROR(remember(tx, command.channel.id, command.inbound, message.id));
  auto after = thread->conversation;
  add_reply(after, message);
  RETURN_IF_ERROR(store_change(tx, after));
  ConversationChange change{&thread->conversation, std::move(after), "message.created"};
  change.message = &message;
  RETURN_IF_ERROR(append_change(tx, env, change));
  return Outcome{InboundState::done, thread->evidence, message.conversation_id, message.id};
}

}  // namespace harken::app
