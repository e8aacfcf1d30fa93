// SPDX-License-Identifier: AGPL-3.0-or-later
// Which fields differ between two states of a ticket, and which of them a change names.
import type { Ticket, TicketUpdate } from "./model";

export const fields = ["title", "description", "status", "priority", "department_id", "responsible", "deadline", "label_ids"] as const;
export type Field = (typeof fields)[number];

export type Patch = Omit<TicketUpdate, "version">;

function valueOf(ticket: Ticket, field: Field): string {
  if (field === "responsible") return ticket.responsible?.id ?? "";
  if (field === "status") return `${ticket.status} ${ticket.status_id ?? ""}`;
  if (field === "label_ids") return [...ticket.label_ids].sort().join(" ");
  return JSON.stringify(ticket[field]);
}

/** What somebody else has changed meanwhile. */
export function changedFields(before: Ticket, now: Ticket): Field[] {
  return fields.filter((field) => valueOf(before, field) !== valueOf(now, field));
}

export function fieldsOf(patch: Patch): Field[] {
  const fieldNames: Record<string, Field> = { responsible_id: "responsible", status_id: "status" };
  const named = new Set(Object.keys(patch).map((name) => fieldNames[name] ?? name));
  return fields.filter((field) => named.has(field));
}

/** The ticket as it will be if the desk takes the change. */
export function withPatch(ticket: Ticket, { responsible_id, ...rest }: Patch, nameOf: (id: string) => string): Ticket {
  const responsible = responsible_id === undefined ? ticket.responsible : responsible_id && { id: responsible_id, name: nameOf(responsible_id) };
  return { ...ticket, ...rest, responsible };
}
