// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once

#include "app/conversation/reply.hpp"

namespace harken::app {

// The same answer with its text and its pictures, where it came as a document; else as it is.
// Errors: invalid.
Result<Reply> spelled_out(Reply command);

}  // namespace harken::app
