// SPDX-License-Identifier: AGPL-3.0-or-later
#include "edge/ws/visitor_socket.hpp"

#include <algorithm>

#include "app/conversation/receipts.hpp"
#include "app/intake/receive_message.hpp"
#include "edge/ws/hub.hpp"
#include "edge/ws/lane.hpp"

namespace harken::ws {

namespace {

// Guests are asked in every transaction: only the clock tells that their time is over.
Status check(const VisitorSocket::Authenticate& authenticate, Tx& tx) {
  if (!authenticate) return {};
  RETURN_IF_ERROR(authenticate(tx));
  return {};
}

}  // namespace

std::size_t VisitorSocket::max_message() const { return services().options.max_visitor_message; }

const edge::RateLimit& VisitorSocket::rate() const { return services().options.visitor_rate; }

Result<Member::Check> VisitorSocket::read_hello(const std::string& text, Greeting& greeting) {
  ASSIGN_OR_RETURN(auto hello, read_visitor_hello(text));
  if (hello.after) greeting.after = hello.after;
  authenticate_ = [&env = services().env, key = greeting.channel_key,
                   token = std::move(hello.token)](Tx& tx) {
    return app::authenticate_visitor(tx, env, key, token);
  };
  return [authenticate = authenticate_](Tx& tx, Welcome& welcome) -> Status {
    ASSIGN_OR_RETURN(welcome.visitor, authenticate(tx));
    welcome.workspace_id = welcome.visitor->workspace_id;
    return {};
  };
}

void VisitorSocket::adopt(const Welcome& welcome) {
  const auto& session = *welcome.visitor;
  identity_id_ = session.identity_id;
  contact_id_ = session.contact_id;
  channel_id_ = session.channel_id;
  session_id_ = session.id;
  from_conversation_ = session.from_conversation;
  ends_at_ = session.ends_at;
  // Others are told when they sign out, and by nothing else.
  if (!is_guest()) authenticate_ = nullptr;
  lane().join(*this);
  services().hub.visitor_opened(identity_id_);
  services().metrics.socket_opened(false);
  // What happened between the look at the session and now was told to those who had joined.
  if (is_guest()) ask_again();
}

void VisitorSocket::end_if_over(Timestamp now) {
  if (ends_at_ && *ends_at_ <= now) close(close_code::kSignedOut);
}

void VisitorSocket::ask_again() {
  if (is_closing()) return;
  must_ask_again_ = is_asking_;
  if (std::exchange(is_asking_, true)) return;
  services().database.read(
      [authenticate = authenticate_](Tx& tx) { return check(authenticate, tx); },
      [lane = lane().shared_from_this(), weak = weak_from_this()](const Status& status) {
        lane->post([=](Lane&) {
          if (const auto self = std::static_pointer_cast<VisitorSocket>(weak.lock()))
            self->on_asked(status);
        });
      });
}

void VisitorSocket::on_asked(const Status& status) {
  is_asking_ = false;
  if (!status) {
    const bool is_out = status.error().kind == Errc::unauthenticated;
    return close(is_out ? close_code::kSignedOut : close_code::kTryLater);
  }
  if (std::exchange(must_ask_again_, false)) ask_again();
}

void VisitorSocket::on_left() {
  lane().leave(*this);
  services().hub.visitor_closed(identity_id_);
  services().metrics.socket_closed(false);
}

Member::Select VisitorSocket::make_select() {
  return [workspace = workspace_id(), identity = identity_id_, from = from_conversation_,
          authenticate = authenticate_](Tx& tx, Seq after, Page& page) -> Status {
    RETURN_IF_ERROR(check(authenticate, tx));
    // Asked first: what is in the log by now is found below.
    ASSIGN_OR_RETURN(const auto newest, tx.events().newest(workspace));
    ASSIGN_OR_RETURN(const auto events,
                     tx.events().list_of_identity_after(workspace, identity, after, kReplayPage));
    const bool is_all = events.size() < kReplayPage;
    if (!events.empty()) page.last = events.back().seq;
    if (is_all) page.last = std::max(page.last, newest);
    for (const auto& event : events)
      if (event.conversation_id >= from) page.frames.push_back(encode(event).visitor);
    return {};
  };
}

bool VisitorSocket::deliver(const FeedEvent& event) {
  if (!passes(event.seq)) return false;
  if (event.conversation_id < from_conversation_) return false;
  send(event.visitor);
  return true;
}

void VisitorSocket::on_frame(ClientFrame frame) {
  end_if_over(services().env.clock.now());
  if (is_closing()) return;
  if (auto* message = std::get_if<SendFrame>(&*frame.content)) return receive(std::move(*message));
  if (const auto* receipt = std::get_if<ReceiptFrame>(&*frame.content))
    return note_receipt(*receipt);
  const bool active = std::get<TypingFrame>(*frame.content).active;
  if (may_tell_typing(active)) services().hub.visitor_typing(workspace_id(), identity_id_, active);
}

void VisitorSocket::receive(SendFrame frame) {
  auto client_id = frame.client_id;
  app::ReceiveMessage command{workspace_id(),
                              identity_id_,
                              contact_id_,
                              channel_id_,
                              std::move(frame.client_id),
                              std::move(frame.text),
                              std::move(frame.attachment_ids),
                              std::move(frame.page_url),
                              std::move(frame.page_title)};
  write_and_ack(
      std::move(client_id),
      [&env = services().env, command = std::move(command),
       authenticate = authenticate_](Tx& tx) -> Result<MessageId> {
        RETURN_IF_ERROR(check(authenticate, tx));
        ASSIGN_OR_RETURN(const auto received, app::receive_message(tx, env, command));
        return received.message.id;
      },
      About{.identity_id = identity_id_});
}

void VisitorSocket::note_receipt(const ReceiptFrame& frame) {
  services().database.write(
      [&env = services().env, workspace = workspace_id(), identity = identity_id_,
       authenticate = authenticate_, frame](Tx& tx) -> Status {
        RETURN_IF_ERROR(check(authenticate, tx));
        return app::note_customer_receipt(tx, env, workspace, identity, frame.delivered,
                                          frame.read);
      },
      [lane = lane().shared_from_this(), weak = weak_from_this()](const Status& status) {
        if (status) return;
        lane->post([=](Lane&) {
          if (const auto self = std::static_pointer_cast<VisitorSocket>(weak.lock()))
            self->refuse(status.error());
        });
      },
      About{.identity_id = identity_id_});
}

}  // namespace harken::ws
