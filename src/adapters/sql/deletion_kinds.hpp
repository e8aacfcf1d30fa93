// SPDX-License-Identifier: AGPL-3.0-or-later
// The statements that differ by what is deleted.
#pragma once

#include <optional>

#include "adapters/sql/sql_text.hpp"
#include "core/model/deletion.hpp"

namespace harken::sql {

// $1 workspace, $2 the thing, $3 since when, or NULL.
Sql mark_deleted_sql(Deletable kind);
// Whether another one has its name: $1 workspace, $2 the thing. Nothing: names may stand twice.
std::optional<Sql> name_taken_sql(Deletable kind);
// How much hangs on it, one row if it is there: $1 workspace, $2 the thing. Nothing: nothing can.
std::optional<Sql> count_hanging_sql(Deletable kind);

}  // namespace harken::sql
