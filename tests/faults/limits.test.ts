// SPDX-License-Identifier: AGPL-3.0-or-later
// F35: descriptors or memory are about to run out. Whoever is there goes on, who is new is told to come back later, nothing spins,
// and it heals by itself.
import { execFileSync } from "node:child_process";
import { once } from "node:events";
import { readFileSync } from "node:fs";
import http from "node:http";
import { connect, type Socket } from "node:net";
import { afterEach, expect, test } from "vitest";
import { Server } from "../support/server";
import { allIsWell, Scene, unlimited } from "./checker";
import { Footprint } from "./footprint";

const kMore = 40;
/** Of so many descriptors, those that are not for connections. */
const kept = (all: number) => Math.min(Math.floor(all / 2), Math.min(256, Math.max(24, Math.floor(all / 8))));
/** So many that the next connection, after these, is one too many. */
const limitFor = (open: number) => Array.from({ length: 4 * open }, (_, i) => open + i).find((all) => all - kept(all) >= open)!;
const limitDescriptors = (server: Server, all: number) => execFileSync("prlimit", ["--pid", String(server.pid), `--nofile=${all}:`]);
/** All of these it has opened long ago. */
const kNoneLeft = 16;
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

interface Heard {
  status: number;
  code?: string;
  later: number;
}

/** What somebody hears who was not there before, on a connection of their own. */
function asked(server: Server, path: string): Promise<Heard> {
  return new Promise((resolve, reject) => {
    const request = http.get(server.url + path, { agent: false }, (answer) => {
      let text = "";
      answer.on("data", (part) => (text += String(part)));
      answer.on("end", () => {
        const code = answer.statusCode === 503 ? (JSON.parse(text) as { code?: string }).code : undefined;
        resolve({ status: answer.statusCode ?? 0, ...(code ? { code } : {}), later: Number(answer.headers["retry-after"] ?? 0) });
      });
    });
    request.on("error", reject);
  });
}

const welcome = { status: 200, later: 0 };
const later = { status: 503, code: "unavailable", later: 5 };

test("F35: before the last descriptors are used, who is new is told to come back, those who are there are served, the processor rests, and it heals when others go", async () => {
  const server = await Server.start({ flags: unlimited });
  cleanUps.push(() => server.dispose());
  const scene = await Scene.start(server, { visitors: 10, agents: 1 });
  cleanUps.push(() => scene.close());
  await scene.acknowledged(50);
  const before = Footprint.of(server);
  const crowd: Socket[] = [];
  cleanUps.push(() => crowd.forEach((socket) => socket.destroy()));
  for (let i = 0; i < kMore; i++) crowd.push(await connected(server.port));
  await expect.poll(() => Footprint.of(server).descriptors).toBeGreaterThanOrEqual(before.descriptors + kMore - 2);
  const limit = limitFor(Footprint.of(server).descriptors - 2);
  limitDescriptors(server, limit);
  expect(await asked(server, "/help/")).toEqual(later);
  expect(await asked(server, "/healthz")).toEqual(welcome);
  // However many come now, what is kept for the database and the channels stays free.
  for (let i = 0; i < 3 * limit; i++) crowd.push(await connected(server.port));
  expect(Footprint.of(server).descriptors).toBeLessThan(limit - 4);
  await scene.acknowledged(200);

  for (const agent of scene.agents) await agent.stop();
  await scene.load.finish();
  // Now not even one is left for whoever comes. Nobody writes: a loop around accept() would be seen.
  limitDescriptors(server, kNoneLeft);
  crowd.push(await connected(server.port));
  const [used, begin] = [seconds(server.pid), Date.now()];
  await expect.poll(() => Date.now() - begin, { timeout: 10_000 }).toBeGreaterThan(2_000);
  expect(seconds(server.pid) - used).toBeLessThan(0.4);
  limitDescriptors(server, limit);

  for (const socket of crowd) socket.destroy();
  expect(await before.kept(server, { descriptors: 2, mebibytes: 64 })).toBe("");
  expect(await asked(server, "/readyz")).toEqual(welcome);
  expect(await scene.verdict()).toEqual(allIsWell);
}, 90_000);

/** An upload by somebody whose connection is there already. */
function upload(server: Server, agent: http.Agent, token: string, kibibytes: number): Promise<number> {
  const boundary = "between";
  const body = `--${boundary}\r\nContent-Disposition: form-data; name="file"; filename="a.txt"\r\nContent-Type: text/plain\r\n\r\n${"words ".repeat(kibibytes * 170)}\r\n--${boundary}--\r\n`;
  return new Promise((resolve, reject) => {
    const headers = { Authorization: `Bearer ${token}`, "Content-Type": `multipart/form-data; boundary=${boundary}`, "Content-Length": body.length };
    const request = http.request(`${server.url}/api/v1/files`, { method: "POST", agent, headers }, (answer) => answer.resume().on("end", () => resolve(answer.statusCode ?? 0)));
    request.on("error", reject);
    request.end(body);
  });
}

test("F35: when memory is about to run out, who is new is told to come back, nobody begins anything large, the chat goes on, and it heals", async () => {
  const server = await Server.start({ flags: unlimited });
  cleanUps.push(() => server.dispose());
  const scene = await Scene.start(server, { visitors: 10, agents: 1 });
  cleanUps.push(() => scene.close());
  const agent = new http.Agent({ keepAlive: true, maxSockets: 1 });
  cleanUps.push(() => agent.destroy());
  await scene.acknowledged(100);
  expect(await upload(server, agent, scene.token, 200)).toBe(201);
  // What it takes to answer them is taken now, and not from the little that is left then: at 0.97 nobody is let in.
  for (const where of ["/help/", "/readyz"]) for (let i = 0; i < 20; ++i) await asked(server, where);
  const pages = Number(readFileSync(`/proc/${server.pid}/statm`, "utf8").split(" ")[0]);
  const limitMemory = (bytes: number | "unlimited") => execFileSync("prlimit", ["--pid", String(server.pid), `--as=${bytes}:unlimited`]);
  limitMemory(Math.floor((pages * 4096) / 0.915));
  // It looks at most every 50 ms.
  await expect.poll(() => asked(server, "/help/")).toEqual(later);
  expect(await asked(server, "/readyz")).toEqual(welcome);
  expect(await upload(server, agent, scene.token, 200)).toBe(503);
  await scene.acknowledged(300);
  limitMemory("unlimited");
  await expect.poll(async () => (await asked(server, "/help/")).status).not.toBe(503);
  expect(await upload(server, agent, scene.token, 300)).toBe(201);
  expect(await scene.verdict()).toEqual(allIsWell);
}, 60_000);
