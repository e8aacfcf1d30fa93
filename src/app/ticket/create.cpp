// SPDX-License-Identifier: AGPL-3.0-or-later
#include "app/admin/admin_event.hpp"
#include "app/contact/contacts.hpp"
#include "app/conversation/change.hpp"
#include "app/ticket/fields.hpp"
#include "app/ticket/notify.hpp"
#include "app/ticket/record.hpp"
#include "app/ticket/tickets.hpp"
#include "core/rules/document.hpp"
#include "core/rules/text.hpp"
#include "core/rules/tickets.hpp"

namespace harken::app {

namespace {

Result<DepartmentId> usual_department(Tx& tx, const Actor& actor, const CreateTicket& command) {
  for (const auto id : command.conversation_ids) {
    ASSIGN_OR_RETURN(const auto conversation, get_visible(tx, actor, id));
    return conversation.department_id;
  }
  if (!actor.department_ids.empty()) return actor.department_ids.front();
  ASSIGN_OR_RETURN(const auto departments, tx.departments().list(actor.workspace_id));
  if (departments.empty()) return fail_invalid("department_id", "there is no department yet");
  return departments.front().id;
}

Status set_department(Tx& tx, const Actor& actor, const CreateTicket& command, Ticket& ticket) {
  ticket.department_id = command.department_id;
  if (!ticket.department_id) {
    ASSIGN_OR_RETURN(ticket.department_id, usual_department(tx, actor, command));
  }
  ASSIGN_OR_RETURN(const auto department,
                   tx.departments().find(actor.workspace_id, ticket.department_id));
  if (!department) return fail_invalid("department_id", "no such department");
  return {};
}

Status set_requester(Tx& tx, const Actor& actor, const CreateTicket& command, Ticket& ticket) {
  if (command.is_requested) {
    ticket.requester = {.user_id = actor.user_id, .name = actor.name};
    return {};
  }
  auto contact_id = command.contact_id;
  if (!contact_id && !command.conversation_ids.empty()) {
    ASSIGN_OR_RETURN(const auto first, get_visible(tx, actor, command.conversation_ids.front()));
    contact_id = first.contact_id;
  }
  if (!contact_id) return {};
  ASSIGN_OR_RETURN(const auto contact, get_contact(tx, actor, contact_id));
  ticket.requester = {.contact_id = contact.id, .name = contact.name, .number = contact.number};
  return {};
}

// Who only asks says what is wrong and how urgent it is; the rest is decided by who handles it.
Status check_right(const Actor& actor, const CreateTicket& command) {
  if (!command.is_requested) return require(actor, Action::make_tickets);
  const bool decides = command.responsible_id || command.contact_id || command.deadline ||
                       !command.conversation_ids.empty() || !command.label_ids.empty() ||
                       command.own_status_id ||
                       command.status.value_or(TicketStatus::to_do) != TicketStatus::to_do;
  if (!decides) return {};
  return fail_invalid("requested",
                      "whoever asks gives title, description, priority, department and files");
}

Result<Ticket> make(Tx& tx, Env& env, const Actor& actor, const CreateTicket& command) {
  Ticket ticket;
  ticket.id = env.ids.make<TicketId>();
  ticket.workspace_id = actor.workspace_id;
  ticket.client_id = command.client_id;
  ASSIGN_OR_RETURN(ticket.title, check_name("title", command.title, 200));
  ticket.description = command.description;
  ticket.excerpt = excerpt_of(command.description);
  ticket.priority = command.priority;
  ticket.opened_by_id = actor.user_id;
  ticket.opened_by_name = actor.name;
  ticket.created_at = ticket.updated_at = env.clock.now();
  RETURN_IF_ERROR(set_department(tx, actor, command, ticket));
  RETURN_IF_ERROR(set_requester(tx, actor, command, ticket));
  RETURN_IF_ERROR(set_labels(tx, command.label_ids, ticket));
  const auto own = command.own_status_id ? std::optional(command.own_status_id) : std::nullopt;
  RETURN_IF_ERROR(choose_status(tx, env, {command.status, own}, ticket));
  set_deadline(ticket, command.deadline, ticket.created_at);
  RETURN_IF_ERROR(set_person(tx, env, command.responsible_id, ticket));
  return ticket;
}

Status link_all(Tx& tx, Env& env, const Actor& actor, const CreateTicket& command, Ticket& ticket) {
  for (const auto id : command.conversation_ids) {
    RETURN_IF_ERROR(check_visible(tx, actor, id));
    ASSIGN_OR_RETURN(const bool is_new, tx.tickets().link(ticket.id, id, env.clock.now()));
    ticket.conversations += is_new ? 1 : 0;
  }
  return {};
}

// Asked of a department: its people hear of it until somebody is responsible.
Status tell(Tx& tx, Env& env, const Actor& actor, const Ticket& ticket) {
  RETURN_IF_ERROR(notify_of_ticket(
      tx, env, {ticket.responsible_id, NotificationKind::ticket_assigned, ticket, &actor}));
  if (ticket.responsible_id || !ticket.requester.user_id) return {};
  ASSIGN_OR_RETURN(const auto department,
                   tx.departments().find(ticket.workspace_id, ticket.department_id));
  for (const auto member : department->member_ids)
    RETURN_IF_ERROR(notify_of_ticket(
        tx, env, {member, NotificationKind::ticket_submitted, ticket, &actor, ticket.excerpt}));
  return {};
}

}  // namespace

Result<std::vector<File>> find_own_files(Tx& tx, const Actor& actor,
                                         const std::vector<std::string>& ids) {
  std::vector<File> files;
  for (const auto& id : ids) {
    ASSIGN_OR_RETURN(auto file, tx.files().find(id));
    const bool is_own = file && file->uploaded_by == actor.user_id;
    if (!is_own || file->conversation_id)
      return fail_invalid("attachment_ids", "no such file of yours");
    ASSIGN_OR_RETURN(const auto places, tx.ticket_entries().list_places(id));
    if (!places.empty()) return fail_invalid("attachment_ids", "this file is attached already");
    files.push_back(*std::move(file));
  }
  return files;
}

Result<CreatedTicket> create_ticket(Tx& tx, Env& env, const Actor& actor,
                                    const CreateTicket& command) {
  RETURN_IF_ERROR(check_right(actor, command));
  RETURN_IF_ERROR(check_client_id(command.client_id));
  ASSIGN_OR_RETURN(const auto known,
                   tx.tickets().find_by_client_id(actor.user_id, command.client_id));
  if (known) {
    ASSIGN_OR_RETURN(const auto present, tx.tickets().find(actor.workspace_id, known->id));
    if (present) return CreatedTicket{*present, false};
    return fail(Errc::conflict, "client_id_conflict", "of a ticket that was deleted", "client_id");
  }
  ASSIGN_OR_RETURN(auto ticket, make(tx, env, actor, command));
  ASSIGN_OR_RETURN(const auto files, find_own_files(tx, actor, command.attachment_ids));
  ASSIGN_OR_RETURN(ticket.number, tx.tickets().next_number(actor.workspace_id));
  RETURN_IF_ERROR(link_all(tx, env, actor, command, ticket));
  RETURN_IF_ERROR(tx.ticket_entries().attach(ticket.id, files));
  ASSIGN_OR_RETURN(auto changes,
                   changes_between(tx, Ticket{.workspace_id = ticket.workspace_id}, ticket));
  RETURN_IF_ERROR(
      record_new(tx, env, ticket, {TicketChangeAction::created, &actor, std::move(changes)}));
  RETURN_IF_ERROR(tell(tx, env, actor, ticket));
  return CreatedTicket{std::move(ticket), true};
}

}  // namespace harken::app
