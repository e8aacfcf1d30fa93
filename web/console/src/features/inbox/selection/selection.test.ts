// SPDX-License-Identifier: AGPL-3.0-or-later
import { beforeEach, describe, expect, it } from "vitest";
import type { Id } from "@shared/ids";
import { clearSelection, keepOnly, selectAll, selection, selectRange, toggle } from "./selection";

const rows = ["1", "2", "3", "4", "5"] as Id[];
const chosen = () => [...selection.get().ids].sort();

describe("choosing rows", () => {
  beforeEach(clearSelection);

  it("one by one, on and off", () => {
    toggle(rows[1]!);
    toggle(rows[3]!);
    toggle(rows[1]!);
    expect(chosen()).toEqual(["4"]);
  });

  it("a range from the one chosen last, in both directions", () => {
    toggle(rows[2]!);
    selectRange(rows, rows[4]!);
    expect(chosen()).toEqual(["3", "4", "5"]);
    selectRange(rows, rows[3]!);
    expect(chosen()).toEqual(["3", "4", "5"]);
    clearSelection();
    toggle(rows[3]!);
    selectRange(rows, rows[1]!);
    expect(chosen()).toEqual(["2", "3", "4"]);
  });

  it("a range without a beginning is one row, and one to nowhere is none", () => {
    selectRange(rows, rows[2]!);
    expect(chosen()).toEqual(["3"]);
    selectRange(rows, "9" as Id);
    expect(chosen()).toEqual(["3"]);
  });

  it("all, and again none", () => {
    toggle(rows[0]!);
    selectAll(rows);
    expect(chosen()).toEqual(rows);
    selectAll(rows);
    expect(chosen()).toEqual([]);
  });

  it("drops what left the list", () => {
    selectAll(rows);
    keepOnly(["2", "9"] as Id[]);
    expect(chosen()).toEqual(["2"]);
  });
});
