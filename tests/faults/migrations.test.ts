// SPDX-License-Identifier: AGPL-3.0-or-later
// F36: the server is killed while it makes its tables: with SQLite at any change of a file, with PostgreSQL at any piece that it
// sends. The next start ends what was begun, and the database is as if nothing had happened. HARKEN_FAULT_KILLS=0: at every one.
import { execFileSync } from "node:child_process";
import { readFileSync, rmSync } from "node:fs";
import path from "node:path";
import { afterAll, afterEach, beforeAll, expect, test } from "vitest";
import { type DatabaseKind, databaseKinds, Server } from "../support/server";
import { buildFaulty } from "./faulty";

const kKills = Number(process.env.HARKEN_FAULT_KILLS ?? process.env.HARKEN_FAULT_LOOPS ?? 5);

let library = "";
let folder = "";
beforeAll(() => void ({ library, folder } = buildFaulty()));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

let cleanUps: (() => unknown)[] = [];
afterEach(async () => {
  for (const cleanUp of cleanUps.reverse()) await cleanUp();
  cleanUps = [];
});

/** The tables, and which migrations made them. */
function shape(server: Server): string {
  const names = server.query("SELECT name || sha256 FROM schema_migration ORDER BY name");
  if (!server.databaseUrl) return names + server.query("SELECT COALESCE(sql, name) FROM sqlite_schema WHERE name NOT LIKE 'sqlite_stat%' ORDER BY type, name");
  // Its guards against what a dump may carry are other ones each time.
  return names + execFileSync("pg_dump", ["--schema-only", "--dbname", server.databaseUrl], { encoding: "utf8" }).replace(/^\\(un)?restrict.*$/gm, "");
}

/** An empty desk whose changes are counted below its database, or over its sockets. */
async function prepare(database: DatabaseKind): Promise<{ server: Server; env: Record<string, string> }> {
  const server = await Server.prepare({ database, demo: false });
  cleanUps.push(() => server.dispose());
  const files: Record<string, string> = database === "sqlite" ? { HARKEN_FAULTY_FILES: path.join(server.data, "harken.db") } : {};
  return { server, env: { LD_PRELOAD: library, ...files } };
}

/** Among them always the first ones: before SQLite has its log, it has a journal. */
function spread(total: number): number[] {
  const count = kKills === 0 ? total : Math.min(kKills, total);
  const all = Array.from({ length: count }, (_, i) => 1 + Math.floor((i * total) / count));
  return [...new Set([...Array.from({ length: 10 }, (_, i) => i + 1), ...all])];
}

test.each(databaseKinds)("F36: killed on the way through its migrations, the server ends them with the next start (%s)", async (database) => {
  const { server, env } = await prepare(database);
  const counter = path.join(folder, `count-${database}`);
  // It answers nothing until the tables are there.
  await server.startAgain({ ...env, HARKEN_FAULTY_COUNT: counter });
  const total = Number(readFileSync(counter, "utf8"));
  expect(await server.end("SIGTERM")).toBe(0);
  const whole = shape(server);
  expect(total).toBeGreaterThan(50);

  let interrupted = 0;
  for (const at of spread(total - 1)) {
    const { server: cut, env: own } = await prepare(database);
    const isUp = await cut.startAgain({ ...own, HARKEN_FAULTY_KILL_AT: String(at) }).then(() => true, () => false);
    if (!isUp) interrupted++;
    await cut.end("SIGKILL");
    await cut.startAgain();
    expect(await cut.end("SIGTERM")).toBe(0);
    expect(shape(cut), `killed at ${at} of ${total}`).toBe(whole);
    await cut.dispose();
  }
  expect(interrupted).toBeGreaterThan(spread(total - 1).length / 2);
}, 1_800_000);
