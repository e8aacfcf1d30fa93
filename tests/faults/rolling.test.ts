// SPDX-License-Identifier: AGPL-3.0-or-later
// F25 F26: the nodes of a desk are ended and started again, one after the other, under load and behind a load balancer:
// no send fails, nothing is lost or doubled, and whoever listens has every event once.
import path from "node:path";
import { afterEach, expect, it, vi } from "vitest";
import { Balancer, OwnNats, startNodes } from "../support/nodes";
import { call, staffToken, visitorToken } from "../support/people";
import { type ProxyKind, ReverseProxy } from "../support/reverse_proxy";
import { type Server, type ServerOptions, testedBinary } from "../support/server";
import { compareWithStored, Load, Reader, until } from "./writers";

let nats: OwnNats;
let balancer: { dispose(): unknown };
let nodes: Server[] = [];
afterEach(async () => {
  await balancer.dispose();
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

/** Somebody who sends files. */
class Uploader {
  readonly failures: string[] = [];
  sent = 0;
  #isStopping = false;
  readonly #done: Promise<void>;

  constructor(
    private readonly server: Server,
    private readonly token: string,
  ) {
    this.#done = this.#run();
  }

  async #run(): Promise<void> {
    while (!this.#isStopping) {
      const form = new FormData();
      form.append("file", new Blob([`${this.sent++} `.repeat(200_000)]), "long.txt");
      const init = { method: "POST", headers: { Authorization: `Bearer ${this.token}` }, body: form };
      const status = await fetch(`${this.server.url}/api/v1/widget/demo/files`, init).then((answer) => answer.status, String);
      // After a hundred megabytes a visitor has sent enough for a day.
      if (status === 429) return;
      if (status !== 201) this.failures.push(String(status));
    }
  }

  stop(): Promise<void> {
    this.#isStopping = true;
    return this.#done;
  }
}

/** While all of them write, `turn` takes one node after the other. */
async function roll(server: Server, turn: (node: Server, load: Load) => Promise<void>): Promise<void> {
  const reader = new Reader(server, await staffToken(server));
  await until("the reader's greeting", () => reader.isGreeted);
  const load = await Load.start(server, 12);
  const senders: (Poster | Uploader)[] = [new Uploader(server, await visitorToken(server))];
  for (let i = 0; i < 4; ++i) senders.push(new Poster(server, await visitorToken(server), `poster${i}`));
  await load.acknowledged(200);
  for (const node of nodes) await turn(node, load);
  await load.finish();
  for (const sender of senders) await sender.stop();
  const failures = senders.flatMap((sender) => sender.failures);
  expect(failures, failures.slice(0, 3).join("\n")).toEqual([]);
  for (const sender of senders) expect(sender.sent).toBeGreaterThan(2);
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

async function startAll(count: number, options: ServerOptions = {}): Promise<void> {
  nats = await OwnNats.start();
  const flags = ["--nats", nats.url, "--rate-limits", "off", "--trusted-proxies", "127.0.0.1"];
  nodes = await startNodes(Array.from({ length: count }, () => ({ ...options, flags })));
}

async function startBehindBalancer(options: ServerOptions = {}): Promise<Server> {
  await startAll(3, options);
  const haproxy = await Balancer.start(nodes);
  balancer = haproxy;
  return haproxy.asServer;
}

async function restart(node: Server, load: Load, binary: string): Promise<void> {
  expect(await node.end("SIGTERM")).toBe(0);
  await load.acknowledged(100);
  node.binary = binary;
  await node.startAgain();
  await load.acknowledged(100);
}

/** Until it is sent work again: whoever restarts nodes waits for that before the next. */
async function isUsedAgain(node: Server): Promise<void> {
  const requests = async () => Number(/harken_http_requests_total\{status="2xx"\} (\d+)/.exec(await (await fetch(`${node.url}/metrics`)).text())?.[1] ?? 0);
  const before = await requests();
  // Ours are counted, too.
  await expect.poll(requests, { timeout: 20_000, interval: 100 }).toBeGreaterThan(before + 200);
}

const restartAsIs = (node: Server, load: Load) => restart(node, load, node.binary);

it("F25 F26: a rolling restart fails no send", async () => {
  await roll(await startBehindBalancer(), restartAsIs);
}, 180_000);

const docs = path.resolve(import.meta.dirname, "../../docs/operations/cluster");
const configurations: [string, ProxyKind][] = [
  ["haproxy.cfg", "haproxy"],
  ["nginx.conf", "nginx"],
];
it.each(configurations)("F25 F26: nor behind docs/operations/cluster/%s", async (file, kind) => {
  // As many as the file has: to a node that has never been there, a proxy would still send some when the first one stops.
  await startAll(3);
  const proxy = await ReverseProxy.start(kind, path.join(docs, file), ...nodes.map((node) => node.port));
  balancer = proxy;
  // Its certificate is its own.
  vi.stubEnv("NODE_TLS_REJECT_UNAUTHORIZED", "0");
  try {
    await roll({ url: `https://127.0.0.1:${proxy.port}` } as Server, async (node, load) => {
      await restartAsIs(node, load);
      await isUsedAgain(node);
    });
  } finally {
    vi.unstubAllEnvs();
  }
}, 180_000);

// Only ./dev faults-older gives the executable of another version: to build it takes longer than all other tests.
const older = process.env.HARKEN_OLDER_BINARY;
if (older)
  it("F26: an older version, and this one beside it, node after node: no send fails, on the way there and on the way back", async () => {
    await roll(await startBehindBalancer({ binary: older }), async (node, load) => {
      await restart(node, load, testedBinary);
      await load.acknowledged(500);
      // The older one starts on a database that the newer one has brought further.
      await restart(node, load, older);
      await restart(node, load, testedBinary);
    });
    expect(nodes.map(({ binary }) => binary)).toEqual(nodes.map(() => testedBinary));
  }, 300_000);
