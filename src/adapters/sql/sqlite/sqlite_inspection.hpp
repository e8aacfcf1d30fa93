// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once

#include "adapters/sql/inspection.hpp"

namespace harken::sql {

Result<std::unique_ptr<Inspection>> inspect_sqlite(const std::string& path);

}  // namespace harken::sql
