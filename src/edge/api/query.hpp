// SPDX-License-Identifier: AGPL-3.0-or-later
// Query parameters that are more than an id.
#pragma once

#include <optional>

#include "core/base/result.hpp"
#include "core/base/timestamp.hpp"
#include "core/model/conversation.hpp"
#include "edge/http/http.hpp"

namespace harken::edge {

// RFC 3339, such as 2026-11-26T00:00:00Z, or a day in UTC, such as 2026-11-26. Errors: invalid.
Result<std::optional<Timestamp>> optional_query_time(const Request& request, std::string_view name);

// One of the status words, as `status`. Errors: invalid.
Result<std::optional<ConversationStatus>> optional_query_status(const Request& request);

}  // namespace harken::edge
