// SPDX-License-Identifier: AGPL-3.0-or-later
// What the nodes of a desk tell each other over the bus. A node of another version may know more kinds or
// more members: what is not known is passed over.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <variant>

#include "core/model/event.hpp"
#include "edge/ws/server_frame.hpp"

namespace harken::ws {

// The log of the workspace reaches up to here.
struct Committed {
  WorkspaceId workspace_id;
  Seq newest = 0;
};
struct TypingThere {
  WorkspaceId workspace_id;
  Typing typing;
};
struct LookingThere {
  WorkspaceId workspace_id;
  ConversationId conversation_id;
  UserId user_id;
  std::string name;
  bool active = false;
  bool is_answer = false;  // to somebody who has just begun, and has to learn who else looks
};
// Of the staff somebody has come or gone: the database says who is there.
struct PresenceChanged {};
// Sockets of this session, or of this user but for the session, are to be closed.
struct SignedOut {
  SessionId session_id;
  UserId user_id;
};
// Something has come over a webhook of this channel, and is stored.
struct Stored {
  ChannelId channel_id;
};

using News = std::variant<Committed, TypingThere, LookingThere, PresenceChanged, SignedOut, Stored>;

std::string encode(const News& news);
std::optional<News> parse_news(std::string_view text);

}  // namespace harken::ws
