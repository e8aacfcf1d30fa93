// SPDX-License-Identifier: AGPL-3.0-or-later
#include "app/channels/move_mail.hpp"

#include <algorithm>

#include "app/admin/admin_event.hpp"
#include "app/admin/audit.hpp"
#include "app/channels/mail_answer.hpp"
#include "app/channels/sender.hpp"
#include "app/conversation/change.hpp"
#include "app/conversation/record.hpp"
#include "app/conversation/routing.hpp"
#include "app/intake/receive_message.hpp"
#include "core/rules/moving.hpp"
#include "core/rules/transitions.hpp"
#include "ports/connections.hpp"

namespace harken::app {

namespace {

constexpr int kLookedBackAt = 200;

struct Move {
  InboundEntry entry;
  Message message;
  Conversation from;
  Identity sender;
  bool was_unanswered = false;
};

std::unexpected<Error> refuse(const char* code, const char* detail) {
  return fail(Errc::conflict, code, detail);
}

std::string name_of(const Conversation& conversation) {
  return "#" + std::to_string(conversation.number);
}

// Whose mail it is, whatever conversation it was put into.
Result<Identity> sender_of(Tx& tx, Env& env, const InboundEntry& entry, const Message& message) {
  if (entry.summary.sender.empty()) {
    ASSIGN_OR_RETURN(auto identity, tx.identities().find(message.identity_id));
    if (!identity) return fail_not_found("sender");
    return *std::move(identity);
  }
  ASSIGN_OR_RETURN(const auto channel, tx.channels().find(entry.workspace_id, entry.channel_id));
  if (!channel) return fail_not_found("channel");
  InboundSender sender;
  sender.external_id = sender.email = entry.summary.sender;
  sender.name = entry.summary.sender_name;
  return find_or_create_sender(tx, env, *channel, sender);
}

Result<Move> find_move(Tx& tx, Env& env, const Actor& actor, const MoveMail& command) {
  Move move;
  ASSIGN_OR_RETURN(auto entry, tx.inbound().find(actor.workspace_id, command.entry_id));
  if (!entry) return fail_not_found("entry");
  move.entry = *std::move(entry);
  ASSIGN_OR_RETURN(move.from, get_visible(tx, actor, command.from_id));
  if (!move.entry.message_id)
    return refuse("not_a_customers_mail", "only what a customer has written is moved");
  ASSIGN_OR_RETURN(auto message, tx.messages().find(actor.workspace_id, move.entry.message_id));
  if (!message || message->conversation_id != move.from.id)
    return refuse("moved_meanwhile", "it lies in another conversation now");
  move.message = *std::move(message);
  if (move.message.sender != SenderKind::customer || !move.message.mail)
    return refuse("not_a_customers_mail", "only what a customer has written is moved");
  ASSIGN_OR_RETURN(move.sender, sender_of(tx, env, move.entry, move.message));
  ASSIGN_OR_RETURN(const auto thread, tx.messages().list(move.from.id, {}, kLookedBackAt));
  move.was_unanswered = is_unanswered(thread, move.message.id);
  return move;
}

// Answers quote what a conversation has: somebody else's mails must not get into them.
Result<Conversation> find_target(Tx& tx, const Actor& actor, const Move& move,
                                 std::int64_t number) {
  ASSIGN_OR_RETURN(auto to, tx.conversations().find_by_number(actor.workspace_id, number));
  if (!to || !can(actor, Action::see, *to)) return fail_not_found("conversation");
  if (to->id == move.from.id) return refuse("same_conversation", "it lies there already");
  if (to->lifecycle != Lifecycle::active)
    return refuse("not_active", "the other conversation is solved; reopen it first");
  const bool is_theirs =
      to->contact_id == move.sender.contact_id || to->contact_id == move.from.contact_id;
  if (!is_theirs) return refuse("other_customer", "the other conversation is another customer's");
  return *std::move(to);
}

Result<Conversation> begin_target(Tx& tx, Env& env, const Move& move) {
  ASSIGN_OR_RETURN(const auto thread, tx.messages().list(move.from.id, {}, kLookedBackAt));
  const bool is_alone = std::ranges::none_of(thread, [&](const Message& each) {
    return each.kind != MessageKind::system && each.id != move.message.id;
  });
  if (is_alone) return refuse("alone_already", "it is all that its conversation has");
  ReceiveMessage command;
  command.workspace_id = move.from.workspace_id;
  command.identity_id = move.sender.id;
  command.contact_id = move.sender.contact_id;
  command.channel_id = move.entry.channel_id;
  command.mail = move.message.mail;
  command.sender_unverified = is_doubtful(move.message.mail->sender_check);
  return open_conversation(tx, env, command, move.from.id);
}

// Who was somebody else there may be the customer here, and the other way round.
Status note_writer(Tx& tx, Message& message, const Identity& sender, const Conversation& to) {
  ASSIGN_OR_RETURN(const bool is_known, is_customers(tx, to, sender.external_id));
  const bool is_customer = is_known || to.contact_id == sender.contact_id;
  if (message.mail->is_from_other == !is_customer) return {};
  message.mail->is_from_other = !is_customer;
  for (const auto& file : message.attachments)
    RETURN_IF_ERROR(tx.files().set_internal(file.id, !is_customer));
  return {};
}

Status move_rows(Tx& tx, Move& move, const Conversation& to) {
  auto& message = move.message;
  message.conversation_id = to.id;
  message.identity_id = move.sender.id;
  message.reply_to_id = {};  // it lies elsewhere
  RETURN_IF_ERROR(note_writer(tx, message, move.sender, to));
  ASSIGN_OR_RETURN(const bool has_moved, tx.messages().move(message, move.from.id));
  if (!has_moved) return refuse("moved_meanwhile", "it lies in another conversation now");
  for (const auto& file : message.attachments) RETURN_IF_ERROR(tx.files().attach(file.id, to.id));
  return tx.inbound().move(message.id, to.id, "moved");
}

Status leave(Tx& tx, Env& env, const Actor& actor, const Move& move, const Conversation& to) {
  ASSIGN_OR_RETURN(const auto thread, tx.messages().list(move.from.id, {}, kLookedBackAt));
  auto after = move.from;
  take_out(after, move.message, move.was_unanswered, thread, env.clock.now());
  RETURN_IF_ERROR(store_change(tx, after));
  ConversationChange change{&move.from, after, "message.removed"};
  change.actor = &actor;
  change.removed_id = move.message.id;
  RETURN_IF_ERROR(append_change(tx, env, change));
  SystemLine line{SystemAction::mail_moved_away};
  line.target = name_of(to);
  ASSIGN_OR_RETURN([[maybe_unused]] const auto told, record(tx, env, after, after, &actor, line));
  return {};
}

Status arrive(Tx& tx, Env& env, const Actor& actor, const Move& move, const Conversation* before,
              Conversation after) {
  if (before) {
    ASSIGN_OR_RETURN(const auto thread, tx.messages().list(after.id, {}, kLookedBackAt));
    put_in(after, move.message, move.was_unanswered, thread);
    RETURN_IF_ERROR(store_change(tx, after));
  } else {
    add_customer_message(after, move.message, true);
    RETURN_IF_ERROR(tx.conversations().insert(after));
  }
  ConversationChange change{before, after, before ? "message.created" : "conversation.created"};
  change.actor = &actor;
  change.message = &move.message;
  RETURN_IF_ERROR(append_change(tx, env, change));
  SystemLine line{SystemAction::mail_moved_here};
  line.target = name_of(move.from);
  ASSIGN_OR_RETURN([[maybe_unused]] const auto told, record(tx, env, after, after, &actor, line));
  return before ? Status() : route(tx, env, after.workspace_id, after.id);
}

}  // namespace

Result<InboundEntry> move_mail(Tx& tx, Env& env, const Actor& actor, const MoveMail& command) {
  RETURN_IF_ERROR(require(actor, Action::manage_channels));
  ASSIGN_OR_RETURN(auto move, find_move(tx, env, actor, command));
  const bool is_known = command.number.has_value();
  ASSIGN_OR_RETURN(auto to, is_known ? find_target(tx, actor, move, *command.number)
                                     : begin_target(tx, env, move));
  RETURN_IF_ERROR(move_rows(tx, move, to));
  RETURN_IF_ERROR(leave(tx, env, actor, move, to));
  RETURN_IF_ERROR(arrive(tx, env, actor, move, is_known ? &to : nullptr, to));
  RETURN_IF_ERROR(audit(tx, env, actor,
                        {"conversation.mail_moved",
                         move.message.id.to_string(),
                         name_of(to),
                         {{"conversation", name_of(move.from)}},
                         {{"conversation", name_of(to)}}}));
  move.entry.conversation_id = to.id;
  move.entry.reason = "moved";
  return std::move(move.entry);
}

}  // namespace harken::app
