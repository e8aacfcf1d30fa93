// SPDX-License-Identifier: AGPL-3.0-or-later
// A database for commands that look at all of it or copy it, beside a desk that runs: one
// connection, which cannot write and takes no lock of the desk (ADR 19). Statements are texts here,
// because names of tables come from the database itself; what people wrote never stands in them.
#pragma once

#include <cstdint>
#include <filesystem>
#include <map>
#include <memory>
#include <string>
#include <vector>

#include "core/base/result.hpp"

namespace harken::sql {

class SecretBox;

using TextRow = std::vector<std::string>;  // NULL is empty
using RowCounts = std::map<std::string, std::int64_t>;

struct AppliedMigration {
  std::string name;
  std::string sha256;
  bool is_harmless = false;  // an older harken may go on beside it
  // The same migration, whatever is known of it besides.
  bool operator==(const AppliedMigration& other) const {
    return name == other.name && sha256 == other.sha256;
  }
};

class Inspection {
 public:
  virtual ~Inspection() = default;
  virtual Result<std::vector<TextRow>> ask(const std::string& statement) = 0;
  // The tables of the desk; without those by which SQLite keeps its own house.
  virtual Result<std::vector<std::string>> tables() = 0;
  // Everything, as of one moment, into files of the folder, on disk when it returns. Gives their
  // names.
  virtual Result<std::vector<std::string>> copy_to(const std::filesystem::path& folder) = 0;
  // What the database finds damaged in itself; `thorough` reads every index too.
  virtual Result<std::vector<std::string>> find_damage(bool thorough) = 0;
  // Microseconds since 1970, by the database.
  virtual std::string clock() const = 0;
  virtual std::string description() const = 0;
  virtual bool is_embedded() const = 0;
};

// Errors: unavailable, with a message for the terminal; not_found, when there is no such file.
Result<std::unique_ptr<Inspection>> open_inspection(const std::string& url);

std::string quoted_name(const std::string& name);

Result<RowCounts> count_rows(Inspection& database);
Result<std::vector<AppliedMigration>> list_migrations(Inspection& database);
// Those of this harken that the database has not yet. Errors: conflict, when the database is newer,
// or was made with another content of a migration.
Result<std::vector<std::string>> list_pending(Inspection& database);
Status check_known(const std::vector<AppliedMigration>& applied);
// The SHA-256 of every file that a row names, sorted.
Result<std::vector<std::string>> list_blobs(Inspection& database);
// Workspaces whose events have a gap, or do not end where the workspace's counter stands.
Result<std::vector<std::string>> find_event_gaps(Inspection& database);

struct SealedSecrets {
  int sealed = 0;
  int unreadable = 0;  // by the box; all of them without one
};
Result<SealedSecrets> count_secrets(Inspection& database, const SecretBox* box);

}  // namespace harken::sql
