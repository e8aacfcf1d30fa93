// SPDX-License-Identifier: AGPL-3.0-or-later
#include "app/channels/outbox.hpp"

#include "app/admin/authenticate.hpp"
#include "app/channels/automatic_mail.hpp"
#include "app/channels/delivery_key.hpp"
#include "app/channels/form_talks.hpp"
#include "app/channels/mail_answer.hpp"
#include "app/channels/outbound_mail.hpp"
#include "app/channels/side_mails.hpp"

#include <algorithm>

#include "app/conversation/access_requests.hpp"
#include "app/conversation/change.hpp"
#include "app/intake/mail_link.hpp"
#include "core/model/capabilities.hpp"
#include "core/rules/notice.hpp"
#include "core/rules/text.hpp"
#include "core/rules/transitions.hpp"
#include "ports/connections.hpp"
#include "ports/deliveries.hpp"
#include "ports/side_mails.hpp"

namespace harken::app {

namespace {

// 2, 4, 8 … seconds, at most ten minutes.
Timestamp next_try(const Delivery& delivery, Timestamp now) {
  const auto doublings = std::clamp<std::int64_t>(delivery.attempts, 1, 10);
  return now.plus_seconds(std::min<std::int64_t>(std::int64_t{1} << doublings, 600));
}

SendState shown_state(DeliveryState state) {
  switch (state) {
    case DeliveryState::sent:
      return SendState::sent;
    case DeliveryState::failed:
      return SendState::failed;
    case DeliveryState::uncertain:
      return SendState::uncertain;
    default:
      return SendState::queued;
  }
}

// An e-mail about a message that lies in the widget.
bool is_notice(const Delivery& delivery, const Message& message) {
  return delivery.channel_id != message.channel_id;
}

Status note_sending(Tx& tx, Message& message, const Sending& now) {
  message.sending = now;
  return tx.messages().set_sending(message.id, now);
}

Status note_correction(Tx& tx, Message& message, const Sending& now) {
  message.correction = now;
  return tx.messages().set_correction(message.id, now);
}

Status note_notice(Tx& tx, Message& message, const Sending& now) {
  message.notice = now;
  return tx.messages().set_notice(message);
}

Sending sending_of(const Delivery& delivery) {
  const bool is_final = delivery.state != DeliveryState::queued;
  return {shown_state(delivery.state), is_final ? delivery.reason : ""};
}

Status note(Tx& tx, const Delivery& delivery, Message& message, const Sending& now) {
  if (delivery.task != DeliveryTask::send) return note_correction(tx, message, now);
  return is_notice(delivery, message) ? note_notice(tx, message, now)
                                      : note_sending(tx, message, now);
}

// The message shows what the delivery has come to.
Result<Message> show_message(Tx& tx, Env& env, const Delivery& delivery) {
  ASSIGN_OR_RETURN(auto message, tx.messages().find(delivery.workspace_id, delivery.message_id));
  if (!message) return fail_not_found("message");
  RETURN_IF_ERROR(note(tx, delivery, *message, sending_of(delivery)));
  ASSIGN_OR_RETURN(const auto conversation,
                   tx.conversations().find(delivery.workspace_id, message->conversation_id));
  if (!conversation) return fail_not_found("conversation");
  ConversationChange change{&*conversation, *conversation, "message.updated"};
  change.message = &*message;
  change.is_for_customer = false;
  RETURN_IF_ERROR(append_change(tx, env, change));
  return *std::move(message);
}

Status show(Tx& tx, Env& env, const Delivery& delivery) {
  ASSIGN_OR_RETURN(const bool is_beside, show_side_mail(tx, env, delivery, sending_of(delivery)));
  if (is_beside) return {};
  RETURN_IF_ERROR(show_message(tx, env, delivery));
  return {};
}

void apply(Delivery& delivery, const SendFailure& failure, std::int64_t longest_seconds,
           Timestamp now) {
  delivery.reason = failure.code;
  delivery.detail = first_code_points(failure.detail, 500);
  const bool is_too_late = now > delivery.created_at.plus_seconds(longest_seconds);
  switch (failure.problem) {
    case SendProblem::refused:
    case SendProblem::gone:
      delivery.state = DeliveryState::failed;
      return;
    case SendProblem::uncertain:
      delivery.state = DeliveryState::uncertain;
      return;
    case SendProblem::later:
      delivery.state = is_too_late ? DeliveryState::failed : DeliveryState::queued;
      break;
    // Somebody has to mend the channel first, however long that takes.
    case SendProblem::paused:
      delivery.state = DeliveryState::queued;
  }
  const auto asked = failure.after.value_or(std::chrono::milliseconds(0));
  delivery.next_at =
      std::max(next_try(delivery, now), Timestamp{now.micros + asked.count() * 1000});
}

bool is_out_of_reach(const SendFailure& failure) {
  return failure.problem == SendProblem::paused || failure.code == "connect_failed" ||
         failure.code == "timed_out";
}

// What an attempt tells of the channel itself, if anything.
std::optional<Trouble> trouble_after(const SendResult& result) {
  if (result) return Trouble{};
  const auto& failure = result.error();
  if (failure.problem == SendProblem::paused) return Trouble{failure.code, failure.detail};
  const bool was_reached =
      failure.problem == SendProblem::refused || failure.problem == SendProblem::gone;
  return was_reached ? std::optional(Trouble{}) : std::nullopt;
}

// Where no cards are shown, an article is its title and its address, and a form begins with its
// first question, or with all of them.
void spell_out(PublicMessage& message, const Capabilities& channel, const std::string& language,
               const std::string& public_url) {
  if (message.form) message.text = opening_of(*message.form, channel, language);
  if (!message.article) return;
  message.text = message.article->title;
  if (!public_url.empty()) message.text += "\n" + public_url + message.article->path;
}

Status add_answered(Tx& tx, const Delivery& delivery, const Message& message, Outbound& outbound) {
  if (!message.reply_to_id) return {};
  ASSIGN_OR_RETURN(const auto names,
                   tx.message_names().list_of_message(delivery.channel_id, message.reply_to_id));
  if (!names.empty()) outbound.reply_to = names.front();
  return {};
}

// Where the customer was when they wrote last; the widget there opens by itself.
std::string site_link(const Identity& identity) {
  const auto& page = identity.visit.page_url;
  const bool is_web = page.starts_with("https://") || page.starts_with("http://");
  return is_web ? page.substr(0, page.find('#')) + "#harken" : std::string();
}

// Leads the answers of whom it is sent to back into the conversation, whatever their programs leave
// out.
Status remember_reply_key(Tx& tx, Env& env, const Attempt& attempt, ConversationId id,
                          const std::string& key) {
  return tx.mails().insert_reply_key(
      {hash_token(key), attempt.channel.channel.id, id, attempt.delivery.address, env.clock.now()});
}

// Every attempt has a link of its own: the one before may have arrived, and nobody knows its token.
Status add_notice(Tx& tx, Env& env, const Attempt& attempt, const Message& message,
                  const std::string& public_url, Outbound& outbound) {
  ASSIGN_OR_RETURN(const auto identity, tx.identities().find(message.identity_id));
  if (!identity) return fail_not_found("identity");
  ChatLinks links;
  links.site = site_link(*identity);
  ASSIGN_OR_RETURN(links.anywhere,
                   make_mail_link(tx, env, message, attempt.delivery.address, public_url));
  const auto notice = notice_of(message.sender_name, outbound.message.text, links, kMailLinkDays,
                                identity->visit.language);
  outbound.message.text = notice.text;
  outbound.document.reset();
  outbound.message.attachments.clear();  // they wait in the chat
  outbound.mail.emplace();
  outbound.mail->subject = notice.subject;
  outbound.mail->is_automatic = true;
  outbound.mail->reply_key = delivery_key(attempt.channel, attempt.delivery.id, "reply");
  return remember_reply_key(tx, env, attempt, message.conversation_id, outbound.mail->reply_key);
}

Status add_mail(Tx& tx, Env& env, const Attempt& attempt, const Message& message,
                const std::string& public_url, Outbound& outbound) {
  if (!capabilities_of(attempt.channel.channel).has_recipients) return {};
  if (is_notice(attempt.delivery, message))
    return add_notice(tx, env, attempt, message, public_url, outbound);
  ASSIGN_OR_RETURN(outbound.mail, make_mail(tx, attempt.delivery, message));
  // What the questions of a form say was written by nobody: no robot shall answer them (A10).
  outbound.mail->is_automatic = message.client_id.empty();
  outbound.mail->reply_key = delivery_key(attempt.channel, attempt.delivery.id, "reply");
  if (outbound.reply_to.empty() && !outbound.mail->references.empty())
    outbound.reply_to = outbound.mail->references.back();
  return remember_reply_key(tx, env, attempt, message.conversation_id, outbound.mail->reply_key);
}

Result<Outbound> make_outbound(Tx& tx, Env& env, const Attempt& attempt, const Message& message,
                               const std::string& public_url) {
  const auto& delivery = attempt.delivery;
  auto shown = to_public(message);
  if (!shown) return fail(Errc::internal, "internal", "a message that no customer may see");
  Outbound outbound;
  outbound.task = delivery.task;
  outbound.recipient = delivery.address;
  outbound.message = *std::move(shown);
  outbound.document = message.document;
  ASSIGN_OR_RETURN(const auto identity, tx.identities().find(message.identity_id));
  spell_out(outbound.message, capabilities_of(attempt.channel.channel),
            identity ? identity->visit.language : "", public_url);
  outbound.idempotency_key = delivery_key(attempt.channel, attempt.delivery.id, "delivery");
  ASSIGN_OR_RETURN(outbound.sent_parts,
                   tx.message_names().list_of_message(delivery.channel_id, message.id));
  RETURN_IF_ERROR(add_answered(tx, delivery, message, outbound));
  RETURN_IF_ERROR(add_mail(tx, env, attempt, message, public_url, outbound));
  return outbound;
}

}  // namespace

namespace {

// Whom nobody chose is whoever wants the answer (C12): also of what the desk asks by itself.
Status complete_mail(Tx& tx, Message& message) {
  if (message.mail && !message.mail->to.empty()) return {};
  ASSIGN_OR_RETURN(const auto conversation,
                   tx.conversations().find(message.workspace_id, message.conversation_id));
  if (!conversation) return {};
  ASSIGN_OR_RETURN(auto answer, find_mail_answer(tx, *conversation, {}));
  if (!message.mail) message.mail.emplace();
  message.mail->to = std::move(answer.people.to);
  return {};
}

// The customer's side of the conversation; or, of a mail, the first that it goes to. Nobody becomes
// the customer by that: a claim stays one (A6).
Result<std::string> address_of(Tx& tx, const Message& message) {
  if (message.mail && !message.mail->to.empty())
    return to_lower_ascii(message.mail->to.front().email);
  ASSIGN_OR_RETURN(const auto identity, tx.identities().find(message.identity_id));
  if (!identity) return fail_not_found("identity");
  if (identity->channel_id == message.channel_id) return identity->external_id;
  return fail(Errc::conflict, "unreachable", "no address is known");
}

// The last delivery of the message itself, or of an e-mail that tells of it.
Found<Delivery> find_sending(Tx& tx, MessageId id) {
  ASSIGN_OR_RETURN(auto all, tx.deliveries().list_of_message(id));
  std::erase_if(all, [](const Delivery& each) { return each.task != DeliveryTask::send; });
  if (all.empty()) return std::nullopt;
  return all.back();
}

Status queue(Tx& tx, Env& env, const Message& message, ChannelId channel, std::string address) {
  Delivery delivery;
  delivery.id = env.ids.make<DeliveryId>();
  delivery.workspace_id = message.workspace_id;
  delivery.message_id = message.id;
  delivery.channel_id = channel;
  delivery.identity_id = message.identity_id;
  delivery.address = std::move(address);
  delivery.created_at = env.clock.now();
  delivery.next_at = delivery.created_at;
  return tx.deliveries().insert(delivery);
}

}  // namespace

namespace {

// Where it goes. Nothing: it lies in our own widget.
Found<std::string> destination_of(Tx& tx, Message& message) {
  ASSIGN_OR_RETURN(const auto kind, tx.channels().find_kind(message.channel_id));
  if (!kind || capabilities_of(*kind).is_own_widget) return std::nullopt;
  if (capabilities_of(*kind).has_recipients) RETURN_IF_ERROR(complete_mail(tx, message));
  return address_of(tx, message);
}

}  // namespace

Status queue_delivery(Tx& tx, Env& env, Message& message) {
  ASSIGN_OR_RETURN(const auto address, destination_of(tx, message));
  if (!address) return {};
  message.sending = Sending{};
  return queue(tx, env, message, message.channel_id, *address);
}

Result<bool> queue_automatic(Tx& tx, Env& env, Message& message) {
  ASSIGN_OR_RETURN(const auto address, destination_of(tx, message));
  if (!address) return true;
  ASSIGN_OR_RETURN(const bool may_go,
                   may_send_by_itself(tx, env.clock.now(), message.channel_id, *address));
  if (!may_go) return false;
  message.sending = Sending{};
  RETURN_IF_ERROR(queue(tx, env, message, message.channel_id, *address));
  return true;
}

Result<bool> queue_notice(Tx& tx, Env& env, ChannelId mailbox, const std::string& address,
                          Message& message) {
  ASSIGN_OR_RETURN(const bool may_go, may_send_by_itself(tx, env.clock.now(), mailbox, address));
  if (!may_go) return false;
  message.notice = Sending{};
  RETURN_IF_ERROR(queue(tx, env, message, mailbox, to_lower_ascii(address)));
  return true;
}

Result<bool> fail_delivery(Tx& tx, Env& env, WorkspaceId workspace, MessageId id,
                           const char* reason, const std::string& detail) {
  ASSIGN_OR_RETURN(const auto sent, find_sending(tx, id));
  if (!sent || sent->workspace_id != workspace) return false;
  auto delivery = *sent;
  const auto before = delivery.state;
  delivery.state = DeliveryState::failed;
  delivery.reason = reason;
  delivery.detail = first_code_points(detail, 500);
  RETURN_IF_ERROR(tx.deliveries().update(delivery, before));
  RETURN_IF_ERROR(show(tx, env, delivery));
  return true;
}

// What is to go: a message, or a mail beside a conversation. Nothing: it is not there any more.
Result<std::optional<Outbound>> find_outbound(Tx& tx, Env& env, const Attempt& attempt,
                                              const std::string& public_url) {
  const auto& delivery = attempt.delivery;
  ASSIGN_OR_RETURN(const auto message,
                   tx.messages().find(delivery.workspace_id, delivery.message_id));
  if (message) return make_outbound(tx, env, attempt, *message, public_url);
  ASSIGN_OR_RETURN(const auto beside,
                   tx.side_mails().find(delivery.workspace_id, delivery.message_id));
  if (!beside) return std::nullopt;
  return make_side_outbound(tx, env, attempt, *beside);
}

namespace {

// There is nothing to send it over any more; when the channel comes back, a person decides.
Result<std::optional<Attempt>> give_up(Tx& tx, Env& env, Delivery delivery) {
  delivery.state = DeliveryState::failed;
  delivery.reason = "channel_deleted";
  ASSIGN_OR_RETURN(const bool is_ours, tx.deliveries().update(delivery, DeliveryState::queued));
  if (is_ours) RETURN_IF_ERROR(show(tx, env, delivery));
  return std::nullopt;
}

}  // namespace

Result<std::optional<Attempt>> begin_attempt(Tx& tx, Env& env, DeliveryId id,
                                             const std::string& public_url) {
  ASSIGN_OR_RETURN(auto delivery, tx.deliveries().find(id));
  if (!delivery || delivery->state != DeliveryState::queued) return std::nullopt;
  ASSIGN_OR_RETURN(auto channel,
                   open_channel(tx, delivery->workspace_id, delivery->channel_id, public_url));
  if (!channel) return give_up(tx, env, *std::move(delivery));
  delivery->state = DeliveryState::sending;
  delivery->attempts += 1;
  ASSIGN_OR_RETURN(const bool is_ours, tx.deliveries().update(*delivery, DeliveryState::queued));
  if (!is_ours) return std::nullopt;
  Attempt attempt{*std::move(delivery), *std::move(channel), {}};
  // Only now: whoever edits what has not left yet relies on its leaving as it is then.
  ASSIGN_OR_RETURN(auto outbound, find_outbound(tx, env, attempt, public_url));
  if (!outbound) return fail_not_found("message");
  attempt.outbound = *std::move(outbound);
  return attempt;
}

// The reason stays: whoever repeats it asks whether an attempt before may have arrived.
Status try_later(Tx& tx, Env& env, DeliveryId id) {
  ASSIGN_OR_RETURN(auto delivery, tx.deliveries().find(id));
  if (!delivery || delivery->state != DeliveryState::queued) return {};
  delivery->attempts += 1;
  delivery->next_at = next_try(*delivery, env.clock.now());
  RETURN_IF_ERROR(tx.deliveries().update(*delivery, DeliveryState::queued));
  return {};
}

Status note_parts(Tx& tx, const Delivery& delivery, const std::vector<std::string>& external_ids) {
  for (const auto& name : external_ids)
    RETURN_IF_ERROR(tx.message_names().insert(delivery.channel_id, name, delivery.message_id));
  return {};
}

Status forget_parts(Tx& tx, const Delivery& delivery,
                    const std::vector<std::string>& external_ids) {
  for (const auto& name : external_ids)
    RETURN_IF_ERROR(tx.message_names().remove(delivery.channel_id, name));
  return {};
}

Status end_attempt(Tx& tx, Env& env, DeliveryId id, const SendResult& result) {
  ASSIGN_OR_RETURN(auto delivery, tx.deliveries().find(id));
  if (!delivery || delivery->state != DeliveryState::sending) return {};
  delivery->state = DeliveryState::sent;
  delivery->reason.clear();
  delivery->detail.clear();
  if (!result) {
    ASSIGN_OR_RETURN(const auto kind, tx.channels().find_kind(delivery->channel_id));
    const auto channel = kind ? capabilities_of(*kind) : Capabilities{};
    apply(*delivery, result.error(), channel.tried_for_seconds, env.clock.now());
  }
  RETURN_IF_ERROR(tx.deliveries().update(*delivery, DeliveryState::sending));
  if (const auto trouble = trouble_after(result))
    RETURN_IF_ERROR(note_sending(tx, env, delivery->workspace_id, delivery->channel_id, *trouble));
  // Nobody answers there: the others need not try, one after the other, what has just failed.
  if (!result && is_out_of_reach(result.error()))
    RETURN_IF_ERROR(
        tx.deliveries().postpone(delivery->channel_id, env.clock.now(), delivery->next_at));
  // Still on its way: nobody has to hear of each attempt.
  if (delivery->state == DeliveryState::queued) return {};
  RETURN_IF_ERROR(show(tx, env, *delivery));
  return {};
}

bool may_repeat(const Delivery& delivery, const ChannelDriver& driver) {
  // What was edited or deleted twice is so all the same.
  if (delivery.task != DeliveryTask::send) return true;
  const bool was_repeated = delivery.reason == kInterrupted || delivery.reason == kAnswerLost;
  return driver.repeats() == Repeat::always || (driver.repeats() == Repeat::once && !was_repeated);
}

Status take_up(Tx& tx, Env& env, const ChannelDrivers& drivers) {
  ASSIGN_OR_RETURN(const auto left, tx.deliveries().list_sending());
  for (auto delivery : left) {
    ASSIGN_OR_RETURN(const auto kind, tx.channels().find_kind(delivery.channel_id));
    const auto* driver = kind ? drivers.find(*kind) : nullptr;
    const bool again = driver && may_repeat(delivery, *driver);
    delivery.state = again ? DeliveryState::queued : DeliveryState::uncertain;
    delivery.reason = kInterrupted;
    RETURN_IF_ERROR(tx.deliveries().update(delivery, DeliveryState::sending));
    if (!again) RETURN_IF_ERROR(show(tx, env, delivery));
  }
  return {};
}

Result<Message> send_again(Tx& tx, Env& env, const Actor& actor, MessageId id) {
  ASSIGN_OR_RETURN(const auto message, tx.messages().find(actor.workspace_id, id));
  if (!message) return fail_not_found("message");
  ASSIGN_OR_RETURN(auto conversation, get_visible(tx, actor, message->conversation_id));
  RETURN_IF_ERROR(prepare_reply(conversation, actor));
  RETURN_IF_ERROR(check_exclusive(tx, conversation, actor));
  if (message->deleted_at) return fail(Errc::conflict, "not_failed", "this message was deleted");
  ASSIGN_OR_RETURN(const auto sent, find_sending(tx, id));
  if (!sent) return fail(Errc::conflict, "not_failed", "this message lies in the widget");
  auto delivery = *sent;
  ASSIGN_OR_RETURN(const auto channel, tx.channels().find(actor.workspace_id, delivery.channel_id));
  if (!channel) return fail(Errc::conflict, "channel_deleted", "this channel was deleted");
  const auto before = delivery.state;
  if (before != DeliveryState::failed && before != DeliveryState::uncertain)
    return fail(Errc::conflict, "not_failed", "this message is on its way or has arrived");
  // What came back was not received, and goes again as a whole, in however many attempts.
  if (delivery.reason == kBounced)
    RETURN_IF_ERROR(tx.message_names().remove_of_message(delivery.channel_id, id));
  delivery.state = DeliveryState::queued;
  delivery.reason.clear();
  delivery.attempts = 0;
  delivery.created_at = delivery.next_at = env.clock.now();
  ASSIGN_OR_RETURN(const bool is_ours, tx.deliveries().update(delivery, before));
  if (!is_ours) return fail(Errc::unavailable, "unavailable", "changed meanwhile; try again");
  return show_message(tx, env, delivery);
}

}  // namespace harken::app
