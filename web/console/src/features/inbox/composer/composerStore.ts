// SPDX-License-Identifier: AGPL-3.0-or-later
// Which composer is wanted: keys and buttons elsewhere ask for one, and it takes the focus, as soon as it is there.
import type { DraftKind } from "@shared/drafts";
import type { Id } from "@shared/ids";
import { createStore } from "@shared/store";

export type ComposerKind = DraftKind;

interface Wanted {
  kind: ComposerKind;
  /** Of this conversation, also while the page still shows another one; otherwise of the one that is open. */
  conversation?: Id;
  isPending: boolean;
}

export const wantedComposer = createStore<Wanted>({ kind: "reply", isPending: false });

export function askForComposer(kind: ComposerKind, conversation?: Id): void {
  wantedComposer.update(() => ({ kind, isPending: true, ...(conversation ? { conversation } : {}) }));
}

export function isWantedOf(wanted: Wanted, id: Id): boolean {
  return wanted.isPending && (wanted.conversation ?? id) === id;
}

/** The composer that has taken the focus says so. */
export function takeAsk(): void {
  wantedComposer.update(({ kind }) => ({ kind, isPending: false }));
}
