// SPDX-License-Identifier: AGPL-3.0-or-later
// Tickets without a mouse: keys walk over the rows of the table and the cards of the board, and press what is in them.
import { type ReactNode, useCallback, useRef } from "react";
import { notifyDone } from "@/lib/notify";
import { useShortcuts } from "@/lib/shortcuts";
import { besideTo, focusedIn, inOrder, type List, ListsContext, type Place, type Register, rowAt, stepTo } from "./walking";

export type Cell = "status" | "priority" | "responsible" | "comments";

/** An open menu has the keys: what is pressed there is meant for it. */
function isInMenu(): boolean {
  return document.activeElement?.hasAttribute("data-expanded") ?? false;
}

/** As a click on it would; where it may not be changed the reader is told why. */
function press(row: HTMLElement | null, cell: Cell): void {
  const found = row?.querySelector<HTMLElement>(`[data-cell="${cell}"]`);
  if (!found) return;
  const { refused } = found.dataset;
  if (refused) {
    notifyDone(refused);
    return;
  }
  found.focus();
  found.click();
}

function useWalk() {
  const lists = useRef(new Set<List>());
  const last = useRef<Place | null>(null);
  const register = useCallback<Register>((list) => {
    lists.current.add(list);
    return () => {
      lists.current.delete(list);
      if (last.current?.list === list) last.current = null;
    };
  }, []);
  const go = (place: Place | null) => {
    last.current = place;
    place?.list.goTo(place.index);
  };
  const here = () => focusedIn(lists.current);
  /** What had the focus before comes first: it may have gone to another place, or its menu with it. */
  const walk = (to: typeof stepTo) => (by: 1 | -1) => () => {
    if (isInMenu()) return;
    const now = here();
    const back = last.current && last.current.index < last.current.list.count() ? last.current : null;
    go(now || !back ? to(inOrder(lists.current), now, by) : back);
  };
  const pressHere = (cell: Cell) => () => {
    const now = here();
    if (!now || isInMenu()) return;
    last.current = now;
    press(rowAt(now), cell);
  };
  return { register, step: walk(stepTo), aside: walk(besideTo), pressHere };
}

interface Props {
  /** Columns beside each other. */
  board: boolean;
  onCreate: () => void;
  children: ReactNode;
}

export function TicketKeys({ board, onCreate, children }: Props) {
  const { register, step, aside, pressHere } = useWalk();
  useShortcuts({
    j: step(1),
    k: step(-1),
    ...(board ? { ArrowRight: aside(1), ArrowLeft: aside(-1) } : {}),
    e: pressHere("status"),
    s: pressHere("responsible"),
    p: pressHere("priority"),
    n: pressHere("comments"),
    t: () => !isInMenu() && onCreate(),
  });
  return <ListsContext.Provider value={register}>{children}</ListsContext.Provider>;
}
