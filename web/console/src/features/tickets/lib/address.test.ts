// SPDX-License-Identifier: AGPL-3.0-or-later
import { describe, expect, it } from "vitest";
import { defaultSort, filtersIn, nextSort, queryIn } from "./address";
import { dueOf, ticketViewsFor } from "@/lib/tickets/model";

describe("the order of the table", () => {
  it("UI9 every column is sorted both ways, one press after the other", () => {
    for (const sort of ["number", "status", "priority", "created", "deadline"] as const) {
      const once = nextSort({ sort: "title", order: "asc" }, sort);
      const twice = nextSort(once, sort);
      expect([once.sort, twice.sort]).toEqual([sort, sort]);
      expect(twice.order).not.toBe(once.order);
      expect(nextSort(twice, sort)).toEqual(once);
    }
  });

  it("UI9 the title goes from A to Z, from Z to A, and back to the default", () => {
    const once = nextSort(defaultSort, "title");
    const twice = nextSort(once, "title");
    expect([once.order, twice.order]).toEqual(["asc", "desc"]);
    expect(nextSort(twice, "title")).toEqual(defaultSort);
  });
});

describe("the address", () => {
  it("UI8 what a link narrows to is shown, and nothing that is no filter", () => {
    const address = new URLSearchParams("status=waiting&priority=loud&responsible=none&label=7&department=x&q= late ");
    expect(filtersIn(address)).toEqual({ status: "waiting", responsible: "none", label: "7", q: "late" });
  });

  it("UI7 who may see no others has what was submitted to them and what they opened", () => {
    const none = ticketViewsFor({ permissions: {} });
    expect(none).toEqual(["submitted", "opened"]);
    expect(queryIn(new URLSearchParams("view=all"), none).view).toBe("submitted");
    expect(queryIn(new URLSearchParams("view=overdue"), ticketViewsFor({ permissions: { see_tickets: "own" } })).view).toBe("overdue");
  });
});

it("RE4 a deadline is near for a day and then overdue, unless the ticket is closed", () => {
  const now = Date.parse("2026-11-27T12:00:00Z");
  const at = (deadline: string | null, status: "to_do" | "closed" = "to_do") => dueOf({ deadline, status }, now);
  expect(at(null)).toBe("none");
  expect(at("2026-11-28T12:00:01Z")).toBe("later");
  expect(at("2026-11-28T11:59:00Z")).toBe("near");
  expect(at("2026-11-27T12:00:00Z")).toBe("overdue");
  expect(at("2026-11-26T12:00:00Z", "closed")).toBe("later");
});
