// SPDX-License-Identifier: AGPL-3.0-or-later
// F5: the power goes. A preloaded library keeps a copy of the database files that holds only what was synced; after a
// kill the copy takes the place of the files. The same without fsync must lose messages, or the test would prove nothing.
import { execFileSync } from "node:child_process";
import { copyFileSync, mkdirSync, mkdtempSync, readdirSync, rmSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import { afterEach, beforeAll, expect, test } from "vitest";
import { Server } from "../support/server";
import { compareWithStored, Load, type Verdict } from "./writers";

const kCuts = Math.min(Number(process.env.HARKEN_FAULT_LOOPS ?? 5), 20);
let library = "";
let cleanUps: (() => unknown)[] = [];

beforeAll(() => {
  const folder = mkdtempSync(path.join(os.tmpdir(), "harken-power-"));
  library = path.join(folder, "power_loss.so");
  const source = path.join(import.meta.dirname, "power_loss/power_loss.c");
  execFileSync("clang-19", ["-shared", "-fPIC", "-O1", "-o", library, source]);
  return () => rmSync(folder, { recursive: true, force: true });
});

afterEach(async () => {
  for (const cleanUp of cleanUps.reverse()) await cleanUp();
  cleanUps = [];
});

function databaseFiles(folder: string): string[] {
  return readdirSync(folder).filter((name) => name.startsWith("harken.db"));
}

/** What the disk still has when everything unsynced is gone. */
function losePower(data: string, copies: string): void {
  for (const name of databaseFiles(data)) rmSync(path.join(data, name));
  for (const name of databaseFiles(copies)) copyFileSync(path.join(copies, name), path.join(data, name));
}

async function cutPower(env: Record<string, string>): Promise<Verdict & { acknowledged: number }> {
  const place = mkdtempSync(path.join(os.tmpdir(), "harken-power-"));
  cleanUps.push(() => rmSync(place, { recursive: true, force: true }));
  const copies = path.join(place, "copies");
  const data = path.join(place, "data");
  mkdirSync(copies);
  const server = await Server.start({
    data,
    flags: ["--rate-limits", "off", "--sockets-per-address", "0"],
    env: { ...env, LD_PRELOAD: library, HARKEN_POWER_LOSS_FILES: data, HARKEN_POWER_LOSS_COPIES: copies },
  });
  cleanUps.push(() => server.dispose());
  const load = await Load.start(server, 50);
  cleanUps.push(() => load.close());
  let verdict: Verdict = { lost: [], doubled: [] };
  for (let cut = 0; cut < kCuts && verdict.lost.length === 0; cut++) {
    await load.acknowledged(100 + Math.floor(Math.random() * 300));
    await server.end("SIGKILL");
    losePower(data, copies);
    await server.startAgain();
    verdict = await compareWithStored(server, load.writers);
  }
  return { ...verdict, acknowledged: load.acknowledgements };
}

test("F5: no acknowledged message is lost with the power", async () => {
  const verdict = await cutPower({});
  expect(verdict.acknowledged).toBeGreaterThan(kCuts * 100);
  expect(verdict.lost).toEqual([]);
  expect(verdict.doubled).toEqual([]);
}, 120_000);

test("F5: the same check finds the loss when fsync is turned off", async () => {
  const verdict = await cutPower({ HARKEN_TEST_NO_FSYNC: "1" });
  expect(verdict.lost.length).toBeGreaterThan(0);
}, 120_000);
