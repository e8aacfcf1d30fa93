// SPDX-License-Identifier: AGPL-3.0-or-later
// Which composer is wanted: keys and buttons elsewhere ask for one, and it takes the focus, as soon as it is there.
import type { DraftKind } from "@shared/drafts";
import { createStore } from "@shared/store";

export type ComposerKind = DraftKind;

export const wantedComposer = createStore<{ kind: ComposerKind; isPending: boolean }>({ kind: "reply", isPending: false });

export function askForComposer(kind: ComposerKind): void {
  wantedComposer.update(() => ({ kind, isPending: true }));
}

/** The composer that has taken the focus says so. */
export function takeAsk(): void {
  wantedComposer.update(({ kind }) => ({ kind, isPending: false }));
}
