// SPDX-License-Identifier: AGPL-3.0-or-later
// What an operator does to a desk under load: looks through it, and restores a backup into the wrong place.
import { randomUUID } from "node:crypto";
import path from "node:path";
import { afterEach, expect, test } from "vitest";
import type { Schemas } from "@shared/api";
import { sendFile } from "../support/files";
import { ask, staffToken } from "../support/people";
import { mustRun, runHarken } from "../support/run_harken";
import { filesBelow, flipByte } from "../support/saved";
import { databaseKinds, Server } from "../support/server";
import { allIsWell, Scene, unlimited } from "./checker";

let cleanUps: (() => unknown)[] = [];
afterEach(async () => {
  for (const cleanUp of cleanUps.reverse()) await cleanUp();
  cleanUps = [];
});

async function loaded(database: (typeof databaseKinds)[number]): Promise<{ server: Server; scene: Scene }> {
  const server = await Server.start({ database, flags: unlimited });
  cleanUps.push(() => server.dispose());
  const ana = await staffToken(server, "ana@demo.test");
  const { items } = await ask<{ items: Schemas["Conversation"][] }>(server, ana, "GET", "/conversations?view=new");
  await ask(server, ana, "POST", `/conversations/${items[0]!.id}/accept`);
  await sendFile(server, ana, items[0]!.id, 40_000);
  const scene = await Scene.start(server);
  cleanUps.push(() => scene.close());
  return { server, scene };
}

interface Check {
  check: string;
  health: string;
  text: string;
}

/** What `harken doctor` finds wrong, and how many messages were acknowledged meanwhile. */
async function doctor(server: Server, scene: Scene): Promise<{ wrong: string[]; meanwhile: number }> {
  const before = scene.load.acknowledgements;
  const ran = await runHarken(["doctor", "--all", "--json", ...server.place, "--public-url", "https://desk.example"]);
  const { checks } = JSON.parse(ran.out) as { checks: Check[] };
  const wrong = checks.filter((each) => each.health !== "ok").map((each) => `${each.check}: ${each.text}`);
  return { wrong, meanwhile: scene.load.acknowledgements - before };
}

test.each(databaseKinds)("F37: a desk under load is looked through while messages go on, and what is damaged is found (%s)", async (database) => {
  const { server, scene } = await loaded(database);
  for (let i = 0; i < 3; ++i) {
    const { wrong, meanwhile } = await doctor(server, scene);
    expect(wrong).toEqual([]);
    expect(meanwhile).toBeGreaterThan(0);
  }
  const blobs = path.join(server.data, "blobs");
  flipByte(path.join(blobs, filesBelow(blobs)[0]!));
  expect((await doctor(server, scene)).wrong).toEqual([expect.stringMatching(/^files: 1 are not what they were/)]);
  expect(await scene.verdict()).toEqual(allIsWell);
}, 120_000);

test.each(databaseKinds)("F38: a backup is not restored into a desk under load, which goes on (%s)", async (database) => {
  const { server, scene } = await loaded(database);
  const folder = path.join(server.folder, randomUUID());
  await mustRun(["backup", "--to", folder, ...server.place]);
  await scene.acknowledged(100);
  // With PostgreSQL an empty folder does not help: its tables are there.
  const elsewhere = ["--data", path.join(server.folder, "elsewhere"), "--database", server.databaseUrl];
  for (const place of database === "sqlite" ? [server.place] : [server.place, elsewhere]) {
    const refused = await runHarken(["restore", "--from", folder, ...place]);
    expect(refused).toMatchObject({ code: 1, err: expect.stringMatching(/ is not empty/) as string });
  }
  await scene.acknowledged(100);
  expect(await scene.verdict()).toEqual(allIsWell);
}, 120_000);
