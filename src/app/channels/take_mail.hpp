// SPDX-License-Identifier: AGPL-3.0-or-later
// What is special about e-mail when it comes in.
#pragma once

#include <optional>

#include "app/channels/intake.hpp"
#include "app/channels/outcome.hpp"
#include "core/model/mail.hpp"

namespace harken::app {

// The message that was made of this already: by what it says, because two may be called the same;
// of what says nothing about that (other channels, and mails of earlier versions) by its name.
Found<MessageId> find_known(Tx& tx, ChannelId channel, const Inbound& inbound);
// Of a message, or of a mail beside one; none: there is neither.
Result<ConversationId> conversation_of(Tx& tx, WorkspaceId workspace, MessageId id);
// So that it is known when it comes again, and answers to it find it.
Status remember(Tx& tx, ChannelId channel, const Inbound& inbound, MessageId message);
// What the message keeps of its mail. `file_ids` are those of the inbound files, in their order.
MailFacts facts_of(const TakeIn& command, const std::vector<std::string>& file_ids);
// A mail server gives one of our mails back: the message says so. Nothing: it is about none of
// ours.
Result<std::optional<Outcome>> take_bounce(Tx& tx, Env& env, const TakeIn& command);
// A colleague has answered with another program: the answer stands in the conversation.
Result<Outcome> take_ours(Tx& tx, Env& env, const TakeIn& command);

}  // namespace harken::app
