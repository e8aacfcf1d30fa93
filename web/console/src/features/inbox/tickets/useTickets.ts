// SPDX-License-Identifier: AGPL-3.0-or-later
import type { Id } from "@shared/ids";
import { useMe } from "@/lib/deskContext";
import { openOverlay } from "@/lib/overlays";
import { editsTickets, makesTickets, type Ticket } from "@/lib/tickets/model";
import { useConversationTickets } from "@/lib/tickets/queries";

const none: readonly Ticket[] = [];

/**
 * The tickets of a conversation, and the way to them: a card for the first one, then the window of all. Who may neither
 * make nor change any is offered nothing before there is something to see.
 */
export function useTickets(id: Id) {
  const me = useMe();
  const { data } = useConversationTickets(id);
  const linked = data?.filter((each) => each.linked).map((each) => each.ticket) ?? none;
  const has = data !== undefined && data.length > 0;
  const mayMake = makesTickets(me);
  // Before it is known whether there are any, the window shows what there is.
  const open = () => openOverlay(data !== undefined && !has && mayMake ? "new_ticket" : "tickets");
  return { linked, has, mayMake, offered: has || mayMake || editsTickets(me), open };
}
