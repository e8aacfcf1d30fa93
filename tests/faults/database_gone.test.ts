// SPDX-License-Identifier: AGPL-3.0-or-later
// F19 F25: PostgreSQL is gone. Nobody waits for it without end: not a request, not the readiness check, and not the desk
// that is told to stop.
import type { Schemas } from "@shared/api";
import { afterEach, beforeEach, expect, it } from "vitest";
import { FakeBotApi } from "../support/fake_bot_api";
import { ask, call, staffToken } from "../support/people";
import { OwnPostgres } from "../support/own_postgres";
import { Server } from "../support/server";

/** What systemd gives it, packaging/harken.service.in. */
const stopTimeout = 20_000;
const label = { name: "Fragile", color: "red" };

let postgres: OwnPostgres;
let telegram: FakeBotApi;
let server: Server;
let token: string;
beforeEach(async () => {
  postgres = OwnPostgres.start();
  telegram = await FakeBotApi.start();
  server = await Server.start({ flags: ["--database", postgres.url] });
  token = await staffToken(server);
}, 60_000);
afterEach(async () => {
  await server.dispose();
  await telegram.dispose();
  postgres.dispose();
});

async function connectTelegram(): Promise<void> {
  const { items } = await ask<{ items: Schemas["Department"][] }>(server, token, "GET", "/departments");
  const settings = { api_url: telegram.url };
  await ask(server, token, "POST", "/connections", { kind: "telegram", name: "Bot", department_id: items[0]!.id, settings, secrets: { token: telegram.token } });
  await telegram.until(() => telegram.isPolled, "the desk waiting for updates");
}

it("F25: a desk whose PostgreSQL is gone ends on SIGTERM in its time, with 0 and a word in its log", async () => {
  await connectTelegram();
  postgres.stop();
  // The first is told that the connection ended, the second that there is none.
  for (let i = 0; i < 2; ++i) expect((await fetch(`${server.url}/readyz`)).status).toBe(503);
  const waiting = [call(server, token, "GET", "/me"), call(server, token, "POST", "/labels", label)].map((each) => each.catch(() => undefined));
  const begin = Date.now();
  expect(await server.end("SIGTERM")).toBe(0);
  expect(Date.now() - begin).toBeLessThan(stopTimeout);
  expect(server.log()).toMatch(/stopping on signal 15[^]*stopping without the database, which cannot be reached/);
  await Promise.all(waiting);
}, 120_000);

it("F19: nobody waits longer than some seconds for a PostgreSQL that is gone, and it goes on when that is back", async () => {
  postgres.stop();
  // The first that ask are told that the connection ended, the next that there is none.
  for (let round = 0; round < 2; ++round) {
    const begin = Date.now();
    const answers = await Promise.all([call(server, token, "GET", "/me"), call(server, token, "POST", "/labels", label), fetch(`${server.url}/readyz`)]);
    expect(answers.map(({ status }) => status)).toEqual([503, 503, 503]);
    expect(Date.now() - begin).toBeLessThan(20_000);
  }
  postgres.startAgain();
  await expect.poll(async () => (await fetch(`${server.url}/readyz`)).status, { timeout: 20_000 }).toBe(200);
  expect((await call(server, token, "POST", "/labels", label)).status).toBe(201);
  expect(await server.end("SIGTERM")).toBe(0);
}, 120_000);
