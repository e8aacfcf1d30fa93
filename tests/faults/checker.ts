// SPDX-License-Identifier: AGPL-3.0-or-later
// A desk at work, and the book that is kept of it: visitors and agents who write, readers who write down every event. After
// whatever happened meanwhile, the verdict says what of our promises was broken. Of several nodes everybody has one, and goes on
// at the next when it is gone.
import { beginningAt, type Desk } from "../support/nodes";
import { staffToken } from "../support/people";
import { type Server, slowness } from "../support/server";
import { Agent, canary } from "./agents";
import { Footprint, mayStay } from "./footprint";
import { compareWithStored, Load, newestSeq, Reader, type Seen, until } from "./writers";

export const unlimited = ["--rate-limits", "off", "--sockets-per-address", "0"];

export interface Verdict {
  lost: string[]; // acknowledged and not stored
  doubled: string[]; // a client id that is stored more than once
  gaps: string[]; // where a reader missed events, untold, or had one twice
  reloads: string[]; // readers who were told to load anew
  differing: string[]; // readers who saw something else than the first
  unseen: string[]; // acknowledged, and in no event that a reader had or was told to load
  leaked: string[]; // visitors who were shown a note
  surprises: string[]; // answers that no fault excuses
  waiting: string; // deliveries that never went out
  kept: string; // descriptors and memory that were not given back
}
export const allIsWell: Verdict = { lost: [], doubled: [], gaps: [], reloads: [], differing: [], unseen: [], leaked: [], surprises: [], waiting: "0", kept: "" };

interface Cast {
  visitors?: number;
  agents?: number;
  readers?: number;
}

export class Scene {
  readonly readers: Reader[] = [];
  readonly agents: Agent[] = [];
  acknowledgements = 0;
  /** What each of the servers that are to stay had before the load. */
  readonly #alone: Map<Server, Footprint>;

  private constructor(
    desk: Desk,
    readonly token: string,
    readonly begin: string,
    readonly load: Load,
  ) {
    this.#alone = new Map(beginningAt(desk, 0).map((server) => [server, Footprint.of(server)]));
  }

  /** Several nodes have the first reader, visitor and agent at the first of them, the second ones at the second, and so on. */
  static async start(desk: Desk, { visitors = 50, agents = 2, readers = 2 }: Cast = {}): Promise<Scene> {
    const [server] = beginningAt(desk, 0);
    const token = await staffToken(server);
    const begin = await newestSeq(server, token);
    const scene = new Scene(desk, token, begin, new Load());
    for (let i = 0; i < readers; i++) await scene.#read(beginningAt(desk, i));
    await scene.load.add(desk, visitors);
    // Whoever writes has a conversation: then there is one for each agent.
    await scene.load.acknowledged(visitors);
    for (let i = 0; i < agents; i++) scene.agents.push(await Agent.take(beginningAt(desk, i), token, () => scene.acknowledgements++));
    return scene;
  }

