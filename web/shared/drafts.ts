// SPDX-License-Identifier: AGPL-3.0-or-later
// Unfinished texts, kept per user, conversation and kind over reloads.
import type { Id } from "./ids";

export type DraftKind = "reply" | "note" | "contact_note";

const prefix = "harken.draft";

function keyOf(user: Id, target: Id, kind: DraftKind): string {
  return `${prefix}.${user}.${target}.${kind}`;
}

export function readDraft(user: Id, target: Id, kind: DraftKind, storage: Storage = localStorage): string {
  return storage.getItem(keyOf(user, target, kind)) ?? "";
}

export function writeDraft(user: Id, target: Id, kind: DraftKind, text: string, storage: Storage = localStorage): void {
  try {
    if (text.trim() === "") storage.removeItem(keyOf(user, target, kind));
    else storage.setItem(keyOf(user, target, kind), text);
  } catch {
    // A full or forbidden storage costs the draft after a reload, nothing now.
  }
}
