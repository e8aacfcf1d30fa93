// SPDX-License-Identifier: AGPL-3.0-or-later
// Somebody else was faster: what they changed is shown, and who came later decides. Nothing typed is lost.
import { createStore } from "@shared/store";
import { useStore } from "@/lib/useStore";
import type { Patch } from "./changes";
import type { Ticket } from "./model";

export interface Conflict {
  before: Ticket;
  now: Ticket;
  patch: Patch;
  decide: (again: boolean) => void;
}

const open = createStore<{ conflict: Conflict | null }>({ conflict: null });

/** True: mine once more, upon what is there now. */
export function askAgain(before: Ticket, now: Ticket, patch: Patch): Promise<boolean> {
  open.get().conflict?.decide(false);
  return new Promise((resolve) => {
    const decide = (again: boolean) => {
      open.update(() => ({ conflict: null }));
      resolve(again);
    };
    open.update(() => ({ conflict: { before, now, patch, decide } }));
  });
}

export function useConflict(): Conflict | null {
  return useStore(open, (state) => state.conflict);
}
