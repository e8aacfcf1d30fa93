// SPDX-License-Identifier: AGPL-3.0-or-later
// Which rows of the list are chosen, to do the same with all of them.
import type { Id } from "@shared/ids";
import { createStore } from "@shared/store";
import { useStore } from "@/lib/useStore";

interface Selection {
  ids: ReadonlySet<Id>;
  /** Where a range begins: the row that was chosen last. */
  anchor: Id | null;
}

const nothing: Selection = { ids: new Set(), anchor: null };
export const selection = createStore<Selection>(nothing);

export function toggle(id: Id): void {
  selection.update(({ ids }) => {
    const next = new Set(ids);
    if (!next.delete(id)) next.add(id);
    return { ids: next, anchor: id };
  });
}

/** Everything between the row chosen last and this one, both included. */
export function selectRange(rows: readonly Id[], to: Id): void {
  selection.update((known) => {
    const [a, b] = [rows.indexOf(known.anchor ?? to), rows.indexOf(to)];
    if (b === -1) return known;
    const from = a === -1 ? b : a;
    const range = rows.slice(Math.min(from, b), Math.max(from, b) + 1);
    return { ids: new Set([...known.ids, ...range]), anchor: to };
  });
}

/** All, or none if all are chosen already. */
export function selectAll(rows: readonly Id[]): void {
  selection.update(({ ids, anchor }) => (rows.every((id) => ids.has(id)) ? nothing : { ids: new Set(rows), anchor }));
}

export function clearSelection(): void {
  selection.update((known) => (known.ids.size === 0 ? known : nothing));
}

/** What has left the list is no longer chosen. */
export function keepOnly(rows: readonly Id[]): void {
  selection.update((known) => {
    const left = rows.filter((id) => known.ids.has(id));
    return left.length === known.ids.size ? known : { ...known, ids: new Set(left) };
  });
}

export function useIsSelected(id: Id): boolean {
  return useStore(selection, ({ ids }) => ids.has(id));
}

export function useIsSelecting(): boolean {
  return useStore(selection, ({ ids }) => ids.size > 0);
}
