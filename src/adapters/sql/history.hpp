// SPDX-License-Identifier: AGPL-3.0-or-later
// Whether the numbers of events go on from those that clients have been shown (ADR 21). A copy of
// the database that takes over may lack the last of them and would give them out once more.
#pragma once

#include "adapters/sql/session.hpp"
#include "core/model/message.hpp"

namespace harken::sql {

// More than any database lacks, and than any socket is replayed.
constexpr Seq kJumpOfHistory = 1'000'000'000;

// Before the first write over a connection. In another history than the one before, the numbers
// of all workspaces jump, further than anybody is replayed: whoever comes with an older one is told
// to load anew.
Status go_on_from_history(SqlSession& session);

}  // namespace harken::sql
