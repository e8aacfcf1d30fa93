// SPDX-License-Identifier: AGPL-3.0-or-later
// F36: an upgrade of a desk that is full. It is killed on the way, at any change of its files or at any piece that it sends to
// PostgreSQL: what a transaction has not written yet is not on the disk, so no other place to die looks different to the next start.
// HARKEN_FAULT_MESSAGES: so many rows. HARKEN_FAULT_LOOPS: so many deaths.
import type { Schemas } from "@shared/api";
import { execFileSync, spawnSync } from "node:child_process";
import { cpSync, existsSync, mkdirSync, readdirSync, readFileSync, rmSync } from "node:fs";
import path from "node:path";
import { afterAll, afterEach, beforeAll, expect, test } from "vitest";
import { ask } from "../support/people";
import { type DatabaseKind, databaseKinds, Server } from "../support/server";
import { buildFaulty, SmallDisk } from "./faulty";
import { everything, fillOlder, olderSchema, words } from "./filled_desk";

const kMessages = Number(process.env.HARKEN_FAULT_MESSAGES ?? 30_000);
/** An upgrade of a million takes its time. */
const kKills = Math.min(Number(process.env.HARKEN_FAULT_LOOPS ?? 3), kMessages > 100_000 ? 8 : 1_000_000);
const kFew = 200;

let library = "";
let folder = "";
beforeAll(() => void ({ library, folder } = buildFaulty()));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

let cleanUps: (() => unknown)[] = [];
afterEach(async () => {
  for (const cleanUp of cleanUps.reverse()) await cleanUp();
  cleanUps = [];
});

async function olderDesk(database: DatabaseKind, messages: number, data?: string): Promise<Server> {
  const server = await Server.prepare({ database, demo: false, ...(data ? { data } : {}) });
  cleanUps.push(() => server.dispose());
  fillOlder(server, messages);
  return server;
}

/** Another desk with the same rows. */
async function copyOf(server: Server): Promise<Server> {
  const copy = await Server.prepare({ database: server.databaseUrl ? "postgres" : "sqlite", demo: false });
  if (server.databaseUrl) {
    const name = (url: string) => /\/(\w+)\?/.exec(url)![1]!;
    const admin = process.env.HARKEN_TEST_POSTGRES!;
    for (const statement of [`DROP DATABASE ${name(copy.databaseUrl)}`, `CREATE DATABASE ${name(copy.databaseUrl)} TEMPLATE ${name(server.databaseUrl)}`])
      execFileSync("psql", ["--quiet", "--dbname", admin, "--command", statement]);
  }
  cpSync(server.data, copy.data, { recursive: true });
  return copy;
}

/** The copies from before an upgrade, each by the last migration for which it was made. */
function kept(server: Server): string[] {
  const place = path.join(server.data, "before-migration");
  return existsSync(place) ? readdirSync(place).sort() : [];
}

const copyFile = (server: Server) => path.join(server.data, "before-migration", kept(server)[0] ?? "none", "database.sqlite");

/** As it was: the rows that were there, under no later migration. */
function expectFromBefore(server: Server, messages: number): void {
  expect(kept(server)).toHaveLength(1);
  const script = "import sqlite3, sys; db = sqlite3.connect(sys.argv[1]); print(*db.execute('SELECT (SELECT COUNT(*) FROM message), (SELECT MAX(name) FROM schema_migration)').fetchone())";
  expect(execFileSync("python3", ["-c", script, copyFile(server)], { encoding: "utf8" }).trim()).toBe(`${messages} ${olderSchema}`);
}

/** Whether the upgrade was cut off. */
function isKilled(server: Server, env: Record<string, string>): boolean {
  const { status, signal } = spawnSync(process.env.HARKEN_BINARY ?? "../build/release/harken", ["migrate", ...server.place], { env: { ...process.env, LD_PRELOAD: library, ...env }, stdio: "ignore" });
  if (signal === null && status !== 0) throw new Error(`migrate: ${status}`);
  return signal === "SIGKILL";
}

/** One of them in the middle. */
function spread(total: number): number[] {
  const count = Math.min(kKills === 0 ? total : kKills, total);
  return [Math.ceil(total / 2), ...Array.from({ length: count }, (_, i) => 1 + Math.floor(((i + Math.random()) * total) / count))];
}

/** What is watched for a kill: with SQLite the log by itself, too, as most changes are its way into the database when all is done. */
const kWatched: Record<DatabaseKind, string[]> = { sqlite: ["harken.db-wal", "harken.db"], postgres: [""] };

const newest = (server: Server) => server.query("SELECT MAX(name) FROM schema_migration");

/** Between its first and its last migration; seen in a copy, so that the next start finds the log as the kill has left it. */
async function isHalfWay(server: Server, last: string): Promise<boolean> {
  const seen = await copyOf(server);
  const reached = newest(seen);
  await seen.dispose();
  return olderSchema < reached && reached < last;
}

