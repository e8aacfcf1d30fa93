// SPDX-License-Identifier: AGPL-3.0-or-later
// F6 F7: no room is left, for the database or for the files. Both disks are small ones in memory, which only root can mount.
import type { Schemas } from "@shared/api";
import { existsSync, mkdirSync, rmSync, writeFileSync } from "node:fs";
import path from "node:path";
import { afterEach, expect, test } from "vitest";
import { ask, call, demoPassword, staffToken, storedMessages, visitorToken } from "../support/people";
import { runHarken } from "../support/run_harken";
import { Server } from "../support/server";
import { allIsWell, Scene, unlimited } from "./checker";
import { buildFaulty, filesBelow, SmallDisk } from "./faulty";
import { until } from "./writers";

let cleanUps: (() => unknown)[] = [];
afterEach(async () => {
  for (const cleanUp of cleanUps.reverse()) await cleanUp();
  cleanUps = [];
});

function smallDisk(mebibytes: number): SmallDisk {
  const disk = new SmallDisk(mebibytes);
  cleanUps.push(() => disk.dispose());
  return disk;
}

/** What an admin sees who comes in now. */
async function signIn(server: Server): Promise<number> {
  const answer = await fetch(`${server.url}/api/v1/session`, {
    method: "POST",
    headers: { "Content-Type": "application/json" },
    body: JSON.stringify({ email: "admin@demo.test", password: demoPassword }),
  });
  if (answer.status !== 201) return answer.status;
  const cookie = answer.headers.getSetCookie()[0]!.split(";")[0]!;
  return (await fetch(`${server.url}/api/v1/me`, { headers: { Cookie: cookie } })).status;
}

test.skipIf(SmallDisk.why)("F6: the database's disk is full: nothing is acknowledged that is not kept, who reads goes on, and it heals by itself", async () => {
  const disk = smallDisk(48);
  const server = await Server.start({ data: disk.data, flags: unlimited });
  cleanUps.push(() => server.dispose());
  const scene = await Scene.start(server, { visitors: 20, agents: 2 });
  cleanUps.push(() => scene.close());
  let { pid } = server;
  for (let round = 0; round < 3; round++) {
    await scene.acknowledged(100);
    disk.fill();
    const before = scene.refusals;
    await until("refusals for want of room", () => scene.refusals >= before + 3 * scene.load.writers.length);
    const visitor = scene.load.writers[0]!;
    const refused = await call<{ code: string }>(server, visitor.token, "POST", "/widget/demo/messages", { client_id: `no-room-${round}-000`, text: "No room" });
    expect([refused.status, refused.body.code]).toEqual([507, "disk_full"]);
    expect(await signIn(server)).toBe(200);
    expect((await fetch(`${server.url}/healthz`)).status).toBe(200);
    expect((await fetch(`${server.url}/readyz`)).status).toBe(200);
    expect((await ask<{ seq: string }>(server, scene.token, "GET", "/conversations/counts")).seq).not.toBe("0");
    expect((await storedMessages(server, visitor.token)).length).toBeGreaterThan(0);
    if (round === 1) {
      // Whoever starts it now gets as far as reading and signing in, too.
      expect(await server.end("SIGTERM")).toBe(0);
      await server.startAgain();
      expect(await signIn(server)).toBe(200);
      expect((await storedMessages(server, visitor.token)).length).toBeGreaterThan(0);
      pid = server.pid;
    }
    disk.free();
  }
  await scene.acknowledged(200);
  expect(server.pid).toBe(pid);
  expect(scene.load.writers.filter((writer) => writer.breaks > 1)).toEqual([]);
  expect(await scene.verdict()).toEqual(allIsWell);
}, 120_000);

test("F6: only the log of the database finds no room: the same, and it heals by itself", async () => {
  const { library, folder } = buildFaulty();
  cleanUps.push(() => rmSync(folder, { recursive: true, force: true }));
  const data = path.join(folder, "data");
  const full = path.join(folder, "no-room");
  const server = await Server.start({ data, flags: unlimited, env: { LD_PRELOAD: library, HARKEN_FAULTY_FILES: path.join(data, "harken.db-wal"), HARKEN_FAULTY_FULL: full } });
  cleanUps.push(() => server.dispose());
  const scene = await Scene.start(server, { visitors: 10, agents: 1 });
  cleanUps.push(() => scene.close());
  for (let round = 0; round < 2; round++) {
    await scene.acknowledged(50);
    writeFileSync(full, "");
    const before = scene.refusals;
    await until("refusals for want of room", () => scene.refusals >= before + 3 * scene.load.writers.length);
    const { token } = scene.load.writers[0]!;
    expect((await call(server, token, "POST", "/widget/demo/messages", { client_id: `no-room-${round}-000`, text: "No room" })).status).toBe(507);
    expect((await storedMessages(server, token)).length).toBeGreaterThan(0);
    rmSync(full);
  }
  await scene.acknowledged(100);
  expect(await scene.verdict()).toEqual(allIsWell);
}, 60_000);

