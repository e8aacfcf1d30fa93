// SPDX-License-Identifier: AGPL-3.0-or-later
// What is being typed in each window: another window, another page and a reload leave it there. For this tab alone.
import type { JSONContent } from "@tiptap/core";

const prefix = "harken.ticket-draft.";

export function draftAt(place: string): JSONContent | null {
  try {
    return JSON.parse(sessionStorage.getItem(prefix + place) ?? "null") as JSONContent | null;
  } catch {
    return null;
  }
}

export function keepDraft(place: string, draft: JSONContent | null): void {
  try {
    if (draft) sessionStorage.setItem(prefix + place, JSON.stringify(draft));
    else sessionStorage.removeItem(prefix + place);
  } catch {
    // Without storage it lives as long as the field.
  }
}
