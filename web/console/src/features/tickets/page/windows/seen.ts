// SPDX-License-Identifier: AGPL-3.0-or-later
// How far I have read in each window, in this browser: what is newer and not mine makes a dot on its tab.
import type { Id } from "@shared/ids";
import { createStore } from "@shared/store";
import type { TicketEntry } from "@/lib/tickets/model";

const key = "harken.ticket-seen";
const mostKept = 300;

type Seen = Readonly<Record<string, string>>;

function stored(): Seen {
  try {
    return (JSON.parse(localStorage.getItem(key) ?? "{}") ?? {}) as Seen;
  } catch {
    return {};
  }
}

export const seen = createStore<Seen>(stored());

/** Ids grow with time; as numbers they would be too long. */
export function isNewer(id: string, than: string | undefined): boolean {
  if (than === undefined) return true;
  return id.length === than.length ? id > than : id.length > than.length;
}

export function markSeen(place: string, id: Id): void {
  if (!isNewer(id, seen.get()[place])) return;
  seen.update((all) => Object.fromEntries([...Object.entries(all).filter(([other]) => other !== place), [place, id as string]].slice(-mostKept)));
  try {
    localStorage.setItem(key, JSON.stringify(seen.get()));
  } catch {
    // Then it is remembered as long as the page.
  }
}

/** The newest that somebody else has said since. */
export function unseenIn(entries: readonly TicketEntry[], me: Id, upTo: string | undefined): TicketEntry | undefined {
  return entries.findLast((entry) => entry.author.id !== me && isNewer(entry.id, upTo));
}
