// SPDX-License-Identifier: AGPL-3.0-or-later
// Several tabs of one shop: one of them leads (holds the lock, the socket and the sending), all hear the same frames.
// Without locks or channels (plain http, old browsers) every tab leads itself; the desk still stores each message once.
import type { Id } from "../../../shared/ids";
import type { Link } from "./state";
import type { ClientFrame, Frame } from "./model";

export type TabMessage =
  | { kind: "frame"; frame: Frame }
  | { kind: "stored"; clientId: string; messageId: Id }
  | { kind: "link"; link: Link }
  | { kind: "ask" }
  | { kind: "forward"; frame: ClientFrame }
  | { kind: "outbox" }
  | { kind: "session" }
  | { kind: "read"; id: Id }
  | { kind: "settings" }
  | { kind: "logout" };

export interface TabHooks {
  lead(): void;
  follow(): void;
  receive(message: TabMessage): void;
}

const answerTimeout = 1500;

export class Tabs {
  leads = false;
  private readonly channel: BroadcastChannel | undefined;
  private release: (() => void) | undefined;
  private waiting: AbortController | undefined;
  private timer: ReturnType<typeof setTimeout> | undefined;

  constructor(
    private readonly name: string,
    private readonly hooks: TabHooks,
    private readonly locks: LockManager | null = globalThis.navigator?.locks ?? null,
  ) {
    if (this.locks && typeof BroadcastChannel === "function") this.channel = new BroadcastChannel(name);
    this.channel?.addEventListener("message", (event: MessageEvent<TabMessage>) => this.heard(event.data));
  }

  join() {
    if (this.channel) this.request({});
    else this.take();
  }

  leave() {
    clearTimeout(this.timer);
    this.waiting?.abort();
    this.release?.();
    this.stepDown();
  }

  tell(message: TabMessage) {
    this.channel?.postMessage(message);
  }

  /** A leader that a phone put to sleep still holds its lock; whoever is looked at may take it over. */
  check() {
    if (!this.channel || this.leads) return;
    clearTimeout(this.timer);
    this.timer = setTimeout(() => this.request({ steal: true }), answerTimeout);
    this.tell({ kind: "ask" });
  }

  private heard(message: TabMessage) {
    if (message.kind === "link") clearTimeout(this.timer);
    this.hooks.receive(message);
  }

  private request(options: { steal?: boolean }) {
    this.waiting?.abort();
    const waiting = (this.waiting = new AbortController());
    const wanted: LockOptions = options.steal ? { steal: true } : { signal: waiting.signal };
    const held = () => new Promise<void>((release) => this.take(release));
    this.locks!.request(this.name, wanted, held).catch(() => {
      // Either this wait was given up, or another tab took the lead: then queue for it again.
      if (waiting.signal.aborted) return;
      this.stepDown();
      this.request({});
    });
  }

  private take(release?: () => void) {
    clearTimeout(this.timer);
    this.release = release;
    this.leads = true;
    this.hooks.lead();
  }

  private stepDown() {
    if (!this.leads) return;
    this.leads = false;
    this.release = undefined;
    this.hooks.follow();
  }
}
