// SPDX-License-Identifier: AGPL-3.0-or-later
#include "server/backup.hpp"

#include <sys/stat.h>

#include <algorithm>
#include <cerrno>

#include "adapters/blob_fs/fs_blob_store.hpp"
#include "adapters/sql/durable_file.hpp"
#include "server/blobs.hpp"
#include "server/secret_key.hpp"
#include "server/system_env.hpp"
#include "server/version.hpp"

namespace harken::server {

namespace {

namespace fs = std::filesystem;

Status make_folder(const fs::path& path) {
  if (::mkdir(path.c_str(), 0700) == 0) return {};
  if (errno == EEXIST)
    return fail(Errc::conflict, "conflict",
                path.string() +
                    " exists: another backup is being made there, or one was broken off; "
                    "remove it in that case");
  return sql::fail_file("make", path, errno);
}

// Gone when something fails on the way.
class Draft {
 public:
  explicit Draft(fs::path path) : path_(std::move(path)) {}
  Draft(const Draft&) = delete;
  Draft& operator=(const Draft&) = delete;
  ~Draft() {
    std::error_code ignored;
    if (!is_finished_) fs::remove_all(path_, ignored);
  }
  const fs::path& path() const { return path_; }
  Status finish(const fs::path& name) {
    RETURN_IF_ERROR(sql::sync_path(path_ / kDatabaseFolder));
    RETURN_IF_ERROR(sql::sync_path(path_));
    RETURN_IF_ERROR(sql::rename_durably(path_, name));
    is_finished_ = true;
    return {};
  }

 private:
  fs::path path_;
  bool is_finished_ = false;
};

// What is not as its name says is as good as gone.
Result<std::string> get_whole(BlobStore& store, const std::string& hash) {
  ASSIGN_OR_RETURN(auto bytes, store.get(hash));
  if (sha256_of(bytes) != hash) return fail_not_found("blob");
  return bytes;
}

Status copy_blobs(BlobStore& from, const fs::path& folder, Manifest& manifest) {
  FsBlobStore to(folder / kBlobFolder);
  for (const auto& hash : manifest.database.blobs) {
    const auto bytes = get_whole(from, hash);
    if (!bytes && bytes.error().kind != Errc::not_found) return std::unexpected(bytes.error());
    if (!bytes) {
      manifest.missing_blobs.push_back(hash);
      continue;
    }
    RETURN_IF_ERROR(to.put(hash, *bytes));
    manifest.blobs.push_back({hash, bytes->size()});
  }
  return {};
}

// Files that nobody sent are removed after a day; so one may go between the copy of the database
// and its own. Those that a row still names are lost.
Result<std::vector<std::string>> find_lost(const Config& config, const Manifest& manifest) {
  std::vector<std::string> lost;
  if (manifest.missing_blobs.empty()) return lost;
  ASSIGN_OR_RETURN(const auto database, sql::open_inspection(config.database_url()));
  ASSIGN_OR_RETURN(const auto named, sql::list_blobs(*database));
  std::ranges::copy_if(manifest.missing_blobs, std::back_inserter(lost),
                       [&](const auto& hash) { return std::ranges::binary_search(named, hash); });
  return lost;
}

Status copy_key(const Config& config, const fs::path& folder) {
  ASSIGN_OR_RETURN(const auto key, find_secret_key(config));
  if (!key)
    return fail(
        Errc::not_found, "not_found",
        "there is no secret.key in " + config.data + " that --with-key could put into the backup");
  return sql::write_new_file(folder / kKeyFile, text_of_key(*key).reveal());
}

Status sum_files(const fs::path& folder, bool with_key, Manifest& manifest) {
  for (const auto& name : manifest.database.files) {
    ASSIGN_OR_RETURN(auto sum, sum_of_file(folder, std::string(kDatabaseFolder) + "/" + name));
    manifest.files.push_back(std::move(sum));
  }
  if (!with_key) return {};
  ASSIGN_OR_RETURN(auto sum, sum_of_file(folder, kKeyFile));
  manifest.files.push_back(std::move(sum));
  return {};
}

Result<BackupOutcome> fill(const Config& config, bool with_key, const fs::path& folder) {
  SystemClock clock;
  BackupOutcome outcome;
  auto& manifest = outcome.manifest;
  manifest.harken = version();
  manifest.made_at = clock.now();
  RETURN_IF_ERROR(make_folder(folder / kDatabaseFolder));
  RETURN_IF_ERROR(make_folder(folder / kBlobFolder));
  ASSIGN_OR_RETURN(const auto blobs, make_blobs(config));
  // The database first: what it names was in the store before.
  ASSIGN_OR_RETURN(manifest.database,
                   sql::copy_database(config.database_url(), folder / kDatabaseFolder));
  RETURN_IF_ERROR(copy_blobs(*blobs, folder, manifest));
  ASSIGN_OR_RETURN(outcome.lost, find_lost(config, manifest));
  if (with_key) RETURN_IF_ERROR(copy_key(config, folder));
  RETURN_IF_ERROR(sum_files(folder, with_key, manifest));
  RETURN_IF_ERROR(write_manifest(manifest, folder));
  return outcome;
}

}  // namespace

Result<BackupOutcome> back_up(const Config& config, const BackupJob& job) {
  std::error_code error;
  auto to = fs::absolute(job.to).lexically_normal();
  if (!to.has_filename()) to = to.parent_path();  // with a slash at its end
  if (fs::exists(to, error))
    return fail(Errc::conflict, "conflict",
                to.string() + " exists already; a backup makes its own folder");
  fs::create_directories(to.parent_path(), error);
  const fs::path name = to.string() + ".partial";
  RETURN_IF_ERROR(make_folder(name));
  Draft draft(name);
  ASSIGN_OR_RETURN(auto outcome, fill(config, job.with_key, draft.path()));
  RETURN_IF_ERROR(draft.finish(to));
  return outcome;
}

}  // namespace harken::server
