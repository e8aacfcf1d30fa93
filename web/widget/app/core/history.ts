// SPDX-License-Identifier: AGPL-3.0-or-later
// The thread as the desk has it: snapshots over HTTP, retried until they come, and pages further back.
import { ProblemError } from "../../../shared/api";
import { Backoff } from "./backoff";
import type { Client } from "./client";
import type { Session } from "./session";
import type { Store } from "./state";
import { applySnapshot, prepend } from "./thread";

export interface HistoryHooks {
  loaded(): void;
  /** No answer, or not for now. */
  unreachable(): void;
  ended(token: string): void;
}

export class History {
  private running: Promise<void> | undefined;
  private wakeUp: (() => void) | undefined;

  constructor(
    private readonly store: Store,
    private readonly client: Client,
    private readonly session: Session,
    private readonly hooks: HistoryHooks,
  ) {}

  sync(): Promise<void> {
    this.running ??= this.untilLoaded().finally(() => (this.running = undefined));
    return this.running;
  }

  /** The network is back: no need to wait out the pause. */
  hurry() {
    this.wakeUp?.();
  }

  async loadEarlier() {
    const { thread, loadingEarlier } = this.store.state;
    if (!thread.next || loadingEarlier) return;
    this.store.set({ loadingEarlier: true, historyFailed: false });
    try {
      const page = await this.client.messages(thread.next);
      this.store.set({ thread: prepend(this.store.state.thread, page), loadingEarlier: false });
    } catch {
      this.store.set({ historyFailed: true, loadingEarlier: false });
    }
  }

  private async untilLoaded() {
    const backoff = new Backoff();
    for (let token = this.session.token; token; token = this.session.token) {
      const wait = await this.attempt(token, backoff);
      if (wait === undefined) return;
      await this.pause(wait);
    }
  }

  private pause(ms: number): Promise<void> {
    return new Promise((resolve) => {
      const timer = setTimeout(resolve, ms);
      this.wakeUp = () => {
        clearTimeout(timer);
        resolve();
      };
    });
  }

  /** Milliseconds until the next try, or undefined when there is nothing left to try. */
  private async attempt(token: string, backoff: Backoff): Promise<number | undefined> {
    try {
      const page = await this.client.messages();
      if (token !== this.session.token) return 0;
      this.store.set({ thread: applySnapshot(this.store.state.thread, page) });
      this.hooks.loaded();
      return undefined;
    } catch (error) {
      const problem = error instanceof ProblemError ? error.problem : undefined;
      if (problem?.code === "unauthenticated") {
        this.hooks.ended(token);
        return 0;
      }
      this.hooks.unreachable();
      return backoff.next(problem?.retry_after);
    }
  }
}
