// SPDX-License-Identifier: AGPL-3.0-or-later
// Messages and waiting entries as what is painted: days, system lines, and bubbles grouped by author and time.
import { compareNumeric } from "../../../shared/ids";
import { type Message } from "./model";
import type { Entry } from "./outbox";
import { dayOf } from "./format";
import type { State } from "./state";
import type { Thread } from "./thread";

/** sent: the desk has stored it; delivered: somebody of the desk has it before them; read: they have looked at it. */
export type Mark = "held" | "sending" | "failed" | "sent" | "delivered" | "read";
export interface Bubble {
  key: string;
  own: boolean;
  author: string;
  at: string;
  text: string;
  files: { name: string; type: string; size: number; id?: string | undefined; local?: string }[];
  mark: Mark | null;
  failed?: string | undefined;
  clientId: string;
  article?: Message["article"];
  /** Empty while it is on its way. */
  messageId: string;
  form?: Message["form"];
  answer?: Message["answer"];
  /** The visitor has answered the form. */
  answered?: boolean;
  edited?: boolean;
  /** Taken back: nothing of it is left. */
  deleted?: boolean;
  first: boolean;
  last: boolean;
}
export type Row =
  | { kind: "day"; key: string; at: string }
  | { kind: "system"; key: string; action: "accepted" | "solved" | "reopened"; actor: string }
  | ({ kind: "bubble" } & Bubble);

const together = 3 * 60_000;

function markOf({ id }: Message, { readByStaff, conversation }: Thread): Mark {
  if (compareNumeric(id, readByStaff) <= 0) return "read";
  return conversation?.holder_name ? "delivered" : "sent";
}

function ofMessage(message: Message, thread: Thread): Row {
  if (message.system) return { kind: "system", key: message.id, ...message.system };
  const own = message.sender.kind === "customer";
  const mark = own ? markOf(message, thread) : null;
  const { text, attachments: files, created_at: at, client_id: clientId } = message;
  const key = own && clientId ? clientId : message.id;
  const { form, answer, article, id: messageId, deleted = false } = message;
  const edited = message.edited_at !== undefined && !deleted;
  return {
    kind: "bubble",
    key,
    own,
    author: message.sender.name,
    at,
    text,
    files,
    mark,
    clientId,
    messageId,
    form,
    answer,
    article,
    edited,
    deleted,
    first: true,
    last: true,
  };
}

function ofEntry(entry: Entry, live: boolean): Row {
  const { text, files, client_id: clientId, failed } = entry;
  const at = new Date(entry.at).toISOString();
  const mark = failed ? "failed" : live ? "sending" : "held";
  return { kind: "bubble", key: clientId, own: true, author: "", at, text, files, mark, failed, clientId, messageId: "", first: true, last: true };
}

function joins(a: Row | undefined, b: Row | undefined): boolean {
  if (a?.kind !== "bubble" || b?.kind !== "bubble") return false;
  const near = Date.parse(b.at) - Date.parse(a.at) < together && dayOf(a.at) === dayOf(b.at);
  return near && a.own === b.own && (a.own || a.author === b.author);
}

export function timeline({ thread, pending, link }: Pick<State, "thread" | "pending" | "link">): Row[] {
  const stored = new Set(thread.messages.map((message) => message.client_id));
  const answered = new Set(thread.messages.map((message) => message.answer?.message_id));
  const rows: Row[] = [];
  const flat = [
    ...thread.messages.map((message) => ({ at: message.created_at, row: ofMessage(message, thread) })),
    ...pending.filter((entry) => !stored.has(entry.client_id)).map((entry) => ({ at: new Date(entry.at).toISOString(), row: ofEntry(entry, link === "live") })),
  ];
  flat.forEach(({ at, row }, i) => {
    const before = flat[i - 1];
    if (!before || dayOf(before.at) !== dayOf(at)) rows.push({ kind: "day", key: dayOf(at), at });
    if (row.kind === "bubble") {
      row.answered = row.form !== undefined && answered.has(row.messageId as Message["id"]);
      row.first = !joins(before?.row, row);
      row.last = !joins(row, flat[i + 1]?.row);
    }
    rows.push(row);
  });
  return rows;
}
