// SPDX-License-Identifier: AGPL-3.0-or-later
#include "tickets.hpp"

#include <fmt/format.h>

namespace harken::fill {
namespace {

constexpr std::size_t kTitleBytes = 70;

// Not in the middle of a letter.
std::string shortened(std::string text) {
  if (text.size() > kTitleBytes) text.resize(text.rfind(' ', kTitleBytes));
  return text;
}

}  // namespace

Status TicketFiller::add(Tx& tx) {
  auto ticket = make_ticket();
  ASSIGN_OR_RETURN(ticket.number, tx.tickets().next_number(desk_.workspace.id));
  set_people(ticket);
  set_deadline(ticket);
  if (dice_.pick(10) == 0) escalate(ticket);
  RETURN_IF_ERROR(link(tx, ticket));
  if (dice_.pick(5) == 0) RETURN_IF_ERROR(attach(tx, ticket));
  RETURN_IF_ERROR(tx.tickets().insert(ticket));
  if (!ticket.escalations.empty()) RETURN_IF_ERROR(tx.tickets().update(ticket, ticket.version));
  return {};
}

Ticket TicketFiller::make_ticket() {
  Ticket made{.id = dice_.make_id<TicketId>(), .workspace_id = desk_.workspace.id};
  made.client_id = fmt::format("filled-{}", made.id.value());
  made.title = shortened(words_.sentence());
  made.excerpt = words_.sentence();
  Node paragraph{.children = {{.kind = NodeKind::text, .text = made.excerpt}}};
  made.description.blocks = {std::move(paragraph)};
  made.priority = TicketPriority(dice_.pick(3));
  made.status = dice_.pick(10) == 0 ? TicketStatus(dice_.pick(3)) : TicketStatus::closed;
  made.department_id = dice_.one_of(desk_.departments).id;
  made.created_at = now_.plus_seconds(-kSpanSeconds + kSpanSeconds * made_++ / total_);
  made.updated_at = made.created_at;
  if (is_closed(made)) made.closed_at = made.created_at.plus_seconds(86'400);
  if (dice_.pick(5) < 2) made.label_ids = {dice_.one_of(desk_.labels).id};
  return made;
}

void TicketFiller::set_people(Ticket& ticket) {
  const auto& opener = dice_.one_of(desk_.users);
  ticket.opened_by_id = opener.id;
  ticket.opened_by_name = opener.name;
  if (is_closed(ticket) || dice_.pick(5) != 0) {
    const auto& responsible = dice_.one_of(desk_.users);
    ticket.responsible_id = responsible.id;
    ticket.responsible_name = responsible.name;
  }
  const int who = dice_.pick(4);
  if (who == 0) ticket.requester = {opener.id, {}, opener.name};
  if (who < 2 || desk_.contacts.empty()) return;
  const auto& contact = dice_.one_of(desk_.contacts);
  ticket.requester = {{}, contact.id, contact.name, contact.number};
}

void TicketFiller::set_deadline(Ticket& ticket) {
  if (dice_.pick(2) != 0) return;
  ticket.deadline = ticket.created_at.plus_seconds(dice_.pick(30 * 86'400));
}

void TicketFiller::escalate(Ticket& ticket) {
  const auto& from = dice_.one_of(desk_.users);
  TicketEscalation made{.id = dice_.make_id<TicketEscalationId>(),
                        .department_id = dice_.one_of(desk_.departments).id,
                        .least_rank = 1,
                        .from_id = from.id,
                        .from_name = from.name,
                        .reason = words_.sentence(),
                        .opened_at = ticket.created_at};
  if (is_closed(ticket)) made.state = EscalationState::resolved;
  ticket.escalations.push_back(std::move(made));
}

// Half of them come from a conversation, and a few stand for many.
Status TicketFiller::link(Tx& tx, Ticket& ticket) {
  if (desk_.conversations.empty() || dice_.pick(2) == 0) return {};
  const int wanted = dice_.pick(20) == 0 ? 10 : 1;
  for (int i = 0; i < wanted; ++i) {
    ASSIGN_OR_RETURN(
        const bool is_new,
        tx.tickets().link(ticket.id, dice_.one_of(desk_.conversations), ticket.created_at));
    ticket.conversations += is_new ? 1 : 0;
  }
  return {};
}

Status TicketFiller::attach(Tx& tx, const Ticket& ticket) {
  File file{.id = fmt::format("{:032x}", dice_.make_id<TicketId>().value()),
            .workspace_id = desk_.workspace.id,
            .name = "photo.jpg",
            .type = "image/jpeg",
            .size = 40'000,
            .hash = std::string(64, '0'),
            .uploaded_by = ticket.opened_by_id,
            .created_at = ticket.created_at};
  RETURN_IF_ERROR(tx.files().insert(file));
  return tx.ticket_entries().attach(ticket.id, {file});
}

}  // namespace harken::fill
