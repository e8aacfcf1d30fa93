// SPDX-License-Identifier: AGPL-3.0-or-later
// Sockets that survive the server: they come back with their cursor, as the console and the widget do.
import WebSocket from "ws";
import { type Desk, NodesInTurn } from "./nodes";
import type { Server } from "./server";

export interface Frame {
  type: string;
  seq?: string;
  client_id?: string;
  message_id?: string;
  code?: string;
  data?: { message?: { id: string; client_id: string } };
}

/** Keeps a socket open until close(): connects again at once when it breaks, of several nodes to the next. */
export class LastingSocket {
  cursor: string | undefined;
  onFrame: (frame: Frame) => void = () => undefined;
  onHello: () => void = () => undefined;
  /** Every frame as it came. */
  onText: (text: string) => void = () => undefined;
  /** How often it was closed after it had been open, and with which code the last time. */
  breaks = 0;
  closeCode: number | undefined;
  #socket: WebSocket | undefined;
  #isClosed = false;

  private constructor(
    private readonly nodes: NodesInTurn,
    private readonly connect: (server: Server, cursor: string | undefined) => { socket: WebSocket; hello: object },
  ) {}

  static staff(desk: Desk, token: string, after?: string): LastingSocket {
    const lasting = new LastingSocket(new NodesInTurn(desk), (server, cursor) => ({
      socket: new WebSocket(`${server.url.replace("http", "ws")}/api/v1/events`, {
        headers: { Authorization: `Bearer ${token}` },
      }),
      hello: { type: "hello", ...(cursor === undefined ? {} : { after: cursor }) },
    }));
    lasting.cursor = after;
    lasting.#open();
    return lasting;
  }

  static visitor(desk: Desk, token: string): LastingSocket {
    const lasting = new LastingSocket(new NodesInTurn(desk), (server, cursor) => ({
      socket: new WebSocket(`${server.url.replace("http", "ws")}/api/v1/widget/demo/events`, { origin: server.url }),
      hello: { type: "hello", token, ...(cursor === undefined ? {} : { after: cursor }) },
    }));
    lasting.#open();
    return lasting;
  }

  get isOpen(): boolean {
    return this.#socket?.readyState === WebSocket.OPEN;
  }

  send(frame: object): void {
    if (this.isOpen) this.#socket?.send(JSON.stringify(frame));
  }

  close(): void {
    this.#isClosed = true;
    this.#socket?.terminate();
  }

  #open(): void {
    const { socket, hello } = this.connect(this.nodes.node, this.cursor);
    this.#socket = socket;
    let wasOpen = false;
    socket.on("open", () => {
      wasOpen = true;
      socket.send(JSON.stringify(hello));
    });
    socket.on("message", (data) => {
      this.onText(String(data));
      this.#read(JSON.parse(String(data)) as Frame);
    });
    // An error is always followed by close.
    socket.on("error", () => undefined);
    socket.on("close", (code) => {
      if (wasOpen) {
        this.breaks++;
        this.closeCode = code;
      }
      this.nodes.next();
      if (!this.#isClosed) setTimeout(() => this.#open(), 20);
    });
  }

  #read(frame: Frame): void {
    if (frame.type === "hello") {
      this.cursor ??= frame.seq;
      this.onHello();
      return;
    }
    if (frame.seq !== undefined) this.cursor = frame.seq;
    this.onFrame(frame);
  }
}
