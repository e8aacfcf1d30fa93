// SPDX-License-Identifier: AGPL-3.0-or-later
// Departments as they stand one above the other; the last one and the developers stand above all.
import type { Id } from "@shared/ids";
import type { Ladder } from "@/lib/ladder";

export interface Branch {
  id: Id;
  below: readonly Branch[];
}

type Entry = Pick<Ladder["departments"][number], "department_id" | "parent_id">;
type Top = Pick<Ladder, "last_department_id" | "developers_department_id">;

export function branchesOf(entries: readonly Entry[], top: Top): Branch[] {
  const known = new Set(entries.map(({ department_id: id }) => id));
  const tops: readonly (Id | null)[] = [top.last_department_id, top.developers_department_id];
  const below = (parent: Id): Branch[] => entries.filter((each) => each.parent_id === parent && !tops.includes(each.department_id)).map(branch);
  const branch = ({ department_id: id }: Entry): Branch => ({ id, below: below(id) });
  const isRoot = ({ department_id: id, parent_id: parent }: Entry) => !tops.includes(id) && (parent === null || !known.has(parent) || tops.includes(parent));
  return entries.filter(isRoot).map(branch);
}

/** It and all below it: none of them can stand above it. */
export function allBelow(entries: readonly Entry[], id: Id): ReadonlySet<Id> {
  const found = new Set([id]);
  // No chain is longer than there are departments.
  for (let round = 0; round < entries.length; ++round)
    for (const each of entries) if (each.parent_id !== null && found.has(each.parent_id)) found.add(each.department_id);
  return found;
}

/** The first without anything below it: where most escalations begin. */
export function firstLeaf(branches: readonly Branch[]): Id | undefined {
  const [first] = branches;
  if (!first) return undefined;
  return firstLeaf(first.below) ?? first.id;
}
