// SPDX-License-Identifier: AGPL-3.0-or-later
#include "adapters/sql/backup.hpp"

#include <fmt/format.h>

#include "adapters/sql/durable_file.hpp"
#include "adapters/sql/postgres/postgres_restore.hpp"
#include "adapters/sql/secret_box.hpp"

namespace harken::sql {
namespace {

namespace fs = std::filesystem;

std::unexpected<Error> is_other(std::string detail) {
  return fail(Errc::conflict, "not_equal", std::move(detail));
}

Status check_damage(Inspection& database) {
  ASSIGN_OR_RETURN(const auto damage, database.find_damage(true));
  if (damage.empty()) return {};
  return is_other(fmt::format("the database is damaged: {}", damage.front()));
}

Status check_counts(const RowCounts& expected, const RowCounts& counted) {
  for (const auto& [table, rows] : expected) {
    const auto found = counted.find(table);
    if (found == counted.end()) return is_other(fmt::format("the table {} is missing", table));
    if (found->second != rows)
      return is_other(fmt::format("{} has {} rows instead of {}", table, found->second, rows));
  }
  if (expected.size() != counted.size()) return is_other("there are tables that were not copied");
  return {};
}

Status check_secrets(Inspection& database, const SecretBox* box) {
  if (box == nullptr) return {};
  ASSIGN_OR_RETURN(const auto counts, count_secrets(database, box));
  if (counts.unreadable == 0) return {};
  return is_other(
      fmt::format("the key does not open {} of the {} secrets of channels: it is not the "
                  "secret.key that belongs to this database",
                  counts.unreadable, counts.sealed));
}

// What was copied is read back: the rows, their order, the files that they name.
Status check_copy(Inspection& database, const RestoreJob& job) {
  RETURN_IF_ERROR(check_damage(database));
  ASSIGN_OR_RETURN(const auto migrations, list_migrations(database));
  if (migrations != job.expected.migrations)
    return is_other("the schema is not that of the manifest");
  ASSIGN_OR_RETURN(const auto counts, count_rows(database));
  RETURN_IF_ERROR(check_counts(job.expected.rows, counts));
  ASSIGN_OR_RETURN(const auto blobs, list_blobs(database));
  if (blobs != job.expected.blobs)
    return is_other("the database names other files than the manifest");
  ASSIGN_OR_RETURN(const auto gaps, find_event_gaps(database));
  if (!gaps.empty())
    return is_other(fmt::format("the events of workspace {} have a gap", gaps.front()));
  return check_secrets(database, job.secrets);
}

Status restore_sqlite(const RestoreJob& job) {
  const fs::path path = job.url.substr(std::string_view("sqlite:").size());
  std::error_code ignored;
  // The log of another database would be read as that of this one.
  for (const auto& taken : {path.string(), path.string() + "-wal", path.string() + "-journal"})
    if (fs::exists(taken, ignored))
      return fail(Errc::conflict, "not_empty", taken + " exists already");
  if (job.expected.files.size() != 1) return is_other("a copy of SQLite is one file");
  const fs::path draft = path.string() + ".restoring";
  fs::remove(draft, ignored);
  auto status = copy_file_durably(job.folder / job.expected.files.front(), draft);
  if (status) {
    const auto copy = open_inspection("sqlite:" + draft.string());
    status = copy ? check_copy(**copy, job) : Status(std::unexpected(copy.error()));
  }
  if (status) status = rename_durably(draft, path);
  if (!status) fs::remove(draft, ignored);
  return status;
}

Status read_facts(Inspection& database, DatabaseCopy& copy) {
  ASSIGN_OR_RETURN(copy.migrations, list_migrations(database));
  RETURN_IF_ERROR(check_known(copy.migrations));
  ASSIGN_OR_RETURN(copy.rows, count_rows(database));
  ASSIGN_OR_RETURN(copy.blobs, list_blobs(database));
  ASSIGN_OR_RETURN(const auto secrets, count_secrets(database, nullptr));
  copy.sealed_secrets = secrets.sealed;
  return {};
}

}  // namespace

Result<std::string> kind_of_database(const std::string& url) {
  if (url.starts_with("sqlite:")) return "sqlite";
  if (url.starts_with("postgres")) return "postgres";
  return fail_invalid("database", "a database is sqlite:PATH or postgres://…");
}

Result<DatabaseCopy> copy_database(const std::string& url, const fs::path& folder) {
  DatabaseCopy copy;
  ASSIGN_OR_RETURN(copy.kind, kind_of_database(url));
  ASSIGN_OR_RETURN(auto database, open_inspection(url));
  ASSIGN_OR_RETURN(copy.files, database->copy_to(folder));
  if (database->is_embedded()) {
    // From here on the copy is asked, and the desk's log may start over.
    ASSIGN_OR_RETURN(database, open_inspection("sqlite:" + (folder / copy.files.front()).string()));
    RETURN_IF_ERROR(check_damage(*database));
  }
  RETURN_IF_ERROR(read_facts(*database, copy));
  return copy;
}

Status restore_database(const RestoreJob& job) {
  RETURN_IF_ERROR(check_known(job.expected.migrations));
  ASSIGN_OR_RETURN(const auto kind, kind_of_database(job.url));
  if (kind != job.expected.kind)
    return fail(
        Errc::conflict, "other_database",
        fmt::format("this is a backup of {}, and the database is {}; a backup goes back into its "
                    "own kind",
                    job.expected.kind, kind));
  if (kind == "sqlite") return restore_sqlite(job);
  return restore_postgres(job, [&](Inspection& database) { return check_copy(database, job); });
}

}  // namespace harken::sql
