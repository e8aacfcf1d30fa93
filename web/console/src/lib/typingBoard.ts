// SPDX-License-Identifier: AGPL-3.0-or-later
// Who types where. A "no longer" may get lost with the connection, so each entry ends by itself.
import type { Id } from "@shared/ids";
import { createStore } from "@shared/store";

export interface Typist {
  kind: "customer" | "user";
  name: string;
}

const lifeMs = 8000;

export class TypingBoard {
  readonly store = createStore<ReadonlyMap<Id, Typist>>(new Map());
  private readonly timers = new Map<Id, ReturnType<typeof setTimeout>>();

  set(conversationId: Id, active: boolean, who?: Typist): void {
    clearTimeout(this.timers.get(conversationId));
    this.timers.delete(conversationId);
    if (active && who) this.timers.set(conversationId, setTimeout(() => this.set(conversationId, false), lifeMs));
    this.store.update((known) => {
      if (!active && !known.has(conversationId)) return known;
      const next = new Map(known);
      if (active && who) next.set(conversationId, who);
      else next.delete(conversationId);
      return next;
    });
  }

  stop(): void {
    for (const timer of this.timers.values()) clearTimeout(timer);
    this.timers.clear();
  }
}
