// SPDX-License-Identifier: AGPL-3.0-or-later
#include <algorithm>

#include "app/admin/authenticate.hpp"
#include "app/channels/form_talks.hpp"
#include "app/channels/intake.hpp"
#include "app/channels/mail_answer.hpp"
#include "app/channels/outcome.hpp"
#include "app/channels/sender.hpp"
#include "app/channels/side_mails.hpp"
#include "app/channels/take_edit.hpp"
#include "app/channels/take_mail.hpp"
#include "app/channels/threading.hpp"
#include "app/conversation/change.hpp"
#include "app/conversation/message_body.hpp"
#include "app/conversation/own_message.hpp"
#include "app/conversation/routing.hpp"
#include "app/intake/files.hpp"
#include "app/intake/receive_message.hpp"
#include "core/model/capabilities.hpp"
#include "core/rules/corrections.hpp"
#include "core/rules/parts.hpp"
#include "core/rules/text.hpp"
#include "core/rules/transitions.hpp"
#include "ports/connections.hpp"
#include "wire/encode.hpp"

namespace harken::app {

namespace {

// The same message has the same client_id, however often it comes.
std::string client_id_of(const Inbound& inbound) {
  const auto& name = inbound.content_hash.empty() ? inbound.external_id : inbound.content_hash;
  return "in-" + hash_token(name).substr(0, 40);
}

Result<std::vector<std::string>> add_files(Tx& tx, Env& env, const TakeIn& command,
                                           WorkspaceId workspace, IdentityId owner) {
  std::vector<std::string> ids;
  for (const auto& file : command.files) {
    ASSIGN_OR_RETURN(
        const auto added,
        add_received_file(tx, env,
                          {workspace, {}, owner, file.name, file.type, file.hash, file.size}));
    ids.push_back(added.id);
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
  RETURN_IF_ERROR(remember(tx, channel, inbound, message));
  for (const auto& more : inbound.more_external_ids)
    RETURN_IF_ERROR(tx.message_names().insert(channel, more, message));
  return {};
}

// Where a message goes, as far as the channel says.
struct Way {
  std::string evidence;         // for the ledger
  bool is_from_other = false;   // not the customer
  bool is_for_customer = true;  // the customer, or where their mails want answers
};

Status choose_conversation(Tx& tx, Env& env, const TakeIn& command, ReceiveMessage& receive,
                           Way& way) {
  const auto& inbound = command.inbound;
  if (!capabilities_of(command.channel.kind).threads) {
    ASSIGN_OR_RETURN(receive.reply_to_id, find_answered(tx, command.channel.id, inbound));
    return {};
  }
  receive.begins_new = true;
  ASSIGN_OR_RETURN(const auto thread, find_thread(tx, command.channel, inbound));
  receive.sender_unverified = is_doubtful(inbound.sender_check);
  if (!thread) return {};
  // Our own may see what the mail claims to answer; the customer's side of it stays untouched.
  receive.follows_id = thread->conversation.id;
  way.evidence = "sender_not_verified";
  if (!may_join(inbound.sender_check, thread->evidence)) return {};
  way.evidence = thread->evidence;
  // What a machine answers stands where it belongs, however long that is over: it wakes nothing.
  const bool is_taken = is_by_machine(inbound.nature) ||
                        takes_customer_message(thread->conversation, env.clock.now());
  if (!is_taken) return {};
  // The conversation may be a chat that went on by e-mail: its customer's side is the chat's.
  receive.begins_new = false;
  receive.conversation_id = thread->conversation.id;
  receive.identity_id = thread->conversation.identity_id;
  receive.reply_to_id = thread->answered;
  way.is_from_other = thread->is_from_other;
  if (!way.is_from_other) return {};
  ASSIGN_OR_RETURN(way.is_for_customer,
                   is_answered_at(tx, thread->conversation, inbound.sender.external_id));
  return {};
}

// Who writes into somebody else's conversation is no customer there, and may be one elsewhere.
Result<bool> is_blocked_sender(Tx& tx, const Channel& channel, const InboundSender& sender) {
  ASSIGN_OR_RETURN(const auto known,
                   tx.identities().find_by_external_id(channel.id, sender.external_id));
  if (!known) return false;
  ASSIGN_OR_RETURN(const auto contact, tx.contacts().find(channel.workspace_id, known->contact_id));
  return contact && contact->blocked_at;
}

// What machines answer in the name of somebody who is not vouched for opens nothing.
bool is_idle_talk(const Inbound& inbound, const ReceiveMessage& receive) {
  return is_by_machine(inbound.nature) && receive.begins_new && receive.follows_id;
}

Result<Outcome> take_answer_to(Tx& tx, Env& env, const TakeIn& command, const SideMail& forward) {
  ASSIGN_OR_RETURN(const bool is_blocked,
                   is_blocked_sender(tx, command.channel, command.inbound.sender));
  if (is_blocked) return ignored("blocked");
  return take_side_answer(tx, env, command, forward);
}

// Files of somebody else are in the conversation, and not for its customer.
Status keep_internal(Tx& tx, const std::vector<std::string>& file_ids) {
  for (const auto& id : file_ids) RETURN_IF_ERROR(tx.files().set_internal(id, true));
  return {};
}

// With its conversation: who may not see that is told nothing of the copy either.
Result<Outcome> known_already(Tx& tx, WorkspaceId workspace, MessageId id) {
  ASSIGN_OR_RETURN(const auto conversation, conversation_of(tx, workspace, id));
  return Outcome{InboundState::done, "known_already", conversation, id};
}

Result<Outcome> take_message(Tx& tx, Env& env, const TakeIn& command) {
  const auto& [channel, entries, inbound, files, html_hash] = command;
  ASSIGN_OR_RETURN(const auto known, find_known(tx, channel.id, inbound));
  if (known) return known_already(tx, channel.workspace_id, *known);
  if (inbound.is_ours) return take_ours(tx, env, command);
  ASSIGN_OR_RETURN(auto bounced, take_bounce(tx, env, command));
  if (bounced) return *std::move(bounced);
  ASSIGN_OR_RETURN(const auto forward, find_answered_forward(tx, channel, inbound));
  if (forward) return take_answer_to(tx, env, command, *forward);
  ReceiveMessage receive;
  receive.workspace_id = channel.workspace_id;
  receive.channel_id = channel.id;
  receive.client_id = client_id_of(inbound);
  receive.text = clean_text(inbound.text);
  if (trim(receive.text).empty() && files.empty())
    receive.text = inbound.subject.empty() ? "…" : clean_line(inbound.subject, 500);
  receive.marks = inbound.marks;
  Way way;
  RETURN_IF_ERROR(choose_conversation(tx, env, command, receive, way));
  if (way.is_from_other) {
    ASSIGN_OR_RETURN(const bool is_blocked, is_blocked_sender(tx, channel, inbound.sender));
    if (is_blocked) return ignored("blocked");
  }
  if (is_idle_talk(inbound, receive)) return ignored("automatic");
  // Who answers in a chat that went on by e-mail is known as that chat's customer, and only there.
  if (!receive.identity_id) {
    ASSIGN_OR_RETURN(const auto identity, find_or_create_sender(tx, env, channel, inbound.sender));
    receive.identity_id = identity.id;
    receive.contact_id = identity.contact_id;
  }
  ASSIGN_OR_RETURN(receive.attachment_ids,
                   add_files(tx, env, command, channel.workspace_id, receive.identity_id));
  receive.parts = parts_of(inbound, receive.attachment_ids);
  if (way.is_from_other) RETURN_IF_ERROR(keep_internal(tx, receive.attachment_ids));
  if (capabilities_of(channel).has_recipients) {
    receive.mail = facts_of(command, receive.attachment_ids);
    receive.mail->is_from_other = way.is_from_other;
  }
  const auto received = receive_message(tx, env, receive);
  if (!received && received.error().code == std::string_view("blocked")) return ignored("blocked");
  if (!received) return std::unexpected(received.error());
  RETURN_IF_ERROR(name_message(tx, channel.id, inbound, received->message.id));
  if (!html_hash.empty()) RETURN_IF_ERROR(tx.mails().insert_html(received->message.id, html_hash));
  // Robots answer no questions (A10), and others not the customer's.
  if (received->is_new && inbound.nature == InboundNature::personal && way.is_for_customer)
    RETURN_IF_ERROR(continue_form_talk(tx, env, received->message));
  if (way.evidence.empty()) way.evidence = wire::to_text(inbound.loss);
  return Outcome{InboundState::done, way.evidence, received->message.conversation_id,
                 received->message.id};
}

// What a customer changes is their own; nothing: the channel knows no such message.
Found<Message> find_changed(Tx& tx, const TakeIn& command) {
  const auto& [channel, entries, inbound, files, html_hash] = command;
  ASSIGN_OR_RETURN(const auto id, tx.message_names().find(channel.id, inbound.external_id));
  if (!id) return std::nullopt;
  ASSIGN_OR_RETURN(auto message, tx.messages().find(channel.workspace_id, *id));
  if (!message || message->sender != SenderKind::customer) return std::nullopt;
  ASSIGN_OR_RETURN(const auto identity, tx.identities().find(message->identity_id));
  const bool is_theirs = identity && identity->external_id == inbound.sender.external_id;
  if (!is_theirs) return std::nullopt;
  return message;
}

Result<Outcome> take_edit(Tx& tx, Env& env, const TakeIn& command) {
  ASSIGN_OR_RETURN(const auto before, find_changed(tx, command));
  if (!before || before->deleted_at) return ignored("unknown_message");
  const Outcome done{InboundState::done, {}, before->conversation_id, before->id};
  auto message = *before;
  ASSIGN_OR_RETURN(const bool is_changed, apply_edit(tx, env, command, message));
  if (!is_changed) return done;
  message.edited_at = env.clock.now();
  RETURN_IF_ERROR(store_correction(tx, env, message, nullptr));
  return done;
}

Result<Outcome> take_removal(Tx& tx, Env& env, const TakeIn& command) {
  ASSIGN_OR_RETURN(const auto before, find_changed(tx, command));
  if (!before) return ignored("unknown_message");
  const Outcome done{InboundState::done, {}, before->conversation_id, before->id};
  if (before->deleted_at) return done;
  auto message = *before;
  blank(message, env.clock.now());
  RETURN_IF_ERROR(store_correction(tx, env, message, nullptr));
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
  const auto& [channel, entries, inbound, files, html_hash] = command;
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
      return take_removal(tx, env, command);
    case InboundKind::ignored:
      return ignored(command.inbound.note);
  }
  return ignored("unknown");
}

InboundSummary summary_of(const TakeIn& command) {
  const auto& inbound = command.inbound;
  const auto& sender = inbound.sender;
  const auto& known = sender.user_name.empty() ? sender.external_id : sender.user_name;
  return {clean_line(known, 254), clean_line(sender.name, 100), clean_line(inbound.subject, 500),
          inbound.sender_check, inbound.checked_by};
}

void end(InboundEntry& entry, const TakeIn& command, const Outcome& outcome) {
  entry.state = outcome.state;
  entry.reason = outcome.reason;
  entry.conversation_id = outcome.conversation_id;
  entry.message_id = outcome.message_id;
  entry.summary = summary_of(command);
}

}  // namespace

Status take_at_once(Tx& tx, Env& env, const TakeIn& command, InboundEntry entry) {
  ASSIGN_OR_RETURN(const auto outcome, take(tx, env, command));
  end(entry, command, outcome);
  ASSIGN_OR_RETURN(const bool is_new, tx.inbound().insert(entry));
  return is_new ? Status() : fail(Errc::conflict, "known_already", "this has come before");
}

Status take_in(Tx& tx, Env& env, const TakeIn& command) {
  std::vector<InboundEntry> entries;
  for (const auto id : command.entries) {
    ASSIGN_OR_RETURN(auto entry, tx.inbound().find(command.channel.workspace_id, id));
    if (!entry || entry->state != InboundState::pending) return {};
    entries.push_back(*std::move(entry));
  }
  ASSIGN_OR_RETURN(const auto outcome, take(tx, env, command));
  for (auto& entry : entries) {
    end(entry, command, outcome);
    RETURN_IF_ERROR(tx.inbound().update(entry));
  }
  return {};
}

}  // namespace harken::app
