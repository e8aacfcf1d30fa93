// SPDX-License-Identifier: AGPL-3.0-or-later
// Who types where. A "no longer" may get lost with the connection, so each entry ends by itself.
import type { Id } from "@shared/ids";
import { createStore } from "@shared/store";

export interface Typist {
  kind: "customer" | "user";
  /** Of a colleague. */
  id?: Id;
  name: string;
  /** A note for the team, not an answer. */
  note?: boolean;
}

const lifeMs = 8000;
const keyOf = (conversationId: Id, { kind, id }: Pick<Typist, "kind" | "id">) => `${conversationId} ${kind} ${id ?? ""}`;

export class TypingBoard {
  readonly store = createStore<ReadonlyMap<Id, readonly Typist[]>>(new Map());
  private readonly timers = new Map<string, ReturnType<typeof setTimeout>>();

  set(conversationId: Id, active: boolean, who: Typist): void {
    const key = keyOf(conversationId, who);
    clearTimeout(this.timers.get(key));
    this.timers.delete(key);
    if (active)
      this.timers.set(
        key,
        setTimeout(() => this.set(conversationId, false, who), lifeMs),
      );
    this.store.update((known) => {
      const before = known.get(conversationId) ?? [];
      const others = before.filter((typist) => typist.kind !== who.kind || typist.id !== who.id);
      if (!active && others.length === before.length) return known;
      const next = new Map(known);
      const now = active ? [...others, who] : others;
      if (now.length > 0) next.set(conversationId, now);
      else next.delete(conversationId);
      return next;
    });
  }

  stop(): void {
    for (const timer of this.timers.values()) clearTimeout(timer);
    this.timers.clear();
  }
}

export function customerTypes(board: ReadonlyMap<Id, readonly Typist[]>, id: Id): boolean {
  return board.get(id)?.some((typist) => typist.kind === "customer") ?? false;
}
