// SPDX-License-Identifier: AGPL-3.0-or-later
// Where the files are.
#pragma once

#include <memory>

#include "core/base/result.hpp"
#include "ports/blob_store.hpp"
#include "server/config.hpp"

namespace harken::server {

Result<std::unique_ptr<BlobStore>> make_blobs(const Config& config);

}  // namespace harken::server
