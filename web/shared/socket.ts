// SPDX-License-Identifier: AGPL-3.0-or-later
// The staff socket: connects, says hello with the cursor, hands over every frame once, and comes back by itself.
// It promises: frames with seq arrive in order; after a gap the server sends what was missed, or `resync`.
import type { Schemas } from "./api";
import { backoffMs } from "./backoff";
import { compareNumeric, type Id, type Seq } from "./ids";

export type LinkState = "connecting" | "catching_up" | "live" | "offline";
export type StaffFrame = Schemas["StaffFrame"];
type WithSeq = { seq: Seq };

export interface SocketOptions {
  url: () => string;
  csrf: () => string;
  cursor: () => Seq;
  onFrame: (frame: StaffFrame) => void;
  onState: (state: LinkState) => void;
  /** The newest seq of the desk, asked when the socket has been silent; throws when the desk cannot be reached. */
  probe: () => Promise<Seq>;
  create?: (url: string) => WebSocket;
  random?: () => number;
}

const helloTimeoutMs = 10_000;
const quietAfterHelloMs = 700;
const firstSilenceMs = 30_000;
const longestSilenceMs = 300_000;

export class StaffSocket {
  private socket: WebSocket | null = null;
  private state: LinkState = "offline";
  private attempt = 0;
  private stopped = true;
  private lookingAt: Id | null = null;
  private target: Seq = "0" as Seq;
  private silence = firstSilenceMs;
  private timers: Partial<Record<"retry" | "hello" | "quiet" | "silence", ReturnType<typeof setTimeout>>> = {};

  constructor(private readonly options: SocketOptions) {}

  start(): void {
    this.stopped = false;
    window.addEventListener("online", this.reconnectNow);
    window.addEventListener("offline", this.drop);
    this.connect();
  }

  stop(): void {
    this.stopped = true;
    window.removeEventListener("online", this.reconnectNow);
    window.removeEventListener("offline", this.drop);
    this.close();
    this.clear("retry");
    this.become("offline");
  }

  /** The user asks, or the network is back: do not wait for the next attempt. */
  readonly reconnectNow = (): void => {
    if (this.stopped || this.state === "live" || this.state === "catching_up") return;
    this.clear("retry");
    this.connect();
  };

  typing(conversationId: Id, active: boolean, note: boolean): void {
    this.say({ type: "typing", conversation_id: conversationId, active, ...(note ? { note } : {}) });
  }

  /** What is on the screen; said again after every new connection. */
  look(conversationId: Id | null): void {
    if (conversationId === this.lookingAt) return;
    this.lookingAt = conversationId;
    this.say({ type: "looking", ...(conversationId ? { conversation_id: conversationId } : {}) });
  }

  /** Unless something else is looked at already. */
  stopLooking(conversationId: Id): void {
    if (this.lookingAt === conversationId) this.look(null);
  }

  private say(frame: Schemas["StaffClientFrame"]): void {
    if (this.state === "live") this.socket?.send(JSON.stringify(frame));
  }

  private connect(): void {
    this.close();
    this.become("connecting");
    const socket = (this.options.create ?? ((url) => new WebSocket(url)))(this.options.url());
    this.socket = socket;
    this.set("hello", helloTimeoutMs, this.drop);
    socket.onopen = () => {
      socket.send(JSON.stringify({ type: "hello", csrf: this.options.csrf(), after: this.options.cursor() }));
    };
    socket.onmessage = (event) => {
      if (socket === this.socket) this.receive(JSON.parse(String(event.data)) as StaffFrame);
    };
    socket.onclose = () => {
      if (socket === this.socket) this.drop();
    };
  }

  private receive(frame: StaffFrame): void {
    this.silence = firstSilenceMs;
    this.watchSilence();
    if ("type" in frame && frame.type === "hello") this.greet(frame as WithSeq);
    this.options.onFrame(frame);
    if (this.state === "catching_up") this.followBacklog();
  }

  private greet(hello: WithSeq): void {
    this.clear("hello");
    this.attempt = 0;
    this.target = hello.seq;
    this.become("catching_up");
  }

  private followBacklog(): void {
    if (compareNumeric(this.options.cursor(), this.target) >= 0) return this.goLive();
    // The newest event may be one that this user may not see, so quiet ends the catching up as well.
    this.set("quiet", quietAfterHelloMs, () => this.goLive());
  }

  private goLive(): void {
    this.clear("quiet");
    if (this.state !== "catching_up") return;
    this.become("live");
    if (this.lookingAt) this.say({ type: "looking", conversation_id: this.lookingAt });
  }

  private watchSilence(): void {
    this.set("silence", this.silence, () => void this.checkSilence());
  }

  /** Browsers do not show pings, and a dead link looks like a quiet desk: compare with what the desk says over HTTP. */
  private async checkSilence(): Promise<void> {
    const socket = this.socket;
    try {
      const newest = await this.options.probe();
      if (socket !== this.socket) return;
      this.silence = Math.min(longestSilenceMs, this.silence * 2);
      if (compareNumeric(newest, this.options.cursor()) > 0) this.connect();
      else this.watchSilence();
    } catch {
      if (socket === this.socket) this.drop();
    }
  }

  private readonly drop = (): void => {
    this.close();
    if (this.stopped) return;
    this.become("offline");
    this.set("retry", backoffMs(this.attempt++, this.options.random), () => this.connect());
  };

  private close(): void {
    this.clear("hello");
    this.clear("quiet");
    this.clear("silence");
    const socket = this.socket;
    this.socket = null;
    socket?.close();
  }

  private become(state: LinkState): void {
    if (state === this.state) return;
    this.state = state;
    this.options.onState(state);
  }

  private set(name: keyof StaffSocket["timers"], ms: number, run: () => void): void {
    this.clear(name);
    this.timers[name] = setTimeout(run, ms);
  }

  private clear(name: keyof StaffSocket["timers"]): void {
    clearTimeout(this.timers[name]);
    delete this.timers[name];
  }
}
