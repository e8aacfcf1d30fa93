// SPDX-License-Identifier: AGPL-3.0-or-later
// The JSON of answers that have not been sent yet; for staff alone.
#pragma once

#include <boost/json/value.hpp>

#include "core/model/pending_reply.hpp"

namespace harken::wire {

boost::json::value encode(const PendingReply&);
const char* to_text(PendingKind);

}  // namespace harken::wire
