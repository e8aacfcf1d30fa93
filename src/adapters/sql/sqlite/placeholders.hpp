// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once

#include <string>
#include <string_view>

namespace harken::sql {

// SQLite reads $2 as a name and numbers names by their first appearance, so "$2 … $1" would swap
// the values silently. ?2 is the second value wherever it stands. Quoted text stays as it is.
std::string number_placeholders(std::string_view sql);

// Only the exact words INTEGER PRIMARY KEY make a column SQLite's own row key; any other integer
// type costs a second B-tree for each table. PostgreSQL's INTEGER is too small for ids.
std::string use_row_keys(std::string_view script);

}  // namespace harken::sql
