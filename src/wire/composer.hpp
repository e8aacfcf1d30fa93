// SPDX-License-Identifier: AGPL-3.0-or-later
// The JSON of what answers are made of.
#pragma once

#include <boost/json/value.hpp>
#include <optional>
#include <string_view>

#include "core/model/canned_reply.hpp"
#include "core/model/draft.hpp"

namespace harken::wire {

boost::json::value encode(const CannedReply&);
boost::json::value encode(const Draft&);

const char* to_text(CannedScope);
const char* to_text(DraftKind);
std::optional<CannedScope> parse_canned_scope(std::string_view);
std::optional<DraftKind> parse_draft_kind(std::string_view);

}  // namespace harken::wire
