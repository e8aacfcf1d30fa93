// SPDX-License-Identifier: AGPL-3.0-or-later
#include "server/blobs.hpp"

#include "adapters/blob_fs/fs_blob_store.hpp"

namespace harken::server {

Result<std::unique_ptr<BlobStore>> make_blobs(const Config& config) {
  return std::make_unique<FsBlobStore>(config.blob_directory());
}

}  // namespace harken::server
