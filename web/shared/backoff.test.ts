// SPDX-License-Identifier: AGPL-3.0-or-later
import { expect, test } from "vitest";
import { backoffMs } from "./backoff";

test("F23 a storm of clients comes back spread out, from a second to thirty, and never at once", () => {
  const earliest = [0, 1, 2, 3, 4, 5, 50].map((attempt) => backoffMs(attempt, () => 0));
  const latest = [0, 1, 2, 3, 4, 5, 50].map((attempt) => backoffMs(attempt, () => 1));
  expect(Math.min(...earliest)).toBe(1_000);
  expect(Math.max(...latest)).toBeLessThanOrEqual(30_000);
  for (const [i, least] of earliest.entries()) expect(latest[i]! - least).toBeGreaterThanOrEqual(least / 2);
  expect([...latest].sort((a, b) => a - b)).toEqual(latest);
  const delays = new Set(Array.from({ length: 1_000 }, () => Math.round(backoffMs(3) / 10)));
  expect(delays.size).toBeGreaterThan(100);
});
