// SPDX-License-Identifier: AGPL-3.0-or-later
// Staff write first.
#pragma once

#include <string>
#include <vector>

#include "core/model/message.hpp"
#include "core/policy/access.hpp"
#include "ports/env.hpp"
#include "ports/store.hpp"

namespace harken::app {

struct OpenConversation {
  ContactId contact_id;
  ChannelId channel_id;
  DepartmentId department_id;  // none: the channel's, or one of the actor's own
  std::string client_id;
  std::string text;
  std::vector<std::string> attachment_ids;  // uploaded by this actor, not sent before
};

struct Opened {
  Conversation conversation;
  Message message;
  bool is_new = true;  // false: the same client_id came before, and this is what it made
};

// A conversation that the actor holds, with a first message. A customer who is here sees it pop up;
// for another it waits in the widget, and an e-mail about it is queued if an address is known.
// Errors: not_found, invalid, forbidden (the department), blocked, unreachable (the contact has
// never come this way), already_open (with that conversation, if the actor may see it),
// client_id_conflict.
Result<Opened> open_conversation(Tx& tx, Env& env, const Actor& actor,
                                 const OpenConversation& command);

}  // namespace harken::app
