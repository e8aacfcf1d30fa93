// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once

#include <array>
#include <filesystem>
#include <mutex>

#include "ports/blob_store.hpp"

namespace harken {

// Blobs as files: folder/ab/cdef…, named by their hash.
class FsBlobStore : public BlobStore {
 public:
  explicit FsBlobStore(std::filesystem::path folder) : folder_(std::move(folder)) {}

  Status put(std::string_view hash, std::string_view bytes) override;
  Result<std::string> get(std::string_view hash) override;
  Status remove(std::string_view hash) override;

 private:
  std::filesystem::path folder_;
  std::array<std::mutex, 16> turns_;  // to put, by hash
};

}  // namespace harken
