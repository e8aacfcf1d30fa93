// SPDX-License-Identifier: AGPL-3.0-or-later
import i18next from "i18next";
import type { Id } from "@shared/ids";
import { notifyDone, notifyProblem } from "@/lib/notify";
import type { Ticket } from "@/lib/tickets/model";
import { setLink } from "@/lib/tickets/mutations";

/** False: the desk refused, and said why. */
export async function linkTicket(ticket: Ticket, conversation: Id, on: boolean): Promise<boolean> {
  try {
    await setLink(ticket, conversation, on);
    notifyDone(i18next.t(on ? "linking:done_link" : "linking:done_unlink", { number: ticket.number }));
    return true;
  } catch (error) {
    notifyProblem(error);
    return false;
  }
}
