// SPDX-License-Identifier: AGPL-3.0-or-later
// F21 F22 F23 F24 F25: connections that are slow, half open, many at once, away too long, or told to go.
import { spawn } from "node:child_process";
import path from "node:path";
import { afterEach, expect, test } from "vitest";
import WebSocket from "ws";
import type { Schemas } from "@shared/api";
import { LameLine } from "../support/lame_line";
import { ask, call, demoPassword, staffToken, visitorToken } from "../support/people";
import { Server, slowness } from "../support/server";
import { LastingSocket } from "../support/sockets";
import { allIsWell, Scene, unlimited } from "./checker";
import { Footprint } from "./footprint";
import { newestSeq, Reader, until } from "./writers";

const kSlow = Number(process.env.HARKEN_FAULT_SLOW ?? 100);
const kStorm = Number(process.env.HARKEN_FAULT_SOCKETS ?? 1_000);
const kStops = Number(process.env.HARKEN_FAULT_LOOPS ?? 5);
const closesForRestart = 1012;

let cleanUps: (() => unknown)[] = [];
afterEach(async () => {
  for (const cleanUp of cleanUps.reverse()) await cleanUp();
  cleanUps = [];
});

async function startServer(flags: string[] = []): Promise<Server> {
  const server = await Server.start({ flags: [...unlimited, ...flags] });
  cleanUps.push(() => server.dispose());
  return server;
}

async function slowReaders(server: Server, token: string, count: number): Promise<void> {
  const flags = [path.join(import.meta.dirname, "slow_readers.py"), String(server.port), token, String(count)];
  const child = spawn("python3", flags, { stdio: ["pipe", "pipe", "inherit"] });
  cleanUps.push(() => child.kill("SIGKILL"));
  let said = "";
  child.stdout.on("data", (bytes) => (said += String(bytes)));
  await until("the slow readers", () => said.includes("ready"));
}

test(`F21: ${kSlow} who read a byte a second cost little, are let go, and nobody else notices`, async () => {
  const server = await startServer();
  const scene = await Scene.start(server, { visitors: 10, agents: 2, readers: 3 });
  cleanUps.push(() => scene.close());
  await scene.acknowledged(200);
  const before = Footprint.of(server);
  await slowReaders(server, scene.token, kSlow);
  let highest = 0;
  const dropped = async () => Number(/^harken_slow_sockets_total (\d+)/m.exec(await (await fetch(`${server.url}/metrics`)).text())?.[1]);
  while ((await dropped()) < kSlow) {
    await scene.acknowledged(200);
    highest = Math.max(highest, Footprint.of(server).mebibytes);
  }
  // Each may have 256 KiB waiting, and once over it none.
  expect(highest).toBeLessThan(before.mebibytes + 64 + kSlow * 0.5);
  expect(Math.max(...scene.load.writers.map((writer) => writer.slowest))).toBeLessThan(5_000);
  // They still hold their ends.
  await expect.poll(() => Footprint.of(server).descriptors, { timeout: 60_000 }).toBeLessThanOrEqual(before.descriptors + 2);
  expect(await scene.verdict()).toEqual(allIsWell);
}, 240_000);

test("F22: a line that went lame is found within a minute, its user counts as away, and what was said meanwhile waits", async () => {
  const server = await startServer(["--presence-grace-seconds", "1"]);
  const token = await staffToken(server);
  const ana = await staffToken(server, "ana@demo.test", demoPassword);
  const { id } = (await ask<Schemas["Session"]>(server, ana, "GET", "/me")).user;
  const online: boolean[] = [];
  const watcher = LastingSocket.staff(server, token);
  cleanUps.push(() => watcher.close());
  watcher.onText = (text) => {
    const frame = JSON.parse(text) as { type: string; user_id?: string; online?: boolean };
    if (frame.type === "presence" && frame.user_id === id) online.push(frame.online === true);
  };
  let isGreeted = false;
  watcher.onHello = () => (isGreeted = true);
  await until("the watcher's hello", () => isGreeted);

  const line = await LameLine.start(server.port);
  cleanUps.push(() => line.dispose());
  const seq = await newestSeq(server, token);
  const lame = new WebSocket(`${line.url.replace("http", "ws")}/api/v1/events`, { headers: { Authorization: `Bearer ${ana}`, Host: `127.0.0.1:${server.port}` } });
  lame.on("error", () => undefined);
  cleanUps.push(() => lame.terminate());
  lame.on("open", () => lame.send(JSON.stringify({ type: "hello" })));
  await until("Ana there", () => online.at(-1) === true);
  line.goLame();
  const begin = Date.now();
  const visitor = await visitorToken(server);
  expect((await call(server, visitor, "POST", "/widget/demo/messages", { client_id: "lid-closed-0001", text: "Are you there?" })).status).toBe(201);
  await until("Ana away", () => online.at(-1) === false, 90_000);
  expect(Date.now() - begin).toBeLessThan(75_000);
  const back = new Reader(server, ana, seq);
  cleanUps.push(() => back.close());
  await until("what was said meanwhile", () => back.seen.some((event) => event.clientId === "lid-closed-0001"));
}, 120_000);

