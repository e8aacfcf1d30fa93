// SPDX-License-Identifier: AGPL-3.0-or-later
// F27: the clock on the wall jumps, forth and back, while the desk is at work. The steady clock goes on, as it does when an
// administrator or NTP sets the time.
import { rmSync, writeFileSync } from "node:fs";
import path from "node:path";
import { afterAll, afterEach, beforeAll, expect, test } from "vitest";
import { ask } from "../support/people";
import { databaseKinds, Server } from "../support/server";
import { allIsWell, Scene, unlimited } from "./checker";
import { buildFaulty } from "./faulty";

const kHour = 3_600;
const kDay = 24 * kHour;

let library = "";
let folder = "";
beforeAll(() => void ({ library, folder } = buildFaulty()));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

let cleanUps: (() => unknown)[] = [];
afterEach(async () => {
  for (const cleanUp of cleanUps.reverse()) await cleanUp();
  cleanUps = [];
});

test.each(databaseKinds)("F27: the clock jumps by an hour and by a day: the order stays, no socket breaks, nothing ends by itself (%s)", async (database) => {
  const file = path.join(folder, `clock-${database}`);
  const set = (seconds: number) => {
    const bytes = Buffer.alloc(8);
    bytes.writeBigInt64LE(BigInt(seconds));
    writeFileSync(file, bytes, { flag: "r+" });
  };
  writeFileSync(file, Buffer.alloc(8));
  const server = await Server.start({ database, flags: unlimited, env: { LD_PRELOAD: library, HARKEN_FAULTY_CLOCK: file } });
  cleanUps.push(() => server.dispose());
  const scene = await Scene.start(server, { visitors: 20, agents: 2 });
  cleanUps.push(() => scene.close());
  const solved = async () => (await ask<{ items: object[] }>(server, scene.token, "GET", "/conversations?view=solved&limit=200")).items.length;
  const [before, begin] = [await solved(), Date.now()];
  const times: number[] = [];
  for (const seconds of [kHour, 0, -kHour, 0, kDay, 0, -kDay, 0]) {
    set(seconds);
    await scene.acknowledged(100);
    const { items } = await ask<{ items: { created_at: string }[] }>(server, scene.token, "GET", `/conversations/${scene.agents[0]!.conversation}/messages?limit=1`);
    times.push(Math.round((Date.parse(items.at(-1)!.created_at) - Date.now()) / (1_000 * kHour)) || 0);
  }
  // With a database of its own the server did see the jumps; beside PostgreSQL it keeps that one's time.
  expect(times).toEqual(database === "sqlite" ? [1, 0, -1, 0, 24, 0, -24, 0] : times.map(() => 0));
  expect(scene.load.writers.filter((writer) => writer.breaks > 0)).toEqual([]);
  expect(Math.max(...scene.load.writers.map((writer) => writer.slowest))).toBeLessThan(Date.now() - begin);
  expect(await solved()).toBe(before);
  expect(await scene.verdict()).toEqual(allIsWell);
}, 120_000);
