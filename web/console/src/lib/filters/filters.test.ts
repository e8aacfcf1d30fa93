// SPDX-License-Identifier: AGPL-3.0-or-later
import { describe, expect, it } from "vitest";
import { filtersIn, hasFilters, queryOf, withFilters, withoutBeginning } from "./filters";

describe("filters in the address", () => {
  it("UI22 come back as they went", () => {
    const filters = filtersIn(new URLSearchParams("q=late&status=solved&label=12&from=2026-11-01&to=2026-11-30"));
    expect(filters).toEqual({ status: "solved", label: "12", from: "2026-11-01", to: "2026-11-30" });
    const address = withFilters(new URLSearchParams("q=late&holder=5"), filters);
    expect(address.get("q")).toBe("late");
    expect(address.has("holder")).toBe(false);
    expect(filtersIn(address)).toEqual(filters);
  });

  it("RE3 when a conversation began is another span than when something happened in it", () => {
    const filters = filtersIn(new URLSearchParams("created_from=2026-11-01&created_to=2026-11-02&to=2026-11-30"));
    expect(filters).toEqual({ created_from: "2026-11-01", created_to: "2026-11-02", to: "2026-11-30" });
    const query = queryOf(filters);
    expect(Date.parse(query.created_to!) - Date.parse(query.created_from!)).toBe(2 * 86_400_000);
    expect(queryOf(withoutBeginning(filters))).toEqual({ to: query.to });
  });

  it("what is no filter is left out", () => {
    expect(filtersIn(new URLSearchParams("status=late&label=x&from=yesterday&to=2026-13-01"))).toEqual({});
    expect(hasFilters({})).toBe(false);
  });

  it("both days are included", () => {
    const query = queryOf({ from: "2026-11-01", to: "2026-11-01" });
    expect(Date.parse(query.to!) - Date.parse(query.from!)).toBe(86_400_000);
  });
});
