// SPDX-License-Identifier: AGPL-3.0-or-later
import type { Id } from "@shared/ids";
import type { Conversation, ViewName } from "@shared/model";

/** The view in which I find this conversation. */
export function viewOf(conversation: Conversation, me: Id): ViewName {
  if (conversation.lifecycle === "solved") return "solved";
  if (!conversation.holder) return "new";
  return conversation.holder.id === me ? "mine" : "team";
}
