// SPDX-License-Identifier: AGPL-3.0-or-later
import { expect, it } from "vitest";
import type { Id } from "@shared/ids";
import type { OwnStatus } from "@/lib/tickets/ownStatuses";
import { placesAfter } from "./order";

const own = (id: string, position: number): OwnStatus => ({ id: id as Id, name: id, base: "waiting", position, version: 1 });

it("LC12 moving one puts every place right, also where two stand on the same", () => {
  const group = [own("82", 1), own("81", 2), own("84", 2)];
  const places = (index: number, by: -1 | 1) => placesAfter(group, index, by).map(({ status, position }) => [status.id, position]);
  expect(places(2, -1)).toEqual([["81", 3]]);
  expect(places(0, 1)).toEqual([
    ["81", 1],
    ["82", 2],
    ["84", 3],
  ]);
  expect(places(0, -1)).toEqual([]);
});
