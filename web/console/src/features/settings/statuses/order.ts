// SPDX-License-Identifier: AGPL-3.0-or-later
import type { OwnStatus } from "@/lib/tickets/ownStatuses";

/** Which of them are to be written for the one at `index` to stand one further up or down. */
export function placesAfter(group: readonly OwnStatus[], index: number, by: -1 | 1): { status: OwnStatus; position: number }[] {
  const moved = group[index];
  const other = group[index + by];
  if (!moved || !other) return [];
  const next = group.map((each) => (each === moved ? other : each === other ? moved : each));
  return next.map((status, at) => ({ status, position: at + 1 })).filter(({ status, position }) => status.position !== position);
}
