// SPDX-License-Identifier: AGPL-3.0-or-later
// F35: the server has used up its descriptors. Whoever is connected goes on, it does not spin, and it heals by itself.
import { execFileSync } from "node:child_process";
import { once } from "node:events";
import { readFileSync } from "node:fs";
import { connect, type Socket } from "node:net";
import { afterEach, expect, test } from "vitest";
import { Server } from "../support/server";
import { allIsWell, Scene, unlimited } from "./checker";
import { Footprint } from "./footprint";

const kMore = 40;
const kTicks = Number(execFileSync("getconf", ["CLK_TCK"], { encoding: "utf8" }));

let cleanUps: (() => unknown)[] = [];
afterEach(async () => {
  for (const cleanUp of cleanUps.reverse()) await cleanUp();
  cleanUps = [];
});

/** The processor time of a process until now. */
function seconds(pid: number): number {
  const fields = readFileSync(`/proc/${pid}/stat`, "utf8").split(") ")[1]!.split(" ");
  return (Number(fields[11]) + Number(fields[12])) / kTicks;
}

async function connected(port: number): Promise<Socket> {
  const socket = connect(port, "127.0.0.1");
  socket.on("error", () => undefined);
  await once(socket, "connect");
  return socket;
}

test("F35: no descriptor is left: those who are there are served, the processor rests, and it heals when others go", async () => {
  const server = await Server.start({ flags: unlimited });
  cleanUps.push(() => server.dispose());
  const scene = await Scene.start(server, { visitors: 10, agents: 1 });
  cleanUps.push(() => scene.close());
  await scene.acknowledged(50);
  const before = Footprint.of(server);
  const limit = before.descriptors + kMore;
  execFileSync("prlimit", ["--pid", String(server.pid), `--nofile=${limit}:${limit}`]);
  const crowd: Socket[] = [];
  cleanUps.push(() => crowd.forEach((socket) => socket.destroy()));
  for (let i = 0; i < 3 * kMore; i++) crowd.push(await connected(server.port));
  await expect.poll(() => Footprint.of(server).descriptors).toBeGreaterThanOrEqual(limit - 1);
  await scene.acknowledged(200);

  for (const agent of scene.agents) await agent.stop();
  await scene.load.finish();
  // Nobody writes now: a loop around accept() would be seen.
  const [used, begin] = [seconds(server.pid), Date.now()];
  await expect.poll(() => Date.now() - begin, { timeout: 10_000 }).toBeGreaterThan(2_000);
  expect(seconds(server.pid) - used).toBeLessThan(1);

  for (const socket of crowd) socket.destroy();
  await before.expectBack(server, 64);
  expect((await fetch(`${server.url}/readyz`)).status).toBe(200);
  expect(await scene.verdict()).toEqual(allIsWell);
}, 90_000);
