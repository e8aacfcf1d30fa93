// SPDX-License-Identifier: AGPL-3.0-or-later
// What is being written. It outlives the dialog, and the same text sent twice is one answer.
import { useState } from "react";
import { type ClientId, type Id, newClientId } from "@shared/ids";
import type { FileRef } from "@shared/model";
import { currentLanguage } from "@/lib/i18n";
import type { IfSolved } from "./groups";

export interface Draft {
  clientId: ClientId;
  texts: Readonly<Record<string, string>>;
  fallback: string;
  /** Uploaded already, to go with it. */
  files: readonly FileRef[];
  ifSolved: IfSolved;
  /** Not to be answered, though they could be. */
  without: ReadonlySet<Id>;
}

const kept = new Map<Id, Draft>();

function emptyDraft(): Draft {
  return { clientId: newClientId(), texts: {}, fallback: currentLanguage(), files: [], ifSolved: "solve_again", without: new Set() };
}

export function useDraft(ticket: Id) {
  const [draft, setDraft] = useState(() => kept.get(ticket) ?? emptyDraft());
  // Kept and forgotten at once: what comes after it may take the field away before it is drawn again.
  return {
    draft,
    // Another text is another answer.
    change: (part: Partial<Draft>) => {
      const next = { ...(kept.get(ticket) ?? draft), ...part, clientId: newClientId() };
      kept.set(ticket, next);
      setDraft(next);
    },
    forget: () => {
      kept.delete(ticket);
      setDraft(emptyDraft());
    },
  };
}
