// SPDX-License-Identifier: AGPL-3.0-or-later
// What the screens of tickets know of one besides its words.
import type { Schemas } from "@shared/api";
import { type Grants, type Me } from "@shared/model";

export type Ticket = Schemas["Ticket"];
export type Escalation = Schemas["TicketEscalation"];
export type TicketDetail = Schemas["TicketDetail"];
export type TicketStatus = Schemas["TicketStatus"];
export type TicketPriority = Schemas["TicketPriority"];
export type TicketAction = Schemas["TicketAction"];
export type TicketView = Schemas["TicketView"];
export type TicketSort = Schemas["TicketSort"];
export type TicketEntry = Schemas["TicketEntry"];
export type TicketUpdate = Schemas["TicketUpdate"];
export type TicketCreate = Schemas["TicketCreate"];
export type StoredDocument = Schemas["Document"];
/** Of one conversation: linked to it, or just pinned on top of my window of all tickets. */
export type ConversationTicket = Schemas["ConversationTickets"]["items"][number];

export const statuses: readonly TicketStatus[] = ["to_do", "waiting", "in_progress", "closed"];
export const priorities: readonly TicketPriority[] = ["major", "normal", "minor"];
export const sorts: readonly TicketSort[] = ["number", "status", "title", "priority", "responsible", "created", "deadline"];

export function canDo(ticket: Pick<Ticket, "actions">, action: TicketAction): boolean {
  return ticket.actions.includes(action);
}

function grants(me: { permissions: Grants }, verb: "see_tickets" | "make_tickets" | "edit_tickets"): boolean {
  return (me.permissions[verb] ?? "none") !== "none";
}

export function makesTickets(me: Pick<Me, "permissions">): boolean {
  return grants(me, "make_tickets");
}

export function editsTickets(me: Pick<Me, "permissions">): boolean {
  return grants(me, "edit_tickets");
}

/** Who may see no others still has what they asked for, and what somebody gave to them. */
export function ticketViewsFor(me: Pick<Me, "permissions">): readonly TicketView[] {
  return grants(me, "see_tickets") ? ["all", "submitted", "opened", "overdue"] : ["submitted", "opened"];
}

export type Due = "none" | "later" | "near" | "overdue";

const nearMs = 24 * 3_600_000;

/** How close the deadline is; a closed ticket has none any more. */
export function dueOf({ deadline, status }: Pick<Ticket, "deadline" | "status">, now: number): Due {
  if (deadline === null) return "none";
  const left = Date.parse(deadline) - now;
  if (status === "closed" || left > nearMs) return "later";
  return left <= 0 ? "overdue" : "near";
}

export const emptyDocument: StoredDocument = { type: "doc", content: [] };

export function isEmptyDocument(body: StoredDocument): boolean {
  return (body.content ?? []).length === 0;
}
