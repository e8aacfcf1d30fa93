// SPDX-License-Identifier: AGPL-3.0-or-later
import { expect, test } from "vitest";
import { presenceOf } from "./habit";
import type { Config } from "./model";

const line = (online: boolean, answers_in_seconds: number | null) => presenceOf({ online, answers_in_seconds } as Config);

test("the usual answering time is the desk's own record", () => {
  expect([40, 600, 601, 3601, 7 * 3600].map((seconds) => line(true, seconds))).toEqual([
    "answersMinutes",
    "answersMinutes",
    "answersHour",
    "answersHours",
    "answersDay",
  ]);
});

test("no promise without a record, from a slow desk, or while nobody is there", () => {
  expect([line(true, null), line(true, 90_000), line(false, 40)]).toEqual(["online", "online", "away"]);
});
