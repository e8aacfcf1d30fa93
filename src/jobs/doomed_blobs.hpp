// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once

#include "ports/blob_store.hpp"
#include "ports/database.hpp"

namespace harken::jobs {

// Removes the bytes that no row names any more, outside of any transaction. Whoever is interrupted,
// or finds the store away, leaves the rest to the next round. Errors: those of the store and of the
// database.
Status remove_doomed_blobs(Database& database, BlobStore& blobs);

}  // namespace harken::jobs
