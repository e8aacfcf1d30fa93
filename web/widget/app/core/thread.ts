// SPDX-License-Identifier: AGPL-3.0-or-later
// The visitor's messages as one list, and the pure functions that apply what the desk says to it. Applying the same thing
// twice, or an older thing after a newer one, changes nothing.
import { compareNumeric, type Id, type Seq } from "../../../shared/ids";
import type { Entry } from "./outbox";
import { type Conversation, type Event, laterId, type Message, type MessagePage, none } from "./model";

export interface Thread {
  messages: Message[];
  /** `before` of the page further back, or null at the very first message. */
  next: Id | null;
  conversation: Conversation | null;
  seq: Seq;
  /** The newest answer that the visitor has read, and the newest message that the desk has read. */
  readByVisitor: Id;
  readByStaff: Id;
  loaded: boolean;
}

export const emptyThread: Thread = {
  messages: [],
  next: null,
  conversation: null,
  seq: "0" as Seq,
  readByVisitor: none,
  readByStaff: none,
  loaded: false,
};

function merge(messages: Message[], added: Message[]): Message[] {
  const byId = new Map([...messages, ...added].map((message) => [message.id, message]));
  return [...byId.values()].sort((a, b) => compareNumeric(a.id, b.id));
}

function withConversation(thread: Thread, conversation: Conversation | null | undefined): Thread {
  if (!conversation || compareNumeric(conversation.id, thread.conversation?.id ?? "0") < 0) return thread;
  return {
    ...thread,
    conversation,
    readByVisitor: laterId(thread.readByVisitor, conversation.customer_read_id ?? none),
    readByStaff: laterId(thread.readByStaff, conversation.staff_read_id ?? none),
  };
}

const answers = (messages: Message[]) => messages.filter((message) => message.sender.kind === "user");

/** Where the visitor has read to, as the number of unread answers tells it when a new conversation has no mark yet. */
function readMark(messages: Message[], unread: number): Id {
  const all = answers(messages);
  return all[all.length - 1 - unread]?.id ?? none;
}

export function applySnapshot(thread: Thread, page: MessagePage): Thread {
  const newest = thread.messages.at(-1);
  const oldest = page.items[0];
  const gap = !!newest && !!oldest && !!page.next && compareNumeric(oldest.id, newest.id) > 0;
  const known = gap ? [] : thread.messages;
  const keepsHistory = known.length > 0 && !!oldest && compareNumeric(known[0]!.id, oldest.id) < 0;
  const next: Thread = {
    ...thread,
    messages: merge(known, page.items),
    next: keepsHistory ? thread.next : (page.next as Id | null),
    seq: laterId(thread.seq, page.seq),
    loaded: true,
  };
  // Events may have run ahead of this snapshot while it travelled.
  if (!page.conversation || compareNumeric(page.seq, thread.seq) < 0) return next;
  const mark = readMark(page.items, page.conversation.unread);
  return withConversation({ ...next, readByVisitor: laterId(next.readByVisitor, mark) }, page.conversation);
}

export function prepend(thread: Thread, page: MessagePage): Thread {
  return { ...thread, messages: merge(thread.messages, page.items), next: page.next as Id | null };
}

export function applyEvent(thread: Thread, event: Event): Thread {
  if (compareNumeric(event.seq, thread.seq) <= 0) return thread;
  const { message, message_id, conversation } = event.data;
  const kept = message_id ? thread.messages.filter(({ id }) => id !== message_id) : thread.messages;
  const next = { ...thread, seq: event.seq, messages: message ? merge(kept, [message]) : kept };
  return withConversation(next, conversation);
}

/** An answer of the API to something that the visitor sent. */
export function addMessage(thread: Thread, message: Message): Thread {
  return { ...thread, messages: merge(thread.messages, [message]) };
}

/** The acknowledgement may come before the event: what the desk stored is shown at once. */
export function acknowledge(thread: Thread, entry: Entry, messageId: Id): Thread {
  if (thread.messages.some((message) => message.id === messageId)) return thread;
  const message: Message = {
    id: messageId,
    client_id: entry.client_id,
    kind: "text",
    sender: { kind: "customer", name: "" },
    text: entry.text,
    attachments: entry.files.flatMap(({ id, name, type, size }) => (id ? [{ id, name, type, size }] : [])),
    system: null,
    created_at: new Date(entry.at).toISOString(),
  };
  return { ...thread, messages: merge(thread.messages, [message]) };
}

export function markRead(thread: Thread, id: Id): Thread {
  return { ...thread, readByVisitor: laterId(thread.readByVisitor, id) };
}

export function unreadCount(thread: Thread): number {
  return answers(thread.messages).filter((message) => compareNumeric(message.id, thread.readByVisitor) > 0).length;
}

export function newestAnswer(thread: Thread): Message | undefined {
  return answers(thread.messages).at(-1);
}
