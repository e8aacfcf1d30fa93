// SPDX-License-Identifier: AGPL-3.0-or-later
import { useRef, useSyncExternalStore } from "react";
import type { Store } from "@shared/store";

/** One derived value of a store; renders again only when `equal` says that it changed. */
export function useStore<State, T>(store: Store<State>, select: (state: State) => T, equal: (a: T, b: T) => boolean = Object.is): T {
  const last = useRef<{ value: T } | null>(null);
  const read = () => {
    const value = select(store.get());
    if (!last.current || !equal(last.current.value, value)) last.current = { value };
    return last.current.value;
  };
  return useSyncExternalStore(store.subscribe, read);
}

export function sameItems<T>(a: readonly T[], b: readonly T[]): boolean {
  return a.length === b.length && a.every((item, index) => item === b[index]);
}
