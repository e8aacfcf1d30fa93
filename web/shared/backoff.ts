// SPDX-License-Identifier: AGPL-3.0-or-later
/** Seconds double from 1 to 30, each with jitter above its half from the first on, so that a thousand clients do not return at once. */
export function backoffMs(attempt: number, random: () => number = Math.random): number {
  const ceiling = Math.min(30_000, 2_000 * 2 ** Math.min(attempt, 10));
  return Math.round(ceiling * (0.5 + random() / 2));
}
