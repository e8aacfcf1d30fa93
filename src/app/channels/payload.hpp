// SPDX-License-Identifier: AGPL-3.0-or-later
// What providers deliver may be long: then it lies among the files, and its row names it. Blocking,
// and outside of transactions.
#pragma once

#include <vector>

#include "core/model/connection.hpp"
#include "ports/blob_store.hpp"

namespace harken::app {

// Files first, so that no row ever names what is not there.
Result<std::vector<InboundEntry>> put_payloads(BlobStore& blobs, std::vector<RawInbound> items);
// The item as it came.
Result<RawInbound> get_payload(BlobStore& blobs, const InboundEntry& entry);

}  // namespace harken::app
