// SPDX-License-Identifier: AGPL-3.0-or-later
// What is to be done, and outlives the conversations that it is about.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "core/base/id.hpp"
#include "core/base/timestamp.hpp"
#include "core/model/conversation.hpp"
#include "core/model/document.hpp"
#include "core/model/message.hpp"

namespace harken {

using TicketId = Id<struct TicketTag>;
using TicketEntryId = Id<struct TicketEntryTag>;
using TicketEscalationId = Id<struct TicketEscalationTag>;
using TicketChangeId = Id<struct TicketChangeTag>;
using TicketStatusId = Id<struct TicketStatusTag>;

// In the order in which a table sorts them.
enum class TicketStatus : std::uint8_t { to_do, waiting, in_progress, closed };
enum class TicketPriority : std::uint8_t { minor, normal, major };

// A word of the workspace's own for a status; it is of one of the four, and means for every rule
// what that one means.
struct OwnTicketStatus {
  TicketStatusId id;
  WorkspaceId workspace_id;
  std::string name;
  TicketStatus base = TicketStatus::to_do;
  std::int64_t position = 0;  // among those of its base
  std::int64_t version = 1;
};

// Who asked for it: a colleague or a customer. Nobody, where it is a note of work.
struct TicketRequester {
  UserId user_id = {};
  ContactId contact_id = {};
  std::string name = {};    // as it was then
  std::int64_t number = 0;  // the Client Id of a contact
};

enum class EscalationState : std::uint8_t { open, returned, raised, resolved };

// Handed one level up, to whoever of a department has this rank or a higher one. The handler goes
// on handling the ticket.
struct TicketEscalation {
  TicketEscalationId id;
  std::int64_t level = 1;
  EscalationState state = EscalationState::open;
  DepartmentId department_id;
  int least_rank = 0;
  UserId assignee_id = {};  // who acknowledged it
  std::string assignee_name = {};
  UserId from_id;
  std::string from_name;
  std::string reason;
  std::string outcome = {};       // why it went back or on, or how it was settled
  std::string external_url = {};  // of an issue elsewhere
  Timestamp opened_at;
  std::optional<Timestamp> acknowledged_at = {};
  std::optional<Timestamp> waiting_since = {};  // the handler waits for an answer inside
  std::optional<Timestamp> closed_at = {};
};

struct Ticket {
  TicketId id;
  WorkspaceId workspace_id;
  std::int64_t number = 0;
  std::string client_id;
  std::string title;
  Document description;
  std::string excerpt;
  TicketPriority priority = TicketPriority::normal;
  TicketStatus status = TicketStatus::to_do;
  TicketStatusId own_status_id = {};  // of `status`; none: as it came with the desk
  DepartmentId department_id;
  UserId responsible_id = {};
  std::string responsible_name = {};
  std::optional<Timestamp> deadline = {};
  std::optional<Timestamp> remind_at = {};  // when the responsible is told next of the deadline
  TicketRequester requester = {};
  UserId opened_by_id;
  std::string opened_by_name;
  std::vector<LabelId> label_ids = {};  // sorted
  std::int64_t conversations = 0;       // how many are linked
  std::int64_t comments = 0;
  std::vector<TicketEscalation> escalations = {};  // from the first on; only the last can be open
  Timestamp created_at;
  Timestamp updated_at;
  std::optional<Timestamp> closed_at = {};
  std::int64_t version = 1;
};

inline bool is_closed(const Ticket& ticket) { return ticket.status == TicketStatus::closed; }
inline const TicketEscalation* open_escalation(const Ticket& ticket) {
  const bool is_open =
      !ticket.escalations.empty() && ticket.escalations.back().state == EscalationState::open;
  return is_open ? &ticket.escalations.back() : nullptr;
}

// Where a text of a ticket stands, and with it who may read it: comments are for who handles it and
// whom it was escalated to; additions for all; main for who asked and who handles; internal for who
// handles and whom it was escalated to.
enum class TicketPart : std::uint8_t { comment, addition, main, internal };

struct TicketEntry {
  TicketEntryId id;
  WorkspaceId workspace_id;
  TicketId ticket_id;
  TicketPart part = TicketPart::comment;
  std::string client_id;
  UserId author_id;
  std::string author_name;
  Document body;
  std::string text;  // the same in plain words
  std::vector<File> attachments = {};
  std::vector<Mention> mentions = {};
  Timestamp created_at;
};

enum class TicketChangeAction : std::uint8_t {
  created,
  changed,
  commented,
  added,
  wrote,         // in main
  wrote_inside,  // in internal
  linked,
  unlinked,
  escalated,
  acknowledged,
  returned,
  raised,
  settled,
  resolved,
  reopened,
  deleted,
  restored,
  answered,  // the customers of its conversations
};

// One field; from and to in words, their ids where they have some. Empty is nothing.
struct FieldChange {
  std::string field;
  std::string from;
  std::string to;
  std::string from_id = {};
  std::string to_id = {};
};

// One accepted change. Never written again.
struct TicketChange {
  TicketChangeId id;
  WorkspaceId workspace_id;
  TicketId ticket_id;
  TicketChangeAction action = TicketChangeAction::changed;
  UserId actor_id = {};  // none: the desk itself
  std::string actor_name = {};
  std::vector<FieldChange> changes = {};
  std::string reason = {};
  Timestamp created_at;
};

// A linked conversation, as it stands in a ticket.
struct TicketConversation {
  ConversationId id;
  std::int64_t number = 0;
  ContactId contact_id;
  std::int64_t contact_number = 0;
  std::string contact_name;
  ChannelKind channel_kind = ChannelKind::widget;
  ConversationStatus status = ConversationStatus::fresh;
};

inline TicketConversation linked_row_of(const Conversation& conversation) {
  return {conversation.id,           conversation.number,
          conversation.contact_id,   conversation.contact_number,
          conversation.contact_name, conversation.channel_kind,
          status_of(conversation)};
}

enum class TicketView : std::uint8_t { all, submitted, opened, overdue };
enum class TicketSort : std::uint8_t {
  number,
  status,
  title,
  priority,
  responsible,
  created,
  deadline
};

struct TicketCounts {
  std::int64_t all = 0;
  std::int64_t submitted = 0;
  std::int64_t opened = 0;
  std::int64_t overdue = 0;
};

}  // namespace harken
