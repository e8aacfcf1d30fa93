// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once

#include "adapters/sql/inspection.hpp"

namespace harken::sql {

// All of it sees the same moment: one read-only transaction, from here to its end.
Result<std::unique_ptr<Inspection>> inspect_postgres(const std::string& url);

}  // namespace harken::sql
