// SPDX-License-Identifier: AGPL-3.0-or-later
#include "adapters/sql/postgres/address.hpp"

#include <libpq-fe.h>

#include <string_view>

namespace harken::sql {

namespace {

// The rest of a password that is not encoded is taken for a host or a port, and libpq's errors name
// those.
bool holds_password(const PQconninfoOption* option) {
  const std::string_view keyword(option->keyword);
  const std::string_view value(option->val == nullptr ? "" : option->val);
  if (keyword == "port") return value.find_first_not_of("0123456789,") != std::string_view::npos;
  return keyword == "host" && !value.starts_with('/') && value.contains('@');
}

}  // namespace

Status check_postgres_address(const std::string& url) {
  char* told = nullptr;
  PQconninfoOption* options = PQconninfoParse(url.c_str(), &told);
  PQfreemem(told);
  bool is_address = options != nullptr;
  for (const auto* each = options; is_address && each->keyword != nullptr; ++each)
    is_address = !holds_password(each);
  PQconninfoFree(options);
  if (is_address) return {};
  return fail_invalid(
      "database",
      "--database is no address of PostgreSQL (postgres://USER:PASSWORD@HOST/NAME); "
      "what is special in the password is percent-encoded");
}

}  // namespace harken::sql
