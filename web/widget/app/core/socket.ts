// SPDX-License-Identifier: AGPL-3.0-or-later
// One socket to the desk that comes back by itself: hello with the token and the last seq, then frames both ways.
import type { Seq } from "../../../shared/ids";
import { Backoff } from "./backoff";
import type { ClientFrame, Frame } from "./model";

export interface SocketHooks {
  url: string;
  token(): string | null;
  after(): Seq;
  frame(frame: Frame): void;
  live(live: boolean): void;
  /** A try failed; how many in a row. */
  failed(times: number): void;
}

const helloTimeout = 10_000;

export class VisitorSocket {
  isLive = false;
  private socket: WebSocket | undefined;
  private timer: ReturnType<typeof setTimeout> | undefined;
  private wanted = false;
  private failures = 0;
  private readonly backoff = new Backoff();

  constructor(private readonly hooks: SocketHooks) {}

  open() {
    this.wanted = true;
    if (!this.socket) this.connect();
  }

  close() {
    this.wanted = false;
    this.drop();
  }

  /** Throws away a connection that may be dead without knowing it, and dials at once. */
  renew() {
    if (!this.wanted) return;
    this.drop();
    this.backoff.reset();
    this.connect();
  }

  /** Lets go now and comes back not before the desk allows it. */
  retryAfter(seconds: number) {
    this.drop();
    this.schedule(seconds);
  }

  send(frame: ClientFrame): boolean {
    if (!this.isLive || this.socket?.readyState !== WebSocket.OPEN) return false;
    this.socket.send(JSON.stringify(frame));
    return true;
  }

  private connect() {
    clearTimeout(this.timer);
    const token = this.hooks.token();
    if (!token) return;
    const socket = new WebSocket(this.hooks.url);
    this.socket = socket;
    this.timer = setTimeout(() => this.lost(socket), helloTimeout);
    socket.onopen = () => socket.send(JSON.stringify({ type: "hello", token, after: this.hooks.after() }));
    socket.onmessage = (event) => this.received(socket, event.data as string);
    socket.onclose = () => this.lost(socket);
  }

  private received(socket: WebSocket, data: string) {
    if (socket !== this.socket) return;
    const frame = JSON.parse(data) as Frame;
    if (frame.type === "hello") this.welcomed();
    this.hooks.frame(frame);
  }

  private welcomed() {
    clearTimeout(this.timer);
    this.backoff.reset();
    this.failures = 0;
    this.isLive = true;
    this.hooks.live(true);
  }

  private lost(socket: WebSocket) {
    if (socket !== this.socket) return;
    this.drop();
    this.hooks.failed(++this.failures);
    this.schedule();
  }

  private schedule(retryAfter?: number) {
    clearTimeout(this.timer);
    if (this.wanted) this.timer = setTimeout(() => this.connect(), this.backoff.next(retryAfter));
  }

  private drop() {
    clearTimeout(this.timer);
    const socket = this.socket;
    this.socket = undefined;
    if (socket) socket.onopen = socket.onmessage = socket.onclose = null;
    socket?.close();
    if (!this.isLive) return;
    this.isLive = false;
    this.hooks.live(false);
  }
}
