// SPDX-License-Identifier: AGPL-3.0-or-later
// A replica answers lists and searches, never with less than their reader has been shown, and is no condition for anything.
import type { Schemas } from "@shared/api";
import { afterEach, beforeEach, expect, it } from "vitest";
import { OwnPostgres } from "../support/own_postgres";
import { ask, staffToken, visitorToken } from "../support/people";
import { Server } from "../support/server";

let primary: OwnPostgres;
let replica: OwnPostgres;
let server: Server;
let token: string;
beforeEach(async () => {
  primary = OwnPostgres.start();
  replica = primary.startReplica();
  server = await Server.start({ flags: ["--database", primary.url, "--database-replica", replica.url, "--rate-limits", "off"] });
  token = await staffToken(server);
}, 120_000);
afterEach(async () => {
  await server.dispose();
  replica.dispose();
  primary.dispose();
}, 60_000);

let written = 0;
async function write(text: string): Promise<void> {
  const visitor = await visitorToken(server);
  await ask(server, visitor, "POST", "/widget/demo/messages", { client_id: `replica-${String(++written).padStart(6, "0")}`, text });
}

async function newest(): Promise<string | undefined> {
  const page = await ask<Schemas["ConversationPage"]>(server, token, "GET", "/conversations?view=new&limit=1");
  return page.items[0]?.last_message?.text;
}

/** Statements of lists that the copy has answered; statistics are told at the end of a connection, so they are asked for there. */
function listsAnswered(): number {
  return Number(replica.query("SELECT coalesce(sum(seq_scan + coalesce(idx_scan, 0)), 0) FROM pg_stat_user_tables WHERE relname = 'conversation'"));
}

async function readsBy(who: string): Promise<number> {
  const text = await (await fetch(`${server.url}/metrics`)).text();
  return Number(new RegExp(`harken_replica_reads_total{by="${who}"} (\\d+)`).exec(text)?.[1]);
}

it("a list comes from the replica, and has what was written a moment before", async () => {
  const before = listsAnswered();
  for (let i = 0; i < 20; ++i) {
    await write(`Number ${i}`);
    expect(await newest()).toBe(`Number ${i}`);
  }
  await expect.poll(() => listsAnswered(), { timeout: 20_000, interval: 100 }).toBeGreaterThan(before);
  expect(await readsBy("replica")).toBeGreaterThan(0);
}, 60_000);

it("a replica that stands still is passed over, and one that is gone", async () => {
  replica.query("SELECT pg_wal_replay_pause()");
  const passedOver = await readsBy("primary");
  await write("Not replayed there");
  expect(await newest()).toBe("Not replayed there");
  expect(await readsBy("primary")).toBeGreaterThan(passedOver);
  expect(await (await fetch(`${server.url}/metrics`)).text()).toMatch(/^harken_replica_behind_events [1-9]/m);
  replica.query("SELECT pg_wal_replay_resume()");
  replica.stop();
  await write("Nobody replays");
  expect(await newest()).toBe("Nobody replays");
  expect((await fetch(`${server.url}/readyz`)).status).toBe(200);
  replica.startAgain();
  const before = listsAnswered();
  await expect
    .poll(async () => {
      expect(await newest()).toBe("Nobody replays");
      return listsAnswered();
    }, { timeout: 30_000, interval: 200 })
    .toBeGreaterThan(before);
}, 90_000);

it("a session that has ended reads nothing from the replica", async () => {
  await ask(server, token, "GET", "/conversations?view=all");
  replica.query("SELECT pg_wal_replay_pause()");
  const { items } = await ask<{ items: Schemas["ApiToken"][] }>(server, token, "GET", "/tokens");
  await ask(server, token, "DELETE", `/tokens/${items[0]!.id}`);
  const answer = await fetch(`${server.url}/api/v1/conversations?view=all`, { headers: { Authorization: `Bearer ${token}` } });
  expect(answer.status).toBe(401);
  replica.query("SELECT pg_wal_replay_resume()");
}, 60_000);
