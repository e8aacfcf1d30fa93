// SPDX-License-Identifier: AGPL-3.0-or-later
#include "app/channels/threading.hpp"

#include <algorithm>

#include "app/admin/authenticate.hpp"
#include "ports/connections.hpp"
#include "ports/deliveries.hpp"

namespace harken::app {

namespace {

constexpr const char* kByKey = "reply_key";
constexpr const char* kByReferences = "references";

Found<Thread> thread_of(Tx& tx, WorkspaceId workspace, ConversationId id, MessageId answered,
                        const char* evidence) {
  ASSIGN_OR_RETURN(auto conversation, tx.conversations().find(workspace, id));
  if (!conversation) return std::nullopt;
  return Thread{*std::move(conversation), answered, evidence};
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
  const bool is_theirs =
      key && key->channel_id == sender.channel_id && key->address == sender.external_id;
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

}  // namespace

bool may_join(SenderCheck check, const Thread& thread) {
  if (check == SenderCheck::failed) return false;
  return check != SenderCheck::unknown || thread.evidence == std::string_view(kByKey);
}

Found<Thread> find_thread(Tx& tx, const Channel& channel, const Inbound& inbound) {
  ASSIGN_OR_RETURN(const auto sender, sender_of(tx, channel, inbound));
  ASSIGN_OR_RETURN(auto by_key, find_by_key(tx, sender, inbound));
  for (const auto& name : inbound.replies_to) {
    ASSIGN_OR_RETURN(const auto answered,
                     find_named(tx, sender.workspace_id, sender.channel_id, name));
    if (!answered) continue;
    ASSIGN_OR_RETURN(const bool is_theirs, takes_part(tx, sender, *answered));
    if (!is_theirs) continue;
    if (by_key && by_key->conversation.id != answered->conversation_id) continue;
    return thread_of(tx, sender.workspace_id, answered->conversation_id, answered->id,
                     by_key ? kByKey : kByReferences);
  }
  return by_key;
}

Found<Thread> find_thread_of_ours(Tx& tx, const Channel& channel, const Inbound& inbound) {
  for (const auto& name : inbound.replies_to) {
    ASSIGN_OR_RETURN(const auto id, tx.message_names().find(channel.id, name));
    if (!id) continue;
    ASSIGN_OR_RETURN(const auto answered, tx.messages().find(channel.workspace_id, *id));
    for (const auto& recipient : inbound.recipients) {
      if (!answered) break;
      Inbound theirs;
      theirs.sender.external_id = recipient.email;
      ASSIGN_OR_RETURN(const auto customer, sender_of(tx, channel, theirs));
      ASSIGN_OR_RETURN(const bool is_theirs, takes_part(tx, customer, *answered));
      if (is_theirs)
        return thread_of(tx, channel.workspace_id, answered->conversation_id, answered->id,
                         kByReferences);
    }
  }
  return std::nullopt;
}

}  // namespace harken::app
