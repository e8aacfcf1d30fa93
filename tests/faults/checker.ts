// SPDX-License-Identifier: AGPL-3.0-or-later
// A desk at work, and the book that is kept of it: visitors and agents who write, readers who write down every event. After
// whatever happened meanwhile, the verdict says what of our promises was broken.
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

  private constructor(
    readonly server: Server,
    readonly token: string,
    readonly begin: string,
    readonly load: Load,
    private readonly alone: Footprint,
  ) {}

  static async start(server: Server, { visitors = 50, agents = 2, readers = 2 }: Cast = {}): Promise<Scene> {
    const token = await staffToken(server);
    const begin = await newestSeq(server, token);
    const scene = new Scene(server, token, begin, new Load(), Footprint.of(server));
    for (let i = 0; i < readers; i++) await scene.#read();
    await scene.load.add(server, visitors);
    // Whoever writes has a conversation: then there is one for each agent.
    await scene.load.acknowledged(visitors);
    for (let i = 0; i < agents; i++) scene.agents.push(await Agent.take(server, token, () => scene.acknowledgements++));
    return scene;
  }

  async #read(): Promise<void> {
    const reader = new Reader(this.server, this.token, this.begin);
    this.readers.push(reader);
    await until("the reader's hello", () => reader.isGreeted);
  }

  /** After so many more messages of visitors were acknowledged. */
  acknowledged(more: number): Promise<void> {
    return this.load.acknowledged(more);
  }

  /** How often anybody was told to try again. */
  get refusals(): number {
    return [...this.load.writers, ...this.agents].reduce((sum, each) => sum + each.refusals, 0);
  }

  /** Everybody ends what they have begun. The server runs and is stopped in order, so that its database can be looked into. */
  async verdict(patience?: number): Promise<Verdict> {
    await this.load.finish();
    for (const agent of this.agents) await agent.stop();
    const { lost, doubled } = await compareWithStored(this.server, this.load.writers);
    const surprises = this.agents.flatMap((agent) => agent.surprises);
    for (const agent of this.agents) await this.#compare(agent, lost, doubled);
    const newest = await newestSeq(this.server, this.token);
    await until("the last event at every reader", () => this.readers.every((reader) => reader.newest === newest));
    const leaked = this.load.writers.filter((writer) => writer.heard(canary)).map((writer) => writer.name);
    this.close();
    const kept = await this.alone.kept(this.server, mayStay, patience);
    const code = await this.server.end("SIGTERM");
    if (code !== 0) surprises.push(`the server ended with ${code}`);
    const waiting = this.server.query("SELECT COUNT(*) FROM delivery WHERE state = 'queued' OR state = 'sending'");
    return { lost, doubled, gaps: this.#gaps(), reloads: this.#reloads(), differing: this.#differing(), unseen: this.#unseen(), leaked, surprises, waiting, kept };
  }

  close(): void {
    this.load.close();
    for (const reader of this.readers) reader.close();
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
    return this.server.query(`${told} WHERE m.client_id <> '' AND e.seq > ${after} AND e.seq <= ${to}`).split(/\s+/);
  }
}
