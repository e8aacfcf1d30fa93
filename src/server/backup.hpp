// SPDX-License-Identifier: AGPL-3.0-or-later
// harken backup: everything of a desk in a folder, while it runs
// (docs/how-to/back-up-and-restore.md).
#pragma once

#include <filesystem>

#include "server/backup_manifest.hpp"
#include "server/config.hpp"

namespace harken::server {

struct BackupJob {
  std::filesystem::path to;  // made by the backup
  bool with_key = false;
};

struct BackupOutcome {
  Manifest manifest;
  // Files that the desk itself has lost: rows name them, and the store does not have them as they
  // were.
  std::vector<std::string> lost;
};

// The folder has its name only when everything in it is on disk. Errors: conflict, unavailable;
// then there is no folder.
Result<BackupOutcome> back_up(const Config& config, const BackupJob& job);

}  // namespace harken::server
