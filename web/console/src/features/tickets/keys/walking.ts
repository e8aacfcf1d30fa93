// SPDX-License-Identifier: AGPL-3.0-or-later
// Lists of tickets that keys walk over. The one that has the focus is the one that is meant.
import { createContext, useContext, useEffect, useRef } from "react";

export interface List {
  element: HTMLElement;
  count: () => number;
  /** Brought into view, and given the focus as soon as it is there. */
  goTo: (index: number) => void;
}

export interface Place {
  list: List;
  index: number;
}

export type Register = (list: List) => () => void;

export const ListsContext = createContext<Register>(() => () => undefined);

/** As they stand on the screen. */
export function inOrder(lists: Iterable<List>): List[] {
  return [...lists].sort((a, b) => (a.element.compareDocumentPosition(b.element) & Node.DOCUMENT_POSITION_FOLLOWING ? -1 : 1));
}

export function rowAt({ list, index }: Place): HTMLElement | null {
  return list.element.querySelector<HTMLElement>(`:scope > [data-index="${index}"]`);
}

export function focusedIn(lists: Iterable<List>): Place | null {
  const row = document.activeElement?.closest<HTMLElement>("[data-index]");
  for (const list of lists) if (row && list.element.contains(row)) return { list, index: Number(row.dataset["index"]) };
  return null;
}

/** The next one of the same list; the first one of all where none is meant yet. */
export function stepTo(lists: readonly List[], from: Place | null, by: 1 | -1): Place | null {
  if (from) return { list: from.list, index: Math.max(0, Math.min(from.list.count() - 1, from.index + by)) };
  const first = lists.find((list) => list.count() > 0);
  return first ? { list: first, index: 0 } : null;
}

/** Beside it, in the next list that has any. */
export function besideTo(lists: readonly List[], from: Place | null, by: 1 | -1): Place | null {
  if (!from) return stepTo(lists, null, by);
  const at = lists.indexOf(from.list);
  const rest = by === 1 ? lists.slice(at + 1) : lists.slice(0, at).reverse();
  const list = rest.find((each) => each.count() > 0);
  return list ? { list, index: Math.min(from.index, list.count() - 1) } : from;
}

/** A list whose rows come and go as they are scrolled to. */
export function useWalkedList(element: HTMLElement | null, count: number, scrollTo: (index: number) => void): void {
  const register = useContext(ListsContext);
  const latest = useRef({ count, scrollTo });
  const wanted = useRef<number | null>(null);
  const giveFocus = useRef((): void => undefined);
  useEffect(() => {
    latest.current = { count, scrollTo };
    giveFocus.current();
  });
  useEffect(() => {
    if (!element) return undefined;
    giveFocus.current = () => {
      const link = wanted.current === null ? null : element.querySelector<HTMLElement>(`:scope > [data-index="${wanted.current}"] a`);
      if (!link) return;
      wanted.current = null;
      link.focus();
    };
    const goTo = (index: number) => {
      wanted.current = index;
      latest.current.scrollTo(index);
      giveFocus.current();
    };
    return register({ element, count: () => latest.current.count, goTo });
  }, [element, register]);
}
