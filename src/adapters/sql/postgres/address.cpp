// SPDX-License-Identifier: AGPL-3.0-or-later
#include "adapters/sql/postgres/address.hpp"

#include <libpq-fe.h>

namespace harken::sql {

Status check_postgres_address(const std::string& url) {
  char* told = nullptr;
  PQconninfoOption* options = PQconninfoParse(url.c_str(), &told);
  PQfreemem(told);
  PQconninfoFree(options);
  if (options != nullptr) return {};
  return fail_invalid(
      "database",
      "--database is no address of PostgreSQL (postgres://USER:PASSWORD@HOST/NAME); "
      "what is special in the password is percent-encoded");
}

}  // namespace harken::sql
