// SPDX-License-Identifier: AGPL-3.0-or-later
#include "jobs/doomed_blobs.hpp"

#include "ports/deletions.hpp"

namespace harken::jobs {

namespace {

constexpr int kAtOnce = 100;

// Of these, those that go.
Status list_some(Database& database, std::vector<std::string>& doomed,
                 std::vector<std::string>& unused) {
  return run_read(database, [&](Tx& tx) -> Status {
    ASSIGN_OR_RETURN(doomed, tx.deletions().list_doomed_blobs(kAtOnce));
    for (const auto& hash : doomed) {
      ASSIGN_OR_RETURN(const bool is_used, tx.files().is_hash_used(hash));
      if (!is_used) unused.push_back(hash);
    }
    return {};
  });
}

Status forget(Database& database, std::span<const std::string> hashes) {
  if (hashes.empty()) return {};
  return run_write(database, [hashes](Tx& tx) -> Status {
    for (const auto& hash : hashes) RETURN_IF_ERROR(tx.deletions().forget_doomed_blob(hash));
    return {};
  });
}

}  // namespace

Status remove_doomed_blobs(Database& database, BlobStore& blobs) {
  for (;;) {
    std::vector<std::string> doomed;
    std::vector<std::string> unused;
    RETURN_IF_ERROR(list_some(database, doomed, unused));
    if (doomed.empty()) return {};
    std::size_t gone = 0;
    Status removed;
    while (gone < unused.size() && (removed = blobs.remove(unused[gone]))) ++gone;
    RETURN_IF_ERROR(forget(database, removed ? std::span(doomed) : std::span(unused).first(gone)));
    RETURN_IF_ERROR(removed);
  }
}

}  // namespace harken::jobs
