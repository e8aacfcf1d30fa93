// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once

#include <optional>
#include <string>

#include "core/base/id.hpp"
#include "core/model/conversation.hpp"
#include "core/model/ticket.hpp"

namespace harken {

// What a list is narrowed to, as it is kept: days instead of moments, so that "the last week" stays
// it.
struct ViewFilter {
  View view = View::all;
  std::optional<ConversationStatus> status;
  DepartmentId department_id;  // none: any; the same for the others
  ChannelId channel_id;
  LabelId label_id;
  UserId holder_id;
  std::int64_t days = 0;  // activity within so many days; 0: whenever
};

// What the table of tickets is narrowed to, and its order.
struct TicketFilter {
  TicketView view = TicketView::all;
  TicketSort sort = TicketSort::number;
  bool is_descending = true;
  std::optional<TicketStatus> status;
  TicketStatusId own_status_id;
  std::optional<TicketPriority> priority;
  UserId responsible_id;  // none: any; the same for the others
  bool without_responsible = false;
  DepartmentId department_id;
  LabelId label_id;
  std::string text;
};

// A list with a name, for oneself or for everybody.
struct SavedView {
  SavedViewId id;
  WorkspaceId workspace_id;
  UserId owner_id;
  bool is_shared = false;
  std::string name;
  ViewFilter filter;
  std::optional<TicketFilter> tickets = {};  // it is a list of tickets, and no other filter counts
  std::int64_t version = 1;
};

}  // namespace harken
