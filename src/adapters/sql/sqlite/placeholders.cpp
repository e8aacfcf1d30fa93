// SPDX-License-Identifier: AGPL-3.0-or-later
#include "adapters/sql/sqlite/placeholders.hpp"

namespace harken::sql {

std::string number_placeholders(std::string_view sql) {
  std::string numbered(sql);
  char quote = 0;
  for (std::size_t i = 0; i < numbered.size(); ++i) {
    const char letter = numbered[i];
    if (quote != 0) {
      if (letter == quote) quote = 0;
    } else if (letter == '\'' || letter == '"') {
      quote = letter;
    } else if (letter == '$') {
      numbered[i] = '?';
    }
  }
  return numbered;
}

std::string use_row_keys(std::string_view script) {
  constexpr std::string_view kPortable = "BIGINT PRIMARY KEY";
  constexpr std::string_view kRowKey = "INTEGER PRIMARY KEY";
  std::string rewritten(script);
  for (std::size_t at = 0; (at = rewritten.find(kPortable, at)) != std::string::npos;) {
    rewritten.replace(at, kPortable.size(), kRowKey);
    at += kRowKey.size();
  }
  return rewritten;
}

}  // namespace harken::sql
