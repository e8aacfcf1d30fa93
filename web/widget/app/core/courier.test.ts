// SPDX-License-Identifier: AGPL-3.0-or-later
import { expect, test } from "vitest";
import { outcomeOf } from "./courier";

test("F6: what found no room on the desk's disk is kept and sent again", () => {
  expect(outcomeOf("disk_full")).toEqual({ kind: "later", retryAfter: undefined });
  expect(outcomeOf("unavailable", 5)).toEqual({ kind: "later", retryAfter: 5 });
  expect(outcomeOf("unsupported_type")).toEqual({ kind: "refused", code: "unsupported_type" });
});
