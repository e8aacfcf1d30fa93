// SPDX-License-Identifier: AGPL-3.0-or-later
// harken doctor: it finds what is wrong with a desk that runs, says what to do, and prints no secret (A75).
import { chmodSync, closeSync, existsSync, openSync, readFileSync, renameSync, rmSync, statSync, writeFileSync, writeSync } from "node:fs";
import path from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import type { Schemas } from "@shared/api";
import { FakeBotApi } from "../../support/fake_bot_api";
import { sendFile } from "../../support/files";
import { OwnNats } from "../../support/nodes";
import { ask, staffToken } from "../../support/people";
import { runHarken } from "../../support/run_harken";
import { blobFile, filesBelow, flipByte } from "../../support/saved";
import { databaseKinds, Server } from "../../support/server";

interface Report {
  health: string;
  checks: { check: string; health: string; text: string; advice: string }[];
}

describe.each(databaseKinds)("doctor (%s)", (database) => {
  let server: Server;
  let telegram: FakeBotApi;
  let key: string;

  beforeEach(async () => {
    telegram = await FakeBotApi.start();
    server = await Server.start({ database });
    key = path.join(server.data, "secret.key");
    const token = await staffToken(server, "admin@demo.test");
    const { items } = await ask<{ items: Schemas["Department"][] }>(server, token, "GET", "/departments");
    const bot = { kind: "telegram", name: "Bot", department_id: items[0]!.id, settings: { api_url: telegram.url }, secrets: { token: telegram.token } };
    await ask(server, token, "POST", "/connections", bot);
    const ana = await staffToken(server, "ana@demo.test");
    const fresh = await ask<{ items: Schemas["Conversation"][] }>(server, ana, "GET", "/conversations?view=new");
    await ask(server, ana, "POST", `/conversations/${fresh.items[0]!.id}/accept`);
    await sendFile(server, ana, fresh.items[0]!.id, 10_000);
    secrets = [telegram.token, readFileSync(key, "utf8").trim()];
  });
  afterEach(async () => {
    await server.dispose();
    await telegram.dispose();
  });

  let secrets: string[];
  const address = ["--public-url", "https://desk.example"];

  async function doctor(flags: string[] = address, descriptors?: number) {
    const plain = await runHarken(["doctor", ...server.place, ...flags], {}, descriptors);
    const json = await runHarken(["doctor", "--json", ...server.place, ...flags], {}, descriptors);
    for (const secret of secrets) expect(plain.out + plain.err + json.out + json.err).not.toContain(secret);
    const report = JSON.parse(json.out) as Report;
    expect(plain.code).toBe(json.code);
    expect(["ok", "warning", "error"][json.code]).toBe(report.health);
    const wrong = report.checks.filter((each) => each.health !== "ok");
    for (const each of wrong) expect(plain.out).toContain(each.text);
    return { code: json.code, wrong };
  }
  /** The one thing that is wrong, and what to do about it. */
  async function finds(check: string, health: "warning" | "error", text: RegExp, flags?: string[], descriptors?: number): Promise<void> {
    const { wrong } = await doctor(flags, descriptors);
    expect(wrong).toEqual([{ check, health, text: expect.stringMatching(text) as string, advice: expect.stringMatching(/./) as string }]);
  }

  it("has nothing to say about a desk that is well", async () => {
    expect(await doctor()).toEqual({ code: 0, wrong: [] });
    expect(await doctor([...address, "--all"])).toEqual({ code: 0, wrong: [] });
    await server.end("SIGTERM");
    expect(await doctor()).toEqual({ code: 0, wrong: [] });
  });

  // Several nodes need PostgreSQL.
  if (database === "postgres") it("F16: asks NATS whether it is there, and never says its password", async () => {
    const nats = await OwnNats.start();
    secrets.push("canary-of-nats");
    const flags = [...address, "--nats", `nats://desk:canary-of-nats@127.0.0.1:${nats.port}`];
    try {
      expect(await doctor(flags)).toEqual({ code: 0, wrong: [] });
    } finally {
      await nats.stop();
    }
    await finds("nats", "warning", /NATS server is away/, flags);
    await finds("nats", "error", /nats:\/\/HOST:PORT/, [...address, "--nats", "http://127.0.0.1"]);
  });

  it("F11: leaves the log of a desk that was killed to its writer", async () => {
    await server.end("SIGKILL");
    const log = path.join(server.data, "harken.db-wal");
    const before = database === "sqlite" ? readFileSync(log) : Buffer.alloc(0);
    expect(await doctor()).toEqual({ code: 0, wrong: [] });
    if (database === "sqlite") expect(readFileSync(log).equals(before)).toBe(true);
    await server.startAgain();
  });

  it("misses a file, and sees one that has changed", async () => {
    const blobs = path.join(server.data, "blobs");
    const name = filesBelow(blobs)[0]!;
    flipByte(path.join(blobs, name));
    await finds("files", "error", /^1 are not what they were, the first [0-9a-f]{64}$/);
    rmSync(blobFile(blobs, name.replace("/", "")));
    await finds("files", "error", /^1 are missing, the first [0-9a-f]{64}$/, [...address, "--all"]);
  });

  it("wants the key that opens the secrets, for its owner alone", async () => {
    chmodSync(key, 0o644);
    await finds("permissions", "warning", /others on this machine can open .*secret.key/);
    renameSync(key, `${key}.lost`);
    await finds("key", "error", /there is no key for the \d+ secrets/);
    expect(existsSync(key)).toBe(false);
    writeFileSync(key, `${"ab".repeat(32)}\n`, { mode: 0o600 });
    await finds("key", "error", /does not open \d+ of the \d+ secrets/);
    writeFileSync(key, `${secrets[1]!.slice(1)}\n`);
    await finds("key", "error", /is no key/);
  });

  it("looks at the data directory, the address and the limit of sockets", async () => {
    chmodSync(server.data, 0o755);
    await finds("permissions", "warning", /others on this machine can open/);
    chmodSync(server.data, 0o700);
    await finds("address", "warning", /--public-url is not set/, []);
    await finds("sockets", "warning", /only 256 file descriptors/, address, 256);
    expect(await runHarken(["doctor", "--data", path.join(server.folder, "nowhere"), ...address])).toMatchObject({ code: 2, out: expect.stringContaining("no database at") as string });
  });

  it("names channels in alarm, but not what providers say", async () => {
    await server.end("SIGTERM");
    server.alter("UPDATE connection SET receive_reason = 'refused', receive_detail = 'bearer ey.secret'");
    secrets.push("ey.secret");
    await finds("channels", "warning", /^Bot is in alarm: refused$/);
  });

  it("sees a gap in the events, and a schema that is not this harken's", async () => {
    await server.end("SIGTERM");
    server.alter("DELETE FROM event WHERE seq = (SELECT max(seq) - 2 FROM event)");
    await finds("events", "error", /a gap in those of workspace/);
    server.alter("DELETE FROM event WHERE seq < (SELECT max(seq) - 1 FROM event)");
    server.alter("DELETE FROM schema_migration WHERE name = (SELECT max(name) FROM schema_migration)");
    await finds("schema", "warning", /^1 migrations are pending/);
    server.alter("INSERT INTO schema_migration (name, sha256, applied_at, breaks_older) VALUES ('9999_later.sql', '', 0, TRUE)");
    await finds("schema", "error", /newer than this harken: it has the migration 9999_later.sql/);
  });

  if (database === "sqlite") it("F9: sees a damaged database and says how to go back", async () => {
    await server.end("SIGTERM");
    const file = path.join(server.data, "harken.db");
    const pages = statSync(file).size / 4096;
    const open = openSync(file, "r+");
    for (let page = 20; page < pages; page += 3) writeSync(open, Buffer.alloc(200, 0xff), 0, 200, page * 4096);
    closeSync(open);
    const { code, wrong } = await doctor();
    expect(code).toBe(2);
    expect(wrong[0]).toMatchObject({ check: "database", health: "error", advice: expect.stringContaining("restore the last backup") as string });
  });
});
