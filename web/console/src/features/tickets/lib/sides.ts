// SPDX-License-Identifier: AGPL-3.0-or-later
// The three sides of a ticket: who asked, who handles it, whom it was escalated to. The desk decides; here it is only said and guessed.
import type { DeskState } from "@shared/events";
import type { User } from "@shared/model";
import { useDeskState, useMe } from "@/lib/deskContext";
import { sameItems } from "@/lib/useStore";
import { canDo, type Ticket } from "@/lib/tickets/model";

export type Part = "main" | "internal" | "comment" | "addition";

/** On the side of who asked: nothing that is said inside is for them, not even that there is an inside. */
export function onlyAsks(ticket: Pick<Ticket, "actions">): boolean {
  return !canDo(ticket, "comment");
}

/** Asked from inside: they read Internal and not what the handler says to who asked. */
export function onlyEscalatedTo(ticket: Pick<Ticket, "actions">): boolean {
  return canDo(ticket, "comment") && !canDo(ticket, "see_main");
}

function handles(state: DeskState, user: User, ticket: Ticket): boolean {
  if (ticket.responsible?.id === user.id) return true;
  const scope = state.roles.get(user.role)?.permissions.see_tickets ?? "none";
  return scope === "all" || (scope === "department" && user.department_ids.includes(ticket.department_id));
}

function isEscalatedTo(user: User, { escalation }: Ticket): boolean {
  return escalation !== null && (escalation.assignee?.id === user.id || user.department_ids.includes(escalation.department_id));
}

export function reads(state: DeskState, user: User, ticket: Ticket, part: Part): boolean {
  const asks = ticket.requester?.id === user.id;
  if (asks) return part === "main" || part === "addition";
  if (part === "main") return handles(state, user, ticket) || ticket.opened_by.id === user.id;
  return handles(state, user, ticket) || isEscalatedTo(user, ticket);
}

/** Who can be mentioned there: whoever reads it, those who are there first. */
export function useReaders(ticket: Ticket, part: Part): readonly User[] {
  const me = useMe();
  return useDeskState(
    (state) =>
      [...state.users.values()]
        .filter((user) => user.active && user.id !== me.id && reads(state, user, ticket, part))
        .sort((a, b) => Number(b.online) - Number(a.online) || a.name.localeCompare(b.name)),
    sameItems,
  );
}
