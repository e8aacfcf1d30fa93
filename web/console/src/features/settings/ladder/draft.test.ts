// SPDX-License-Identifier: AGPL-3.0-or-later
import { describe, expect, it } from "vitest";
import type { Id } from "@shared/ids";
import type { Ladder, LadderStep } from "@/lib/ladder";
import { bodyOf, differences, nothing, placed, reverse, stillStands, withParent } from "./draft";

const id = (text: string) => text as Id;
const step = (department: string, ...people: string[]): LadderStep => ({
  department_id: id(department),
  name: department,
  people: people.map((each) => ({ id: id(each), name: each })),
});
const ladder: Ladder = {
  departments: [
    { department_id: id("1"), parent_id: id("2"), steps: [step("2", "Hal"), step("9", "Ivy")] },
    { department_id: id("2"), parent_id: null, steps: [step("9", "Ivy")] },
  ],
  last_department_id: id("9"),
  developers_department_id: null,
};

describe("AD3 a change of the ladder, before it is stored", () => {
  it("holds what differs, and nothing when it is put back", () => {
    const moved = withParent(nothing, id("1"), null);
    expect(bodyOf(ladder, moved)).toEqual({ parents: [{ department_id: "1", parent_id: null }] });
    expect(bodyOf(ladder, withParent(moved, id("1"), id("2")))).toBeNull();
    expect(bodyOf(ladder, { ...nothing, last_department_id: null, developers_department_id: null })).toEqual({ last_department_id: null });
  });

  it("stands at once where it was put", () => {
    const moved = placed(ladder, { ...withParent(nothing, id("1"), null), developers_department_id: id("2") });
    expect([moved.departments[0]!.parent_id, moved.departments[1]!.parent_id, moved.last_department_id, moved.developers_department_id]).toEqual([
      null,
      null,
      "9",
      "2",
    ]);
  });

  it("can be turned round, as long as nobody has touched what it changed", () => {
    const body = { parents: [{ department_id: id("1"), parent_id: null }], last_department_id: null };
    expect(reverse(ladder, body)).toEqual({ parents: [{ department_id: "1", parent_id: "2" }], last_department_id: "9" });
    const saved = { ...placed(ladder, withParent(nothing, id("1"), null)), last_department_id: null };
    expect(stillStands(saved, body)).toBe(true);
    expect(stillStands({ ...saved, developers_department_id: id("2") }, body)).toBe(true);
    expect(stillStands({ ...saved, last_department_id: id("2") }, body)).toBe(false);
    expect(stillStands(placed(saved, withParent(nothing, id("1"), id("2"))), body)).toBe(false);
  });

  it("names the departments whose escalations go another way, also to other people of the same department", () => {
    const [first, second] = ladder.departments as [Ladder["departments"][number], Ladder["departments"][number]];
    expect(differences(ladder, ladder)).toEqual([]);
    const without = { ...first, steps: [step("9", "Ivy")] };
    const others = { ...second, steps: [step("9", "Ivy", "Tom")] };
    expect(
      differences(ladder, { ...ladder, departments: [without, others] }).map(({ department_id, before, after }) => [
        department_id,
        before.length,
        after.length,
      ]),
    ).toEqual([
      ["1", 2, 1],
      ["2", 1, 1],
    ]);
  });
});
