// SPDX-License-Identifier: AGPL-3.0-or-later
// F38: a backup is tried out every night, and one that is not whole is refused, by name, before anything is put in place.
import { createHash } from "node:crypto";
import { execFileSync } from "node:child_process";
import { cpSync, existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import path from "node:path";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from "vitest";
import type { Schemas } from "@shared/api";
import { FakeBotApi } from "../support/fake_bot_api";
import { sendFile } from "../support/files";
import { ask, staffToken } from "../support/people";
import { mustRun, runHarken } from "../support/run_harken";
import { blobFile, changeManifest, filesBelow, flipByte, manifestOf, type SavedManifest } from "../support/saved";
import { databaseKinds, Server } from "../support/server";

describe.each(databaseKinds)("a backup (%s)", (database) => {
  let server: Server;
  let telegram: FakeBotApi;
  let original: string;
  let backup: string;
  let data: string;
  let saved: SavedManifest;

  beforeAll(async () => {
    telegram = await FakeBotApi.start();
    server = await Server.start({ database });
    const token = await staffToken(server);
    const { items } = await ask<{ items: Schemas["Department"][] }>(server, token, "GET", "/departments");
    const bot = { kind: "telegram", name: "Bot", department_id: items[0]!.id, settings: { api_url: telegram.url }, secrets: { token: telegram.token } };
    await ask(server, token, "POST", "/connections", bot);
    const ana = await staffToken(server, "ana@demo.test");
    const fresh = await ask<{ items: Schemas["Conversation"][] }>(server, ana, "GET", "/conversations?view=new");
    await ask(server, ana, "POST", `/conversations/${fresh.items[0]!.id}/accept`);
    await sendFile(server, ana, fresh.items[0]!.id, 50_000);
    original = path.join(server.folder, "original");
    await mustRun(["backup", "--to", original, ...server.place]);
    saved = manifestOf(original);
  });
  afterAll(async () => {
    await server.dispose();
    await telegram.dispose();
  });
  beforeEach(() => {
    backup = path.join(server.folder, "backup");
    data = path.join(server.folder, "restored");
    cpSync(original, backup, { recursive: true });
  });
  afterEach(() => {
    for (const folder of [backup, data]) rmSync(folder, { recursive: true, force: true });
  });

  // PostgreSQL is tried out beside the desk; its database is not empty, so a real restore would be refused.
  const check = (...flags: string[]) => runHarken(["restore", "--check", "--from", backup, ...server.place, ...flags]);
  const restore = (...flags: string[]) => runHarken(["restore", "--from", backup, "--data", data, ...(database === "sqlite" ? [] : server.place.slice(2)), ...flags]);
  const databaseFile = () => path.join(backup, saved.files.find((file) => file.size > 0)!.path);
  const secrets = () => [telegram.token, readFileSync(path.join(server.data, "secret.key"), "utf8").trim()];

  async function isRefused(words: RegExp): Promise<void> {
    const ran = await check();
    expect(ran).toMatchObject({ code: 1, err: expect.stringMatching(words) as string });
    const real = await restore();
    expect(real.code).toBe(1);
    if (database === "sqlite") expect(real.err).toMatch(words);
    if (existsSync(data)) expect(filesBelow(data)).toEqual(filesBelow(data).filter((name) => name.endsWith(".lock")));
    for (const secret of secrets()) expect(ran.out + ran.err + real.out + real.err).not.toContain(secret);
  }

  it("F38: passes its check, which leaves nothing behind", async () => {
    const scratch = path.join(server.folder, "scratch");
    mkdirSync(scratch);
    const ran = await check("--scratch", scratch);
    expect(ran).toMatchObject({ code: 0, out: expect.stringContaining("can be restored") as string });
    expect(filesBelow(scratch)).toEqual([]);
    expect(saved.blobs.length).toBeGreaterThan(0);
    expect(saved.rows.message).toBeGreaterThan(0);
    if (database === "postgres") expect(server.query("SELECT count(*) FROM pg_namespace WHERE nspname LIKE 'harken_trial%'")).toBe("0");
    expect(await check("--max-age-hours", "24")).toMatchObject({ code: 0 });
  });

  // A new column that names files must be asked for in src/adapters/sql/inspection.cpp and file_rows.cpp, or backups lose them.
  if (database === "sqlite") it("knows of every column of a hash whether it names a file", () => {
    const script = "import sqlite3, sys; print(*(row[0] for row in sqlite3.connect(sys.argv[1]).execute(sys.argv[2])))";
    const statement = "SELECT t.name || '.' || c.name FROM sqlite_schema t, pragma_table_info(t.name) c WHERE t.type = 'table' AND c.name LIKE '%hash%' ORDER BY 1";
    const columns = execFileSync("python3", ["-c", script, databaseFile(), statement], { encoding: "utf8" }).trim().split(" ");
    // What is doomed is to go, and is not missed.
    const files = ["contact.photo_hash", "file.hash", "inbound.payload_hash", "library_item.hash", "message_html.hash"];
    expect(columns.filter((name) => !/\.(password|token|key|content)_hash$|^doomed_blob/.test(name))).toEqual(files);
  });

  it("F38: is too old for whoever asks", async () => {
    changeManifest(backup, (manifest) => (manifest.made_at = "2020-01-01T00:00:00Z"));
    expect(await check("--max-age-hours", "24")).toMatchObject({ code: 1, err: expect.stringContaining("more than 24 hours ago") as string });
  });

  it("F38: with a changed byte in the database", async () => {
    flipByte(databaseFile());
    await isRefused(/the backup is damaged: database\//);
  });

  it("F38: with a changed byte in a file, or without it", async () => {
    const file = blobFile(path.join(backup, "blobs"), saved.blobs[0]!.sha256);
    flipByte(file);
    await isRefused(/the backup is damaged: the file [0-9a-f]{64}/);
    rmSync(file);
    await isRefused(/not whole: the file [0-9a-f]{64} is missing/);
  });

  it("F38: without its manifest, or with a changed one", async () => {
    flipByte(path.join(backup, "manifest.json"));
    await isRefused(/manifest.json is not as it was written/);
    rmSync(path.join(backup, "manifest.json"));
    await isRefused(/manifest.json is missing/);
  });

  it("F38: with rows that are not those of its manifest", async () => {
    changeManifest(backup, (manifest) => manifest.rows.message!++);
    const ran = await check();
    expect(ran).toMatchObject({ code: 1, err: expect.stringMatching(/message has \d+ rows instead of \d+/) as string });
    if (database === "sqlite") await isRefused(/message has \d+ rows instead of \d+/);
  });

  if (database === "postgres") it("F38: runs no statement that somebody has written into it", async () => {
    const file = path.join(backup, "database", "sequences.txt");
    const evil = `${readFileSync(file, "utf8")}1 t write_turn', 1, true); CREATE TABLE public.owned (a INT); COMMIT; SELECT setval('write_turn\n`;
    writeFileSync(file, evil);
    changeManifest(backup, (manifest) => {
      const entry = manifest.files.find((each) => each.path.endsWith("sequences.txt"))!;
      entry.size = Buffer.byteLength(evil);
      entry.sha256 = createHash("sha256").update(evil).digest("hex");
    });
    expect(await check()).toMatchObject({ code: 1 });
    expect(server.query("SELECT to_regclass('public.owned') IS NULL")).toBe("t");
    expect(server.query("SELECT count(*) FROM pg_namespace WHERE nspname LIKE 'harken_trial%'")).toBe("0");
  });

  it("F38: of a newer harken", async () => {
    changeManifest(backup, (manifest) => manifest.migrations.push({ name: "9999_later.sql", sha256: "0" }));
    await isRefused(/newer than this harken/);
  });

  it("F38: whose secrets no key opens", async () => {
    const key = path.join(server.data, "secret.key");
    renameSync(key, `${key}.lost`);
    try {
      expect(await check()).toMatchObject({ code: 1, err: expect.stringContaining("secrets of channels lie sealed") as string });
      writeFileSync(key, `${"ab".repeat(32)}\n`);
      expect(await check()).toMatchObject({ code: 1, err: expect.stringContaining("the key does not open") as string });
    } finally {
      renameSync(`${key}.lost`, key);
    }
  });

  it("goes into nothing but nothing", async () => {
    mkdirSync(path.join(data, "blobs", "ab"), { recursive: true });
    writeFileSync(path.join(data, "blobs", "ab", "cd"), "x");
    const ran = await restore();
    expect(ran).toMatchObject({ code: 1, err: expect.stringContaining("is not empty") as string });
    expect(filesBelow(data)).toEqual(["blobs/ab/cd"]);
    if (database === "postgres") {
      rmSync(data, { recursive: true });
      expect(await restore()).toMatchObject({ code: 1, err: expect.stringContaining("the database is not empty: it has the table") as string });
      expect(filesBelow(data)).toEqual(["harken.lock"]);
    }
  });

  it("has the key only when asked for it, and says so when it has not", async () => {
    expect(filesBelow(original)).not.toContain("secret.key");
    const whole = path.join(server.folder, "whole");
    await mustRun(["backup", "--to", whole, "--with-key", ...server.place]);
    const restored = await Server.start({ database, backup: whole });
    expect(readFileSync(path.join(restored.data, "secret.key"), "utf8")).toBe(readFileSync(path.join(server.data, "secret.key"), "utf8"));
    await restored.dispose();
    if (database === "sqlite") expect(await restore()).toMatchObject({ code: 0, err: expect.stringContaining("put secret.key back into") as string });
  });

  it("never takes the place of another, and is none before it is whole", async () => {
    expect(await runHarken(["backup", "--to", original, ...server.place])).toMatchObject({ code: 1, err: expect.stringContaining("exists already") as string });
    const other = path.join(server.folder, "other");
    const nowhere = database === "sqlite" ? ["--data", path.join(server.folder, "nowhere")] : ["--data", server.data, "--database", "postgres://harken@/nowhere?host=/nowhere"];
    expect(await runHarken(["backup", "--to", other, ...nowhere])).toMatchObject({ code: 1 });
    expect(existsSync(other) || existsSync(`${other}.partial`)).toBe(false);
  });
});
