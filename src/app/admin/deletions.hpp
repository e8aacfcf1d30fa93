// SPDX-License-Identifier: AGPL-3.0-or-later
// Deleting so that it can be undone for 30 days. docs/how-to/make-a-deletion-undoable.md says how a
// new kind of thing joins in.
#pragma once

#include <boost/json/value.hpp>
#include <vector>

#include "core/model/deletion.hpp"
#include "core/policy/access.hpp"
#include "ports/env.hpp"
#include "ports/store.hpp"

namespace harken::app {

// For a use case that deletes. owner_id, department_id: see Deletion. before: as the API shows it,
// for the audit log.
struct Deleting {
  Deletable kind;
  std::int64_t subject_id;
  std::string name;
  boost::json::value before = nullptr;
  UserId owner_id = {};
  DepartmentId department_id = {};
  std::int64_t replacement_id = 0;
};

// Nothing finds the thing from here on. Leaves a row under Recently deleted and, unless it was
// somebody's own, a line in the audit log. The right has been asked for before.
Result<Deletion> move_to_deleted(Tx& tx, Env& env, const Actor& actor, Deleting what);

// What the actor may bring back, newest first.
Rows<Deletion> list_deletions(Tx& tx, Env& env, const Actor& actor);

// With what hung on it, unless that has been changed since. Errors: not_found (also after 30 days),
// forbidden, already_exists (its name is taken now), parent_deleted, too_many.
Status restore_deletion(Tx& tx, Env& env, const Actor& actor, DeletionId id);

// How much hangs on a thing, before it is deleted. Errors: not_found, forbidden, invalid.
Result<std::int64_t> count_hanging(Tx& tx, const Actor& actor, Deletable kind, std::int64_t id);

// What can be brought back no longer goes for good. Returns whether there may be more.
Result<bool> purge_deletions(Tx& tx, Env& env);

}  // namespace harken::app