  async #read(desk: Desk): Promise<void> {
    const reader = new Reader(desk, this.token, this.begin);
    this.readers.push(reader);
    await until("the reader's hello", () => reader.isGreeted);
  }

  /** Any of the servers that stay. */
  get #server(): Server {
    return [...this.#alone.keys()][0]!;
  }

  /** One of several nodes goes for good: it is asked for nothing more. Its exit code. */
  end(node: Server, signal: "SIGKILL" | "SIGTERM"): Promise<number | null> {
    this.#alone.delete(node);
    return node.end(signal);
  }

  /** Until every visitor and agent has been acknowledged what they have sent since, and every reader has heard of that. */
  async everybodyGoesOn(): Promise<void> {
    const all = [...this.load.writers, ...this.agents].map((each) => ({ each, before: each.acknowledged.size }));
    // The first may have been on its way already.
    await until("everybody to go on", () => all.every(({ each, before }) => each.acknowledged.size > before + 1));
    const newest = BigInt(await newestSeq(this.#server, this.token));
    await until("every reader to hear of it", () => this.readers.every((reader) => BigInt(reader.newest) >= newest));
  }

  /** After so many more messages of visitors were acknowledged. */
  acknowledged(more: number): Promise<void> {
    return this.load.acknowledged(more);
  }

  /** How often anybody was told to try again. */
  get refusals(): number {
    return [...this.load.writers, ...this.agents].reduce((sum, each) => sum + each.refusals, 0);
  }

  /** Everybody ends what they have begun. The servers run and are stopped in order, so that their database can be looked into. */
  async verdict(patience?: number): Promise<Verdict> {
    await this.load.finish();
    for (const agent of this.agents) await agent.stop();
    const { lost, doubled } = await compareWithStored(this.#server, this.load.writers);
    const surprises = this.agents.flatMap((agent) => agent.surprises);
    for (const agent of this.agents) await this.#compare(agent, lost, doubled);
    const newest = await newestSeq(this.#server, this.token);
    await until("the last event at every reader", () => this.readers.every((reader) => reader.newest === newest));
    const leaked = this.load.writers.filter((writer) => writer.heard(canary)).map((writer) => writer.name);
    this.close();
    const kept = await this.#kept(patience);
    surprises.push(...(await this.#stop()));
    const waiting = this.#server.query("SELECT COUNT(*) FROM delivery WHERE state = 'queued' OR state = 'sending'");
    return { lost, doubled, gaps: this.#gaps(), reloads: this.#reloads(), differing: this.#differing(), unseen: this.#unseen(), leaked, surprises, waiting, kept };
  }

  close(): void {
    this.load.close();
    for (const reader of this.readers) reader.close();
  }

  async #kept(patience?: number): Promise<string> {
    const kept = [];
    for (const [server, alone] of this.#alone) kept.push(await alone.kept(server, mayStay, patience));
    return kept.filter((each) => each !== "").join(", ");
  }

  async #stop(): Promise<string[]> {
    const codes = [];
    for (const server of this.#alone.keys()) codes.push(await server.end("SIGTERM"));
    return codes.filter((code) => code !== 0).map((code) => `the server ended with ${code}`);
  }

  async #compare(agent: Agent, lost: string[], doubled: string[]): Promise<void> {
    const stored = await agent.stored();
    for (const [clientId, ids] of stored) if (clientId && ids.length > 1) doubled.push(clientId);
    for (const [clientId, id] of agent.acknowledged) if (!stored.get(clientId)?.includes(id)) lost.push(clientId);
  }

  #gaps(): string[] {
    return this.readers.flatMap((reader) => reader.gaps);
  }

  /** Where everything is slow, a reader may fall so far behind; what matters then is that it was told. */
  #reloads(): string[] {
    const reloads = this.readers.flatMap((reader, i) => reader.reloads.map(({ after, to }) => `reader ${i}: behind ${after} up to ${to}`));
    if (slowness === 1) return reloads;
    for (const each of reloads) console.warn(`loads anew, ${each}`);
    return [];
  }

  /** What both were to be told. */
  #differing(): string[] {
    const [first, ...others] = this.readers;
    if (!first) return [];
    const told = (to: Reader, also: Reader) => JSON.stringify(to.seen.filter(({ seq }: Seen) => !also.isExcused(BigInt(seq))));
    return others.flatMap((other, i) => (told(first, other) === told(other, first) ? [] : [`reader ${i + 1}`]));
  }

  #unseen(): string[] {
    const acknowledged = this.load.writers.flatMap((writer) => [...writer.acknowledged.keys()]);
    return [...new Set(this.readers.flatMap((reader) => this.#unseenBy(reader, acknowledged)))];
  }

  #unseenBy(reader: Reader, acknowledged: string[]): string[] {
    const known = new Set(reader.seen.map((event) => event.clientId));
    for (const { after, to } of reader.reloads) for (const clientId of this.#createdBetween(after, to)) known.add(clientId);
    return acknowledged.filter((clientId) => !known.has(clientId));
  }

  /** The messages that the log tells of there first. */
  #createdBetween(after: string, to: string): string[] {
    const firsts = "SELECT message_id, MIN(seq) AS seq FROM event GROUP BY message_id";
    const told = `SELECT m.client_id FROM (${firsts}) e JOIN message m ON m.message_id = e.message_id`;
    return this.#server.query(`${told} WHERE m.client_id <> '' AND e.seq > ${after} AND e.seq <= ${to}`).split(/\s+/);
  }
}
