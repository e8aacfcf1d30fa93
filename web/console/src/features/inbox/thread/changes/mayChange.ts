// SPDX-License-Identifier: AGPL-3.0-or-later
// What of one's own can be changed, as far as the channel carries it; the server decides (core/rules/corrections).
import type { Channel, Conversation, Me, Message } from "@shared/model";
import { permissionsFor } from "@shared/model";

export interface MayChange {
  edit: boolean;
  remove: boolean;
}

const nothing: MayChange = { edit: false, remove: false };

export function mayChange(message: Message, conversation: Conversation | undefined, channel: Channel | undefined, me: Me, now: number): MayChange {
  const isOwn = message.sender.kind === "user" && message.sender.id === me.id && !message.deleted_at;
  if (!isOwn || !conversation || !channel || !permissionsFor(conversation, me).reply) return nothing;
  const { edits, deletes, delete_within_seconds } = channel.capabilities;
  const age = (now - Date.parse(message.created_at)) / 1000;
  const inTime = delete_within_seconds === 0 || age < delete_within_seconds;
  const isText = message.kind === "text";
  return { edit: edits && isText, remove: deletes && inTime && (isText || message.kind === "article") };
}
