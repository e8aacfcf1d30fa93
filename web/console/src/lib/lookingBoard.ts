// SPDX-License-Identifier: AGPL-3.0-or-later
// Which colleagues look at the conversation that I look at. The desk tells who comes and goes; what was told before a
// connection broke is worth nothing after it.
import type { Id } from "@shared/ids";
import { createStore } from "@shared/store";

export interface Looker {
  id: Id;
  name: string;
}

export class LookingBoard {
  readonly store = createStore<ReadonlyMap<Id, readonly Looker[]>>(new Map());

  set(conversationId: Id, active: boolean, who: Looker): void {
    this.store.update((known) => {
      const others = (known.get(conversationId) ?? []).filter((looker) => looker.id !== who.id);
      return new Map(known).set(conversationId, active ? [...others, who] : others);
    });
  }

  clear(): void {
    this.store.update((known) => (known.size === 0 ? known : new Map()));
  }
}