test.skipIf(SmallDisk.why)("F6: at 85 and 95 % of a disk there is an alarm: in the log, in the metrics, by the doctor, and for admins alone in the console", async () => {
  const disk = smallDisk(64);
  const blobs = smallDisk(8);
  mkdirSync(path.join(blobs.folder, "blobs"));
  const server = await Server.start({ data: disk.data, flags: [...unlimited, "--blobs", `file:${path.join(blobs.folder, "blobs")}`] });
  cleanUps.push(() => server.dispose());
  const [admin, agent] = [await staffToken(server), await staffToken(server, "ana@demo.test")];
  const states = async () => (await ask<{ items: Schemas["Volume"][] }>(server, admin, "GET", "/storage")).items.map((each) => `${each.holds} ${each.state}`);
  const ratio = async (volume: string) => Number(new RegExp(`harken_volume_used_ratio\\{volume="${volume}"\\} (\\S+)`).exec(await (await fetch(`${server.url}/metrics`)).text())?.[1]);
  const doctor = async () => (await runHarken(["doctor", ...server.place, "--blobs", `file:${path.join(blobs.folder, "blobs")}`])).out;
  expect(await states()).toEqual(["database ok", "files ok"]);
  expect((await call(server, agent, "GET", "/storage")).status).toBe(403);

  disk.fillTo(0.9);
  expect(await states()).toEqual(["database high", "files ok"]);
  expect(await ratio("database")).toBeGreaterThan(0.85);
  expect(await ratio("files")).toBeLessThan(0.5);
  await expect.poll(() => server.log(), { timeout: 15_000 }).toMatch(/the disk of the database \(.*\) is 9\d % full, \d+ MB are free: make room/);
  expect(await doctor()).toMatch(/warning.*for the database at/);

  blobs.fillTo(0.97);
  expect(await states()).toEqual(["database high", "files critical"]);
  await expect.poll(() => server.log(), { timeout: 15_000 }).toMatch(/the disk of the files \(.*\) is 9\d % full.*make room now/);
  expect(await doctor()).toMatch(/error.*for the files at/);

  disk.free();
  blobs.free();
  expect(await states()).toEqual(["database ok", "files ok"]);
  await expect.poll(() => server.log(), { timeout: 15_000 }).toMatch(/the disk of the database .*that is enough again/);
}, 60_000);

test.skipIf(SmallDisk.why)("F7: the files' disk is full: a file is refused and leaves nothing behind, words still go", async () => {
  const disk = smallDisk(4);
  const blobs = path.join(disk.folder, "blobs");
  const server = await Server.start({ flags: [...unlimited, "--blobs", `file:${blobs}`] });
  cleanUps.push(() => server.dispose());
  const token = await staffToken(server);
  const upload = async (text: string) => {
    const form = new FormData();
    form.set("file", new File([text.repeat(100_000)], "long.txt", { type: "text/plain" }));
    return (await fetch(`${server.url}/api/v1/files`, { method: "POST", headers: { Authorization: `Bearer ${token}` }, body: form })).status;
  };
  expect(await upload("first")).toBe(201);
  const kept = filesBelow(blobs);
  disk.fill();
  for (const text of ["second", "third"]) expect(await upload(text)).toBe(507);
  expect(filesBelow(blobs)).toEqual(kept);
  const visitor = await visitorToken(server);
  expect((await call(server, visitor, "POST", "/widget/demo/messages", { client_id: "still-goes-0001", text: "Still goes" })).status).toBe(201);
  disk.free();
  expect(await upload("second")).toBe(201);
  expect(filesBelow(blobs)).toHaveLength(kept.length + 1);
  expect(await server.end("SIGTERM")).toBe(0);
  // A row for each file that is there, and for no other.
  const named = server.query("SELECT hash FROM file").split(/\s+/).filter((hash) => existsSync(path.join(blobs, hash.slice(0, 2), hash.slice(2))));
  expect(named).toHaveLength(2);
  expect(server.query("SELECT COUNT(*) FROM file WHERE name = 'long.txt'")).toBe("2");
});
