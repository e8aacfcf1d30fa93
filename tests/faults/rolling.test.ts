// SPDX-License-Identifier: AGPL-3.0-or-later
// F25 F26: the nodes of a desk are ended and started again, one after the other, under load and behind a load balancer:
// no send fails, nothing is lost or doubled, and whoever listens has every event once.
import { afterEach, expect, it } from "vitest";
import { Balancer, OwnNats, startNodes } from "../support/nodes";
import { call, staffToken, visitorToken } from "../support/people";
import { type Server, type ServerOptions, testedBinary } from "../support/server";
import { compareWithStored, Load, Reader, until } from "./writers";

let nats: OwnNats;
let balancer: Balancer;
let nodes: Server[] = [];
afterEach(async () => {
  balancer.dispose();
  for (const node of nodes.splice(0).reverse()) await node.dispose();
  await nats.stop();
}, 60_000);

/** Somebody who sends over HTTP, one after the other, and counts what does not go through. */
class Poster {
  readonly failures: string[] = [];
  sent = 0;
  #isStopping = false;
  readonly #done: Promise<void>;

  constructor(
    private readonly server: Server,
    private readonly token: string,
    private readonly name: string,
  ) {
    this.#done = this.#run();
  }

  async #run(): Promise<void> {
    while (!this.#isStopping) {
      const body = { client_id: `${this.name}-${String(this.sent++).padStart(6, "0")}`, text: "over HTTP" };
      const answer = await call(this.server, this.token, "POST", "/widget/demo/messages", body).catch((error: unknown) => ({ status: 0, body: String(error) }));
      if (answer.status !== 201) this.failures.push(`${answer.status} ${JSON.stringify(answer.body)}`);
    }
  }

  stop(): Promise<void> {
    this.#isStopping = true;
    return this.#done;
  }
}

/** Three nodes under load, of which `turn` takes one after the other. */
async function roll(options: ServerOptions, turn: (node: Server, load: Load) => Promise<void>): Promise<void> {
  nats = await OwnNats.start();
  nodes = await startNodes(Array.from({ length: 3 }, () => ({ ...options, flags: ["--nats", nats.url, "--rate-limits", "off"] })));
  balancer = await Balancer.start(nodes);
  const server = balancer.asServer;
  const reader = new Reader(server, await staffToken(server));
  await until("the reader's greeting", () => reader.isGreeted);
  const load = await Load.start(server, 12);
  const posters: Poster[] = [];
  for (let i = 0; i < 4; ++i) posters.push(new Poster(server, await visitorToken(server), `poster${i}`));
  await load.acknowledged(200);
  for (const node of nodes) await turn(node, load);
  await load.finish();
  for (const poster of posters) await poster.stop();
  expect(posters.flatMap((poster) => poster.failures)).toEqual([]);
  expect(await compareWithStored(server, load.writers)).toEqual({ lost: [], doubled: [] });
  const all = load.writers.flatMap((writer) => [...writer.acknowledged.keys()]);
  await until("the reader's last event", () => {
    const seen = new Set(reader.seen.map((each) => each.clientId));
    return all.every((id) => seen.has(id));
  });
  const numbers = reader.seen.map((each) => Number(each.seq));
  expect(numbers).toEqual(numbers.map((_, i) => numbers[0]! + i));
  load.close();
  reader.close();
}

async function restart(node: Server, load: Load, binary: string): Promise<void> {
  expect(await node.end("SIGTERM")).toBe(0);
  await load.acknowledged(100);
  node.binary = binary;
  await node.startAgain();
  await load.acknowledged(100);
}

it("F25 F26: a rolling restart fails no send", async () => {
  await roll({}, (node, load) => restart(node, load, node.binary));
}, 180_000);

// Only ./dev faults-older gives the executable of another version: to build it takes longer than all other tests.
const older = process.env.HARKEN_OLDER_BINARY;
if (older)
  it("F26: an older version, and this one beside it, node after node: no send fails, on the way there and on the way back", async () => {
    await roll({ binary: older }, async (node, load) => {
      await restart(node, load, testedBinary);
      await load.acknowledged(500);
      // The older one starts on a database that the newer one has brought further.
      await restart(node, load, older);
      await restart(node, load, testedBinary);
    });
    expect(nodes.map(({ binary }) => binary)).toEqual(nodes.map(() => testedBinary));
  }, 300_000);
