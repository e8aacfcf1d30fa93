// SPDX-License-Identifier: AGPL-3.0-or-later
// Where the files are: a folder, or a bucket of S3-compatible storage.
#pragma once

#include <memory>

#include "core/base/result.hpp"
#include "ports/blob_store.hpp"
#include "server/config.hpp"

namespace harken::server {

bool is_s3(const Config& config);
// Errors: what is wrong with `--blobs` or its keys.
Result<std::unique_ptr<BlobStore>> make_blobs(const Config& config);
// For whoever writes there. Errors: that a bucket cannot be written and read now, too.
Result<std::unique_ptr<BlobStore>> make_tried_blobs(const Config& config);
// How many may wait for it at once.
std::size_t blob_threads(const Config& config);

}  // namespace harken::server
