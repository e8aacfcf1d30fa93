// SPDX-License-Identifier: AGPL-3.0-or-later
// harken restore: a backup becomes a desk where there is none, or is tried out beside one.
#pragma once

#include <filesystem>

#include "server/backup_manifest.hpp"
#include "server/config.hpp"

namespace harken::server {

struct RestoreOutcome {
  Manifest manifest;
  // Secrets of channels lie sealed, and no key was found: the desk will not start before it is
  // there.
  bool lacks_key = false;
};

// Into an empty data directory and an empty database. Errors: conflict when one is not empty or the
// backup is not whole; then nothing has been put in place.
Result<RestoreOutcome> restore(const Config& config, const std::filesystem::path& from);

// The same into a folder of its own below `scratch`, and taken back; a key must be found when
// secrets lie sealed: in the backup, or that of the desk.
Result<RestoreOutcome> try_restore(const Config& config, const std::filesystem::path& from,
                                   const std::filesystem::path& scratch);

}  // namespace harken::server
