// SPDX-License-Identifier: AGPL-3.0-or-later
// Events leave out what says nothing or stands beside it; here they get it back, before anybody looks at them.
import type { Schemas } from "./api";
import type { Conversation, Message } from "./model";

type Told = Schemas["StaffEvent"];

export type StaffEvent = Omit<Told, "data"> & {
  data: Omit<Told["data"], "conversation" | "message"> & { conversation?: Conversation; message?: Message };
};

type Absent<T> = { [K in keyof T as null extends T[K] ? K : T[K] extends readonly unknown[] ? K : never]: T[K] };

// A field that is missing here, or that cannot be left out, does not compile.
const absentOfConversation: Absent<Conversation> = {
  holder: null,
  escalation: null,
  access: [],
  set_aside_until: null,
  solve_at: null,
  last_message: null,
  waiting_since: null,
  label_ids: [],
  customer_delivered_id: null,
  customer_read_id: null,
  staff_read_id: null,
  follows_id: null,
  solved_at: null,
};
const absentOfMessage: Absent<Message> = { attachments: [], system: null, delivery: null };

/** The text of a list row, as the server makes it from a message. */
function previewOf(text: string): string {
  return [...text.replace(/\s+/g, " ").trim()].slice(0, 160).join("");
}

function lastMessageOf(message: Message): Conversation["last_message"] {
  const { id, sender, text, attachments, created_at } = message;
  if (sender.kind === "system") return null;
  return { id, sender_kind: sender.kind, text: previewOf(text), attachments: attachments.length, created_at };
}

function wholeMessage(told: Schemas["EventMessage"], beside: Schemas["EventConversation"]): Message {
  const { id: conversation_id, channel_id } = beside;
  return { conversation_id, channel_id, ...absentOfMessage, ...told };
}

export function wholeEvent(told: Told): StaffEvent {
  const { conversation, message, ...data } = told.data;
  if (!conversation) return { ...told, data };
  const whole = message && wholeMessage(message, conversation);
  const last_message = whole ? lastMessageOf(whole) : null;
  return {
    ...told,
    data: {
      ...data,
      conversation: { ...absentOfConversation, last_message, ...conversation },
      ...(whole && { message: whole }),
    },
  };
}
