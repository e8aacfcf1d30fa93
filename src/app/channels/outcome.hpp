// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once

#include <string>

#include "core/model/connection.hpp"

namespace harken::app {

// What became of something that came in.
struct Outcome {
  InboundState state = InboundState::done;
  std::string reason = {};
  ConversationId conversation_id = {};
  MessageId message_id = {};
};

inline Outcome ignored(std::string reason) {
  return {InboundState::ignored, std::move(reason), {}, {}};
}

}  // namespace harken::app
