// SPDX-License-Identifier: AGPL-3.0-or-later
import { expect, test } from "vitest";
import { Backoff } from "./backoff";

test("F23: waits spread over 1 s to a ceiling that doubles up to 30 s", () => {
  const longest = new Backoff(() => 1);
  expect([1, 2, 3, 4, 5, 6].map(() => longest.next())).toEqual([2000, 4000, 8000, 16_000, 30_000, 30_000]);
  const shortest = new Backoff(() => 0);
  expect([1, 2, 3].map(() => shortest.next())).toEqual([1000, 1000, 1000]);
});

test("after a success it starts low again", () => {
  const backoff = new Backoff(() => 1);
  backoff.next();
  backoff.next();
  backoff.reset();
  expect(backoff.next()).toBe(2000);
});
