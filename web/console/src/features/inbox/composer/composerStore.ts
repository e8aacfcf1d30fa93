// SPDX-License-Identifier: AGPL-3.0-or-later
// Which composer is wanted: keys and buttons elsewhere ask for one, and it takes the focus.
import type { DraftKind } from "@shared/drafts";
import { createStore } from "@shared/store";

export type ComposerKind = DraftKind;

export const wantedComposer = createStore<{ kind: ComposerKind; asked: number }>({ kind: "reply", asked: 0 });

export function askForComposer(kind: ComposerKind): void {
  wantedComposer.update(({ asked }) => ({ kind, asked: asked + 1 }));
}
