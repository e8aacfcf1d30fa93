// SPDX-License-Identifier: AGPL-3.0-or-later
// Several nodes on one PostgreSQL and NATS under a load of which books are kept: what a single desk promises holds for all of
// them together, whichever of them dies or ends, and whether NATS is there or not.
import { afterEach, expect, it } from "vitest";
import { OwnNats, startNodes } from "../support/nodes";
import { type Server, slowness } from "../support/server";
import { allIsWell, Scene, unlimited } from "./checker";

const kNodes = 3;
/** At each of them. */
const kVisitors = 8;
const kKills = Number(process.env.HARKEN_FAULT_LOOPS ?? 3);
const closesForRestart = 1012;

let nats: OwnNats;
let nodes: Server[] = [];
let scene: Scene | undefined;
afterEach(async () => {
  scene?.close();
  for (const node of nodes.splice(0).reverse()) await node.dispose();
  await nats.stop();
}, 60_000);

async function start(): Promise<[Scene, Server[]]> {
  nats = await OwnNats.start();
  nodes = await startNodes(Array.from({ length: kNodes }, () => ({ flags: ["--nats", nats.url, ...unlimited] })));
  scene = await Scene.start(nodes, { visitors: kVisitors * kNodes, agents: kNodes, readers: kNodes });
  return [scene, nodes];
}

/** Those who began at this node. */
const at = <T>(place: number, all: T[]) => all.filter((_, i) => i % kNodes === place);

it("F1 F25: of three nodes one is killed and one is ended under load: whoever was there goes on at another, and nothing is lost or doubled", async () => {
  const [scene, [killed, ended]] = await start();
  await scene.acknowledged(300);
  await scene.end(killed!, "SIGKILL");
  await scene.everybodyGoesOn();
  expect(await scene.end(ended!, "SIGTERM")).toBe(0);
  await scene.everybodyGoesOn();
  // Those of the first have come to the second, and were told to go on as its own were.
  for (const all of [scene.load.writers, scene.readers]) {
    const codes = [0, 1, 2].map((place) => [...new Set(at<{ closeCode: number | undefined }>(place, all).map(({ closeCode }) => closeCode))]);
    expect(codes).toEqual([[closesForRestart], [closesForRestart], [undefined]]);
  }
  await scene.acknowledged(300);
  expect(await scene.verdict()).toEqual(allIsWell);
}, 90_000 * slowness);

it(`F1: ${kKills} times a node is killed under load and comes back, one after the other: everybody goes on at the next, and nothing is lost or doubled`, async () => {
  const [scene, nodes] = await start();
  for (let i = 0; i < kKills; i++) {
    await scene.acknowledged(200);
    // Whoever was at those before it is at this one now.
    const node = nodes[i % kNodes]!;
    await node.end("SIGKILL");
    await scene.acknowledged(100);
    await node.startAgain();
    await scene.everybodyGoesOn();
  }
  expect(scene.load.writers.filter((writer) => writer.breaks === 0)).toHaveLength(Math.max(0, kNodes - kKills) * kVisitors);
  expect(await scene.verdict()).toEqual(allIsWell);
}, 60_000 * slowness + kKills * 6_000);

it("F16: NATS is away under load, comes back, and goes again: all go on, no socket breaks, and nobody misses anything", async () => {
  const [scene, nodes] = await start();
  const connected = async () => {
    const pages = await Promise.all(nodes.map(async (node) => (await fetch(`${node.url}/metrics`)).text()));
    return pages.map((page) => /^harken_nats_connected (\d)/m.exec(page)?.[1]);
  };
  const all = (connection: string) => expect.poll(connected, { timeout: 20_000 * slowness, interval: 50 }).toEqual(nodes.map(() => connection));
  await all("1");
  await scene.acknowledged(300);
  await nats.stop();
  await all("0");
  await scene.everybodyGoesOn();
  await scene.acknowledged(600);
  await nats.startAgain();
  await all("1");
  await scene.everybodyGoesOn();
  await scene.acknowledged(300);
  // This time to the end: the last that each node has written the others find by themselves.
  await nats.stop();
  await all("0");
  await scene.everybodyGoesOn();
  expect(scene.load.writers.filter((writer) => writer.breaks > 0)).toEqual([]);
  expect(await scene.verdict()).toEqual(allIsWell);
}, 90_000 * slowness);
