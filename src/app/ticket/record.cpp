// SPDX-License-Identifier: AGPL-3.0-or-later
#include "app/ticket/record.hpp"

#include <algorithm>
#include <boost/json.hpp>

namespace harken::app {

namespace {

constexpr int kMostShownConversations = 50;

// Who hears of it: what one side says in its window makes no sound on the third.
TicketAudience audience_for(const Ticket& ticket, TicketChangeAction action) {
  auto audience = audience_of(ticket);
  switch (action) {
    case TicketChangeAction::wrote:
      audience.for_escalated = false;
      break;
    case TicketChangeAction::created:
    case TicketChangeAction::changed:
    case TicketChangeAction::added:
    case TicketChangeAction::resolved:
    case TicketChangeAction::reopened:
    case TicketChangeAction::deleted:
    case TicketChangeAction::restored:
      break;
    default:
      audience.for_requester = false;
  }
  return audience;
}

// Who saw it before this change is told, too: it has left them.
TicketAudience joined(TicketAudience audience, const Ticket& before) {
  const auto earlier = audience_of(before);
  const auto add = [&](TicketAudience::Level level) {
    if (std::ranges::find(audience.levels, level) == audience.levels.end())
      audience.levels.push_back(level);
  };
  if (earlier.department_id != audience.department_id) add({earlier.department_id, 0});
  if (earlier.responsible_id && earlier.responsible_id != audience.responsible_id)
    add({{}, kHighestRank + 1, earlier.responsible_id});
  return audience;
}

Status append(Tx& tx, Env& env, const Ticket& ticket, const TicketAudience& audience,
              TicketMark mark) {
  TicketChange change;
  change.id = env.ids.make<TicketChangeId>();
  change.workspace_id = ticket.workspace_id;
  change.ticket_id = ticket.id;
  change.action = mark.action;
  if (mark.actor) change.actor_id = mark.actor->user_id;
  if (mark.actor) change.actor_name = mark.actor->name;
  change.changes = std::move(mark.changes);
  change.reason = std::move(mark.reason);
  change.created_at = env.clock.now();
  RETURN_IF_ERROR(tx.ticket_entries().insert(change));
  Event event;
  event.workspace_id = ticket.workspace_id;
  event.type = "ticket.changed";
  // Of the audience for tickets alone: a reader that does not know it shows it to nobody.
  event.ticket_audience = wire::store_audience(audience);
  event.data = boost::json::serialize(boost::json::value{{"ticket_id", ticket.id.to_string()}});
  event.created_at = change.created_at;
  tx.events().append(std::move(event));
  return {};
}

}  // namespace

Result<Ticket> get_ticket(Tx& tx, const Actor& actor, TicketId id) {
  ASSIGN_OR_RETURN(auto found, tx.tickets().find(actor.workspace_id, id));
  if (!found || !can_see(actor, *found)) return fail_not_found("ticket");
  return *std::move(found);
}

Rows<Ticket> get_tickets(Tx& tx, const Actor& actor, std::span<const TicketId> ids) {
  ASSIGN_OR_RETURN(auto found, tx.tickets().list_of_ids(actor.workspace_id, ids));
  std::vector<Ticket> tickets;
  for (const auto id : ids) {
    const auto ticket = std::ranges::find(found, id, &Ticket::id);
    if (ticket != found.end() && can_see(actor, *ticket)) tickets.push_back(std::move(*ticket));
  }
  return tickets;
}

Result<Ticket> get_ticket_for(Tx& tx, const Actor& actor, TicketId id, TicketAction action) {
  ASSIGN_OR_RETURN(auto ticket, get_ticket(tx, actor, id));
  if (can(actor, action, ticket)) return ticket;
  return fail(Errc::forbidden, "forbidden",
              std::string("your rights do not include this: ") + wire::to_text(action));
}

Rows<wire::SeenTicket> seen_by(Tx& tx, const Actor& actor, std::span<const Ticket> tickets) {
  std::vector<wire::SeenTicket> all;
  std::vector<TicketId> ids, linked;
  for (const auto& ticket : tickets) {
    auto& seen = all.emplace_back(as_seen_by(actor, ticket));
    seen.has_internal = can(actor, TicketAction::see_internal, ticket);
    for (std::size_t i = 0; i < kTicketActionCount; ++i)
      if (can(actor, TicketAction(i), ticket)) seen.actions.push_back(TicketAction(i));
    ids.push_back(ticket.id);
    if (seen.ticket.conversations > 0) linked.push_back(ticket.id);
  }
  const auto of = [&](TicketId id) -> wire::SeenTicket& {
    return all[static_cast<std::size_t>(std::ranges::find(ids, id) - ids.begin())];
  };
  ASSIGN_OR_RETURN(auto files, tx.ticket_entries().list_files(ids));
  for (auto& each : files) of(each.ticket_id).attachments.push_back(std::move(each.file));
  ASSIGN_OR_RETURN(auto links, tx.tickets().list_links(actor, linked, kMostShownConversations));
  for (auto& each : links) of(each.ticket_id).conversations.push_back(std::move(each.conversation));
  return all;
}

Result<wire::SeenTicket> seen_by(Tx& tx, const Actor& actor, const Ticket& ticket) {
  ASSIGN_OR_RETURN(auto seen, seen_by(tx, actor, std::span(&ticket, 1)));
  return std::move(seen.front());
}

Status record(Tx& tx, Env& env, const Ticket& before, Ticket& after, TicketMark mark) {
  after.version = before.version + 1;
  after.updated_at = env.clock.now();
  ASSIGN_OR_RETURN(const bool is_written, tx.tickets().update(after, before.version));
  if (!is_written)
    return fail(Errc::unavailable, "unavailable", "the ticket changed meanwhile; try again");
  return append(tx, env, after, joined(audience_for(after, mark.action), before), std::move(mark));
}

Status record_new(Tx& tx, Env& env, Ticket& ticket, TicketMark mark) {
  RETURN_IF_ERROR(tx.tickets().insert(ticket));
  return append(tx, env, ticket, audience_of(ticket), std::move(mark));
}

}  // namespace harken::app
