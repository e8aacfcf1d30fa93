// SPDX-License-Identifier: AGPL-3.0-or-later
// Small choices of this browser: widths, mute, whether the panel is open.
import { createStore, type Store } from "@shared/store";

interface Preferences {
  muted: boolean;
  /** Of the alerts, 0 to 100. */
  volume: number;
  panelOpen: boolean;
  listWidth: number;
  panelWidth: number;
  /** For how many seconds an answer can be taken back: over e-mail, and over other channels than our own widget. */
  undoMail: UndoSeconds;
  undoOther: UndoSeconds;
}

export const undoChoices = [0, 5, 10, 30] as const;
export type UndoSeconds = (typeof undoChoices)[number];

const storageKey = "harken.preferences";
const defaults: Preferences = { muted: false, volume: 70, panelOpen: true, listWidth: 340, panelWidth: 312, undoMail: 10, undoOther: 0 };

function read(): Preferences {
  try {
    return { ...defaults, ...(JSON.parse(localStorage.getItem(storageKey) ?? "{}") as Partial<Preferences>) };
  } catch {
    return defaults;
  }
}

export const preferences: Store<Preferences> = createStore(read());

preferences.subscribe(() => {
  try {
    localStorage.setItem(storageKey, JSON.stringify(preferences.get()));
  } catch {
    // Without storage the choice lasts as long as the page.
  }
});

export function prefer(change: Partial<Preferences>): void {
  preferences.update((known) => ({ ...known, ...change }));
}
