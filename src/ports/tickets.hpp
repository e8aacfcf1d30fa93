// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once

#include <optional>
#include <span>
#include <string>
#include <utility>
#include <vector>

#include "core/model/search.hpp"
#include "core/model/ticket.hpp"
#include "core/policy/ticket_access.hpp"
#include "ports/store.hpp"

namespace harken {

struct TicketQuery {
  TicketView view = TicketView::all;
  TicketSort sort = TicketSort::number;
  bool is_descending = true;
  std::optional<TicketStatus> status;
  TicketStatusId own_status_id;
  std::optional<TicketPriority> priority;
  UserId responsible_id;
  bool without_responsible = false;
  DepartmentId department_id;
  LabelId label_id;
  std::string text;  // in the title, or the number
  Timestamp now;     // what is overdue
  int limit = 50;
  // The last row of the page before, whose place in the order is looked up.
  std::optional<Ticket> after;
};

struct TicketLink {
  TicketId ticket_id;
  TicketConversation conversation;
};
struct TicketFile {
  TicketId ticket_id;
  File file;
};

// What an open ticket says.
struct TicketText {
  TicketId id;
  std::string title;
  std::string excerpt;
};

class Tickets {
 public:
  virtual ~Tickets() = default;
  virtual Result<std::int64_t> next_number(WorkspaceId) = 0;
  virtual Found<Ticket> find(WorkspaceId, TicketId) = 0;
  // Also one that is deleted.
  virtual Found<Ticket> find_any(WorkspaceId, TicketId) = 0;
  // Also one that is deleted.
  virtual Found<Ticket> find_by_client_id(UserId opened_by, std::string_view client_id) = 0;
  virtual Found<Ticket> find_by_number(WorkspaceId, std::int64_t number) = 0;
  // Those that are not deleted, in any order.
  virtual Rows<Ticket> list_of_ids(WorkspaceId, std::span<const TicketId>) = 0;
  // With all the words, in itself or in one text of it; what the actor may read, the newest first.
  virtual Rows<TicketMatch> search(const Actor&, const std::vector<WantedWord>&, int limit) = 0;
  // What the actor may see.
  virtual Rows<Ticket> list(const Actor&, const TicketQuery&) = 0;
  // How many they are, up to the limit.
  virtual Result<std::int64_t> count(const Actor&, const TicketQuery&) = 0;
  // Those that are not closed, each up to `cap`.
  virtual Result<TicketCounts> count(const Actor&, Timestamp now, int cap) = 0;
  // Whose responsible is to be told of the deadline, in every workspace.
  virtual Rows<Ticket> list_to_remind(Timestamp now, int limit) = 0;
  virtual Status insert(const Ticket&) = 0;
  // Everything stored, escalations too. Compare-and-set on version.
  virtual Result<bool> update(const Ticket&, std::int64_t old_version) = 0;
  virtual Status remove(TicketId) = 0;  // with all that belongs to it

  // What the actor may see of them: of each ticket the newest `limit` conversations, newest first.
  virtual Rows<TicketLink> list_links(const Actor&, std::span<const TicketId>, int limit) = 0;
  virtual Result<bool> link(TicketId, ConversationId, Timestamp at) = 0;  // false: it was linked
  virtual Result<bool> unlink(TicketId, ConversationId) = 0;
  // Of a conversation, newest first; and what the user has pinned or unpinned there.
  virtual Rows<Ticket> list_of_conversation(const Actor&, ConversationId, int limit) = 0;
  virtual Rows<std::pair<TicketId, bool>> list_pins(UserId, ConversationId) = 0;
  virtual Status pin(UserId, ConversationId, TicketId, bool is_pinned) = 0;
  // Linked to any conversation of theirs that the actor may see, newest first. The tickets
  // themselves may be none of the actor's.
  virtual Rows<TicketId> list_linked_to(const Actor&, ContactId, int limit) = 0;
  // Of the newest open tickets of the desk, those that the actor may see, newest first.
  virtual Rows<TicketText> list_open_texts(const Actor&, int limit) = 0;
};

class TicketEntries {
 public:
  virtual ~TicketEntries() = default;
  virtual Found<TicketEntry> find_by_client_id(TicketId, UserId author,
                                               std::string_view client_id) = 0;
  // The newest `limit` below `before` (none: from the end), newest first.
  virtual Rows<TicketEntry> list(TicketId, TicketPart, TicketEntryId before, int limit) = 0;
  virtual Status insert(const TicketEntry&) = 0;                  // with its files
  virtual Status attach(TicketId, const std::vector<File>&) = 0;  // to the description
  // Of the descriptions, each in their order.
  virtual Rows<TicketFile> list_files(std::span<const TicketId>) = 0;
  // Where a file stands: none for a part means in the description.
  virtual Rows<std::pair<TicketId, std::optional<TicketPart>>> list_places(
      std::string_view file_id) = 0;
  virtual Status insert(const TicketChange&) = 0;
  virtual Rows<TicketChange> list_changes(TicketId) = 0;  // oldest first
};

}  // namespace harken
