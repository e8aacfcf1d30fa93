// SPDX-License-Identifier: AGPL-3.0-or-later
import type { Id } from "@shared/ids";
import { refreshDeletions } from "@/lib/deleting/deletions";
import { notifyDeleted } from "@/lib/deleting/DeletedNotice";
import { api, queries } from "@/lib/client";
import type { Desk } from "@/lib/desk";
import { isProblem } from "@/lib/formError";
import { offerAnswers } from "@/lib/ticketAnswers";
import { patchTicket, putTicket, refreshTickets } from "./cache";
import { type Patch, withPatch } from "./changes";
import { askAgain } from "./conflicts";
import type { ConversationTicket, Ticket, TicketCreate } from "./model";
import { ticketKeys } from "./queries";
import { notifyRefusal } from "./refusals";

function nameIn(desk: Desk): (id: string) => string {
  return (id) => desk.state.get().users.get(id as Id)?.name ?? "";
}

async function send(ticket: Ticket, patch: Patch): Promise<Ticket> {
  const { id, version } = ticket;
  return api.call("patch", "/tickets/{id}", { path: { id }, body: { ...patch, version } });
}

/**
 * Shown at once. If somebody else was faster, the reader sees what has changed and may say it again; null: it was not done,
 * and the reader knows why.
 */
export async function updateTicket(desk: Desk, ticket: Ticket, patch: Patch): Promise<Ticket | null> {
  patchTicket(ticket.id, withPatch(ticket, patch, nameIn(desk)));
  try {
    const answer = await send(ticket, patch);
    putTicket(answer);
    if (answer.status === "closed" && ticket.status !== "closed") offerAnswers(answer);
    return answer;
  } catch (error) {
    patchTicket(ticket.id, ticket);
    if (!isProblem(error, "version_conflict") || !error.problem.current) {
      notifyRefusal(error, "responsible_id" in patch || "department_id" in patch ? "assign" : "edit");
      return null;
    }
    const now = error.problem.current as Ticket;
    putTicket(now);
    return (await askAgain(ticket, now, patch)) ? await updateTicket(desk, now, patch) : null;
  } finally {
    refreshTickets();
  }
}

export async function createTicket(body: TicketCreate): Promise<Ticket> {
  const ticket = await api.call("post", "/tickets", { body });
  refreshTickets();
  return ticket;
}

/** Gone at once, with the way back in reach. */
export async function deleteTicket(ticket: Ticket): Promise<boolean> {
  try {
    notifyDeleted(await api.call("delete", "/tickets/{id}", { path: { id: ticket.id } }));
    void refreshDeletions();
    return true;
  } catch (error) {
    notifyRefusal(error, "delete");
    return false;
  } finally {
    refreshTickets();
  }
}

export async function setLink(ticket: Ticket, conversation: Id, on: boolean): Promise<Ticket> {
  const path = { id: ticket.id, conversation_id: conversation };
  const answer = await api.call(on ? "put" : "delete", "/tickets/{id}/conversations/{conversation_id}", { path });
  putTicket(answer);
  refreshTickets();
  return answer;
}

/** On top of my window of all tickets in this conversation, or not any more; shown at once. */
export async function setPin(conversation: Id, ticket: Ticket, on: boolean): Promise<void> {
  const key = ticketKeys.ofConversation(conversation);
  await queries.cancelQueries({ queryKey: key });
  const before = queries.getQueryData<ConversationTicket[]>(key);
  const others = before?.filter((each) => each.ticket.id !== ticket.id) ?? [];
  const known = before?.find((each) => each.ticket.id === ticket.id) ?? { ticket, linked: false, pinned: on };
  queries.setQueryData(key, [{ ...known, pinned: on }, ...others]);
  const path = { id: conversation, ticket_id: ticket.id };
  try {
    await api.call(on ? "put" : "delete", "/conversations/{id}/pinned-tickets/{ticket_id}", { path });
  } catch (error) {
    queries.setQueryData(key, before);
    notifyRefusal(error, "see");
  } finally {
    void queries.invalidateQueries({ queryKey: key });
  }
}
