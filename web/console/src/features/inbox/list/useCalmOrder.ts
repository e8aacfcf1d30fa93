// SPDX-License-Identifier: AGPL-3.0-or-later
import { useRef } from "react";
import type { Conversation } from "@shared/model";

/** While the pointer is over the list, known rows keep their order; what is new comes above, what left is gone. */
export function calmOrder(rows: readonly Conversation[], held: readonly string[]): Conversation[] {
  const place = new Map(held.map((id, index) => [id, index]));
  const known = rows.filter((row) => place.has(row.id)).sort((a, b) => place.get(a.id)! - place.get(b.id)!);
  const lastKnown = rows.findLastIndex((row) => place.has(row.id));
  const above = rows.filter((row, index) => !place.has(row.id) && index < lastKnown);
  const below = rows.filter((row, index) => !place.has(row.id) && index > lastKnown);
  return [...above, ...known, ...below];
}

export function useCalmOrder(rows: readonly Conversation[], hold: boolean): readonly Conversation[] {
  const shown = useRef<readonly string[]>([]);
  const ordered = hold ? calmOrder(rows, shown.current) : rows;
  shown.current = ordered.map((row) => row.id);
  return ordered;
}
