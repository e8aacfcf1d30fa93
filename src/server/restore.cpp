// SPDX-License-Identifier: AGPL-3.0-or-later
#include "server/restore.hpp"

#include <fmt/format.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <optional>

#include "adapters/blob_fs/fs_blob_store.hpp"
#include "adapters/sql/durable_file.hpp"
#include "adapters/sql/secret_box.hpp"
#include "server/blobs.hpp"
#include "server/desk.hpp"
#include "server/secret_key.hpp"

namespace harken::server {

namespace {

namespace fs = std::filesystem;
using Key = std::optional<sql::SecretKey>;

std::unexpected<Error> refused(const char* code, std::string detail) {
  return fail(Errc::conflict, code, std::move(detail));
}

// What a desk is not made of may lie there already: its key, put back beforehand, and locks.
bool may_stay(const fs::path& path) {
  std::error_code error;
  const auto name = path.filename().string();
  return name == kKeyFile || name.ends_with(".lock") || name == "lost+found" ||
         (name == kBlobFolder && fs::is_empty(path, error));
}

Status check_empty(const Config& config) {
  std::error_code error;
  for (const auto& folder : {fs::path(config.data), fs::path(config.blob_directory())}) {
    for (const auto& entry : fs::directory_iterator(folder, error))
      if (!may_stay(entry.path()))
        return refused(
            "not_empty",
            fmt::format("{} is not empty: {} is there. What is restored over the rows and files "
                        "of another desk is neither of the two, and nobody notices at once; "
                        "give an empty --data",
                        folder.string(), entry.path().filename().string()));
    if (is_s3(config)) break;
  }
  return {};
}

Result<std::string> saved_bytes(BlobStore& saved, const SavedBlob& blob) {
  auto bytes = saved.get(blob.sha256);
  if (!bytes)
    return refused("damaged_backup",
                   fmt::format("the backup is not whole: the file {} is missing", blob.sha256));
  if (sha256_of(*bytes) != blob.sha256)
    return refused(
        "damaged_backup",
        fmt::format("the backup is damaged: the file {} is not what it was", blob.sha256));
  return *std::move(bytes);
}

// All of it, before anything is put in place.
Status verify(const Manifest& manifest, const fs::path& from) {
  for (const auto& file : manifest.files) {
    ASSIGN_OR_RETURN(const auto sum, sum_of_file(from, file.path));
    if (sum.size != file.size || sum.sha256 != file.sha256)
      return refused("damaged_backup",
                     fmt::format("the backup is damaged: {} is not what it was", file.path));
  }
  FsBlobStore saved(from / kBlobFolder);
  for (const auto& blob : manifest.blobs) RETURN_IF_ERROR(saved_bytes(saved, blob));
  return {};
}

Result<Key> find_key(const Config& config, const Manifest& manifest, const fs::path& from) {
  ASSIGN_OR_RETURN(const auto own, find_secret_key(config));
  if (!manifest.has_key()) return own;
  ASSIGN_OR_RETURN(const auto saved, read_secret_key((from / kKeyFile).string()));
  if (own && *own != saved)
    return refused("other_key",
                   "the backup has another key than the desk has already: take one of them away");
  return saved;
}

Status put_blobs(BlobStore& store, const Manifest& manifest, const fs::path& from) {
  FsBlobStore saved(from / kBlobFolder);
  for (const auto& blob : manifest.blobs) {
    ASSIGN_OR_RETURN(const auto bytes, saved_bytes(saved, blob));
    RETURN_IF_ERROR(store.put(blob.sha256, bytes));
  }
  return {};
}

struct Place {
  const Config& config;
  const fs::path& from;
  const Manifest& manifest;
  const Key& key;
  bool is_trial = false;
};

// The database last: until then there is no desk.
Status put_all(const Place& place) {
  ASSIGN_OR_RETURN(const auto store, make_tried_blobs(place.config));
  RETURN_IF_ERROR(put_blobs(*store, place.manifest, place.from));
  const fs::path key_file = place.config.data + "/" + kKeyFile;
  std::error_code ignored;
  const bool writes_key = place.manifest.has_key() && !fs::exists(key_file, ignored);
  if (writes_key) RETURN_IF_ERROR(sql::write_new_file(key_file, text_of_key(*place.key).reveal()));
  const auto box = place.key ? std::make_unique<sql::SecretBox>(*place.key) : nullptr;
  const auto status =
      sql::restore_database({place.config.database_url(), place.from / kDatabaseFolder,
                             place.manifest.database, box.get(), place.is_trial});
  if (!status && writes_key) fs::remove(key_file, ignored);
  return status;
}

// It was empty before. What lies in a bucket is named by its content, and harms nobody.
void take_back_blobs(const Config& config) {
  if (is_s3(config)) return;
  std::error_code ignored;
  for (const auto& entry : fs::directory_iterator(config.blob_directory(), ignored))
    if (!may_stay(entry.path())) fs::remove_all(entry.path(), ignored);
}

Status make_data(const Config& config) {
  std::error_code error;
  fs::create_directories(config.data, error);
  if (error) return sql::fail_file("make", config.data, error.value());
  fs::permissions(config.data, fs::perms::owner_all, error);
  return {};
}

Result<RestoreOutcome> open_backup(const fs::path& from) {
  RestoreOutcome outcome;
  ASSIGN_OR_RETURN(outcome.manifest, read_manifest(from));
  RETURN_IF_ERROR(sql::check_known(outcome.manifest.database.migrations));
  return outcome;
}

class ScratchFolder {
 public:
  static Result<std::string> make(const fs::path& below) {
    auto name = (below / "harken-restore-XXXXXX").string();
    if (::mkdtemp(name.data()) == nullptr) return sql::fail_file("make a folder in", below, errno);
    return name;
  }
  explicit ScratchFolder(std::string path) : path_(std::move(path)) {}
  ScratchFolder(const ScratchFolder&) = delete;
  ScratchFolder& operator=(const ScratchFolder&) = delete;
  ~ScratchFolder() {
    std::error_code ignored;
    fs::remove_all(path_, ignored);
  }

