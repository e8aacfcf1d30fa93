// SPDX-License-Identifier: AGPL-3.0-or-later
import { describe, expect, it } from "vitest";
import type { Id } from "@shared/ids";
import { dayOf, filtersIn, midnight } from "./filters/filters";
import { addressOf, filterToKeep, filtersOf, isSame, type SavedView } from "./savedViews";

const label = "12" as Id;
const today = dayOf(new Date());

function saved(filter: SavedView["filter"]): SavedView {
  return { id: "1" as Id, name: "Late", owner_id: "2" as Id, shared: false, filter, version: 1 };
}

describe("saved views", () => {
  it("a span that ends today goes on ending today", () => {
    const filters = { label, from: dayOf(midnight(today, -6)), to: today };
    const kept = filterToKeep("solved", filters);
    expect(kept).toEqual({ view: "solved", label, days: 7 });
    expect(filtersOf(saved(kept))).toEqual(filters);
    expect(isSame(saved(kept), "solved", filters)).toBe(true);
    expect(isSame(saved(kept), "all", filters)).toBe(false);
  });

  it("a span of the past is not kept", () => {
    expect(filterToKeep("all", { label, from: "2026-01-01", to: "2026-01-31" })).toEqual({ view: "all", label });
  });

  it("its address says the same", () => {
    const view = saved({ view: "all", status: "open", label });
    const address = addressOf("all", filtersOf(view));
    expect(filtersIn(new URLSearchParams(address.split("?")[1]))).toEqual({ status: "open", label });
  });
});
