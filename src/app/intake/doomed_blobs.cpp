// SPDX-License-Identifier: AGPL-3.0-or-later
#include "app/intake/doomed_blobs.hpp"

#include "ports/deletions.hpp"

namespace harken::app {

Status doom_if_unused(Tx& tx, std::string_view hash) {
  ASSIGN_OR_RETURN(const bool is_used, tx.files().is_hash_used(hash));
  return is_used ? Status() : tx.deletions().doom_blob(hash);
}

Status check_not_doomed(Tx& tx, std::string_view hash) {
  ASSIGN_OR_RETURN(const bool is_doomed, tx.deletions().is_blob_doomed(hash));
  if (!is_doomed) return {};
  return fail(Errc::unavailable, "unavailable", "the same bytes are just being removed");
}

}  // namespace harken::app
