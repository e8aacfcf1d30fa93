// SPDX-License-Identifier: AGPL-3.0-or-later
// The link in the mail about a message that waits in the widget (CH6).
import type { Conversation, Me, Message } from "@shared/model";
import { permissionsFor } from "@shared/model";

/** A mail about it may have arrived, and I may answer here or decide about it; the server decides. */
export function mayRevokeLink(message: Message, conversation: Conversation | undefined, me: Me): boolean {
  const mail = message.delivery?.email?.state ?? "held";
  if (mail === "held" || mail === "failed" || !conversation) return false;
  const may = permissionsFor(conversation, me);
  return may.reply || may.reassign;
}
