// SPDX-License-Identifier: AGPL-3.0-or-later
import { expect, it } from "vitest";
import { queryIn } from "../lib/address";
import { addressOf, filterToKeep, isSame } from "./views";

const views = ["all", "submitted", "opened", "overdue"] as const;
const queryOf = (address: string) => queryIn(new URL(address, "http://desk").searchParams, views);

it("UI8 a kept list leads to the same table, and says where one is", () => {
  const query = queryOf("/tickets?view=overdue&sort=deadline&order=asc&priority=major&responsible=none&q=printer&layout=board");
  const kept = filterToKeep(query);
  expect(kept).toEqual({ view: "overdue", sort: "deadline", order: "asc", priority: "major", responsible: "none", q: "printer" });
  const address = addressOf(kept, "board");
  expect(queryOf(address)).toEqual(query);
  expect(address).toContain("layout=board");
  expect(isSame(kept, query)).toBe(true);
  expect(isSame(kept, { ...query, order: "desc" })).toBe(false);
  expect(isSame(kept, { ...query, status: "waiting" })).toBe(false);
});

it("UI9 the default order is not kept", () => {
  expect(filterToKeep(queryOf("/tickets?status=waiting"))).toEqual({ view: "all", status: "waiting" });
});
