// SPDX-License-Identifier: AGPL-3.0-or-later
// Empties the outbox in order, one entry at a time. The same client_id goes out until the desk acknowledges it, and the
// desk stores it once; so a lost answer, a reload or a second tab never makes a second message.
import type { Id } from "../../../shared/ids";
import { Backoff } from "./backoff";
import type { Entry, Outbox } from "./outbox";

export type Outcome = { kind: "stored"; messageId: Id } | { kind: "refused"; code: string } | { kind: "later"; retryAfter?: number | undefined };

export interface SenderHooks {
  /** Uploads what has to be uploaded and hands the entry to the desk. */
  deliver(entry: Entry): Promise<Outcome>;
  stored(entry: Entry, messageId: Id): void;
  changed(): void;
}

export class Sender {
  private active = false;
  private busy = false;
  private again = false;
  private timer: ReturnType<typeof setTimeout> | undefined;
  private readonly backoff: Backoff;

  constructor(
    private readonly outbox: Outbox,
    private readonly hooks: SenderHooks,
    random?: () => number,
  ) {
    this.backoff = new Backoff(random);
  }

  /** Only the tab that leads sends. */
  start() {
    this.active = true;
    this.wake();
  }

  stop() {
    this.active = false;
    clearTimeout(this.timer);
  }

  /** Something was written, or the connection is back. */
  wake(fresh = false) {
    if (fresh) this.backoff.reset();
    clearTimeout(this.timer);
    if (this.busy) this.again = true;
    else if (this.active) void this.drain();
  }

  private async drain() {
    this.busy = true;
    let wait: number | undefined;
    for (let entry = this.outbox.next(); entry && this.active && wait === undefined; entry = this.outbox.next()) {
      wait = this.settle(entry, await this.hooks.deliver(entry));
    }
    this.busy = false;
    const again = this.again;
    this.again = false;
    if (!this.active) return;
    if (again) this.wake();
    else if (wait !== undefined) this.timer = setTimeout(() => this.wake(), wait);
  }

  /** Milliseconds to wait before the next try, or undefined when the entry is settled. */
  private settle(entry: Entry, outcome: Outcome): number | undefined {
    if (outcome.kind === "later") return this.backoff.next(outcome.retryAfter);
    this.backoff.reset();
    if (outcome.kind === "stored") this.hooks.stored(entry, outcome.messageId);
    else this.outbox.fail(entry.client_id, outcome.code);
    this.hooks.changed();
    return undefined;
  }
}
