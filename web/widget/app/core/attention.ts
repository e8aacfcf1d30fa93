// SPDX-License-Identifier: AGPL-3.0-or-later
// What has arrived and what has been looked at: receipts for the desk, the unread count for the launcher.
import { compareNumeric, type Id } from "../../../shared/ids";
import type { Bridge } from "./bridge";
import { type Receipt, Receipts } from "./receipts";
import type { Store } from "./state";
import type { Tabs } from "./tabs";
import { none } from "./model";
import { markRead, newestAnswer, unreadCount } from "./thread";

export class Attention {
  private readonly receipts: Receipts;
  private told = 0;
  private peeked: Id = none;

  constructor(
    private readonly store: Store,
    private readonly tabs: Tabs,
    private readonly bridge: Bridge,
    send: (receipt: Receipt) => boolean,
  ) {
    this.receipts = new Receipts(send);
  }

  /** Called whenever messages came, or the window was opened or looked at. */
  update() {
    const { thread, open, screen } = this.store.state;
    const newest = newestAnswer(thread)?.id;
    const looking = open && screen === "chat" && document.visibilityState === "visible";
    if (newest && looking && compareNumeric(newest, thread.readByVisitor) > 0) {
      this.store.set({ thread: markRead(thread, newest) });
      this.tabs.tell({ kind: "read", id: newest });
      this.receipts.note({ read_id: newest });
    }
    if (newest && this.tabs.leads) this.receipts.note({ delivered_id: newest });
    this.count();
  }

  /** Another tab showed it. */
  heardRead(id: Id) {
    this.store.set({ thread: markRead(this.store.state.thread, id) });
    this.count();
  }

  note(receipt: Receipt) {
    this.receipts.note(receipt);
  }

  repeat() {
    this.receipts.repeat();
  }

  reset() {
    this.receipts.reset();
    this.count();
  }

  private count() {
    const count = unreadCount(this.store.state.thread);
    if (count !== this.told) this.bridge.tell({ harken: "unread", count });
    this.told = count;
    this.peek(count);
  }

  /** The newest unread answer looks out beside the launcher, once, for who has the window closed. */
  private peek(unread: number) {
    const { thread, open, peek } = this.store.state;
    const newest = newestAnswer(thread);
    if (!unread || open) {
      if (peek) this.store.set({ peek: null });
    } else if (newest && compareNumeric(newest.id, this.peeked) > 0) {
      this.peeked = newest.id;
      this.store.set({ peek: newest });
    }
  }
}
