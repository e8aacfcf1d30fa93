// SPDX-License-Identifier: AGPL-3.0-or-later
// A conversation that others, or the department itself, put into my hands, or took out of them.
import type { StaffEvent } from "@shared/events";
import type { Id } from "@shared/ids";
import type { Conversation } from "@shared/model";

export interface Handover {
  kind: "given" | "routed" | "taken";
  conversation: Conversation;
  /** Nobody, where the department gave it out. */
  actor: string;
}

export function handoverOf(event: StaffEvent, heldBefore: Id | null | undefined, me: Id): Handover | null {
  const { action, actor, conversation } = event.data;
  if (!conversation) return null;
  const isMine = conversation.holder?.id === me;
  const wasMine = heldBefore === me;
  if (action === "routed" && isMine && !wasMine) return { kind: "routed", conversation, actor: "" };
  if (!actor || actor.id === me) return null;
  if (action === "reassigned" && isMine && !wasMine) return { kind: "given", conversation, actor: actor.name };
  if (action === "taken_over" && wasMine && !isMine) return { kind: "taken", conversation, actor: actor.name };
  return null;
}