 private:
  std::string path_;
};

}  // namespace

Result<RestoreOutcome> restore(const Config& config, const fs::path& from) {
  ASSIGN_OR_RETURN(auto outcome, open_backup(from));
  RETURN_IF_ERROR(check_empty(config));
  RETURN_IF_ERROR(verify(outcome.manifest, from));
  ASSIGN_OR_RETURN(const auto key, find_key(config, outcome.manifest, from));
  RETURN_IF_ERROR(make_data(config));
  // No desk starts here meanwhile.
  ASSIGN_OR_RETURN(const auto lock, DataLock::take(config.data));
  RETURN_IF_ERROR(check_empty(config));
  const auto status = put_all({config, from, outcome.manifest, key});
  if (!status) {
    take_back_blobs(config);
    return std::unexpected(status.error());
  }
  outcome.lacks_key = outcome.manifest.database.sealed_secrets > 0 && !key;
  return outcome;
}

Result<RestoreOutcome> try_restore(const Config& config, const fs::path& from,
                                   const fs::path& scratch) {
  ASSIGN_OR_RETURN(auto outcome, open_backup(from));
  RETURN_IF_ERROR(verify(outcome.manifest, from));
  ASSIGN_OR_RETURN(const auto key, find_key(config, outcome.manifest, from));
  if (outcome.manifest.database.sealed_secrets > 0 && !key)
    return refused(
        "no_key", "secrets of channels lie sealed, and their key is neither in the backup nor in " +
                      config.data + ": without secret.key no channel works after a restore");
  const bool is_sqlite = outcome.manifest.database.kind == "sqlite";
  if (!is_sqlite && !config.database.starts_with("postgres"))
    return fail_invalid("database",
                        "a backup of PostgreSQL is tried out in a PostgreSQL: give --database");
  ASSIGN_OR_RETURN(const auto folder, ScratchFolder::make(scratch));
  const ScratchFolder taken_back(folder);
  Config place = config;
  place.data = folder;
  place.blobs.clear();
  if (is_sqlite) place.database.clear();
  RETURN_IF_ERROR(put_all({place, from, outcome.manifest, key, true}));
  return outcome;
}

}  // namespace harken::server
