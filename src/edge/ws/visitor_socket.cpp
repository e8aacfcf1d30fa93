// SPDX-License-Identifier: AGPL-3.0-or-later
#include "edge/ws/visitor_socket.hpp"

#include "app/conversation/receipts.hpp"
#include "app/intake/receive_message.hpp"
#include "edge/ws/hub.hpp"
#include "edge/ws/lane.hpp"

namespace harken::ws {

std::size_t VisitorSocket::max_message() const { return services().options.max_visitor_message; }

const edge::RateLimit& VisitorSocket::rate() const { return services().options.visitor_rate; }

Result<Member::Check> VisitorSocket::read_hello(const std::string& text, Greeting& greeting) {
  ASSIGN_OR_RETURN(auto hello, read_visitor_hello(text));
  if (hello.after) greeting.after = hello.after;
  return [key = greeting.channel_key, token = std::move(hello.token)](Tx& tx,
                                                                      Welcome& welcome) -> Status {
    ASSIGN_OR_RETURN(welcome.visitor, app::authenticate_visitor(tx, key, token));
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
  lane().join(*this);
  services().hub.visitor_opened(identity_id_);
  services().metrics.socket_opened(false);
}

void VisitorSocket::on_left() {
  lane().leave(*this);
  services().hub.visitor_closed(identity_id_);
  services().metrics.socket_closed(false);
}

Member::Select VisitorSocket::make_select() {
  return [identity = identity_id_, from = from_conversation_](
             Tx&, const std::vector<Event>& events, Page& page) -> Status {
    for (const auto& event : events)
      if (event.identity_id == identity && event.public_data && event.conversation_id >= from)
        page.frames.push_back(encode(event).visitor);
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
  if (auto* message = std::get_if<SendFrame>(&*frame.content)) return receive(std::move(*message));
  if (const auto* receipt = std::get_if<ReceiptFrame>(&*frame.content)) return note_receipt(*receipt);
  const bool active = std::get<TypingFrame>(*frame.content).active;
  if (may_tell_typing(active))
    services().hub.visitor_typing(workspace_id(), identity_id_, active);
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
  write_and_ack(std::move(client_id),
                [&env = services().env, command = std::move(command)](Tx& tx) -> Result<MessageId> {
                  ASSIGN_OR_RETURN(const auto received, app::receive_message(tx, env, command));
                  return received.message.id;
                });
}

void VisitorSocket::note_receipt(const ReceiptFrame& frame) {
  services().database.write(
      [&env = services().env, workspace = workspace_id(), identity = identity_id_,
       frame](Tx& tx) {
        return app::note_customer_receipt(tx, env, workspace, identity, frame.delivered, frame.read);
      },
      [lane = lane().shared_from_this(), weak = weak_from_this()](const Status& status) {
        if (status) return;
        lane->post([=](Lane&) {
          if (const auto self = std::static_pointer_cast<VisitorSocket>(weak.lock()))
            self->refuse(status.error());
        });
      });
}

}  // namespace harken::ws
