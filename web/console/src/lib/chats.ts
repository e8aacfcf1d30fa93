// SPDX-License-Identifier: AGPL-3.0-or-later
// Which chats of mine lie minimised at the bottom, and which stay open beside the one that is chosen; over reloads, too.
import type { Id } from "@shared/ids";
import { createStore, type Store } from "@shared/store";

export interface ChatPlaces {
  /** At the bottom, the oldest first. */
  minimised: readonly Id[];
  /** In columns of their own, in their order. */
  beside: readonly Id[];
  /** The popup that shows its quick reply. */
  expanded: Id | null;
  /** The column that keys, dialogs and dropped files are for; null: the chosen one. */
  active: Id | null;
}

const most = 8;
const nowhere: ChatPlaces = { minimised: [], beside: [], expanded: null, active: null };
const without = (ids: readonly Id[], id: Id) => ids.filter((known) => known !== id);
const withLast = (ids: readonly Id[], id: Id) => [...without(ids, id), id].slice(-most);

function read(storage: Storage, key: string): ChatPlaces {
  try {
    const { minimised, beside } = JSON.parse(storage.getItem(key) ?? "{}") as Partial<ChatPlaces>;
    return { ...nowhere, minimised: Array.isArray(minimised) ? minimised : [], beside: Array.isArray(beside) ? beside : [] };
  } catch {
    return nowhere;
  }
}

export class Chats {
  readonly places: Store<ChatPlaces>;

  constructor(user: Id, storage: Storage = localStorage) {
    const key = `harken.chats.${user}`;
    this.places = createStore(read(storage, key));
    this.places.subscribe(() => {
      const { minimised, beside } = this.places.get();
      try {
        storage.setItem(key, JSON.stringify({ minimised, beside }));
      } catch {
        // Without storage it lasts as long as the page.
      }
    });
  }

  minimise(id: Id): void {
    this.places.update((now) => ({
      minimised: withLast(now.minimised, id),
      beside: without(now.beside, id),
      expanded: id,
      active: now.active === id ? null : now.active,
    }));
  }

  /** It is open, or nobody wants it there any more: no popup of it. */
  dismiss(id: Id): void {
    this.places.update((now) =>
      now.minimised.includes(id) ? { ...now, minimised: without(now.minimised, id), expanded: now.expanded === id ? null : now.expanded } : now,
    );
  }

  expand(id: Id | null): void {
    this.places.update((now) => (now.expanded === id ? now : { ...now, expanded: id }));
  }

  keepBeside(id: Id): void {
    this.places.update((now) => ({ ...now, beside: withLast(now.beside, id), minimised: without(now.minimised, id), active: id }));
  }

  closeBeside(id: Id): void {
    this.places.update((now) => ({ ...now, beside: without(now.beside, id), active: now.active === id ? null : now.active }));
  }

  activate(id: Id | null): void {
    this.places.update((now) => (now.active === id ? now : { ...now, active: id }));
  }
}
