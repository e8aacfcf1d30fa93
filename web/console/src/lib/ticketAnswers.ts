// SPDX-License-Identifier: AGPL-3.0-or-later
// One answer to all conversations of a ticket is offered wherever a ticket ends; the dialog is around every screen.
import type { Schemas } from "@shared/api";
import type { Id } from "@shared/ids";
import { createStore } from "@shared/store";
import { useStore } from "./useStore";

export interface Answered {
  id: Id;
  number: number;
  title: string;
}

type Linked = Answered & Pick<Schemas["Ticket"], "actions" | "conversations" | "more_conversations">;

const open = createStore<{ ticket: Answered | null }>({ ticket: null });

export function canAnswerAll(ticket: Linked): boolean {
  return ticket.actions.includes("answer") && ticket.conversations.length + ticket.more_conversations > 0;
}

/** Nothing where nobody waits for an answer. */
export function offerAnswers(ticket: Linked): void {
  if (canAnswerAll(ticket)) open.update(() => ({ ticket: { id: ticket.id, number: ticket.number, title: ticket.title } }));
}

export function closeAnswers(): void {
  open.update(() => ({ ticket: null }));
}

export function useOfferedAnswers(): Answered | null {
  return useStore(open, (state) => state.ticket);
}
