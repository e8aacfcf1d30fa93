// SPDX-License-Identifier: AGPL-3.0-or-later
// One side of a talk in lines, as IMAP and SMTP have it; and everybody who waits for something to happen in it.
import { once } from "node:events";
import { createServer, type Server, type Socket } from "node:net";

/** Lines and bytes are strings of one character a byte. */
export class LineSocket {
  readonly #chunks: AsyncIterator<Buffer>;
  #heard = "";

  constructor(readonly socket: Socket) {
    // Its reader learns of it by the end of the lines.
    socket.on("error", () => undefined);
    socket.setNoDelay(true);
    this.#chunks = socket[Symbol.asyncIterator]() as AsyncIterator<Buffer>;
  }

  say(...lines: string[]): void {
    this.socket.write(Buffer.from(lines.map((line) => `${line}\r\n`).join(""), "latin1"));
  }

  /** Without its end; undefined: the other side has gone. A line of SMTP's mail may end in LF alone, which is kept as such. */
  async hear(): Promise<string | undefined> {
    for (let seen = 0; ; ) {
      const end = this.#heard.indexOf("\r\n", seen);
      if (end >= 0) {
        const line = this.#heard.slice(0, end);
        this.#heard = this.#heard.slice(end + 2);
        return line;
      }
      seen = Math.max(0, this.#heard.length - 1);
      const next = await this.#chunks.next().catch(() => ({ done: true as const, value: undefined }));
      if (next.done) return undefined;
      this.#heard += next.value.toString("latin1");
    }
  }

  /** Without a word. */
  hangUp(): void {
    this.socket.resetAndDestroy();
  }
}

/** A port of its own; each connection is talked with by `talk`. */
export class LineServer {
  readonly #server: Server;
  readonly #sockets = new Set<LineSocket>();

  private constructor(talk: (socket: LineSocket) => Promise<void>) {
    this.#server = createServer((socket) => {
      const lines = new LineSocket(socket);
      this.#sockets.add(lines);
      const over = () => {
        this.#sockets.delete(lines);
        socket.end();
      };
      talk(lines).then(over, (error: unknown) => socket.destroy(error as Error));
    });
  }

  static async start(talk: (socket: LineSocket) => Promise<void>): Promise<LineServer> {
    const server = new LineServer(talk);
    server.#server.listen(0, "127.0.0.1");
    await once(server.#server, "listening");
    return server;
  }

  get port(): number {
    const address = this.#server.address();
    if (address === null || typeof address === "string") throw new Error("not listening");
    return address.port;
  }

  hangUp(): void {
    for (const socket of this.#sockets) socket.hangUp();
  }

  async dispose(): Promise<void> {
    this.hangUp();
    this.#server.close();
    await once(this.#server, "close");
  }
}

/** Who waits until something holds is asked again whenever something has changed. */
export class Watchers {
  readonly #watchers = new Set<() => void>();

  changed(): void {
    for (const watch of [...this.#watchers]) watch();
  }

  /** Called at each change until the function that it gives is called. */
  watch(watcher: () => void): () => void {
    this.#watchers.add(watcher);
    return () => this.#watchers.delete(watcher);
  }

  async until(holds: () => boolean, failure: () => string): Promise<void> {
    if (holds()) return;
    await new Promise<void>((resolve, reject) => {
      const end = this.watch(() => {
        if (!holds()) return;
        clearTimeout(patience);
        end();
        resolve();
      });
      const patience = setTimeout(() => {
        end();
        reject(new Error(failure()));
      }, 20_000);
    });
  }
}
