// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once

#include <cstdint>
#include <optional>
#include <string>

#include "core/base/id.hpp"
#include "core/model/document.hpp"

namespace harken {

enum class DraftKind : std::uint8_t { reply, note };

// What a user has not finished writing. Nobody else ever sees it.
struct Draft {
  UserId user_id;
  WorkspaceId workspace_id;
  ConversationId conversation_id;
  DraftKind kind = DraftKind::reply;
  std::string text;  // empty: nothing is left of it
  std::int64_t version = 0;
  std::optional<Document> document = {};  // as it is formatted; text says the same
};

}  // namespace harken
