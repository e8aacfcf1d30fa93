// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "core/model/deletion.hpp"
#include "core/model/saved_view.hpp"
#include "core/policy/access.hpp"
#include "ports/env.hpp"
#include "ports/store.hpp"

namespace harken::app {

struct EditSavedView {
  SavedViewId id;  // none: a new one
  std::int64_t version = 0;
  std::optional<std::string> name;
  std::optional<bool> is_shared;
  std::optional<ViewFilter> filter;
  std::optional<TicketFilter> tickets = {};  // of a view of tickets
};

// Everybody keeps views of their own; those for all need the right share_views. What is
// somebody else's own does not exist. Errors: forbidden, not_found, invalid, too_many,
// version_conflict.
Result<SavedView> create_saved_view(Tx& tx, Env& env, const Actor& actor,
                                    const EditSavedView& command);
Result<SavedView> update_saved_view(Tx& tx, Env& env, const Actor& actor,
                                    const EditSavedView& command);
Result<Deletion> delete_saved_view(Tx& tx, Env& env, const Actor& actor, SavedViewId id);

struct CountedView {
  SavedViewId id;
  std::int64_t count = 0;  // up to kMostCounted
};
inline constexpr int kMostCounted = 100;
// How many conversations, or tickets, of each the actor may see.
Result<std::vector<CountedView>> count_saved_views(Tx& tx, Env& env, const Actor& actor);

}  // namespace harken::app
