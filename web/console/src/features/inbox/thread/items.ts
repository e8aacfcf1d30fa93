// SPDX-License-Identifier: AGPL-3.0-or-later
// What the thread shows, in order: messages, notes, what waits and what is not stored yet, the days and the line above the unread.
import { compareNumeric, type Id } from "@shared/ids";
import type { Message, Note, PendingReply, SideMail } from "@shared/model";
import type { OutboxEntry } from "@shared/outbox";
import { isSameDay } from "@/lib/time";

interface Grouped {
  key: string;
  time: string;
  /** Whether this one opens and closes its group: same author, same minute. */
  starts: boolean;
  ends: boolean;
}

export type ThreadItem =
  | { kind: "day"; key: string; time: string }
  | { kind: "unread"; key: string; time: string }
  | { kind: "system"; key: string; time: string; message: Message }
  | (Grouped & { kind: "message"; message: Message })
  | (Grouped & { kind: "note"; note: Note })
  | { kind: "side"; key: string; time: string; mail: SideMail }
  | (Grouped & { kind: "waiting"; reply: PendingReply })
  | (Grouped & { kind: "pending"; entry: OutboxEntry });

export interface ThreadParts {
  messages: readonly Message[];
  notes: readonly Note[];
  sideMails?: readonly SideMail[];
  waiting: readonly PendingReply[];
  pending: readonly OutboxEntry[];
  firstUnread: Id | null;
  me: Id;
}

type Entry = Exclude<ThreadItem, { kind: "day" | "unread" }> & { id: string };

function entryOfMessage(message: Message): Entry {
  const time = message.created_at;
  if (message.kind === "system") return { kind: "system", key: message.id, id: message.id, time, message };
  const key = message.client_id ? `${message.sender.kind}-${message.client_id}` : message.id;
  return { kind: "message", key, id: message.id, time, message, starts: true, ends: true };
}

function entryOfNote(note: Note): Entry {
  return { kind: "note", key: `note-${note.client_id || note.id}`, id: note.id, time: note.created_at, note, starts: true, ends: true };
}

function entryOfSideMail(mail: SideMail): Entry {
  return { kind: "side", key: `side-${mail.id}`, id: mail.id, time: mail.created_at, mail };
}

/** With the key that its message will have, so that it stays where it is when it is sent. */
function entryOfWaiting(reply: PendingReply): Entry {
  return { kind: "waiting", key: `user-${reply.client_id}`, id: "", time: reply.created_at, reply, starts: true, ends: true };
}

function entryOfPending(entry: OutboxEntry): Entry {
  const key = entry.kind === "note" ? `note-${entry.client_id}` : `user-${entry.client_id}`;
  return { kind: "pending", key, id: "", time: entry.created_at, entry, starts: true, ends: true };
}

function authorOf(item: Entry, me: Id): string {
  switch (item.kind) {
    case "message":
      return `message ${item.message.sender.kind} ${item.message.sender.id}`;
    case "note":
      return `note ${item.note.author.id}`;
    case "waiting":
      return `waiting ${item.key}`;
    case "pending":
      return item.entry.kind === "note" ? `note ${me}` : `message user ${me}`;
    case "side":
    case "system":
      return `${item.kind} ${item.key}`;
  }
}

function isOneGroup(a: Entry, b: Entry, me: Id): boolean {
  return authorOf(a, me) === authorOf(b, me) && a.time.slice(0, 16) === b.time.slice(0, 16);
}

function inOrder(parts: ThreadParts): Entry[] {
  const known = new Set([...parts.messages.map((item) => item.client_id), ...parts.notes.map((item) => item.client_id)]);
  const stored = [...parts.messages.map(entryOfMessage), ...parts.notes.map(entryOfNote), ...(parts.sideMails ?? []).map(entryOfSideMail)];
  stored.sort((a, b) => compareNumeric(a.id, b.id));
  const waiting = parts.waiting.filter((reply) => !known.has(reply.client_id));
  for (const reply of waiting) known.add(reply.client_id);
  const pending = parts.pending.filter((entry) => !known.has(entry.client_id));
  return [...stored, ...waiting.map(entryOfWaiting), ...pending.map(entryOfPending)];
}

export function buildItems(parts: ThreadParts): ThreadItem[] {
  const items: ThreadItem[] = [];
  let before: Entry | undefined;
  for (const entry of inOrder(parts)) {
    const newDay = !before || !isSameDay(before.time, entry.time);
    const isFirstUnread = parts.firstUnread !== null && entry.id === parts.firstUnread;
    if (newDay) items.push({ kind: "day", key: `day-${entry.time.slice(0, 10)}-${entry.key}`, time: entry.time });
    if (isFirstUnread) items.push({ kind: "unread", key: "unread", time: entry.time });
    const joins = before && !newDay && !isFirstUnread && isOneGroup(before, entry, parts.me);
    if (joins && before && "ends" in before) before.ends = false;
    if (joins && "starts" in entry) entry.starts = false;
    items.push(entry);
    before = entry;
  }
  return items;
}

/** Of the message or note that an item shows. */
export function idOf(item: ThreadItem): Id | undefined {
  if (item.kind === "message" || item.kind === "system") return item.message.id;
  return item.kind === "note" ? item.note.id : undefined;
}

/** The first message of the customer that the holder has not read. */
export function firstUnreadOf(messages: readonly Message[], readUpTo: Id | null): Id | null {
  const unread = messages.find((message) => message.sender.kind === "customer" && (readUpTo === null || compareNumeric(message.id, readUpTo) > 0));
  return unread?.id ?? null;
}
