// SPDX-License-Identifier: AGPL-3.0-or-later
// What an answer is besides its words, while it is being written: which message it answers, and, as an e-mail, over which
// mailbox, to whom, and who reads along. It is gone with the answer, and with a reload.
import type { OutboxEntry } from "@shared/outbox";
import type { Id } from "@shared/ids";
import { createStore } from "@shared/store";

export interface Extras {
  quoted?: Id | undefined;
  mailbox?: Id | undefined;
  /** Whom the server names for this answer, as it is shown; undefined: it is no e-mail. */
  shown?: readonly string[] | undefined;
  /** As the agent has changed it; undefined: as shown, or not there. */
  to?: readonly string[] | undefined;
  cc?: readonly string[] | undefined;
  bcc?: readonly string[] | undefined;
  subject?: string | undefined;
}

const none: Extras = {};
export const extrasStore = createStore<ReadonlyMap<Id, Extras>>(new Map());

export function extrasOf(all: ReadonlyMap<Id, Extras>, conversation: Id): Extras {
  return all.get(conversation) ?? none;
}

export function setExtras(conversation: Id, change: Extras): void {
  extrasStore.update((all) => new Map(all).set(conversation, { ...extrasOf(all, conversation), ...change }));
}

/** The mailbox and whom it goes to stay named as long as the field for it is there. */
export function clearExtras(conversation: Id): void {
  extrasStore.update((all) => {
    const rest = new Map(all);
    const { shown, mailbox } = extrasOf(all, conversation);
    rest.delete(conversation);
    if (shown && !mailbox) rest.set(conversation, { shown });
    return rest;
  });
}

/** Addresses as people write them: with commas, semicolons or spaces between, with or without a name. */
export function addressesIn(texts: readonly string[]): string[] {
  const found = texts.flatMap((text) => text.split(/[\s,;]+/)).map((part) => part.replace(/^<|>$/g, ""));
  return [...new Set(found.filter((part) => part !== ""))];
}

export function wrongAddress(addresses: readonly string[] | undefined): string | undefined {
  return addresses?.find((address) => !/^[^@\s]+@[^@\s]+$/.test(address));
}

/** Nobody in To is wrong, too: the desk does not choose again behind the agent's back. */
export function hasWrongAddress({ to, cc, bcc }: Extras): boolean {
  return to?.length === 0 || [to, cc, bcc].some((list) => wrongAddress(list) !== undefined);
}

function mailOf({ shown, to, cc, bcc, subject }: Extras): OutboxEntry["mail"] {
  if (!shown) return undefined;
  const lists = { to: to ?? shown, cc, bcc };
  const filled = Object.entries(lists).filter(([, list]) => list && list.length > 0);
  const mail = { ...Object.fromEntries(filled.map(([name, list]) => [name, [...list!]])), ...(subject?.trim() ? { subject: subject.trim() } : {}) };
  return Object.keys(mail).length > 0 ? mail : undefined;
}

/** For the outbox. */
export function entryExtras(extras: Extras): Pick<OutboxEntry, "reply_to_id" | "channel_id" | "mail"> {
  const { quoted, mailbox } = extras;
  const mail = mailOf(extras);
  return {
    ...(quoted ? { reply_to_id: quoted } : {}),
    ...(mailbox ? { channel_id: mailbox } : {}),
    ...(mail ? { mail } : {}),
  };
}
