// SPDX-License-Identifier: AGPL-3.0-or-later
#include "app/admin/admin_event.hpp"
#include "app/admin/deletion_kinds.hpp"
#include "app/conversation/change.hpp"
#include "app/ticket/entries.hpp"
#include "app/ticket/fields.hpp"
#include "app/ticket/notify.hpp"
#include "app/ticket/record.hpp"
#include "app/ticket/tickets.hpp"
#include "core/rules/document.hpp"
#include "core/rules/tickets.hpp"
#include "wire/ticket.hpp"

namespace harken::app {

namespace {

constexpr std::int64_t kMostLinks = 2'500;

Status forbid(const char* what) {
  return fail(Errc::forbidden, "forbidden",
              std::string("your rights do not include this: ") + what);
}

bool edits(const UpdateTicket& command) {
  return command.title || command.description || command.priority || command.status ||
         command.own_status_id || command.deadline || command.label_ids;
}

Status check_rights(const Actor& actor, const Ticket& ticket, const UpdateTicket& command) {
  if (edits(command) && !can(actor, TicketAction::edit, ticket)) return forbid("edit_tickets");
  const bool assigns = command.responsible_id || command.department_id;
  if (assigns && !can(actor, TicketAction::assign, ticket)) return forbid("assign_tickets");
  return {};
}

Status apply_texts(const UpdateTicket& command, Ticket& ticket) {
  if (command.title) {
    ASSIGN_OR_RETURN(ticket.title, check_name("title", *command.title, 200));
  }
  if (!command.description) return {};
  ticket.description = *command.description;
  ticket.excerpt = excerpt_of(ticket.description);
  return {};
}

Status apply_people(Tx& tx, Env& env, const UpdateTicket& command, Ticket& ticket) {
  if (command.department_id) {
    ASSIGN_OR_RETURN(const auto found,
                     tx.departments().find(ticket.workspace_id, *command.department_id));
    if (!found) return fail_invalid("department_id", "no such department");
    ticket.department_id = found->id;
  }
  return command.responsible_id ? set_person(tx, env, *command.responsible_id, ticket) : Status();
}

TicketChangeAction action_of(const Ticket& before, const Ticket& after) {
  if (!is_closed(before) && is_closed(after)) return TicketChangeAction::resolved;
  return is_closed(before) && !is_closed(after) ? TicketChangeAction::reopened
                                                : TicketChangeAction::changed;
}

Status tell(Tx& tx, Env& env, const Actor& actor, const Ticket& before, const Ticket& after) {
  if (after.responsible_id != before.responsible_id)
    RETURN_IF_ERROR(notify_of_ticket(
        tx, env, {after.responsible_id, NotificationKind::ticket_assigned, after, &actor}));
  if (!is_closed(before) && is_closed(after))
    RETURN_IF_ERROR(notify_of_ticket(
        tx, env, {after.requester.user_id, NotificationKind::ticket_resolved, after, &actor}));
  return {};
}

Status bring_back(Tx& tx, Env& env, const Actor& actor, const Deletion& deletion) {
  ASSIGN_OR_RETURN(const auto ticket,
                   tx.tickets().find(actor.workspace_id, TicketId(deletion.subject_id)));
  if (!ticket) return fail_not_found("ticket");
  auto after = *ticket;
  return record(tx, env, *ticket, after, {TicketChangeAction::restored, &actor});
}

Status purge(Tx& tx, Env&, const Deletion& deletion) {
  return tx.tickets().remove(TicketId(deletion.subject_id));
}

Result<Ticket> change_links(Tx& tx, Env& env, const Actor& actor, const Ticket& before,
                            const Conversation& conversation, bool links) {
  auto after = before;
  after.conversations += links ? 1 : -1;
  const auto number = "#" + std::to_string(conversation.number);
  FieldChange change{"conversation", links ? "" : number, links ? number : ""};
  (links ? change.to_id : change.from_id) = conversation.id.to_string();
  const auto action = links ? TicketChangeAction::linked : TicketChangeAction::unlinked;
  RETURN_IF_ERROR(record(tx, env, before, after, {action, &actor, {std::move(change)}}));
  return after;
}

}  // namespace

constinit const DeletionKind kTicketDeletion{Deletable::ticket, Action::delete_tickets, bring_back,
                                             purge};

Result<Ticket> update_ticket(Tx& tx, Env& env, const Actor& actor, const UpdateTicket& command) {
  ASSIGN_OR_RETURN(const auto before, get_ticket(tx, actor, command.id));
  RETURN_IF_ERROR(check_rights(actor, before, command));
  if (before.version != command.version) {
    ASSIGN_OR_RETURN(const auto seen, seen_by(tx, actor, before));
    return version_conflict(wire::encode(seen));
  }
  auto after = before;
  RETURN_IF_ERROR(apply_texts(command, after));
  RETURN_IF_ERROR(apply_people(tx, env, command, after));
  if (command.label_ids) RETURN_IF_ERROR(set_labels(tx, *command.label_ids, after));
  after.priority = command.priority.value_or(after.priority);
  RETURN_IF_ERROR(choose_status(tx, env, {command.status, command.own_status_id}, after));
  if (command.deadline) set_deadline(after, *command.deadline, env.clock.now());
  ASSIGN_OR_RETURN(auto changes, changes_between(tx, before, after));
  if (changes.empty()) return before;
  RETURN_IF_ERROR(
      record(tx, env, before, after, {action_of(before, after), &actor, std::move(changes)}));
  RETURN_IF_ERROR(tell(tx, env, actor, before, after));
  return after;
}

Result<Ticket> resolve_ticket(Tx& tx, Env& env, const Actor& actor, const ResolveTicket& command) {
  ASSIGN_OR_RETURN(auto ticket, get_ticket(tx, actor, command.id));
  if (is_closed(ticket))
    return fail(Errc::conflict, "ticket_closed", "the ticket is closed already");
  if (!can(actor, TicketAction::resolve, ticket))
    return std::unexpected(forbid("edit_tickets").error());
  if (command.answer) {
    AddTicketEntry entry{ticket.id, TicketPart::main,
                         "resolve-" + ticket.id.to_string() + "-" + std::to_string(ticket.version),
                         *command.answer};
    RETURN_IF_ERROR(add_ticket_entry(tx, env, actor, entry));
    ASSIGN_OR_RETURN(ticket, get_ticket(tx, actor, command.id));
  }
  auto after = ticket;
  RETURN_IF_ERROR(choose_status(tx, env, {TicketStatus::closed, command.own_status_id}, after));
  ASSIGN_OR_RETURN(auto changes, changes_between(tx, ticket, after));
  RETURN_IF_ERROR(
      record(tx, env, ticket, after, {TicketChangeAction::resolved, &actor, std::move(changes)}));
  RETURN_IF_ERROR(tell(tx, env, actor, ticket, after));
  return after;
}

Result<Deletion> delete_ticket(Tx& tx, Env& env, const Actor& actor, TicketId id) {
  ASSIGN_OR_RETURN(const auto before, get_ticket_for(tx, actor, id, TicketAction::remove));
  auto after = before;
  RETURN_IF_ERROR(record(tx, env, before, after, {TicketChangeAction::deleted, &actor}));
  return move_to_deleted(tx, env, actor,
                         {.kind = Deletable::ticket,
                          .subject_id = id.value(),
                          .name = "#" + std::to_string(before.number) + " " + before.title,
                          .department_id = before.department_id});
}

Result<Ticket> link_conversation(Tx& tx, Env& env, const Actor& actor, TicketId id,
                                 ConversationId conversation_id) {
  ASSIGN_OR_RETURN(const auto ticket, get_ticket_for(tx, actor, id, TicketAction::link));
  ASSIGN_OR_RETURN(const auto conversation, get_visible(tx, actor, conversation_id));
  if (ticket.conversations >= kMostLinks)
    return fail(Errc::conflict, "too_many", "2500 conversations are linked already");
  ASSIGN_OR_RETURN(const bool is_new, tx.tickets().link(id, conversation_id, env.clock.now()));
  if (!is_new) return ticket;
  return change_links(tx, env, actor, ticket, conversation, true);
}

Result<Ticket> unlink_conversation(Tx& tx, Env& env, const Actor& actor, TicketId id,
                                   ConversationId conversation_id) {
  ASSIGN_OR_RETURN(const auto ticket, get_ticket_for(tx, actor, id, TicketAction::link));
  ASSIGN_OR_RETURN(const auto conversation, get_visible(tx, actor, conversation_id));
  ASSIGN_OR_RETURN(const bool was_linked, tx.tickets().unlink(id, conversation_id));
  if (!was_linked) return ticket;
  return change_links(tx, env, actor, ticket, conversation, false);
}

}  // namespace harken::app
