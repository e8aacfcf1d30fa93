// SPDX-License-Identifier: AGPL-3.0-or-later
#include "app/channels/threading.hpp"

#include <algorithm>
#include <array>

#include "app/admin/authenticate.hpp"
#include "app/channels/mail_answer.hpp"
#include "core/rules/text.hpp"
#include "ports/connections.hpp"
#include "ports/deliveries.hpp"

namespace harken::app {

namespace {

Found<Thread> thread_of(Tx& tx, WorkspaceId workspace, ConversationId id, MessageId answered,
                        const char* evidence) {
  ASSIGN_OR_RETURN(auto conversation, tx.conversations().find(workspace, id));
  if (!conversation) return std::nullopt;
  return Thread{*std::move(conversation), answered, evidence};
}

// A colleague has written this to them, if only as a copy. Whom the customer's mails name is not
// asked: a Cc that came in grants nothing (A2).
bool was_written_to(const Message& message, const std::string& email) {
  if (message.sender != SenderKind::user || !message.mail) return false;
  const auto& mail = *message.mail;
  return std::ranges::any_of(std::array{&mail.to, &mail.cc, &mail.bcc}, [&](const auto* people) {
    return std::ranges::any_of(
        *people, [&](const MailPerson& person) { return to_lower_ascii(person.email) == email; });
  });
}

// Whoever the conversation is with, or somebody to whom that very message went.
Result<bool> takes_part(Tx& tx, const Identity& sender, const Message& answered) {
  if (sender.id && answered.identity_id == sender.id) return true;
  ASSIGN_OR_RETURN(const auto deliveries, tx.deliveries().list_of_message(answered.id));
  return std::ranges::any_of(deliveries, [&](const Delivery& delivery) {
    return delivery.channel_id == sender.channel_id && delivery.address == sender.external_id;
  });
}

Found<Message> find_named(Tx& tx, WorkspaceId workspace, ChannelId channel,
                          const std::string& name) {
  ASSIGN_OR_RETURN(const auto id, tx.message_names().find(channel, name));
  if (!id) return std::nullopt;
  return tx.messages().find(workspace, *id);
}

Found<Thread> find_by_key(Tx& tx, const Identity& sender, const Inbound& inbound) {
  if (inbound.reply_key.empty()) return std::nullopt;
  ASSIGN_OR_RETURN(const auto key, tx.mails().find_reply_key(hash_token(inbound.reply_key)));
  const bool is_theirs = key && key->channel_id == sender.channel_id && !key->side_mail_id &&
                         key->address == sender.external_id;
  if (!is_theirs) return std::nullopt;
  return thread_of(tx, sender.workspace_id, key->conversation_id, {}, kByKey);
}

// As far as the channel knows them: perhaps only by their address.
Result<Identity> sender_of(Tx& tx, const Channel& channel, const Inbound& inbound) {
  ASSIGN_OR_RETURN(auto known,
                   tx.identities().find_by_external_id(channel.id, inbound.sender.external_id));
  if (known) return *std::move(known);
  Identity unknown;
  unknown.workspace_id = channel.workspace_id;
  unknown.channel_id = channel.id;
  unknown.external_id = inbound.sender.external_id;
  return unknown;
}

// Who it is from is told apart, and never taken for the customer (A6).
Found<Thread> with_writer(Tx& tx, std::optional<Thread> thread, const Identity& sender) {
  if (!thread) return thread;
  const bool is_theirs = sender.id && sender.id == thread->conversation.identity_id;
  if (is_theirs) return thread;
  ASSIGN_OR_RETURN(const bool is_customer,
                   is_customers(tx, thread->conversation, sender.external_id));
  thread->is_from_other = !is_customer;
  return thread;
}

Found<Thread> find_evidence(Tx& tx, const Identity& sender, const Inbound& inbound) {
  ASSIGN_OR_RETURN(auto by_key, find_by_key(tx, sender, inbound));
  for (const auto& name : inbound.replies_to) {
    ASSIGN_OR_RETURN(const auto answered,
                     find_named(tx, sender.workspace_id, sender.channel_id, name));
    if (!answered) continue;
    ASSIGN_OR_RETURN(const bool is_theirs, takes_part(tx, sender, *answered));
    if (!is_theirs && !was_written_to(*answered, sender.external_id)) continue;
    if (by_key && by_key->conversation.id != answered->conversation_id) continue;
    return thread_of(tx, sender.workspace_id, answered->conversation_id, answered->id,
                     by_key ? kByKey : kByReferences);
  }
  return by_key;
}

// What a colleague wrote to others alone is no message to the customer.
Result<bool> goes_to_customer(Tx& tx, const std::optional<Thread>& thread, const Inbound& inbound) {
  if (!thread) return false;
  for (const auto& recipient : inbound.recipients) {
    ASSIGN_OR_RETURN(const bool is_theirs, is_customers(tx, thread->conversation, recipient.email));
    if (is_theirs) return true;
    ASSIGN_OR_RETURN(const bool is_answer,
                     is_answered_at(tx, thread->conversation, recipient.email));
    if (is_answer) return true;
  }
  return false;
}

}  // namespace

bool may_join(SenderCheck check, std::string_view evidence) {
  if (check == SenderCheck::failed) return false;
  return check != SenderCheck::unknown || evidence == kByKey;
}

Found<Thread> find_thread(Tx& tx, const Channel& channel, const Inbound& inbound) {
  ASSIGN_OR_RETURN(const auto sender, sender_of(tx, channel, inbound));
  ASSIGN_OR_RETURN(auto thread, find_evidence(tx, sender, inbound));
  return with_writer(tx, std::move(thread), sender);
}

Found<Thread> find_thread_of_ours(Tx& tx, const Channel& channel, const Inbound& inbound) {
  for (const auto& name : inbound.replies_to) {
    ASSIGN_OR_RETURN(const auto answered, find_named(tx, channel.workspace_id, channel.id, name));
    if (!answered) continue;
    ASSIGN_OR_RETURN(auto thread, thread_of(tx, channel.workspace_id, answered->conversation_id,
                                            answered->id, kByReferences));
    ASSIGN_OR_RETURN(const bool went_to_customer, goes_to_customer(tx, thread, inbound));
    if (went_to_customer) return thread;
  }
  return std::nullopt;
}

}  // namespace harken::app
