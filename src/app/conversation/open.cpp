// SPDX-License-Identifier: AGPL-3.0-or-later
#include "app/conversation/open.hpp"

#include <algorithm>
#include <functional>

#include "app/channels/outbox.hpp"
#include "app/contact/contacts.hpp"
#include "app/conversation/change.hpp"
#include "app/conversation/message_body.hpp"
#include "core/model/capabilities.hpp"
#include "core/rules/transitions.hpp"
#include "ports/deliveries.hpp"
#include "ports/nodes.hpp"
#include "wire/encode.hpp"
#include "wire/write.hpp"

namespace harken::app {

namespace {

// After a merge there may be several; the newest first.
Rows<Identity> list_identities(Tx& tx, const Contact& contact, ChannelId channel) {
  ASSIGN_OR_RETURN(auto identities,
                   tx.identities().list_of_contact(contact.workspace_id, contact.id));
  std::erase_if(identities, [&](const Identity& each) { return each.channel_id != channel; });
  std::ranges::sort(identities, std::greater{}, &Identity::id);
  if (!identities.empty()) return identities;
  return fail(Errc::conflict, "unreachable", "this customer has never come over this channel",
              "channel_id");
}

// At this node or another one.
Result<bool> is_here(Tx& tx, Env& env, IdentityId identity) {
  if (env.presence.is_here(identity)) return true;
  return tx.nodes().is_here(identity);
}

// Where the customer is at this moment, if anywhere.
Result<Identity> choose_identity(Tx& tx, Env& env, const std::vector<Identity>& identities) {
  for (const auto& identity : identities) {
    ASSIGN_OR_RETURN(const bool is_there, is_here(tx, env, identity.id));
    if (is_there) return identity;
  }
  return identities.front();
}

// A retry is answered with its first result, whatever has become of the conversation since.
Result<std::optional<Opened>> find_earlier(Tx& tx, const Actor& actor,
                                           const std::vector<Identity>& identities,
                                           const OpenConversation& command) {
  for (const auto& identity : identities) {
    ASSIGN_OR_RETURN(const auto earlier, tx.messages().find_by_client_id(identity.id, actor.user_id,
                                                                         command.client_id));
    if (!earlier) continue;
    ASSIGN_OR_RETURN(auto message, same_or_conflict(earlier, command.text, command.attachment_ids));
    ASSIGN_OR_RETURN(auto conversation, get_visible(tx, actor, message.conversation_id));
    return Opened{std::move(conversation), std::move(message), false};
  }
  return std::nullopt;
}

Status check_nothing_is_open(Tx& tx, const Actor& actor, const std::vector<Identity>& identities) {
  for (const auto& identity : identities) {
    ASSIGN_OR_RETURN(const auto newest, tx.conversations().find_newest_of(identity.id));
    if (!newest || newest->lifecycle == Lifecycle::solved) continue;
    auto failure =
        fail(Errc::conflict, "already_open", "a conversation with this customer is open");
    if (can(actor, Action::see, *newest)) failure.error().current = wire::to_json(*newest);
    return failure;
  }
  return {};
}

bool may_hold_in(const Actor& actor, DepartmentId department) {
  return can(actor, Action::accept) || actor.is_member(department);
}

Result<DepartmentId> choose_department(Tx& tx, const Actor& actor, const Channel& channel,
                                       DepartmentId wanted) {
  if (wanted) {
    ASSIGN_OR_RETURN(const auto department, tx.departments().find(actor.workspace_id, wanted));
    if (!department) return fail_invalid("department_id", "there is no such department");
    if (!may_hold_in(actor, wanted))
      return fail(Errc::forbidden, "forbidden",
                  "only members of the department hold its conversations");
    return wanted;
  }
  if (may_hold_in(actor, channel.department_id)) return channel.department_id;
  if (!actor.department_ids.empty()) return actor.department_ids.front();
  return fail(Errc::forbidden, "forbidden", "members of a department open conversations");
}

Result<Conversation> make_conversation(Tx& tx, Env& env, const Actor& actor, const Contact& contact,
                                       const Identity& identity) {
  Conversation conversation;
  conversation.id = env.ids.make<ConversationId>();
  conversation.workspace_id = actor.workspace_id;
  ASSIGN_OR_RETURN(conversation.number,
                   tx.workspaces().next_conversation_number(actor.workspace_id));
  conversation.contact_id = contact.id;
  conversation.contact_number = contact.number;
  conversation.contact_name = contact.name;
  conversation.contact_email = contact.email;
  conversation.identity_id = identity.id;
  conversation.channel_id = identity.channel_id;
  conversation.channel_kind = identity.channel_kind;
  conversation.created_at = env.clock.now();
  give_to(conversation, actor.user_id, actor.name);
  return conversation;
}

Message make_message(Env& env, const Actor& actor, const OpenConversation& command,
                     const Conversation& conversation) {
  Message message;
  message.id = env.ids.make<MessageId>();
  message.workspace_id = conversation.workspace_id;
  message.conversation_id = conversation.id;
  message.channel_id = conversation.channel_id;
  message.identity_id = conversation.identity_id;
  message.sender = SenderKind::user;
  message.user_id = actor.user_id;
  message.sender_name = actor.name;
  message.client_id = command.client_id;
  message.text = command.text;
  message.created_at = env.clock.now();
  return message;
}

// The department's own, if it has one; else any.
Found<ChannelId> find_mailbox(Tx& tx, const Conversation& conversation) {
  ASSIGN_OR_RETURN(auto channels, tx.channels().list(conversation.workspace_id));
  std::erase_if(channels,
                [](const Channel& each) { return !capabilities_of(each).writes_to_anybody; });
  if (channels.empty()) return std::nullopt;
  const auto own = std::ranges::find(channels, conversation.department_id, &Channel::department_id);
  return own == channels.end() ? channels.front().id : own->id;
}

Status queue_email(Tx& tx, Env& env, const Contact& contact, const Conversation& conversation,
                   Message& message) {
  if (contact.email.empty()) return {};
  ASSIGN_OR_RETURN(const bool is_there, is_here(tx, env, message.identity_id));
  if (is_there) return {};
  ASSIGN_OR_RETURN(const auto mailbox, find_mailbox(tx, conversation));
  message.email_held = HeldBecause::no_email_channel;
  if (mailbox) {
    ASSIGN_OR_RETURN(const bool goes, queue_notice(tx, env, *mailbox, contact.email, message));
    message.email_held = HeldBecause::mailed_today;
    if (goes) message.email_held.reset();
    if (goes) return {};
  }
  Delivery delivery;
  delivery.id = env.ids.make<DeliveryId>();
  delivery.workspace_id = message.workspace_id;
  delivery.message_id = message.id;
  delivery.address = contact.email;
  delivery.state = DeliveryState::held;
  delivery.reason = wire::to_text(*message.email_held);
  delivery.created_at = message.created_at;
  return tx.deliveries().insert(delivery);
}

}  // namespace

Result<Opened> open_conversation(Tx& tx, Env& env, const Actor& actor,
                                 const OpenConversation& command) {
  RETURN_IF_ERROR(check_body(command.client_id, command.text, command.attachment_ids));
  ASSIGN_OR_RETURN(const auto contact, get_contact(tx, actor, command.contact_id));
  if (actor.scope_of(Action::reply) == Scope::none)
    return fail(Errc::forbidden, "forbidden", "only who may reply opens conversations");
  ASSIGN_OR_RETURN(const auto channel, tx.channels().find(actor.workspace_id, command.channel_id));
  if (!channel) return fail_invalid("channel_id", "there is no such channel");
  ASSIGN_OR_RETURN(const auto identities, list_identities(tx, contact, channel->id));
  ASSIGN_OR_RETURN(auto earlier, find_earlier(tx, actor, identities, command));
  if (earlier) return *std::move(earlier);
  if (contact.blocked_at)
    return fail(Errc::conflict, "blocked", "this customer is blocked; unblock first");
  RETURN_IF_ERROR(check_nothing_is_open(tx, actor, identities));
  ASSIGN_OR_RETURN(const auto identity, choose_identity(tx, env, identities));
  ASSIGN_OR_RETURN(const auto newest, tx.conversations().find_newest_of(identity.id));
  ASSIGN_OR_RETURN(const auto department,
                   choose_department(tx, actor, *channel, command.department_id));
  ASSIGN_OR_RETURN(auto conversation, make_conversation(tx, env, actor, contact, identity));
  conversation.department_id = department;
  if (newest) conversation.follows_id = newest->id;
  auto message = make_message(env, actor, command, conversation);
  ASSIGN_OR_RETURN(message.attachments,
                   take_attachments(tx, {actor.user_id, IdentityId{}}, actor.workspace_id,
                                    conversation.id, command.attachment_ids));
  if (capabilities_of(*channel).is_own_widget)
    RETURN_IF_ERROR(queue_email(tx, env, contact, conversation, message));
  RETURN_IF_ERROR(queue_delivery(tx, env, message));
  RETURN_IF_ERROR(tx.messages().insert(message));
  add_reply(conversation, message);
  RETURN_IF_ERROR(tx.conversations().insert(conversation));
  ConversationChange change{nullptr, conversation, "conversation.created"};
  change.actor = &actor;
  change.message = &message;
  RETURN_IF_ERROR(append_change(tx, env, change));
  return Opened{std::move(conversation), std::move(message), true};
}

}  // namespace harken::app
