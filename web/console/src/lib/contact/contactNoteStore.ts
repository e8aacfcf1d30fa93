// SPDX-License-Identifier: AGPL-3.0-or-later
// About which contact a note is being written: the # button and the # key both say so.
import { createStore } from "@shared/store";
import type { Id } from "@shared/ids";

export const contactNote = createStore<{ about: Id | null }>({ about: null });

export function openContactNote(about: Id | null): void {
  contactNote.update(() => ({ about }));
}
