// SPDX-License-Identifier: AGPL-3.0-or-later
#include "app/ticket/entries.hpp"

#include <algorithm>

#include "app/ticket/notify.hpp"
#include "app/ticket/record.hpp"
#include "app/ticket/tickets.hpp"
#include "core/rules/document.hpp"
#include "core/rules/text.hpp"
#include "core/rules/tickets.hpp"

namespace harken::app {

namespace {

TicketAction writing(TicketPart part) {
  switch (part) {
    case TicketPart::comment:
      return TicketAction::comment;
    case TicketPart::addition:
      return TicketAction::add;
    case TicketPart::main:
      return TicketAction::write_main;
    case TicketPart::internal:
      return TicketAction::write_internal;
  }
  return TicketAction::write_internal;
}

TicketChangeAction mark_of(TicketPart part) {
  switch (part) {
    case TicketPart::comment:
      return TicketChangeAction::commented;
    case TicketPart::addition:
      return TicketChangeAction::added;
    case TicketPart::main:
      return TicketChangeAction::wrote;
    case TicketPart::internal:
      return TicketChangeAction::wrote_inside;
  }
  return TicketChangeAction::commented;
}

Result<Ticket> find_writable(Tx& tx, const Actor& actor, TicketId id, TicketPart part) {
  ASSIGN_OR_RETURN(auto ticket, get_ticket(tx, actor, id));
  if (!can_read(actor, part, ticket)) return fail_not_found("thing of this id");
  if (can(actor, writing(part), ticket)) return ticket;
  return fail(Errc::forbidden, "forbidden", "you may read this, and not write in it");
}

// Only who may read it can be mentioned; another name tells nobody.
Result<std::vector<Mention>> mentions_of(Tx& tx, const Ticket& ticket, TicketPart part,
                                         const std::vector<UserId>& ids) {
  std::vector<Mention> mentions;
  for (const auto id : ids) {
    ASSIGN_OR_RETURN(const auto user, tx.users().find(ticket.workspace_id, id));
    if (!user || !user->active) return fail_invalid("mention_ids", "no such user");
    if (!can_read(actor_of(*user), part, ticket))
      return fail_invalid("mention_ids", user->name + " does not see this");
    mentions.push_back({user->id, user->name});
  }
  return mentions;
}

Result<TicketEntry> make(Tx& tx, Env& env, const Actor& actor, const Ticket& ticket,
                         const AddTicketEntry& command) {
  TicketEntry entry;
  entry.id = env.ids.make<TicketEntryId>();
  entry.workspace_id = ticket.workspace_id;
  entry.ticket_id = ticket.id;
  entry.part = command.part;
  entry.client_id = command.client_id;
  entry.author_id = actor.user_id;
  entry.author_name = actor.name;
  entry.body = command.body;
  entry.text = plain_text(command.body);
  RETURN_IF_ERROR(check_text("body", entry.text, kMaxTextLength));
  ASSIGN_OR_RETURN(entry.attachments, find_own_files(tx, actor, command.attachment_ids));
  if (trim(entry.text).empty() && entry.attachments.empty())
    return fail_invalid("body", "there is nothing in it");
  ASSIGN_OR_RETURN(entry.mentions, mentions_of(tx, ticket, command.part, command.mention_ids));
  entry.created_at = env.clock.now();
  return entry;
}

// The other side of the window.
std::vector<UserId> readers_of(const Ticket& ticket, TicketPart part) {
  const auto* open = open_escalation(ticket);
  switch (part) {
    case TicketPart::main:
      return {ticket.responsible_id, ticket.requester.user_id};
    case TicketPart::internal: {
      std::vector<UserId> readers{ticket.responsible_id};
      if (open) readers.push_back(open->assignee_id);
      if (open) readers.push_back(open->from_id);
      return readers;
    }
    case TicketPart::addition:
      return {ticket.responsible_id};
    case TicketPart::comment:
      break;
  }
  return {};
}

Status tell(Tx& tx, Env& env, const Actor& actor, const Ticket& ticket, const TicketEntry& entry) {
  std::vector<UserId> told;
  const auto tell_one = [&](UserId user, NotificationKind kind) -> Status {
    if (!user || std::ranges::find(told, user) != told.end()) return {};
    told.push_back(user);
    return notify_of_ticket(tx, env, {user, kind, ticket, &actor, entry.text});
  };
  for (const auto& mention : entry.mentions)
    RETURN_IF_ERROR(tell_one(mention.id, NotificationKind::ticket_mentioned));
  for (const auto user : readers_of(ticket, entry.part))
    RETURN_IF_ERROR(tell_one(user, NotificationKind::ticket_message));
  return {};
}

void apply(Env& env, const Actor& actor, TicketPart part, Ticket& ticket) {
  if (part == TicketPart::comment) ticket.comments += 1;
  if (part == TicketPart::internal) note_internal_word(ticket, actor, env.clock.now());
  const bool is_asker = ticket.requester.user_id == actor.user_id;
  if (part == TicketPart::main && is_asker && is_closed(ticket))
    set_status(ticket, TicketStatus::in_progress, env.clock.now());
}

}  // namespace

Result<AddedTicketEntry> add_ticket_entry(Tx& tx, Env& env, const Actor& actor,
                                          const AddTicketEntry& command) {
  RETURN_IF_ERROR(check_client_id(command.client_id));
  ASSIGN_OR_RETURN(const auto before, find_writable(tx, actor, command.ticket_id, command.part));
  ASSIGN_OR_RETURN(auto known, tx.ticket_entries().find_by_client_id(before.id, actor.user_id,
                                                                     command.client_id));
  if (known) {
    if (known->part != command.part || known->body != command.body)
      return fail(Errc::conflict, "client_id_conflict", "this client_id has another body");
    return AddedTicketEntry{*std::move(known), false};
  }
  ASSIGN_OR_RETURN(auto entry, make(tx, env, actor, before, command));
  RETURN_IF_ERROR(tx.ticket_entries().insert(entry));
  auto after = before;
  apply(env, actor, command.part, after);
  ASSIGN_OR_RETURN(auto changes, changes_between(tx, before, after));
  RETURN_IF_ERROR(
      record(tx, env, before, after, {mark_of(command.part), &actor, std::move(changes)}));
  RETURN_IF_ERROR(tell(tx, env, actor, after, entry));
  return AddedTicketEntry{std::move(entry), true};
}

Rows<TicketEntry> list_ticket_entries(Tx& tx, const Actor& actor, TicketId id, TicketPart part,
                                      TicketEntryId before, int limit) {
  ASSIGN_OR_RETURN(const auto ticket, get_ticket(tx, actor, id));
  if (!can_read(actor, part, ticket)) return fail_not_found("thing of this id");
  return tx.ticket_entries().list(id, part, before, limit);
}

Status check_ticket_file(Tx& tx, const Actor& actor, std::string_view file_id) {
  ASSIGN_OR_RETURN(const auto places, tx.ticket_entries().list_places(file_id));
  for (const auto& [id, part] : places) {
    const auto ticket = get_ticket(tx, actor, id);
    if (ticket && (!part || can_read(actor, *part, *ticket))) return {};
  }
  return fail_not_found("file");
}

}  // namespace harken::app
