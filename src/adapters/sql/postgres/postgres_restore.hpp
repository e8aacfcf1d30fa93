// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once

#include <functional>

#include "adapters/sql/backup.hpp"

namespace harken::sql {

// Into an empty database, in one transaction; `check` looks at it before the end. A trial happens
// in a schema of its own beside what is there, and is taken back.
Status restore_postgres(const RestoreJob& job, const std::function<Status(Inspection&)>& check);

}  // namespace harken::sql
