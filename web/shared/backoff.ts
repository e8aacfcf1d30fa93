// SPDX-License-Identifier: AGPL-3.0-or-later
/** Seconds double from 1 to 30 with full jitter above the half, so that a thousand clients do not return at once. */
export function backoffMs(attempt: number, random: () => number = Math.random): number {
  const ceiling = Math.min(30_000, 1000 * 2 ** Math.min(attempt, 10));
  return Math.round(Math.max(1000, ceiling * (0.5 + random() / 2)));
}
