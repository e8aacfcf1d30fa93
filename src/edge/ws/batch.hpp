// SPDX-License-Identifier: AGPL-3.0-or-later
// Events as the feed hands them to the threads: each encoded once per audience.
#pragma once

#include <memory>
#include <vector>

#include "core/model/event.hpp"
#include "core/model/staff.hpp"
#include "core/model/ticket_audience.hpp"
#include "edge/ws/frame.hpp"

namespace harken::ws {

struct FeedEvent {
  Seq seq = 0;
  ConversationId conversation_id;
  Audience audience;
  std::optional<TicketAudience> ticket_audience;  // of a ticket: instead of the audience
  Buffer staff;
  // For who could see the conversation before and no longer can.
  std::optional<Audience> previous_audience;
  Buffer removed;
  IdentityId identity_id;
  Buffer visitor;  // null: nothing for the customer
  // A customer's address, or whether they are blocked, may have changed with it.
  bool may_end_links = false;
  // When rights may have changed with this event: all users as they are now.
  std::shared_ptr<const std::vector<User>> people;
};

struct Batch {
  WorkspaceId workspace_id;
  Seq last = 0;
  // Between the event before this number and the one behind it something is missing, or was never
  // so: what whoever listens has been shown is no more what there is. 0: nothing is.
  Seq resumes_after = 0;
  std::vector<FeedEvent> events;
};

FeedEvent encode(const Event& event);
bool changes_rights(const Event& event);

}  // namespace harken::ws
