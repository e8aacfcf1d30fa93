// SPDX-License-Identifier: AGPL-3.0-or-later
// F10 F41: what reads for too long is cut off and says so; reports and the chat are not. F11: the log has the version of SQLite.
import { execFileSync } from "node:child_process";
import { afterEach, expect, test } from "vitest";
import { call } from "../support/people";
import { Server } from "../support/server";
import { fillOlder } from "./filled_desk";

let cleanUps: (() => unknown)[] = [];
afterEach(async () => {
  for (const cleanUp of cleanUps.reverse()) await cleanUp();
  cleanUps = [];
});

test("F10 F41: with no time to read, a search through all customers is cut off with a code of its own, a report and short reads are not", async () => {
  const server = await Server.prepare({ demo: false });
  cleanUps.push(() => server.dispose());
  fillOlder(server, 100_000);
  const token = server.command(["token", "make", "--email", "p1@shop.test"]).trim();
  const answers = async () => {
    const search = await call<{ code?: string }>(server, token, "GET", "/contacts?q=nobody-is-called-so");
    const report = await call(server, token, "GET", "/reports/labels?from=1970-01-01&to=1970-03-01&every=week");
    const read = await call(server, token, "GET", "/conversations/1003/messages");
    return [search.status, search.body.code, report.status, read.status];
  };
  await server.startAgain({ HARKEN_TEST_READ_MILLISECONDS: "0" });
  expect(await answers()).toEqual([504, "took_too_long", 200, 200]);
  expect(await server.end("SIGTERM")).toBe(0);
  await server.startAgain();
  expect(await answers()).toEqual([200, undefined, 200, 200]);
  expect(await server.end("SIGTERM")).toBe(0);

  // F11
  const version = execFileSync("python3", ["-c", "import sqlite3; print(sqlite3.sqlite_version)"], { encoding: "utf8" }).trim();
  expect(server.log()).toContain(`serving SQLite ${version} on port`);
}, 60_000);
