// SPDX-License-Identifier: AGPL-3.0-or-later
import { useState } from "react";
import { ProblemError } from "@shared/api";

interface Versioned {
  version: number;
}

/**
 * An edit of something that others may edit at the same time. After a refused save (`version_conflict`) the form
 * shows the newer state, and what was typed is put aside for "use mine instead".
 */
export function useDraft<T extends Versioned, D extends object>(item: T, pick: (item: T) => D) {
  const [base, setBase] = useState(item);
  const [draft, setDraft] = useState(() => pick(item));
  const [aside, setAside] = useState<D | null>(null);
  const dirty = JSON.stringify(draft) !== JSON.stringify(pick(base));

  function take(newer: T) {
    setBase(newer);
    setDraft(pick(newer));
  }
  // An untouched form follows what others save.
  if (item.version > base.version && !dirty) take(item);

  return {
    draft,
    dirty,
    version: base.version,
    conflict: aside !== null,
    set: (change: Partial<D>) => setDraft((now) => ({ ...now, ...change })),
    reset: () => setDraft(pick(base)),
    saved: (newer: T) => {
      take(newer);
      setAside(null);
    },
    refused: (error: unknown) => {
      const newer = currentState<T>(error);
      if (!newer) return;
      setAside(draft);
      take(newer);
    },
    useMine: () => {
      if (aside) setDraft(aside);
      setAside(null);
    },
    keepTheirs: () => setAside(null),
  };
}

export type Draft<T extends Versioned, D extends object> = ReturnType<typeof useDraft<T, D>>;

function currentState<T>(error: unknown): T | undefined {
  const conflict = error instanceof ProblemError && error.code === "version_conflict";
  return conflict ? (error.problem.current as T | undefined) : undefined;
}
