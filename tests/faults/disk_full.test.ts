// SPDX-License-Identifier: AGPL-3.0-or-later
// F6 F7: no room is left, for the database or for the files. Both disks are small ones in memory, which only root can mount.
import { existsSync } from "node:fs";
import path from "node:path";
import { afterEach, expect, test } from "vitest";
import { ask, call, staffToken, storedMessages, visitorToken } from "../support/people";
import { Server } from "../support/server";
import { allIsWell, Scene, unlimited } from "./checker";
import { filesBelow, SmallDisk } from "./faulty";
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

test.skipIf(SmallDisk.why)("F6: the database's disk is full: nothing is acknowledged that is not kept, who reads goes on, and it heals by itself", async () => {
  const disk = smallDisk(48);
  const server = await Server.start({ data: disk.data, flags: unlimited });
  cleanUps.push(() => server.dispose());
  const scene = await Scene.start(server, { visitors: 20, agents: 2 });
  cleanUps.push(() => scene.close());
  const { pid } = server;
  for (let round = 0; round < 3; round++) {
    await scene.acknowledged(100);
    disk.fill();
    const before = scene.refusals;
    await until("refusals for want of room", () => scene.refusals >= before + 3 * scene.load.writers.length);
    const visitor = scene.load.writers[0]!;
    const refused = await call<{ code: string }>(server, visitor.token, "POST", "/widget/demo/messages", { client_id: `no-room-${round}-000`, text: "No room" });
    expect([refused.status, refused.body.code]).toEqual([503, "unavailable"]);
    expect((await fetch(`${server.url}/healthz`)).status).toBe(200);
    expect((await fetch(`${server.url}/readyz`)).status).toBe(200);
    expect((await ask<{ seq: string }>(server, scene.token, "GET", "/conversations/counts")).seq).not.toBe("0");
    expect((await storedMessages(server, visitor.token)).length).toBeGreaterThan(0);
    disk.free();
  }
  await scene.acknowledged(200);
  expect(server.pid).toBe(pid);
  expect(scene.load.writers.filter((writer) => writer.breaks > 0)).toEqual([]);
  expect(await scene.verdict()).toEqual(allIsWell);
}, 120_000);

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
  for (const text of ["second", "third"]) expect(await upload(text)).toBe(503);
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
