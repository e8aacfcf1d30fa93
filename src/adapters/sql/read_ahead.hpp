// SPDX-License-Identifier: AGPL-3.0-or-later
// The conversations that a batch begins with, read in one statement instead of one for each:
// another process is asked once, and what waits to be written is not sent off between two of them.
#pragma once

#include <span>

#include "adapters/sql/session.hpp"
#include "ports/database.hpp"

namespace harken::sql {

// Whether a work about this would ask for its conversation, and a question is dear.
bool needs_read_ahead(SqlSession& session, const About& about);

// Only what is not remembered yet. Nothing for a session that remembers none.
Status read_ahead(SqlSession& session, std::span<const About> works);

}  // namespace harken::sql
