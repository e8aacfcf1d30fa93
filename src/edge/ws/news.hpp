// SPDX-License-Identifier: AGPL-3.0-or-later
// What the nodes of a desk tell each other over the bus. It only says where to look: whoever else
// can publish there must not be able to close a session or to speak for somebody. A node of another
// version may know more kinds or more members: what is not known is passed over.
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
  std::string name;  // not told: whoever hears of it asks the database
  bool active = false;
  bool is_answer = false;  // to somebody who has just begun, and has to learn who else looks
};
// Of the staff somebody has come or gone: the database says who is there.
struct PresenceChanged {};
// Sessions of the staff have ended: the database says which.
struct SessionsEnded {};
// Somebody has put a group of alike requests aside.
struct AlikeChanged {
  WorkspaceId workspace_id;
};
// Something has come over a webhook of this channel, and is stored.
struct Stored {
  ChannelId channel_id;
};

using News = std::variant<Committed, TypingThere, LookingThere, PresenceChanged, SessionsEnded,
                          AlikeChanged, Stored>;

std::string encode(const News& news);
std::optional<News> parse_news(std::string_view text);

}  // namespace harken::ws
