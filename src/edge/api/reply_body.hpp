// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once

#include "app/conversation/reply.hpp"
#include "wire/decode.hpp"

namespace harken::edge {

// An answer as requests describe it; who answers is added later. Whoever calls finishes the reader.
Result<app::Reply> decode_reply(wire::ObjectReader& reader, ConversationId conversation);

}  // namespace harken::edge
