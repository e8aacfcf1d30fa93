// SPDX-License-Identifier: AGPL-3.0-or-later
// Which new conversations call for attention. Pure, so that the rule of the alert can be tested without sound.
import type { DeskState, StaffEvent } from "@shared/events";
import type { Id } from "@shared/ids";
import { compareActivity, type Conversation, isInView, type Me, mayOversee } from "@shared/model";

/**
 * The longest waiting first. What a department that gives out its conversations has nobody for calls those who
 * oversee it.
 */
export function waitingConversations(state: DeskState, me: Me): Conversation[] {
  const view = mayOversee(me) ? "unassigned" : "new";
  return [...state.conversations.values()].filter((conversation) => isInView(conversation, view, me.id, state.departments)).sort(byWaiting);
}

function byWaiting(a: Conversation, b: Conversation): number {
  const since = (conversation: Conversation) => conversation.waiting_since ?? conversation.created_at;
  return since(a) < since(b) ? -1 : since(a) > since(b) ? 1 : compareActivity(a, b);
}

/** A customer has written, who waits: what a machine answers in their name (out of office) calls nobody. */
export function isNews({ type, data: { message } }: StaffEvent): boolean {
  if (!message || message.sender.kind !== "customer") return false;
  const nature = message.mail?.nature;
  return type === "conversation.created" || (nature !== "automatic" && nature !== "bounce");
}

/** Somebody else took a conversation that was new a moment ago: worth saying who. What a department gives out is not. */
export function takenBy(event: StaffEvent, before: DeskState, me: Id): { conversation: Conversation; name: string } | null {
  const { conversation, action } = event.data;
  const holder = conversation?.holder;
  const known = conversation && before.conversations.get(conversation.id);
  if (action === "routed" || !conversation || !holder || holder.id === me || !known || known.holder !== null) return null;
  return { conversation, name: holder.name };
}
