// SPDX-License-Identifier: AGPL-3.0-or-later
#include "jobs/traces.hpp"

#include "ports/connections.hpp"
#include "ports/deliveries.hpp"
#include "ports/forms.hpp"

namespace harken::jobs {

namespace {

constexpr int kAtOnce = 500;
constexpr std::int64_t kDaySeconds = 86'400;
constexpr std::int64_t kPayloadSeconds = 30 * kDaySeconds;
constexpr std::int64_t kDeliverySeconds = 90 * kDaySeconds;

// Gives how many rows it has changed, of at most kAtOnce.
using Step = std::function<Result<std::int64_t>(Tx&)>;

Status repeat(Database& database, const Step& step) {
  for (;;) {
    std::int64_t done = 0;
    RETURN_IF_ERROR(run_write(database, [&](Tx& tx) -> Status {
      ASSIGN_OR_RETURN(done, step(tx));
      return {};
    }));
    if (done < kAtOnce) return {};
  }
}

// The blob goes inside the transaction, as with uploads that nobody sent, and one at a time as
// there.
Status forget_payload(Tx& tx, BlobStore& blobs, const OldPayload& old) {
  RETURN_IF_ERROR(tx.inbound().forget_payload(old.id));
  if (old.hash.empty()) return {};
  ASSIGN_OR_RETURN(const bool is_used, tx.files().is_hash_used(old.hash));
  return is_used ? Status() : blobs.remove(old.hash);
}

// Ends after the first that has a blob. Returns whether there may be more.
Result<bool> forget_some_payloads(Tx& tx, BlobStore& blobs, Timestamp before) {
  ASSIGN_OR_RETURN(const auto old, tx.inbound().list_old_payloads(before, kAtOnce));
  for (const auto& each : old) {
    RETURN_IF_ERROR(forget_payload(tx, blobs, each));
    if (!each.hash.empty()) return true;
  }
  return std::ssize(old) == kAtOnce;
}

Status forget_payloads(Database& database, BlobStore& blobs, Timestamp before) {
  bool has_more = true;
  while (has_more) {
    RETURN_IF_ERROR(run_write(database, [&](Tx& tx) -> Status {
      ASSIGN_OR_RETURN(has_more, forget_some_payloads(tx, blobs, before));
      return {};
    }));
  }
  return {};
}

}  // namespace

Status forget_traces(Database& database, BlobStore& blobs, Timestamp now) {
  RETURN_IF_ERROR(forget_payloads(database, blobs, now.plus_seconds(-kPayloadSeconds)));
  RETURN_IF_ERROR(repeat(database, [&](Tx& tx) {
    return tx.forms().end_talks(now.plus_seconds(-kDaySeconds), kAtOnce);
  }));
  RETURN_IF_ERROR(run_write(database, [&](Tx& tx) {
    return tx.mails().forget_automatic_before(utc_day(now) - 1);
  }));
  return repeat(database, [&](Tx& tx) {
    return tx.deliveries().remove_sent(now.plus_seconds(-kDeliverySeconds), kAtOnce);
  });
}

}  // namespace harken::jobs
