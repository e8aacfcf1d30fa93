// SPDX-License-Identifier: AGPL-3.0-or-later
// The way of a desk to PostgreSQL. It understands as much of the protocol as it takes to know a COMMIT of something written,
// and can hang up there: so that nobody at the desk's end knows whether it happened.
import { once } from "node:events";
import { mkdtempSync, rmSync } from "node:fs";
import { createServer, type Server as NetServer, type Socket, connect } from "node:net";
import os from "node:os";
import path from "node:path";

/** The COMMIT never gets there; it does, and nobody waits for it; it has happened, and its answer gets lost. */
export const cuts = ["unsent", "unwatched", "unanswered"] as const;
export type Cut = (typeof cuts)[number];

const socketName = ".s.PGSQL.5432";
/** What every transaction that writes begins with. */
const kBeginWrite = "pg_advisory_xact_lock(4275454)";

/** Of a message's body: the text that ends at the first zero byte from there on. */
function textAt(body: Buffer, from = 0): string {
  return body.toString("latin1", from, body.indexOf(0, from));
}

/** Whole messages out of a stream: a letter, the length, the body. */
class Messages {
  #waiting: Buffer = Buffer.alloc(0);
  constructor(private isStartup: boolean) {}

  *read(data: Buffer): Generator<{ letter: string; body: Buffer; bytes: Buffer }> {
    this.#waiting = Buffer.concat([this.#waiting, data]);
    for (;;) {
      // The first message of a client has no letter.
      const head = this.isStartup ? 0 : 1;
      if (this.#waiting.length < head + 4) return;
      const whole = head + this.#waiting.readInt32BE(head);
      if (this.#waiting.length < whole) return;
      const bytes = this.#waiting.subarray(0, whole);
      this.#waiting = this.#waiting.subarray(whole);
      const letter = this.isStartup ? "" : String.fromCharCode(bytes[0]!);
      this.isStartup = false;
      yield { letter, body: bytes.subarray(head + 4), bytes };
    }
  }
}

class Line {
  readonly #statements = new Map<string, string>();
  readonly #said = new Messages(true);
  readonly #answered = new Messages(false);
  #isWriting = false;
  #cut: Cut | undefined;

  constructor(
    private readonly near: Socket,
    private readonly far: Socket,
    private readonly onCommit: () => Cut | undefined,
  ) {
    near.on("data", (data: Buffer) => this.#pass(data));
    far.on("data", (data: Buffer) => this.#passBack(data));
    for (const [one, other] of [[near, far], [far, near]] as const) {
      one.on("error", () => undefined);
      one.on("close", () => other.destroy());
    }
  }

  hangUp(): void {
    this.near.destroy();
    this.far.destroy();
  }

  #pass(data: Buffer): void {
    for (const { letter, body, bytes } of this.#said.read(data)) {
      if (this.near.destroyed) return;
      if (this.#isCommit(letter, body)) this.#cut = this.onCommit();
      if (this.#cut === "unsent") return this.hangUp();
      this.far.write(bytes);
      if (this.#cut === "unwatched" && letter === "S") {
        this.far.end();
        return void this.near.destroy();
      }
    }
  }

  #isCommit(letter: string, body: Buffer): boolean {
    if (letter === "P") this.#statements.set(textAt(body), textAt(body, body.indexOf(0) + 1));
    if (letter === "Q") this.#isWriting = textAt(body).includes(kBeginWrite);
    if (letter !== "B" || !this.#isWriting) return false;
    const isCommit = this.#statements.get(textAt(body, body.indexOf(0) + 1)) === "COMMIT";
    if (isCommit) this.#isWriting = false;
    return isCommit;
  }

  #passBack(data: Buffer): void {
    for (const { letter, body, bytes } of this.#answered.read(data)) {
      if (this.#cut === "unanswered" && letter === "C" && textAt(body) === "COMMIT") return this.hangUp();
      if (!this.near.destroyed) this.near.write(bytes);
    }
  }
}

export class PostgresWay {
  readonly folder = mkdtempSync(path.join(os.tmpdir(), "harken-way-"));
  readonly done: Record<Cut, number> = { unsent: 0, unwatched: 0, unanswered: 0 };
  /** Every so many of them is cut, in each of the ways in turn; 0: none. */
  every = 0;
  #commits = 0;
  readonly #lines = new Set<Line>();
  readonly #listener: NetServer;

  private constructor(target: string) {
    this.#listener = createServer((near) => {
      const line = new Line(near, connect(path.join(target, socketName)), () => this.#next());
      this.#lines.add(line);
      near.on("close", () => this.#lines.delete(line));
    });
  }

  /** `target`: the folder with PostgreSQL's socket. */
  static async open(target: string): Promise<PostgresWay> {
    const way = new PostgresWay(target);
    way.#listener.listen(path.join(way.folder, socketName));
    await once(way.#listener, "listening");
    return way;
  }

  get total(): number {
    return cuts.reduce((sum, cut) => sum + this.done[cut], 0);
  }

  #next(): Cut | undefined {
    if (this.every === 0 || ++this.#commits % this.every !== 0) return undefined;
    const cut = cuts[this.total % cuts.length]!;
    this.done[cut]++;
    return cut;
  }

  dispose(): void {
    for (const line of this.#lines) line.hangUp();
    this.#listener.close();
    rmSync(this.folder, { recursive: true, force: true });
  }
}
