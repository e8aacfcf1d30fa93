// SPDX-License-Identifier: AGPL-3.0-or-later
// Whose name somebody wants to change: a press on it in the head of a conversation says so.
import { createStore } from "@shared/store";
import type { Id } from "@shared/ids";

export const wantedName = createStore<{ of: Id | null }>({ of: null });

export function askForName(of: Id | null): void {
  wantedName.update(() => ({ of }));
}
