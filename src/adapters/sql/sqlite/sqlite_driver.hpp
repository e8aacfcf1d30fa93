// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once

#include <memory>
#include <string>

#include "adapters/sql/disk_room.hpp"
#include "adapters/sql/session.hpp"

namespace harken::sql {

// Makes the folder of the file, and locks the file against other processes of Harken for as long as
// the driver lives (there must be one writer).
Result<std::unique_ptr<Driver>> make_sqlite_driver(const std::string& path, bool fsync,
                                                   std::shared_ptr<DiskRoom> room);

}  // namespace harken::sql
