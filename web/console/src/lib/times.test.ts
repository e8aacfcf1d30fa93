// SPDX-License-Identifier: AGPL-3.0-or-later
import { describe, expect, it } from "vitest";
import { timeOf, toLocalInput } from "./times";

const local = (text: string) => new Date(`${text}:00`);

describe("times to put things off to", () => {
  it.each([
    ["in_an_hour", "2026-11-25T10:20", "2026-11-25T11:20"],
    ["this_evening", "2026-11-25T10:20", "2026-11-25T18:00"],
    ["tomorrow", "2026-11-30T10:20", "2026-12-01T09:00"],
    ["next_week", "2026-11-25T10:20", "2026-11-30T09:00"],
    ["next_week", "2026-11-29T10:20", "2026-11-30T09:00"],
    ["next_week", "2026-11-30T10:20", "2026-12-07T09:00"],
  ] as const)("%s from %s is %s", (preset, now, then) => {
    expect(timeOf(preset, local(now))).toEqual(local(then));
  });

  it("offers no evening that has begun", () => {
    expect(timeOf("this_evening", local("2026-11-25T17:05"))).toBeNull();
  });

  it("writes what the input reads", () => {
    expect(local(toLocalInput(local("2026-03-29T23:59")))).toEqual(local("2026-03-29T23:59"));
  });
});
