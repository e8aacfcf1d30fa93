// SPDX-License-Identifier: AGPL-3.0-or-later
// The checker itself: what it is there to find, it finds.
import { afterEach, expect, it } from "vitest";
import { Server, slowness } from "../support/server";
import { allIsWell, Scene, unlimited } from "./checker";
import { newestSeq, Reader, until } from "./writers";

let server: Server | undefined;
let scene: Scene | undefined;
afterEach(async () => {
  scene?.close();
  await server?.dispose();
});

it("finds a message that was acknowledged and is not there any more", async () => {
  server = await Server.start({ flags: unlimited });
  scene = await Scene.start(server, { visitors: 5, agents: 1 });
  await scene.acknowledged(50);
  await scene.load.finish();
  for (const agent of scene.agents) await agent.stop();
  const clientId = [...scene.load.writers[0]!.acknowledged.keys()].at(-1)!;
  await server.end("SIGTERM");
  server.alter(`DELETE FROM message WHERE client_id = '${clientId}'`);
  await server.startAgain();
  expect(await scene.verdict()).toEqual({ ...allIsWell, lost: [clientId] });
});

it("finds connections that the desk still has when all are gone whom it counts", async () => {
  server = await Server.start({ flags: unlimited });
  scene = await Scene.start(server, { visitors: 5, agents: 1 });
  const left = Array.from({ length: 20 }, () => new Reader(server!, scene!.token, scene!.begin));
  await until("the hello", () => left.every((reader) => reader.isGreeted));
  await scene.acknowledged(50);
  const { kept, ...others } = await scene.verdict(1_000);
  for (const reader of left) reader.close();
  expect({ ...others, kept: "" }).toEqual(allIsWell);
  expect(kept).toMatch(/^2\d descriptors$/);
});

/** A desk with messages, and a reader who comes back with this of the log, of which the beginning is gone. */
async function readLate(after: (begin: bigint, newest: bigint) => bigint): Promise<Reader> {
  server = await Server.start({ flags: unlimited });
  scene = await Scene.start(server, { visitors: 5, agents: 0, readers: 0 });
  await scene.acknowledged(50);
  await scene.load.finish();
  await server.end("SIGTERM");
  server.alter(`DELETE FROM event WHERE seq <= ${scene.begin}`);
  await server.startAgain();
  const from = after(BigInt(scene.begin), BigInt(await newestSeq(server, scene.token)));
  const reader = new Reader(server, scene.token, String(from));
  await until("the hello", () => reader.isGreeted);
  scene.readers.push(reader);
  return reader;
}

it("knows what a reader was told to load, and that it was told", async () => {
  const reader = await readLate((begin) => begin - 1n);
  const newest = await newestSeq(server!, scene!.token);
  const reloads = slowness === 1 ? [`reader 0: behind ${BigInt(scene!.begin) - 1n} up to ${newest}`] : [];
  expect(await scene!.verdict()).toEqual({ ...allIsWell, reloads });
  expect(reader.seen).toEqual([]);
});

it("finds what a reader was neither told nor told to load", async () => {
  const reader = await readLate((_, newest) => newest - 10n);
  const { unseen, ...others } = await scene!.verdict();
  expect({ ...others, unseen: [] }).toEqual(allIsWell);
  expect(reader.seen).toHaveLength(10);
  const known = reader.seen.map((event) => event.clientId);
  const acknowledged = scene!.load.writers.flatMap((writer) => [...writer.acknowledged.keys()]);
  expect(unseen).toEqual(acknowledged.filter((clientId) => !known.includes(clientId)));
  expect(unseen.length).toBeGreaterThanOrEqual(40);
});
