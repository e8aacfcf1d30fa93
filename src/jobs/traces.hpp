// SPDX-License-Identifier: AGPL-3.0-or-later
// What the work of channels leaves behind and nobody needs for good. Kept are the names of what
// came, by which it is known when it comes again; mails as they came; the keys in the addresses to
// which our mails are answered, however late; and deliveries that failed, which can be sent again.
#pragma once

#include "ports/database.hpp"

namespace harken::jobs {

// In small transactions, so that no message waits for it. Errors: what the database says.
Status forget_traces(Database& database, Timestamp now);

}  // namespace harken::jobs
