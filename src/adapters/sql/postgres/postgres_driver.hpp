// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once

#include <memory>
#include <string>

#include "adapters/sql/session.hpp"

namespace harken::sql {

std::unique_ptr<Driver> make_postgres_driver(const std::string& url, bool fsync);

}  // namespace harken::sql
