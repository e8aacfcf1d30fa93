// SPDX-License-Identifier: AGPL-3.0-or-later
// Channels that do not work or have missed something, and which of them this browser session has put aside. Another trouble calls again.
import { compareNumeric } from "@shared/ids";
import type { Channel } from "@shared/model";

const storageKey = "harken.dismissed_troubles";

/** The same as long as nothing changes: who is dismissed as this stays so. */
export function troubleKey({ id, health }: Channel): string {
  const missed = health?.missed ? ` ${health.missed.until}` : "";
  return `${id} ${health?.reason} ${health?.since}${missed}`;
}

const fails = ({ health }: Channel) => health?.state === "failing";

/** The longest first; those that work, and have missed something, behind. */
export function troubledOf(channels: Iterable<Channel>, dismissed: readonly string[]): Channel[] {
  const troubled = [...channels].filter((channel) => (fails(channel) || channel.health?.missed) && !dismissed.includes(troubleKey(channel)));
  return troubled.sort(
    (a, b) => Number(fails(b)) - Number(fails(a)) || Date.parse(a.health!.since) - Date.parse(b.health!.since) || compareNumeric(a.id, b.id),
  );
}

export function dismissedTroubles(): string[] {
  try {
    const stored: unknown = JSON.parse(sessionStorage.getItem(storageKey) ?? "[]");
    return Array.isArray(stored) ? stored.filter((each) => typeof each === "string") : [];
  } catch {
    return [];
  }
}

export function keepDismissed(keys: readonly string[]): void {
  try {
    sessionStorage.setItem(storageKey, JSON.stringify(keys.slice(-50)));
  } catch {
    // Without storage they stay away as long as the page.
  }
}
