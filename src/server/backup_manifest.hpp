// SPDX-License-Identifier: AGPL-3.0-or-later
// What a backup holds: manifest.json, and manifest.sha256 by which it is known to be whole (ADR
// 19).
#pragma once

#include <cstdint>
#include <filesystem>
#include <string>
#include <vector>

#include "adapters/sql/backup.hpp"
#include "core/base/timestamp.hpp"
#include "server/sha256.hpp"

namespace harken::server {

struct SavedBlob {
  std::string sha256;
  std::uint64_t size = 0;
};

struct Manifest {
  std::string harken;  // the version that made it
  Timestamp made_at;
  sql::DatabaseCopy database;
  std::vector<FileSum> files;  // of the database, and the key when it is in it
  std::vector<SavedBlob> blobs;
  // Named by the database, and not to be had when it was made.
  std::vector<std::string> missing_blobs;

  bool has_key() const;
};

inline constexpr const char* kDatabaseFolder = "database";
inline constexpr const char* kBlobFolder = "blobs";
inline constexpr const char* kKeyFile = "secret.key";

Status write_manifest(const Manifest& manifest, const std::filesystem::path& folder);
// Errors: not_found when it is no backup; conflict when it is not whole, or of a newer harken.
Result<Manifest> read_manifest(const std::filesystem::path& folder);

}  // namespace harken::server
