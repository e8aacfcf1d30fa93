// SPDX-License-Identifier: AGPL-3.0-or-later
#include <algorithm>

#include "app/admin/authenticate.hpp"
#include "app/channels/form_talks.hpp"
#include "app/channels/intake.hpp"
#include "app/channels/sender.hpp"
#include "app/conversation/change.hpp"
#include "app/conversation/message_body.hpp"
#include "app/conversation/routing.hpp"
#include "app/intake/files.hpp"
#include "app/intake/receive_message.hpp"
#include "core/rules/text.hpp"
#include "ports/connections.hpp"

namespace harken::app {

namespace {

struct Outcome {
  InboundState state = InboundState::done;
  std::string reason = {};
  ConversationId conversation_id = {};
  MessageId message_id = {};
};

Outcome ignored(std::string reason) { return {InboundState::ignored, std::move(reason), {}, {}}; }

// The same message has the same client_id, however often it comes.
std::string client_id_of(const Inbound& inbound) {
  return "in-" + hash_token(inbound.external_id).substr(0, 40);
}

// No longer than a message can be, and with spaces for control characters, so that marks stay where
// they are.
std::string clean_text(const std::string& text) {
  std::string clean(first_code_points(text, kMaxTextLength));
  for (char& c : clean)
    if ((static_cast<unsigned char>(c) < 0x20 && c != '\n' && c != '\t') || c == 0x7F) c = ' ';
  return clean;
}

Result<std::vector<std::string>> add_files(Tx& tx, Env& env, const TakeIn& command,
                                           const Identity& identity) {
  std::vector<std::string> ids;
  for (const auto& file : command.files) {
    ASSIGN_OR_RETURN(
        const auto added,
        add_received_file(
            tx, env,
            {identity.workspace_id, {}, identity.id, file.name, file.type, file.hash, file.size}));
    ids.push_back(added.id);
    if (ids.size() == kMaxAttachments) break;
  }
  return ids;
}

Result<MessageId> find_answered(Tx& tx, ChannelId channel, const Inbound& inbound) {
  for (const auto& name : inbound.replies_to) {
    ASSIGN_OR_RETURN(const auto found, tx.message_names().find(channel, name));
    if (found) return *found;
  }
  return MessageId{};
}

// By any of its names an answer finds it.
Status name_message(Tx& tx, ChannelId channel, const Inbound& inbound, MessageId message) {
  RETURN_IF_ERROR(tx.message_names().insert(channel, inbound.external_id, message));
  for (const auto& more : inbound.more_external_ids)
    RETURN_IF_ERROR(tx.message_names().insert(channel, more, message));
  return {};
}

Result<Outcome> take_message(Tx& tx, Env& env, const TakeIn& command) {
  const auto& [channel, entries, inbound, files] = command;
  ASSIGN_OR_RETURN(const auto known, tx.message_names().find(channel.id, inbound.external_id));
  if (known) return Outcome{InboundState::done, "known_already", {}, *known};
  ASSIGN_OR_RETURN(const auto identity, find_or_create_sender(tx, env, channel, inbound.sender));
  ReceiveMessage receive;
  receive.workspace_id = channel.workspace_id;
  receive.identity_id = identity.id;
  receive.contact_id = identity.contact_id;
  receive.channel_id = channel.id;
  receive.client_id = client_id_of(inbound);
  receive.text = clean_text(inbound.text);
  receive.marks = inbound.marks;
  ASSIGN_OR_RETURN(receive.reply_to_id, find_answered(tx, channel.id, inbound));
  ASSIGN_OR_RETURN(receive.attachment_ids, add_files(tx, env, command, identity));
  const auto received = receive_message(tx, env, receive);
  if (!received && received.error().code == std::string_view("blocked")) return ignored("blocked");
  if (!received) return std::unexpected(received.error());
  RETURN_IF_ERROR(name_message(tx, channel.id, inbound, received->message.id));
  if (received->is_new) RETURN_IF_ERROR(continue_form_talk(tx, env, received->message));
  return Outcome{InboundState::done, {}, received->message.conversation_id, received->message.id};
}

Result<Outcome> take_edit(Tx& tx, Env& env, const TakeIn& command) {
  const auto& inbound = command.inbound;
  const auto workspace = command.channel.workspace_id;
  ASSIGN_OR_RETURN(const auto id, tx.message_names().find(command.channel.id, inbound.external_id));
  if (!id) return ignored("unknown_message");
  ASSIGN_OR_RETURN(auto message, tx.messages().find(workspace, *id));
  if (!message || message->sender != SenderKind::customer) return ignored("unknown_message");
  ASSIGN_OR_RETURN(const auto conversation,
                   tx.conversations().find(workspace, message->conversation_id));
  if (!conversation) return ignored("unknown_message");
  const Outcome done{InboundState::done, {}, conversation->id, message->id};
  if (message->text == inbound.text && message->marks == inbound.marks) return done;
  message->text = clean_text(inbound.text);
  message->marks = inbound.marks;
  message->edited_at = env.clock.now();
  RETURN_IF_ERROR(tx.messages().edit(*message));
  ConversationChange change{&*conversation, *conversation, "message.updated"};
  change.message = &*message;
  change.is_for_customer = false;
  RETURN_IF_ERROR(append_change(tx, env, change));
  return done;
}

// What still waits in a queue waits in the chosen one from now on.
Status move_to(Tx& tx, Env& env, const Identity& identity, DepartmentId department) {
  ASSIGN_OR_RETURN(const auto before, tx.conversations().find_newest_of(identity.id));
  if (!before || !is_queued(*before) || before->department_id == department) return {};
  auto after = *before;
  after.department_id = department;
  RETURN_IF_ERROR(store_change(tx, after));
  RETURN_IF_ERROR(append_change(tx, env, {&*before, after}));
  return route(tx, env, identity.workspace_id, after.id);
}

Result<Outcome> take_choice(Tx& tx, Env& env, const TakeIn& command) {
  const auto& [channel, entries, inbound, files] = command;
  ASSIGN_OR_RETURN(const auto department,
                   tx.departments().find(channel.workspace_id, inbound.department_id));
  if (!department) return ignored("unknown_department");
  ASSIGN_OR_RETURN(const auto identity, find_or_create_sender(tx, env, channel, inbound.sender));
  RETURN_IF_ERROR(tx.identities().choose_department(identity.id, department->id));
  RETURN_IF_ERROR(move_to(tx, env, identity, department->id));
  return Outcome{InboundState::done, "chose_department"};
}

Result<Outcome> take(Tx& tx, Env& env, const TakeIn& command) {
  switch (command.inbound.kind) {
    case InboundKind::message:
      return take_message(tx, env, command);
    case InboundKind::edit:
      return take_edit(tx, env, command);
    case InboundKind::choice:
      return take_choice(tx, env, command);
    case InboundKind::greeting:
      return Outcome{InboundState::done, "greeted"};
    case InboundKind::left:
      return ignored("left");
    case InboundKind::removal:
      return ignored("removed_by_customer");
    case InboundKind::ignored:
      return ignored(command.inbound.note);
  }
  return ignored("unknown");
}

}  // namespace

Status take_in(Tx& tx, Env& env, const TakeIn& command) {
  std::vector<InboundEntry> entries;
  for (const auto id : command.entries) {
    ASSIGN_OR_RETURN(auto entry, tx.inbound().find(command.channel.workspace_id, id));
    if (!entry || entry->state != InboundState::pending) return {};
    entries.push_back(*std::move(entry));
  }
  ASSIGN_OR_RETURN(const auto outcome, take(tx, env, command));
  for (auto& entry : entries) {
    entry.state = outcome.state;
    entry.reason = outcome.reason;
    entry.conversation_id = outcome.conversation_id;
    entry.message_id = outcome.message_id;
    RETURN_IF_ERROR(tx.inbound().update(entry));
  }
  return {};
}

}  // namespace harken::app
