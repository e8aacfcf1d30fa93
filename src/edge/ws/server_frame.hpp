// SPDX-License-Identifier: AGPL-3.0-or-later
// What the desk says on sockets besides events: api/openapi.yaml, StaffFrame and VisitorFrame.
#pragma once

#include <string>
#include <string_view>

#include "core/base/id.hpp"
#include "core/base/result.hpp"
#include "edge/ws/frame.hpp"

namespace harken::ws {

Buffer staff_hello(Seq newest, UserId user);
Buffer visitor_hello(Seq newest);
Buffer resync(Seq newest);
Buffer cursor_expired(Seq newest);
Buffer ack(std::string_view client_id, MessageId message);
// `client_id` may be empty: the frame that was refused had none.
Buffer refused(const Error& error, std::string_view client_id);
Buffer presence(UserId user, bool is_online);
// The groups of alike requests are others now: to be asked for again.
Buffer alike_changed();
Buffer conversation_removed(Seq seq, ConversationId conversation);

struct Typing {
  ConversationId conversation_id;
  UserId user_id;  // none: the customer types
  std::string name;
  bool active = false;
  bool is_note = false;  // not for the customer
};
Buffer looking(ConversationId conversation, UserId user, std::string_view name, bool active);
Buffer typing_for_staff(const Typing& typing);
Buffer typing_for_visitor(const Typing& typing);

}  // namespace harken::ws
