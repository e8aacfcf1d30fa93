// SPDX-License-Identifier: AGPL-3.0-or-later
// Answers that have not been sent yet: how long they can be taken back, and what is done with them.
import i18next from "i18next";
import { ProblemError } from "@shared/api";
import { Drafts } from "@shared/drafts";
import { applyMessage, applyOnePending, endPending } from "@shared/events";
import type { Id } from "@shared/ids";
import type { Conversation, FileRef, PendingReply } from "@shared/model";
import type { OutboxEntry } from "@shared/outbox";
import { createStore } from "@shared/store";
import { api } from "./client";
import type { Desk } from "./desk";
import { besideText, documentOf, plainText, together } from "./document";
import { notifyProblem, problemText } from "./notify";
import { preferences } from "./preferences";

/** What came back into the composer of a conversation besides its text, until the composer has taken it. */
export interface TakenBack {
  conversation: Id;
  attachments: readonly FileRef[];
  quoted?: Id;
  mailbox?: Id;
  to?: readonly string[];
  cc?: readonly string[];
  bcc?: readonly string[];
  subject?: string;
}
export const takenBack = createStore<TakenBack | null>(null);

/** In our own widget the customer waits for every word; everywhere else it is the reader's choice. */
export function undoHold(platform: Conversation["platform"] | undefined, byMail: boolean): Pick<OutboxEntry, "hold"> {
  const { undoMail, undoOther } = preferences.get();
  const isMail = platform === "email" || byMail;
  if (!platform || (platform === "widget" && !isMail)) return {};
  const seconds = isMail ? undoMail : undoOther;
  return seconds > 0 ? { hold: { undo_seconds: seconds } } : {};
}

function explain(error: unknown): string {
  const gone = error instanceof ProblemError && error.code === "not_found";
  return gone ? i18next.t("inbox:pending.too_late") : problemText(error);
}

function forget(desk: Desk, reply: PendingReply): void {
  desk.state.update((state) => endPending(state, reply.conversation_id, reply.id));
}

async function attempt(desk: Desk, reply: PendingReply, act: () => Promise<void>): Promise<void> {
  try {
    await act();
  } catch (error) {
    if (error instanceof ProblemError && error.code === "not_found") forget(desk, reply);
    notifyProblem(error, explain(error));
  }
}

/** Above what was typed meanwhile; formatted, if one of the two is. */
function backIntoDraft(desk: Desk, { conversation_id: id, text, document }: PendingReply): void {
  const draft = desk.drafts.kept.get().get(Drafts.key(id, "reply"));
  const typed = draft?.text.trim() ?? "";
  if (document || draft?.document) {
    const both = together(document ?? documentOf(text), draft?.document ?? documentOf(typed));
    desk.drafts.write(id, "reply", plainText(both), both);
  } else if (text) desk.drafts.write(id, "reply", typed ? `${text}\n\n${typed}` : text);
}

/** What nobody chose stays as the server names it. */
function backInto({ to, cc, bcc, subject }: NonNullable<PendingReply["mail"]>): Partial<TakenBack> {
  return { ...(to.length ? { to } : {}), ...(cc.length ? { cc } : {}), ...(bcc.length ? { bcc } : {}), ...(subject ? { subject } : {}) };
}

function intoComposer(desk: Desk, reply: PendingReply): void {
  const id = reply.conversation_id;
  const isText = !reply.form_id && !reply.article;
  if (isText) backIntoDraft(desk, reply);
  takenBack.update(() => ({
    conversation: id,
    attachments: besideText(reply.attachments, reply.document),
    ...(reply.reply_to_id ? { quoted: reply.reply_to_id } : {}),
    ...(reply.channel_id ? { mailbox: reply.channel_id } : {}),
    ...(reply.mail ? backInto(reply.mail) : {}),
  }));
}

/** Never sent. My own comes back into the composer; a colleague's goes to their drafts. */
export function takeBack(desk: Desk, reply: PendingReply): Promise<void> {
  return attempt(desk, reply, async () => {
    const taken = await api.call("delete", "/pending-replies/{id}", { path: { id: reply.id } });
    forget(desk, reply);
    if (taken.author.id === desk.session.user.id) intoComposer(desk, taken);
  });
}

export function sendNow(desk: Desk, reply: PendingReply): Promise<void> {
  return attempt(desk, reply, async () => {
    const message = await api.call("post", "/pending-replies/{id}/send", { path: { id: reply.id } });
    desk.state.update((state) => applyMessage(endPending(state, reply.conversation_id, reply.id), message));
  });
}

export function move(desk: Desk, reply: PendingReply, send_at: string): Promise<void> {
  return attempt(desk, reply, async () => {
    const moved = await api.call("patch", "/pending-replies/{id}", { path: { id: reply.id }, body: { send_at, version: reply.version } });
    desk.state.update((state) => applyOnePending(state, moved));
  });
}
