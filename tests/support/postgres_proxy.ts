// SPDX-License-Identifier: AGPL-3.0-or-later
// Between the desk and PostgreSQL. It understands just enough of the protocol to cut the line of whoever writes at the COMMIT:
// before the server has it, or after the server has done it and before anybody is told.
import { mkdtempSync, rmSync } from "node:fs";
import { connect, createServer, type Server, type Socket } from "node:net";
import os from "node:os";
import path from "node:path";

export type Moment = "before" | "after";
const kSocket = ".s.PGSQL.5432";
/** Whoever writes takes this lock first (postgres_session.cpp). */
const kWriterLock = "pg_advisory_xact_lock";

interface Message {
  type: string; // "" for the first of a line
  body: Buffer;
}

/** Cuts what the desk says into messages. */
class Messages {
  #rest = Buffer.alloc(0);
  #isFirst = true;

  take(bytes: Buffer): Message[] {
    this.#rest = Buffer.concat([this.#rest, bytes]);
    const found: Message[] = [];
    for (;;) {
      const head = this.#isFirst ? 0 : 1;
      if (this.#rest.length < head + 4) return found;
      const end = head + this.#rest.readUInt32BE(head);
      if (this.#rest.length < end) return found;
      found.push({ type: head ? String.fromCharCode(this.#rest[0]!) : "", body: this.#rest.subarray(head + 4, end) });
      this.#rest = this.#rest.subarray(end);
      this.#isFirst = false;
    }
  }
}

const texts = (body: Buffer) => body.toString("latin1").split("\0");

export class PostgresProxy {
  /** How often it has cut a line at a COMMIT. */
  cuts = 0;
  readonly #folder = mkdtempSync(path.join(os.tmpdir(), "harken-proxy-"));
  readonly #sockets = new Set<Socket>();
  #armed: Moment | undefined;
  #onCut: () => void = () => undefined;

  private constructor(
    private readonly target: string,
    private readonly server: Server,
  ) {}

  /** `url` is that of a PostgreSQL on a Unix socket. */
  static async start(url: string): Promise<PostgresProxy> {
    const folder = /[?&]host=([^&]*)/.exec(url)?.[1];
    if (!folder) throw new Error(`no folder of a socket in ${url}`);
    const server = createServer();
    const proxy = new PostgresProxy(path.join(folder, kSocket), server);
    server.on("connection", (socket) => proxy.#pass(socket));
    await new Promise<void>((resolve) => server.listen(path.join(proxy.#folder, kSocket), resolve));
    return proxy;
  }

  get folder(): string {
    return this.#folder;
  }

  /** Resolves when the next COMMIT of a writer has been cut. */
  cut(moment: Moment): Promise<void> {
    this.#armed = moment;
    return new Promise((resolve) => (this.#onCut = resolve));
  }

  dispose(): void {
    for (const socket of this.#sockets) socket.destroy();
    this.server.close();
    rmSync(this.#folder, { recursive: true, force: true });
  }

  #pass(desk: Socket): void {
    const database = connect(this.target);
    const messages = new Messages();
    const commits = new Set<string>();
    let writes = false;
    let isDeaf = false;
    const hangUp = () => [desk, database].forEach((socket) => socket.destroy());
    for (const socket of [desk, database]) {
      this.#sockets.add(socket);
      socket.on("error", hangUp);
      socket.on("close", () => (this.#sockets.delete(socket), hangUp()));
    }
    desk.on("data", (bytes) => {
      for (const { type, body } of messages.take(bytes as Buffer)) {
        const [first = "", second = ""] = texts(body);
        if (type === "Q" && first.includes(kWriterLock)) writes = true;
        if (type === "P" && second === "COMMIT") commits.add(first);
        if (type !== "B" || !commits.has(second) || !writes || !this.#armed) continue;
        const moment = this.#armed;
        this.#armed = undefined;
        if (moment === "before") return this.#cut(hangUp);
        isDeaf = true;
      }
      database.write(bytes);
    });
    database.on("data", (bytes) => (isDeaf ? this.#cut(hangUp) : desk.write(bytes)));
  }

  #cut(hangUp: () => void): void {
    hangUp();
    this.cuts++;
    this.#onCut();
  }
}
