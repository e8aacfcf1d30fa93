// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once

#include "server/config.hpp"

namespace harken::server {

// Before migrations of an embedded database that has rows: a copy of it as it is, in
// DATA/before-migration/NEWEST/, where NEWEST is the last of those that are pending. It stays until
// the next upgrade. One that was broken off goes on with the copy it has. Errors: unavailable, when
// there is no room; conflict, when the database is newer than this harken or damaged.
Status back_up_before_migration(const Config& config);

}  // namespace harken::server
