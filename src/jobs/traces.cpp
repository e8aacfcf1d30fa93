// SPDX-License-Identifier: AGPL-3.0-or-later
#include "jobs/traces.hpp"

#include "app/intake/doomed_blobs.hpp"
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

Result<std::int64_t> forget_payloads(Tx& tx, Timestamp before) {
  ASSIGN_OR_RETURN(const auto old, tx.inbound().list_old_payloads(before, kAtOnce));
  for (const auto& each : old) {
    RETURN_IF_ERROR(tx.inbound().forget_payload(each.id));
    if (!each.hash.empty()) RETURN_IF_ERROR(app::doom_if_unused(tx, each.hash));
  }
  return std::ssize(old);
}

}  // namespace

Status forget_traces(Database& database, Timestamp now) {
  RETURN_IF_ERROR(repeat(
      database, [&](Tx& tx) { return forget_payloads(tx, now.plus_seconds(-kPayloadSeconds)); }));
  RETURN_IF_ERROR(repeat(database, [&](Tx& tx) {
    return tx.forms().end_talks(now.plus_seconds(-kDaySeconds), kAtOnce);
  }));
  RETURN_IF_ERROR(run_write(
      database, [&](Tx& tx) { return tx.mails().forget_automatic_before(utc_day(now) - 1); }));
  return repeat(database, [&](Tx& tx) {
    return tx.deliveries().remove_sent(now.plus_seconds(-kDeliverySeconds), kAtOnce);
  });
}

}  // namespace harken::jobs
