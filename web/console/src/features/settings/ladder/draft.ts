// SPDX-License-Identifier: AGPL-3.0-or-later
// What is to be changed of the ladder, before it is stored. Only what differs is kept, so that what others store meanwhile stays.
import type { Schemas } from "@shared/api";
import type { Id } from "@shared/ids";
import type { Ladder, LadderStep } from "@/lib/ladder";

export interface Change {
  /** A department and what is to stand above it. */
  parents: ReadonlyMap<Id, Id | null>;
  last_department_id?: Id | null;
  developers_department_id?: Id | null;
}

const tops = ["last_department_id", "developers_department_id"] as const;

export const nothing: Change = { parents: new Map() };

export function withParent(change: Change, department: Id, parent: Id | null): Change {
  return { ...change, parents: new Map(change.parents).set(department, parent) };
}

/** As the desk is asked for it; null: all is as it was. */
export function bodyOf(stored: Ladder, change: Change): Schemas["LadderUpdate"] | null {
  const parents = stored.departments.flatMap(({ department_id, parent_id }) => {
    const parent = change.parents.get(department_id);
    return parent === undefined || parent === parent_id ? [] : [{ department_id, parent_id: parent }];
  });
  const body: Schemas["LadderUpdate"] = parents.length > 0 ? { parents } : {};
  for (const field of tops) {
    const value = change[field];
    if (value !== undefined && value !== stored[field]) body[field] = value;
  }
  return Object.keys(body).length > 0 ? body : null;
}

/** What brings all that this changes back to where it stood. */
export function reverse(before: Ladder, body: Schemas["LadderUpdate"]): Schemas["LadderUpdate"] {
  const stood = new Map(before.departments.map(({ department_id, parent_id }) => [department_id, parent_id]));
  const back: Schemas["LadderUpdate"] = {};
  if (body.parents) back.parents = body.parents.map(({ department_id }) => ({ department_id, parent_id: stood.get(department_id) ?? null }));
  for (const field of tops) if (body[field] !== undefined) back[field] = before[field];
  return back;
}

/** Nobody has touched since what this has changed. */
export function stillStands(now: Ladder, body: Schemas["LadderUpdate"]): boolean {
  const stands = new Map(now.departments.map(({ department_id, parent_id }) => [department_id, parent_id]));
  const parents = body.parents ?? [];
  return (
    parents.every(({ department_id, parent_id }) => stands.get(department_id) === parent_id) &&
    tops.every((field) => body[field] === undefined || body[field] === now[field])
  );
}

/** Where everything stands at once; who is on the way the desk says a moment later. */
export function placed(ladder: Ladder, change: Change): Ladder {
  const { parents, ...above } = change;
  const departments = ladder.departments.map((each) => ({
    ...each,
    parent_id: parents.get(each.department_id) ?? (parents.has(each.department_id) ? null : each.parent_id),
  }));
  return { ...ladder, ...above, departments };
}

export interface Difference {
  department_id: Id;
  before: readonly LadderStep[];
  after: readonly LadderStep[];
}

function wordsOf(steps: readonly LadderStep[]): string {
  return steps.map(({ department_id, people }) => `${department_id}:${people.map(({ id }) => id).join(" ")}`).join("|");
}

/** From which departments an escalation would go another way, or to other people. */
export function differences(before: Ladder, after: Ladder): Difference[] {
  const ways = new Map(before.departments.map(({ department_id, steps }) => [department_id, steps]));
  return after.departments
    .map(({ department_id, steps }) => ({ department_id, before: ways.get(department_id) ?? [], after: steps }))
    .filter((each) => wordsOf(each.before) !== wordsOf(each.after));
}
