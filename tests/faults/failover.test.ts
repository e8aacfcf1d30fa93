// SPDX-License-Identifier: AGPL-3.0-or-later
// F13: a copy of PostgreSQL takes over that lacks the last that was written, and gives its numbers to other events. Whoever
// was shown what is gone is told to load anew, and nobody takes new events for those that had their numbers.
import { afterEach, beforeEach, expect, it } from "vitest";
import { Contract } from "../support/contract";
import { Caller, type AnyFrame, Recorder } from "../support/desk_client";
import { OwnPostgres } from "../support/own_postgres";
import { call, staffToken, storedMessages, visitorToken } from "../support/people";
import { runHarken } from "../support/run_harken";
import { Server } from "../support/server";
import { newestSeq } from "./writers";

const patience = { timeout: 30_000, interval: 50 };
const kLost = 5;

let primary: OwnPostgres;
let standby: OwnPostgres;
let server: Server;
let contract: Contract;
let token: string;
let sockets: Recorder[] = [];

beforeEach(async () => {
  primary = OwnPostgres.start();
  standby = primary.startReplica();
  server = await Server.start({ databaseUrl: primary.urlWith(standby), flags: ["--rate-limits", "off"] });
  contract = await Contract.of(server);
  token = await staffToken(server);
}, 120_000);
afterEach(async () => {
  for (const socket of sockets.splice(0)) socket.close();
  await server.dispose();
  standby.dispose();
  primary.dispose();
}, 60_000);

let written = 0;
async function write(visitor: string, text: string): Promise<number> {
  const client_id = `failover-${String(++written).padStart(6, "0")}`;
  return (await call(server, visitor, "POST", "/widget/demo/messages", { client_id, text })).status;
}

async function listen(socket: Recorder): Promise<Recorder> {
  sockets.push(socket);
  await socket.frame("hello", (frame) => frame.type === "hello");
  return socket;
}

/** The copy gets nothing any more, and takes over when the other dies. */
function standStill(): void {
  standby.query("ALTER SYSTEM SET primary_conninfo = ''");
  standby.query("SELECT pg_reload_conf()");
}
async function followed(): Promise<void> {
  const reached = primary.query("SELECT pg_current_wal_lsn()");
  await expect.poll(() => standby.query(`SELECT pg_last_wal_replay_lsn() >= '${reached}'`), patience).toBe("t");
}
async function failOver(): Promise<void> {
  primary.stop();
  standby.query("SELECT pg_promote()");
  await expect.poll(async () => (await fetch(`${server.url}/readyz`)).status, patience).toBe(200);
}

const says = (text: string) => (frame: AnyFrame) => (frame.data?.message as { text?: string } | undefined)?.text === text;
const loadsAnew = (frame: AnyFrame) => frame.type === "resync" || frame.type === "cursor_expired";

it("F13: after a failover that loses commits, whoever was shown them loads anew", async () => {
  const visitor = await visitorToken(server);
  expect(await write(visitor, "kept")).toBe(201);
  const [staff, customer] = await Promise.all([
    listen(Recorder.staff(new Caller(server, contract, token))),
    listen(Recorder.visitor(new Caller(server, contract, visitor))),
  ]);
  await followed();
  const kept = await newestSeq(server, token);
  standStill();
  await expect.poll(() => standby.query("SELECT count(*) FROM pg_stat_wal_receiver"), patience).toBe("0");
  for (let i = 0; i < kLost; ++i) expect(await write(visitor, `lost ${i}`)).toBe(201);
  for (const socket of [staff, customer]) await socket.frame("the last that is lost", says(`lost ${kLost - 1}`));
  const lost = await newestSeq(server, token);
  expect(BigInt(lost)).toBeGreaterThan(BigInt(kept));

  await failOver();
  // Before anything is written: what is shown is not there any more.
  for (const socket of [staff, customer]) await expect.poll(() => socket.frames.some(loadsAnew), patience).toBe(true);
  // More than was lost, so that the numbers would be used up.
  for (let i = 0; i < 2 * kLost; ++i) await expect.poll(() => write(visitor, `new ${i}`), patience).toBe(201);
  for (const socket of [staff, customer]) {
    await socket.frame("the last new message", says(`new ${2 * kLost - 1}`));
    const events = socket.frames.slice(socket.frames.findIndex(loadsAnew)).filter((frame) => frame.seq !== undefined && !loadsAnew(frame));
    expect(events.filter(({ seq }) => BigInt(seq!) <= BigInt(lost))).toEqual([]);
    for (let i = 0; i < 2 * kLost; ++i) expect(events.filter(says(`new ${i}`)), `new ${i}`).toHaveLength(1);
  }
  expect((await storedMessages(server, visitor)).map(({ text }) => text)).toEqual(["kept", ...Array.from({ length: 2 * kLost }, (_, i) => `new ${i}`)]);

  // Whoever comes back only now with what they were shown.
  for (const after of [lost, String(BigInt(kept) + 1n)]) {
    const late = [
      await listen(Recorder.staff(new Caller(server, contract, token), after)),
      await listen(Recorder.visitor(new Caller(server, contract, visitor), after)),
    ];
    for (const socket of late) {
      await socket.frame("that it was too long", (frame) => frame.type === "cursor_expired");
      expect(socket.frames.filter((frame) => frame.data !== undefined)).toEqual([]);
    }
  }
  // A backup and the doctor know such a jump from rows that are missing.
  expect((await runHarken(["doctor", ...server.place])).out).toMatch(/numbered without a gap/);
}, 120_000);

it("F13: PostgreSQL that starts again is the same as before, and nobody has to load anything anew", async () => {
  const visitor = await visitorToken(server);
  const staff = await listen(Recorder.staff(new Caller(server, contract, token)));
  expect(await write(visitor, "before")).toBe(201);
  const before = BigInt(await newestSeq(server, token));
  primary.stop();
  primary.startAgain();
  await expect.poll(() => write(visitor, "after"), patience).toBe(201);
  await staff.frame("what is written next", says("after"));
  expect(staff.frames.filter(loadsAnew)).toEqual([]);
  expect(BigInt(await newestSeq(server, token)) - before).toBeLessThan(100n);
}, 60_000);
