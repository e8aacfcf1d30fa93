// SPDX-License-Identifier: AGPL-3.0-or-later
// Messages that a channel has made of several (an album): what one of them says can be changed
// later, and what the others say stays. Pure.
#pragma once

#include <string_view>

#include "core/model/message.hpp"

namespace harken {

// As it came, with the ids of its files in order. None: it was one from the beginning.
std::vector<MessagePart> parts_of(const Inbound& inbound, const std::vector<std::string>& file_ids);

// Null: it has none of this name.
MessagePart* find_part(Message& message, std::string_view name);

// The message says what its parts say, each on lines of its own. No mark reaches beyond the end.
void spell_parts(Message& message);

}  // namespace harken