test(`F23: ${kStorm} visitors come back at once after a kill, all within a minute, and the load goes on`, async () => {
  const server = await startServer();
  const scene = await Scene.start(server, { visitors: 20, agents: 1 });
  cleanUps.push(() => scene.close());
  let there = 0;
  const sockets: LastingSocket[] = [];
  cleanUps.push(() => sockets.forEach((socket) => socket.close()));
  for (let i = 0; i < kStorm; i++) {
    const socket = LastingSocket.visitor(server, await visitorToken(server));
    socket.onHello = () => there++;
    sockets.push(socket);
  }
  await until("everybody's hello", () => there === kStorm, 60_000);
  there = 0;
  await server.end("SIGKILL");
  await server.startAgain();
  await until("everybody's second hello", () => there === kStorm, 60_000);
  await scene.acknowledged(100);
  for (const socket of sockets) socket.close();
  expect(await scene.verdict()).toEqual(allIsWell);
}, 240_000);

test("F24: who was away for longer than events are kept is told so, and goes on from now", async () => {
  const server = await startServer();
  const scene = await Scene.start(server, { visitors: 5, agents: 1, readers: 0 });
  cleanUps.push(() => scene.close());
  await scene.acknowledged(50);
  await scene.load.finish();
  await server.end("SIGTERM");
  // What housekeeping does every few minutes.
  server.alter("DELETE FROM event WHERE seq < (SELECT MAX(seq) - 5 FROM event)");
  await server.startAgain();
  const hears = async (after: string) => {
    const socket = LastingSocket.staff(server, scene.token, after);
    const types: string[] = [];
    socket.onText = (text) => types.push((JSON.parse(text) as { type: string }).type);
    cleanUps.push(() => socket.close());
    await until("the hello", () => types.includes("hello"));
    return types;
  };
  const types = await hears(scene.begin);
  await until("the word that it was too long", () => types.includes("cursor_expired"));
  expect(types.slice(0, 2)).toEqual(["hello", "cursor_expired"]);
  const fresh = new Reader(server, scene.token, await newestSeq(server, scene.token));
  cleanUps.push(() => fresh.close());
  await until("the fresh reader's hello", () => fresh.isGreeted);
  const visitor = await visitorToken(server);
  await ask(server, visitor, "POST", "/widget/demo/messages", { client_id: "after-all-0001", text: "Hello" });
  await until("what came since", () => fresh.seen.some((event) => event.clientId === "after-all-0001"));
}, 90_000);

test(`F25: stopped in order ${kStops} times under load: sockets are told to come again, it ends with 0, no send is lost`, async () => {
  const server = await startServer();
  const scene = await Scene.start(server, { visitors: 100, agents: 4 });
  cleanUps.push(() => scene.close());
  for (let i = 0; i < kStops; i++) {
    await scene.acknowledged(300);
    const begin = Date.now();
    expect(await server.end("SIGTERM")).toBe(0);
    expect(Date.now() - begin).toBeLessThan(20_000 * slowness);
    await until("everybody's goodbye", () => scene.load.writers.every((writer) => writer.closeCode !== undefined));
    expect(scene.load.writers.map((writer) => writer.closeCode).filter((code) => code !== closesForRestart)).toEqual([]);
    await server.startAgain();
  }
  await scene.acknowledged(300);
  expect(await scene.verdict()).toEqual(allIsWell);
}, 120_000 + kStops * 20_000);
