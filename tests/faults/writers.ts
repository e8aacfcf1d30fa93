// SPDX-License-Identifier: AGPL-3.0-or-later
// A load that keeps book: visitors who each send message after message and repeat what was not acknowledged, and an agent
// who reads along. What was acknowledged must be there, once, whatever happened to the server meanwhile.
import { beginningAt, type Desk } from "../support/nodes";
import { ask, storedMessages, visitorToken } from "../support/people";
import { type Server, slowness } from "../support/server";
import { LastingSocket } from "../support/sockets";

export class Writer {
  readonly acknowledged = new Map<string, string>(); // client id → message id
  /** Every client id that was ever sent, acknowledged or not. */
  sent = 0;
  /** How often the desk said "later"; and when the longest of its answers came, in milliseconds. */
  refusals = 0;
  slowest = 0;
  #heard = "";
  #sentAt = 0;
  #pending: string | undefined;
  #isStopping = false;
  readonly #socket: LastingSocket;

  constructor(
    desk: Desk,
    readonly name: string,
    readonly token: string,
    private readonly onAck: () => void,
  ) {
    this.#socket = LastingSocket.visitor(desk, token);
    this.#socket.onHello = () => this.#sendPending();
    this.#socket.onText = (text) => (this.#heard += text);
    this.#socket.onFrame = (frame) => {
      if (frame.type === "ack" && frame.client_id && frame.message_id) this.#acknowledge(frame.client_id, frame.message_id);
      // The queue is full, or the database is just going: a client waits and repeats.
      if (frame.type !== "refused") return;
      this.refusals++;
      setTimeout(() => this.#sendPending(), 50);
    };
  }

  /** How often its connection broke. */
  get breaks(): number {
    return this.#socket.breaks;
  }

  get closeCode(): number | undefined {
    return this.#socket.closeCode;
  }

  /** Whether the desk has ever sent it this. */
  heard(text: string): boolean {
    return this.#heard.includes(text);
  }

  get isIdle(): boolean {
    return this.#isStopping && this.#pending === undefined;
  }

  stop(): void {
    this.#isStopping = true;
  }

  close(): void {
    this.#socket.close();
  }

  #acknowledge(clientId: string, messageId: string): void {
    const known = this.acknowledged.get(clientId);
    if (known !== undefined && known !== messageId) throw new Error(`${clientId} became two messages`);
    this.acknowledged.set(clientId, messageId);
    this.onAck();
    if (clientId !== this.#pending) return;
    this.slowest = Math.max(this.slowest, Date.now() - this.#sentAt);
    this.#pending = undefined;
    if (!this.#isStopping) this.#sendPending();
  }

  #sendPending(): void {
    if (this.#pending === undefined) {
      if (this.#isStopping) return;
      this.#pending = `${this.name}-${String(this.sent++).padStart(6, "0")}`;
      this.#sentAt = Date.now();
    }
    this.#socket.send({ type: "send", client_id: this.#pending, text: `message ${this.#pending}` });
  }
}

export interface Seen {
  seq: string;
  type: string;
  clientId: string | undefined;
}

/** What the desk said that it would not tell: the events behind `after`, up to `to`. */
export interface Reload {
  after: string;
  to: string;
}

/** An agent's socket that writes down every event in the order in which it came, and where it was told to load anew. */
export class Reader {
  readonly seen: Seen[] = [];
  readonly reloads: Reload[] = [];
  /** Events that did not follow the one before them, or what was announced. */
  readonly gaps: string[] = [];
  isGreeted = false;
  #newest: string | undefined;
  readonly #socket: LastingSocket;

  constructor(desk: Desk, token: string, after?: string) {
    this.#newest = after;
    this.#socket = LastingSocket.staff(desk, token, after);
    this.#socket.onHello = () => {
      this.isGreeted = true;
      this.#newest ??= this.#socket.cursor;
    };
    this.#socket.onFrame = (frame) => {
      if (frame.seq === undefined) return;
      const after = this.newest;
      this.#newest = frame.seq;
      if (frame.type === "resync" || frame.type === "cursor_expired") return void this.#reload(after, frame.seq);
      if (BigInt(frame.seq) !== BigInt(after) + 1n) this.gaps.push(frame.seq);
      this.seen.push({ seq: frame.seq, type: frame.type, clientId: frame.data?.message?.client_id });
    };
  }

