// SPDX-License-Identifier: AGPL-3.0-or-later
// A caller of the API whose every answer is held against the contract.
import type { Schemas } from "@shared/api";
import WebSocket from "ws";
import type { Contract } from "./contract";
import { type Answer, call } from "./people";
import type { Server } from "./server";

export type Problem = Schemas["Problem"];
type Body<T> = T & Omit<Partial<Problem>, keyof T>;

export class Caller {
  constructor(
    readonly server: Server,
    readonly contract: Contract,
    readonly token: string,
    private readonly headers: Record<string, string> = {},
  ) {}

  async call<T = Record<string, never>>(method: string, path: string, body?: unknown): Promise<Answer<Body<T>>> {
    const answer = await call<Body<T>>(this.server, this.token, method, path, body, this.headers);
    this.contract.checkAnswer(method, path, answer.status, answer.body);
    return answer;
  }

  get<T>(path: string): Promise<Answer<Body<T>>> {
    return this.call<T>("GET", path);
  }

  post<T>(path: string, body?: unknown): Promise<Answer<Body<T>>> {
    return this.call<T>("POST", path, body);
  }
}

export interface AnyFrame {
  type: string;
  seq?: string;
  code?: string;
  client_id?: string;
  message_id?: string;
  data?: Record<string, { id?: string } & Record<string, unknown>>;
  [key: string]: unknown;
}

/** A socket that keeps every frame and every byte, and waits for what a test expects. */
export class Recorder {
  readonly frames: AnyFrame[] = [];
  bytes = "";
  closed: number | undefined;
  refusedWith: number | undefined;
  private waiting: (() => void)[] = [];
  readonly socket: WebSocket;

  constructor(url: string, hello: object | undefined, options: WebSocket.ClientOptions, check?: (frame: AnyFrame) => void) {
    this.socket = new WebSocket(url, options);
    this.socket.on("open", () => hello && this.send(hello));
    this.socket.on("message", (data) => {
      const frame = JSON.parse(String(data)) as AnyFrame;
      check?.(frame);
      this.bytes += String(data);
      this.frames.push(frame);
      this.wake();
    });
    this.socket.on("unexpected-response", (_request, answer) => {
      this.refusedWith = answer.statusCode;
      this.wake();
    });
    this.socket.on("error", () => undefined);
    this.socket.on("close", (code) => {
      this.closed = code;
      this.wake();
    });
  }

  static staff(caller: Caller, after?: string): Recorder {
    return new Recorder(
      `${caller.server.url.replace("http", "ws")}/api/v1/events`,
      { type: "hello", ...(after === undefined ? {} : { after }) },
      { headers: { Authorization: `Bearer ${caller.token}` } },
      (frame) => caller.contract.checkSchema("StaffFrame", frame),
    );
  }

  static visitor(caller: Caller, after?: string): Recorder {
    return new Recorder(
      `${caller.server.url.replace("http", "ws")}/api/v1/widget/demo/events`,
      { type: "hello", token: caller.token, ...(after === undefined ? {} : { after }) },
      { origin: caller.server.url },
      (frame) => caller.contract.checkSchema("VisitorFrame", frame),
    );
  }

  send(frame: unknown): void {
    this.socket.send(typeof frame === "string" ? frame : JSON.stringify(frame));
  }

  close(): void {
    this.socket.terminate();
  }

  private wake(): void {
    for (const waiter of this.waiting.splice(0)) waiter();
  }

  async until<T>(what: string, find: () => T | undefined | false): Promise<T> {
    const end = Date.now() + 10_000;
    for (;;) {
      const found = find();
      if (found !== undefined && found !== false) return found;
      if (Date.now() > end) throw new Error(`waited in vain for ${what}; frames: ${JSON.stringify(this.frames).slice(0, 800)}`);
      await new Promise<void>((resolve) => {
        const timer = setTimeout(resolve, 500);
        this.waiting.push(() => (clearTimeout(timer), resolve()));
      });
    }
  }

  frame(what: string, fits: (frame: AnyFrame) => boolean): Promise<AnyFrame> {
    return this.until(what, () => this.frames.find(fits));
  }
}
