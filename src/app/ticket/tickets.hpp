// SPDX-License-Identifier: AGPL-3.0-or-later
// Making, changing, linking and ending tickets.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "core/model/deletion.hpp"
#include "core/model/ticket.hpp"
#include "core/policy/ticket_access.hpp"
#include "ports/env.hpp"
#include "ports/store.hpp"

namespace harken::app {

struct CreateTicket {
  std::string client_id;
  std::string title;
  Document description = {};
  TicketPriority priority = TicketPriority::normal;
  std::optional<TicketStatus> status = {};  // none: that of the own status, else to_do
  TicketStatusId own_status_id = {};
  DepartmentId department_id = {};  // none: that of the first conversation, else the actor's first
  UserId responsible_id = {};
  std::optional<Timestamp> deadline = {};
  bool is_requested = false;  // the actor asks, and others handle it
  ContactId contact_id = {};
  std::vector<ConversationId> conversation_ids = {};
  std::vector<LabelId> label_ids = {};
  std::vector<std::string> attachment_ids = {};
};
struct CreatedTicket {
  Ticket ticket;
  bool is_new = true;
};
// Everybody may ask; the rest takes make_tickets. Errors: forbidden, invalid, not_found (a
// conversation), requester_cannot_handle, client_id_conflict.
Result<CreatedTicket> create_ticket(Tx& tx, Env& env, const Actor& actor,
                                    const CreateTicket& command);

struct UpdateTicket {
  TicketId id;
  std::int64_t version = 0;
  std::optional<std::string> title = {};
  std::optional<Document> description = {};
  std::optional<TicketPriority> priority = {};
  std::optional<TicketStatus> status = {};
  std::optional<TicketStatusId> own_status_id = {};  // none inside: as it came with the desk
  std::optional<DepartmentId> department_id = {};
  std::optional<UserId> responsible_id = {};  // none inside: nobody
  std::optional<std::optional<Timestamp>> deadline = {};
  std::optional<std::vector<LabelId>> label_ids = {};
};
// Errors: not_found, forbidden, invalid, version_conflict, requester_cannot_handle.
Result<Ticket> update_ticket(Tx& tx, Env& env, const Actor& actor, const UpdateTicket& command);

struct ResolveTicket {
  TicketId id;
  std::optional<Document> answer = {};
  std::optional<TicketStatusId> own_status_id = {};  // none: closed as it came with the desk
};
// Closes it, with a last word to a colleague who asked. Errors: not_found, forbidden,
// ticket_closed, invalid (a status that is not of the closed ones).
Result<Ticket> resolve_ticket(Tx& tx, Env& env, const Actor& actor, const ResolveTicket& command);

Result<Deletion> delete_ticket(Tx& tx, Env& env, const Actor& actor, TicketId id);

// Both must be visible to the actor. Errors: not_found, forbidden, too_many.
Result<Ticket> link_conversation(Tx& tx, Env& env, const Actor& actor, TicketId id,
                                 ConversationId conversation);
Result<Ticket> unlink_conversation(Tx& tx, Env& env, const Actor& actor, TicketId id,
                                   ConversationId conversation);

// Files that this user uploaded and nothing carries yet. Errors: invalid.
Result<std::vector<File>> find_own_files(Tx& tx, const Actor& actor,
                                         const std::vector<std::string>& ids);

}  // namespace harken::app
