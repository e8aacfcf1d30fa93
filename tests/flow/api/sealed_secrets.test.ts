// SPDX-License-Identifier: AGPL-3.0-or-later
// CH9 A75: what others have given the desk (passwords, tokens) lies sealed in its database, by a key beside it; ADR 16.
import type { Schemas } from "@shared/api";
import { readFileSync, renameSync, statSync } from "node:fs";
import path from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { FakeBotApi } from "../../support/fake_bot_api";
import { ask, staffToken } from "../../support/people";
import { databaseKinds, Server } from "../../support/server";

describe.each(databaseKinds)("secrets of channels (%s)", (database) => {
  let server: Server;
  let telegram: FakeBotApi;
  let key: string;

  beforeEach(async () => {
    telegram = await FakeBotApi.start();
    server = await Server.start({ database });
    key = path.join(server.data, "secret.key");
    const token = await staffToken(server);
    const { items } = await ask<{ items: Schemas["Department"][] }>(server, token, "GET", "/departments");
    const bot = { kind: "telegram", name: "Bot", department_id: items[0]!.id, settings: { api_url: telegram.url }, secrets: { token: telegram.token } };
    await ask(server, token, "POST", "/connections", bot);
    await isHeard();
  });
  afterEach(async () => {
    await server.dispose();
    await telegram.dispose();
  });

  const isHeard = () => telegram.until(() => telegram.isPolled, "the desk asking with its token");
  const stored = () => server.query("SELECT value FROM connection_secret WHERE name = 'token'");

  it("lie sealed, and the key is its owner's alone", async () => {
    await server.end("SIGTERM");
    expect(stored()).toMatch(/^sealed:1:[A-Za-z0-9+/=]+$/);
    expect(statSync(key).mode & 0o777).toBe(0o600);
    if (database === "sqlite") expect(readFileSync(path.join(server.data, "harken.db")).includes(telegram.token)).toBe(false);
    expect(server.log()).not.toContain(readFileSync(key, "utf8").trim());
  });

  it("those from before are sealed at the next start, and go on working", async () => {
    await server.end("SIGTERM");
    server.alter(`UPDATE connection_secret SET value = '${telegram.token}' WHERE name = 'token'`);
    await server.startAgain();
    await isHeard();
    await server.end("SIGTERM");
    expect(stored()).toMatch(/^sealed:1:/);
  });

  it("without their key the desk says what to do; forgotten, they are given again", async () => {
    await server.end("SIGTERM");
    renameSync(key, `${key}.lost`);
    await expect(server.startAgain()).rejects.toThrow(/put back the secret.key that belongs to this database/);
    server.command(["forget-secrets"]);
    expect(stored()).toBe("");
    await server.startAgain();
    expect((await fetch(`${server.url}/readyz`)).status).toBe(200);
  });
});
