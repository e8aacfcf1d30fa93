// SPDX-License-Identifier: AGPL-3.0-or-later
// The database in a backup: a copy as of one moment beside a desk that runs, and the way back into
// nothing (ADR 19).
#pragma once

#include "adapters/sql/inspection.hpp"

namespace harken::sql {

struct DatabaseCopy {
  std::string kind;                // sqlite, postgres
  std::vector<std::string> files;  // in the folder of the copy
  RowCounts rows;
  std::vector<AppliedMigration> migrations;
  std::vector<std::string> blobs;
  int sealed_secrets = 0;
};

// sqlite or postgres. Errors: invalid.
Result<std::string> kind_of_database(const std::string& url);

// Writes into the folder, and reads the copy once whole. Errors: unavailable, conflict when the
// database is newer than this harken.
Result<DatabaseCopy> copy_database(const std::string& url, const std::filesystem::path& folder);

struct RestoreJob {
  std::string url;
  std::filesystem::path folder;
  const DatabaseCopy& expected;
  // Null: there is no key, and nobody asks whether secrets open.
  const SecretBox* secrets = nullptr;
  // Only looks: PostgreSQL takes all of it back.
  bool is_trial = false;
};

// All or nothing: compared with what is expected before it takes its place. Errors: conflict when
// there is something already, or when it is not what was copied.
Status restore_database(const RestoreJob& job);

}  // namespace harken::sql