  get newest(): string {
    return this.#newest ?? "0";
  }

  get closeCode(): number | undefined {
    return this.#socket.closeCode;
  }

  /** Whether the desk said that it would not tell it. */
  isExcused(seq: bigint): boolean {
    return this.reloads.some(({ after, to }) => BigInt(after) < seq && seq <= BigInt(to));
  }

  close(): void {
    this.#socket.close();
  }

  #reload(after: string, to: string): void {
    // Who is sent back is told twice what they have.
    if (BigInt(to) < BigInt(after)) this.gaps.push(to);
    this.reloads.push({ after, to });
  }
}

export class Load {
  readonly writers: Writer[] = [];
  acknowledgements = 0;
  #waiting: { count: number; resolve: () => void } | undefined;

  static async start(desk: Desk, count: number): Promise<Load> {
    const load = new Load();
    await load.add(desk, count);
    return load;
  }

  /** Over several nodes they are spread. */
  async add(desk: Desk, count: number): Promise<void> {
    for (let i = 0; i < count; i++) {
      const nodes = beginningAt(desk, this.writers.length);
      const token = await visitorToken(nodes[0]);
      const name = `w${String(this.writers.length).padStart(4, "0")}`;
      this.writers.push(new Writer(nodes, name, token, () => this.#count()));
    }
  }

  /** Resolves after that many more acknowledgements. */
  acknowledged(more: number): Promise<void> {
    return new Promise((resolve) => (this.#waiting = { count: this.acknowledgements + more, resolve }));
  }

  #count(): void {
    this.acknowledgements++;
    if (this.#waiting && this.acknowledgements >= this.#waiting.count) this.#waiting.resolve();
  }

  /** Lets every writer finish what it has begun. */
  async finish(): Promise<void> {
    for (const writer of this.writers) writer.stop();
    await until("every writer's last acknowledgement", () => this.writers.every((writer) => writer.isIdle));
  }

  close(): void {
    for (const writer of this.writers) writer.close();
  }
}

export async function until(what: string, isTrue: () => boolean, milliseconds = 30_000 * slowness): Promise<void> {
  const end = Date.now() + milliseconds;
  while (!isTrue()) {
    if (Date.now() > end) throw new Error(`waited in vain for ${what}`);
    await new Promise((resolve) => setTimeout(resolve, 10));
  }
}

export interface Verdict {
  lost: string[]; // acknowledged and not stored
  doubled: string[]; // stored more than once
}

/** Compares what the writers were told with what the desk has. */
export async function compareWithStored(server: Server, writers: Writer[]): Promise<Verdict> {
  const verdict: Verdict = { lost: [], doubled: [] };
  for (const writer of writers) {
    const stored = new Map<string, string>();
    // What is acknowledged while the desk is asked is not in its answer.
    const acknowledged = new Map(writer.acknowledged);
    for (const message of await storedMessages(server, writer.token).catch(lostSession)) {
      if (stored.has(message.client_id)) verdict.doubled.push(message.client_id);
      if (message.client_id) stored.set(message.client_id, message.id);
    }
    for (const [clientId, id] of acknowledged)
      if (stored.get(clientId) !== id) verdict.lost.push(clientId);
  }
  return verdict;
}

/** A desk that forgot the visitor has lost all of their messages. */
function lostSession(error: unknown): [] {
  if (error instanceof Error && / 401 /.test(error.message)) return [];
  throw error;
}

/** The newest event of the desk now. */
export async function newestSeq(server: Server, token: string): Promise<string> {
  return (await ask<{ seq: string }>(server, token, "GET", "/conversations/counts")).seq;
}
