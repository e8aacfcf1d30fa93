// SPDX-License-Identifier: AGPL-3.0-or-later
#include "adapters/sql/sqlite/sqlite_error.hpp"

#include <fmt/format.h>
#include <sqlite3.h>

namespace harken::sql {

std::string describe_damage(std::string_view found) {
  return fmt::format(
      "the database is damaged ({}). Keep a copy of its files as they are, look after the "
      "disk, and put back the newest backup",
      found);
}

std::string describe_error(int code, std::string_view words) {
  const std::string error = fmt::format("SQLite {}: {}", code, words);
  const int kind = code & 0xff;
  return kind == SQLITE_CORRUPT || kind == SQLITE_NOTADB ? describe_damage(error) : error;
}

}  // namespace harken::sql
