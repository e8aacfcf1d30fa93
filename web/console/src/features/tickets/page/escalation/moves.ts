// SPDX-License-Identifier: AGPL-3.0-or-later
// A ticket's ways up and down the ladder.
import type { Id } from "@shared/ids";
import { api } from "@/lib/client";
import { putTicket, refreshTickets } from "@/lib/tickets/cache";
import type { StoredDocument, Ticket } from "@/lib/tickets/model";

export type Move = "escalate" | "return" | "raise" | "settle";

async function taken(answer: Promise<Ticket>): Promise<Ticket> {
  try {
    const ticket = await answer;
    putTicket(ticket);
    return ticket;
  } finally {
    refreshTickets();
  }
}

export function acknowledge({ id }: Ticket): Promise<Ticket> {
  return taken(api.call("post", "/tickets/{id}/acknowledge", { path: { id } }));
}

export function move({ id }: Ticket, how: Move, reason: string, url = ""): Promise<Ticket> {
  const path = { id };
  if (how === "raise") return taken(api.call("post", "/tickets/{id}/raise", { path, body: url ? { reason, external_url: url } : { reason } }));
  return taken(api.call("post", `/tickets/{id}/${how}`, { path, body: { reason } }));
}

export interface End {
  answer?: StoredDocument | undefined;
  /** Null: closed, as it came with the desk. */
  status_id: Id | null;
}

export function resolve({ id }: Ticket, { answer, status_id }: End): Promise<Ticket> {
  const body = { ...(answer ? { answer } : {}), ...(status_id === null ? {} : { status_id }) };
  return taken(api.call("post", "/tickets/{id}/resolve", { path: { id }, body }));
}
