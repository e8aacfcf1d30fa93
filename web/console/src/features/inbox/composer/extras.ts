// SPDX-License-Identifier: AGPL-3.0-or-later
// What an answer is besides its words, while it is being written: which message it answers, and, as an e-mail, over which
// mailbox and who reads along. It is gone with the answer, and with a reload.
import type { OutboxEntry } from "@shared/outbox";
import type { Id } from "@shared/ids";
import { createStore } from "@shared/store";

export interface Extras {
  quoted?: Id;
  mailbox?: Id;
  /** As typed; undefined: the field is not shown. */
  cc?: string;
  bcc?: string;
}

const none: Extras = {};
export const extrasStore = createStore<ReadonlyMap<Id, Extras>>(new Map());

export function extrasOf(all: ReadonlyMap<Id, Extras>, conversation: Id): Extras {
  return all.get(conversation) ?? none;
}

export function setExtras(conversation: Id, change: Extras): void {
  extrasStore.update((all) => new Map(all).set(conversation, { ...extrasOf(all, conversation), ...change }));
}

export function clearExtras(conversation: Id): void {
  extrasStore.update((all) => {
    const rest = new Map(all);
    rest.delete(conversation);
    return rest;
  });
}

/** Addresses as people write them: with commas, semicolons or spaces between. */
export function addressesIn(text: string | undefined): string[] {
  return (text ?? "").split(/[\s,;]+/).filter((part) => part !== "");
}

export function wrongAddress(text: string | undefined): string | undefined {
  return addressesIn(text).find((address) => !/^[^@\s]+@[^@\s]+$/.test(address));
}

/** For the outbox. */
export function entryExtras({ quoted, mailbox, cc, bcc }: Extras): Pick<OutboxEntry, "reply_to_id" | "channel_id" | "mail"> {
  const copies = { cc: addressesIn(cc), bcc: addressesIn(bcc) };
  const mail = {
    ...(copies.cc.length > 0 ? { cc: copies.cc } : {}),
    ...(copies.bcc.length > 0 ? { bcc: copies.bcc } : {}),
  };
  return {
    ...(quoted ? { reply_to_id: quoted } : {}),
    ...(mailbox ? { channel_id: mailbox } : {}),
    ...(Object.keys(mail).length > 0 ? { mail } : {}),
  };
}
