// SPDX-License-Identifier: AGPL-3.0-or-later
// What is on the screen changes at once; the desk's answer or refusal has the last word.
import type { Schemas } from "@shared/api";
import type { Id } from "@shared/ids";
import { queries } from "@/lib/client";
import type { Ticket, TicketDetail } from "./model";
import { ticketKeys } from "./queries";

type Page = Schemas["TicketPage"];

function change(id: Id, to: (ticket: Ticket) => Ticket): void {
  queries.setQueriesData<Page>({ queryKey: ticketKeys.lists }, (page) =>
    page?.items.some((item) => item.id === id) ? { ...page, items: page.items.map((item) => (item.id === id ? to(item) : item)) } : page,
  );
  queries.setQueryData<TicketDetail>(ticketKeys.one(id), (detail) => detail && { ...detail, ticket: to(detail.ticket) });
}

/** A newer one that an answer brought is never replaced by an older one. */
export function putTicket(ticket: Ticket): void {
  change(ticket.id, (known) => (known.version > ticket.version ? known : ticket));
}

export function patchTicket(id: Id, part: Partial<Ticket>): void {
  change(id, (known) => ({ ...known, ...part }));
}

export function refreshTickets(): void {
  void queries.invalidateQueries({ queryKey: ticketKeys.all });
}
