// SPDX-License-Identifier: AGPL-3.0-or-later
#include "jobs/housekeeping.hpp"

#include "app/admin/deletions.hpp"
#include "app/intake/doomed_blobs.hpp"
#include "core/rules/undo.hpp"
#include "jobs/doomed_blobs.hpp"
#include "jobs/traces.hpp"
#include "ports/connections.hpp"
#include "ports/drafts.hpp"
#include "ports/notifications.hpp"
#include "ports/undos.hpp"

namespace harken::jobs {

namespace {

constexpr int kRowsAtOnce = 500;
constexpr std::int64_t kSessionIdleSeconds = 14 * 86'400;
constexpr std::int64_t kSessionAbsoluteSeconds = 90 * 86'400;
constexpr std::int64_t kDraftSeconds = 86'400;

constexpr std::int64_t kNotificationSeconds = 90 * 86'400;

Status forget_what_is_past(Database& database, Timestamp now) {
  return run_write(database, [now](Tx& tx) -> Status {
    RETURN_IF_ERROR(tx.identities().remove_ended_sessions(now));
    RETURN_IF_ERROR(tx.mails().remove_links_before(now));
    RETURN_IF_ERROR(tx.undos().remove_older_than(now.plus_seconds(-kUndoSeconds)));
    return tx.notifications().remove_older_than(now.plus_seconds(-kNotificationSeconds));
  });
}

Status end_old_sessions(Database& database, Timestamp now) {
  return run_write(database, [now](Tx& tx) {
    return tx.sessions().remove_older_than(now.plus_seconds(-kSessionIdleSeconds),
                                           now.plus_seconds(-kSessionAbsoluteSeconds));
  });
}

// Returns whether there may be more.
Result<bool> prune_some(Database& database, Timestamp before) {
  std::int64_t pruned = 0;
  RETURN_IF_ERROR(run_write(database, [&](Tx& tx) -> Status {
    pruned = 0;
    ASSIGN_OR_RETURN(const auto workspaces, tx.workspaces().list());
    for (const auto& workspace : workspaces) {
      ASSIGN_OR_RETURN(const auto count, tx.events().prune(workspace.id, before, kRowsAtOnce));
      pruned += count;
    }
    return {};
  }));
  return pruned >= kRowsAtOnce;
}

// A draft that was sent or given up only stays for a while, so that other browsers learn of it.
Status forget_empty_drafts(Database& database, Timestamp before) {
  return run_write(database, [before](Tx& tx) -> Status {
    RETURN_IF_ERROR(tx.drafts().remove_empty(before, kRowsAtOnce));
    return {};
  });
}

// What can no longer be brought back. Returns whether there may be more.
Result<bool> purge_some(Database& database, Env& env) {
  bool has_more = false;
  RETURN_IF_ERROR(run_write(database, [&](Tx& tx) -> Status {
    ASSIGN_OR_RETURN(has_more, app::purge_deletions(tx, env));
    return {};
  }));
  return has_more;
}

// Returns whether there may be more.
Result<bool> forget_orphans(Database& database, Timestamp before) {
  bool has_more = false;
  RETURN_IF_ERROR(run_write(database, [&](Tx& tx) -> Status {
    ASSIGN_OR_RETURN(const auto orphans, tx.files().take_orphans(before, kRowsAtOnce));
    has_more = std::ssize(orphans) == kRowsAtOnce;
    for (const auto& file : orphans) RETURN_IF_ERROR(app::doom_if_unused(tx, file.hash));
    return {};
  }));
  return has_more;
}

}  // namespace

Status keep_house(Database& database, BlobStore& blobs, Env& env,
                  const HousekeepingOptions& options) {
  const auto now = env.clock.now();
  RETURN_IF_ERROR(end_old_sessions(database, now));
  RETURN_IF_ERROR(forget_empty_drafts(database, now.plus_seconds(-kDraftSeconds)));
  RETURN_IF_ERROR(forget_what_is_past(database, now));
  bool has_more = true;
  while (has_more) {
    ASSIGN_OR_RETURN(has_more,
                     prune_some(database, now.plus_seconds(-options.event_retention_seconds)));
  }
  has_more = true;
  while (has_more) {
    ASSIGN_OR_RETURN(has_more, purge_some(database, env));
  }
  RETURN_IF_ERROR(forget_traces(database, now));
  has_more = true;
  while (has_more) {
    ASSIGN_OR_RETURN(has_more, forget_orphans(database, now.plus_seconds(-options.orphan_seconds)));
  }
  return remove_doomed_blobs(database, blobs);
}

Housekeeping::Housekeeping(Database& database, LeaseKeeper& leases, BlobStore& blobs, Env env,
                           HousekeepingOptions options)
    : env_(env),
      rounds_(database, leases.ask_for("housekeeping"), "housekeeping",
              std::chrono::seconds(options.every_seconds),
              [this, &blobs, options](Database& fenced) {
                return keep_house(fenced, blobs, env_, options);
              }) {}

}  // namespace harken::jobs
