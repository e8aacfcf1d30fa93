// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once

#include <optional>
#include <string>

#include "core/base/id.hpp"
#include "core/model/conversation.hpp"

namespace harken {

// What a list is narrowed to, as it is kept: days instead of moments, so that "the last week" stays it.
struct ViewFilter {
  View view = View::all;
  std::optional<ConversationStatus> status;
  DepartmentId department_id;  // none: any; the same for the others
  ChannelId channel_id;
  LabelId label_id;
  UserId holder_id;
  std::int64_t days = 0;  // activity within so many days; 0: whenever
};

// A list with a name, for oneself or for everybody.
struct SavedView {
  SavedViewId id;
  WorkspaceId workspace_id;
  UserId owner_id;
  bool is_shared = false;
  std::string name;
  ViewFilter filter;
  std::int64_t version = 1;
};

}  // namespace harken