test.each(databaseKinds)(`F36: an upgrade of ${kMessages} messages is killed on its way: the next start ends it, and every row is what it would have been (%s)`, async (database) => {
  const older = await olderDesk(database, kMessages);
  const before = words(older);
  const straight = await copyOf(older);
  cleanUps.push(() => straight.dispose());
  straight.command(["migrate"]);
  const whole = everything(straight);
  expect(words(straight)).toBe(before);
  let halfWay = 0;
  for (const file of kWatched[database]) {
    const watched = (server: Server): Record<string, string> => (file ? { HARKEN_FAULTY_FILES: path.join(server.data, file) } : {});
    const counter = path.join(folder, `count-filled-${database}-${file}`);
    const counted = await copyOf(older);
    expect(isKilled(counted, { ...watched(counted), HARKEN_FAULTY_COUNT: counter })).toBe(false);
    await counted.dispose();
    const total = Number(readFileSync(counter, "utf8"));
    for (const at of spread(total)) {
      const cut = await copyOf(older);
      expect(isKilled(cut, { ...watched(cut), HARKEN_FAULTY_KILL_AT: String(at) }), `at ${at} of ${total}`).toBe(true);
      if (await isHalfWay(cut, newest(straight))) halfWay++;
      cut.command(["migrate"]);
      expect(everything(cut), `killed at ${at} of ${total}`).toBe(whole);
      if (database === "sqlite") expectFromBefore(cut, kMessages);
      await cut.dispose();
    }
  }
  expect(halfWay).toBeGreaterThan(0);
  // What was written under the older version is read by this one.
  const token = straight.command(["token", "make", "--email", "p1@shop.test"]).trim();
  await straight.startAgain();
  const { items } = await ask<Schemas["MessagePage"]>(straight, token, "GET", "/conversations/1003/messages");
  expect(items.map((each) => each.text)).toContain("Message 21: where is my parcel, and when will somebody answer me?");
  expect(await straight.end("SIGTERM")).toBe(0);
}, 7_200_000);

test("F36: killed while it copies the database before its migrations, it copies anew; and the copy is a database that can be put back", async () => {
  const older = await olderDesk("sqlite", kFew);
  const straight = await copyOf(older);
  cleanUps.push(() => straight.dispose());
  straight.command(["migrate"]);
  const whole = everything(straight);
  expectFromBefore(straight, kFew);

  const cut = await copyOf(older);
  cleanUps.push(() => cut.dispose());
  const place = path.join(cut.data, "before-migration");
  const counter = path.join(folder, "count-copy");
  const probe = await copyOf(older);
  cleanUps.push(() => probe.dispose());
  expect(isKilled(probe, { HARKEN_FAULTY_FILES: path.join(probe.data, "before-migration"), HARKEN_FAULTY_COUNT: counter })).toBe(false);
  const total = Number(readFileSync(counter, "utf8"));
  expect(total).toBeGreaterThan(10);
  for (const at of [1, Math.floor(total / 2), total]) {
    expect(isKilled(cut, { HARKEN_FAULTY_FILES: place, HARKEN_FAULTY_KILL_AT: String(at) }), `at ${at} of ${total}`).toBe(true);
    expect(cut.query("SELECT MAX(name) FROM schema_migration")).toBe(olderSchema);
  }
  cut.command(["migrate"]);
  expectFromBefore(cut, kFew);
  expect(everything(cut)).toBe(whole);

  // Put back as the page for operators says, and upgraded once more: as if it were the first time.
  const copy = readFileSync(copyFile(cut));
  for (const name of readdirSync(cut.data).filter((each) => each.startsWith("harken.db"))) rmSync(path.join(cut.data, name));
  cpSync(copyFile(cut), path.join(cut.data, "harken.db"));
  expect(copy.length).toBeGreaterThan(0);
  cut.command(["migrate"]);
  expectFromBefore(cut, kFew);
  expect(everything(cut)).toBe(whole);
});

test("F36: a copy is kept until the next upgrade, none is made of a new desk, and it can be turned off", async () => {
  const fresh = await Server.prepare({ demo: false });
  cleanUps.push(() => fresh.dispose());
  fresh.command(["migrate"]);
  expect(kept(fresh)).toEqual([]);

  const off = await olderDesk("sqlite", kFew);
  off.command(["migrate", "--backup-before-migration", "off"]);
  expect(kept(off)).toEqual([]);

  const earlier = await olderDesk("sqlite", kFew);
  mkdirSync(path.join(earlier.data, "before-migration", "0009_an_earlier_upgrade"), { recursive: true });
  earlier.command(["migrate"]);
  expectFromBefore(earlier, kFew);
  expect(kept(earlier)[0]).toMatch(/^00[45]\d_/);
  earlier.command(["migrate"]);
  expectFromBefore(earlier, kFew);
});

test.skipIf(SmallDisk.why)("F36: without room for the copy nothing is changed, and it says what to do", async () => {
  const disk = new SmallDisk(16);
  cleanUps.push(() => disk.dispose());
  const server = await olderDesk("sqlite", 10_000, disk.data);
  // So much is free that the database can be opened, and no more.
  disk.fillTo(0.92);
  const { status, stderr } = spawnSync(process.env.HARKEN_BINARY ?? "../build/release/harken", ["migrate", ...server.place], { encoding: "utf8" });
  expect(status).not.toBe(0);
  expect(stderr).toContain("there is no room for a copy of it");
  expect(server.query("SELECT MAX(name) FROM schema_migration")).toBe(olderSchema);
  disk.free();
  server.command(["migrate"]);
  expect(kept(server)).toHaveLength(1);
});
