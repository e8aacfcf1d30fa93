// SPDX-License-Identifier: AGPL-3.0-or-later
import { describe, expect, it } from "vitest";
import type { Id } from "@shared/ids";
import { allBelow, branchesOf, firstLeaf } from "./tree";

const at = (id: string, parent: string | null = null) => ({ department_id: id as Id, parent_id: parent as Id | null });
const top = { last_department_id: "it" as Id, developers_department_id: "dev" as Id };
const company = [at("support", "head"), at("head"), at("sales", "head"), at("it"), at("dev"), at("store", "it")];

describe("AD3 the ladder as a picture", () => {
  it("departments stand below their parents, and IT and developers above all", () => {
    expect(branchesOf(company, top)).toEqual([
      {
        id: "head",
        below: [
          { id: "support", below: [] },
          { id: "sales", below: [] },
        ],
      },
      { id: "store", below: [] },
    ]);
    expect(firstLeaf(branchesOf(company, top))).toBe("support");
  });

  it("nothing below a department can be put above it", () => {
    expect([...allBelow(company, "head" as Id)]).toEqual(["head", "support", "sales"]);
    expect([...allBelow(company, "support" as Id)]).toEqual(["support"]);
  });
});
