// SPDX-License-Identifier: AGPL-3.0-or-later
#include "edge/ws/staff_socket.hpp"

#include <openssl/crypto.h>

#include <algorithm>

#include "app/conversation/reply.hpp"
#include "core/policy/ticket_access.hpp"
#include "edge/ws/hub.hpp"
#include "edge/ws/lane.hpp"

namespace harken::ws {

namespace {

bool is_same(std::string_view a, std::string_view b) {
  return a.size() == b.size() && CRYPTO_memcmp(a.data(), b.data(), a.size()) == 0;
}

// Null: not for this actor.
const Buffer& frame_for(const Actor& actor, const FeedEvent& event) {
  static const Buffer kNothing;
  if (event.ticket_audience) return can_see(actor, *event.ticket_audience) ? event.staff : kNothing;
  if (can_see(actor, event.audience)) return event.staff;
  if (event.previous_audience && can_see(actor, *event.previous_audience)) return event.removed;
  return kNothing;
}
// What it returns lives in the event.
const Buffer& frame_for(const Actor& actor, FeedEvent&& event) = delete;

Result<Actor> current_actor(Tx& tx, const Actor& actor) {
  ASSIGN_OR_RETURN(const auto user, tx.users().find(actor.workspace_id, actor.user_id));
  if (!user || !user->active)
    return fail(Errc::unauthenticated, "unauthenticated", "sign in first");
  return actor_of(*user);
}

}  // namespace

std::size_t StaffSocket::max_message() const { return services().options.max_staff_message; }

const edge::RateLimit& StaffSocket::rate() const { return services().options.staff_rate; }

Result<Member::Check> StaffSocket::read_hello(const std::string& text, Greeting& greeting) {
  ASSIGN_OR_RETURN(const auto hello, read_staff_hello(text));
  if (hello.after) greeting.after = hello.after;
  return [&env = services().env, credentials = greeting.credentials, csrf = hello.csrf](
             Tx& tx, Welcome& welcome) -> Status {
    ASSIGN_OR_RETURN(welcome.staff, app::authenticate(tx, env, credentials));
    // A cookie alone opens nothing: another site's page could have sent it along.
    if (credentials.bearer_token.empty() && !is_same(csrf, welcome.staff->csrf_token))
      return fail(Errc::forbidden, "csrf", "csrf is missing or wrong");
    welcome.workspace_id = welcome.staff->actor.workspace_id;
    return {};
  };
}

void StaffSocket::adopt(const Welcome& welcome) {
  actor_ = std::make_shared<const Actor>(welcome.staff->actor);
  session_id_ = welcome.staff->session_id;
  lane().join(*this);
  services().metrics.socket_opened(true);
  services().hub.staff_opened(*actor_);
}

void StaffSocket::on_left() {
  stop_looking();
  lane().leave(*this);
  services().metrics.socket_closed(true);
  services().hub.staff_closed(actor_->user_id);
}

Member::Select StaffSocket::make_select() {
  return [actor = actor_](Tx& tx, Seq after, Page& page) -> Status {
    ASSIGN_OR_RETURN(const auto events,
                     tx.events().list_after(actor->workspace_id, after, kReplayPage));
    if (!events.empty()) page.last = events.back().seq;
    ASSIGN_OR_RETURN(page.user, tx.users().find(actor->workspace_id, actor->user_id));
    if (!page.user) return {};
    const auto current = actor_of(*page.user);
    for (const auto& event : events) {
      const auto encoded = encode(event);
      if (const auto& frame = frame_for(current, encoded)) page.frames.push_back(frame);
    }
    return {};
  };
}

bool StaffSocket::check_page(const Page& page) { return renew(page.user, page.last); }

bool StaffSocket::renew(const std::optional<User>& user, Seq seq) {
  if (!user || !user->active) {
    close(close_code::kSignedOut);
    return false;
  }
  const bool has_same_rights =
      user->rights == actor_->rights && user->department_ids == actor_->department_ids;
  if (has_same_rights && user->name == actor_->name) return true;
  actor_ = std::make_shared<const Actor>(actor_of(*user));
  if (!has_same_rights) {
    stop_looking();
    send(resync(seq));
  }
  return true;
}

bool StaffSocket::deliver(const FeedEvent& event) {
  if (!passes(event.seq)) return false;
  if (event.people) {
    const auto found = std::ranges::find(*event.people, actor_->user_id, &User::id);
    const bool is_known = found != event.people->end();
    if (!renew(is_known ? std::optional(*found) : std::nullopt, event.seq)) return false;
  }
  const auto& frame = frame_for(*actor_, event);
  if (!frame) return false;
  if (frame == event.removed && event.conversation_id == looks_at_) stop_looking();
  send(frame);
  return true;
}

void StaffSocket::on_frame(ClientFrame frame) {
  if (auto* message = std::get_if<SendFrame>(&*frame.content)) return reply(std::move(*message));
  if (const auto* typing = std::get_if<TypingFrame>(&*frame.content)) tell_typing(*typing);
  if (const auto* looking = std::get_if<LookingFrame>(&*frame.content))
    look_at(looking->conversation_id);
}

void StaffSocket::reply(SendFrame frame) {
  auto client_id = frame.client_id;
  const About about{.conversation_id = frame.conversation_id};
  app::Reply command{*actor_, frame.conversation_id, std::move(frame.client_id),
                     std::move(frame.text), std::move(frame.attachment_ids)};
  write_and_ack(
      std::move(client_id),
      [&env = services().env, command = std::move(command)](Tx& tx) -> Result<MessageId> {
        app::Reply current = command;
        ASSIGN_OR_RETURN(current.actor, current_actor(tx, command.actor));
        ASSIGN_OR_RETURN(const auto replied, app::reply(tx, env, current));
        return replied.message.id;
      },
      about);
}

void StaffSocket::stop_looking() {
  wants_to_look_at_ = {};
  if (const auto before = std::exchange(looks_at_, {})) services().hub.end_looking(*actor_, before);
}

void StaffSocket::look_at(ConversationId conversation) {
  if (conversation == wants_to_look_at_) return;
  stop_looking();
  wants_to_look_at_ = conversation;
  if (!conversation) return;
  const auto may = std::make_shared<bool>(false);
  services().database.read(
      [may, actor = actor_, conversation](Tx& tx) -> Status {
        ASSIGN_OR_RETURN(const auto found,
                         tx.conversations().find(actor->workspace_id, conversation));
        *may = found && can(*actor, Action::see, *found);
        return {};
      },
      [may, conversation, lane = lane().shared_from_this(),
       weak = weak_from_this()](const Status&) {
        lane->post([=](Lane& lane) {
          const auto self = std::static_pointer_cast<StaffSocket>(weak.lock());
          const bool is_wanted = self && *may && !self->is_closing() &&
                                 self->wants_to_look_at_ == conversation && !self->looks_at_;
          if (!is_wanted) return;
          self->looks_at_ = conversation;
          lane.services().hub.begin_looking(*self, conversation);
        });
      });
}

// The customer sees only those type who may answer; colleagues who see the conversation see it too,
// and of notes it is only them.
void StaffSocket::tell_typing(const TypingFrame& frame) {
  if (!may_tell_typing(frame.active)) return;
  const auto found = std::make_shared<std::optional<Conversation>>();
  services().database.read(
      [found, actor = actor_, id = frame.conversation_id](Tx& tx) -> Status {
        ASSIGN_OR_RETURN(*found, tx.conversations().find(actor->workspace_id, id));
        return {};
      },
      [found, actor = actor_, frame, &hub = services().hub](const Status& status) {
        if (!status || !*found) return;
        const auto& conversation = **found;
        if (!can(*actor, frame.is_note ? Action::write_note : Action::reply, conversation)) return;
        hub.show_typing(conversation, {conversation.id, actor->user_id, actor->name, frame.active,
                                       frame.is_note});
      });
}

}  // namespace harken::ws
