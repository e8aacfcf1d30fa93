// SPDX-License-Identifier: AGPL-3.0-or-later
// F8 F9: the disk fails: an fsync that does not succeed, and pages that are not what was written.
import { createHash } from "node:crypto";
import { cpSync, existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import { afterAll, afterEach, beforeAll, expect, test } from "vitest";
import { call, staffToken, visitorToken } from "../support/people";
import { Server } from "../support/server";
import { allIsWell, Scene, unlimited } from "./checker";
import { buildFaulty, filesBelow } from "./faulty";

const kCopies = Number(process.env.HARKEN_FAULT_LOOPS ?? 12);
const kPage = 4096;

let library = "";
let folder = "";
beforeAll(() => void ({ library, folder } = buildFaulty()));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

let cleanUps: (() => unknown)[] = [];
afterEach(async () => {
  for (const cleanUp of cleanUps.reverse()) await cleanUp();
  cleanUps = [];
});

async function startOnFaulty(below: (data: string) => string, triggers: Record<string, string>): Promise<Server> {
  const data = path.join(mkdtempSync(path.join(os.tmpdir(), "harken-data-")), "data");
  cleanUps.push(() => rmSync(path.dirname(data), { recursive: true, force: true }));
  const server = await Server.start({ data, flags: unlimited, env: { LD_PRELOAD: library, HARKEN_FAULTY_FILES: below(data), ...triggers } });
  cleanUps.push(() => server.dispose());
  return server;
}

test("F8: the first failed fsync of the database ends the server, and what it had acknowledged is there after the start", async () => {
  const trigger = path.join(folder, "no-database-sync");
  const server = await startOnFaulty((data) => path.join(data, "harken.db"), { HARKEN_FAULTY_SYNC: trigger });
  const scene = await Scene.start(server, { visitors: 20, agents: 1 });
  cleanUps.push(() => scene.close());
  for (let round = 0; round < 3; round++) {
    await scene.acknowledged(100);
    writeFileSync(trigger, "");
    expect(await server.gone()).toBe(1);
    rmSync(trigger);
    await server.startAgain();
  }
  expect(server.log()).toContain("the disk did not take what was written to the database (fsync: Input/output error)");
  await scene.acknowledged(100);
  expect(await scene.verdict()).toEqual(allIsWell);
}, 120_000);

/** Two texts whose names on the disk begin with the same two letters, so that they lie in one folder. */
function textsOfOneFolder(): [string, string] {
  const letters = (text: string) => createHash("sha256").update(text).digest("hex").slice(0, 2);
  const first = "some words";
  for (let i = 0; ; i++) if (letters(`words ${i}`) === letters(first)) return [first, `words ${i}`];
}

test.each([
  ["a file", "HARKEN_FAULTY_SYNC"],
  ["a file's folder", "HARKEN_FAULTY_FOLDERS"],
])("F8: a failed fsync of %s fails its upload alone, and leaves nothing behind for the next", async (_, variable) => {
  const trigger = path.join(folder, "no-file-sync");
  const server = await startOnFaulty((data) => path.join(data, "blobs"), { [variable]: trigger });
  const token = await staffToken(server);
  const blobs = path.join(server.data, "blobs");
  const upload = async (text: string) => {
    const form = new FormData();
    form.set("file", new File([text], "words.txt", { type: "text/plain" }));
    return (await fetch(`${server.url}/api/v1/files`, { method: "POST", headers: { Authorization: `Bearer ${token}` }, body: form })).status;
  };
  const folders = () => (existsSync(blobs) ? readdirSync(blobs) : []);
  // The first needs a folder that is not there yet, the second finds it.
  for (const [i, text] of textsOfOneFolder().entries()) {
    const before = { files: filesBelow(blobs), folders: folders() };
    writeFileSync(trigger, "");
    expect(await upload(text)).toBe(503);
    expect(filesBelow(blobs)).toEqual(before.files);
    if (variable === "HARKEN_FAULTY_FOLDERS") expect(folders()).toEqual(before.folders);
    expect((await call(server, await visitorToken(server), "POST", "/widget/demo/messages", { client_id: `still-goes-000${i}`, text: "Still goes" })).status).toBe(201);
    rmSync(trigger);
    expect(await upload(text)).toBe(201);
    expect(filesBelow(blobs)).toHaveLength(before.files.length + 1);
  }
});

/** The pages that the log has anew; what the database file has of them is not read. */
function pagesOfLog(data: string): Set<number> {
  const log = readFileSync(path.join(data, "harken.db-wal"));
  const pages = new Set<number>();
  for (let at = 32; at + 24 + kPage <= log.length; at += 24 + kPage) pages.add(log.readUInt32BE(at));
  return pages;
}

/** Pages of trees of rows and of indexes, whose first byte says what they are. */
function treePages(database: Buffer, not: Set<number>): number[] {
  const kinds = new Set([2, 5, 10, 13]);
  return Array.from({ length: database.length / kPage }, (_, i) => i + 1).filter((page) => page > 1 && !not.has(page) && kinds.has(database[(page - 1) * kPage]!));
}

/** The last page of the table of all tables, which is read before anything else is. */
const schemaPage = (database: Buffer) => database.readUInt32BE(108);

const digest = (data: string) =>
  filesBelow(data)
    .filter((file) => /harken\.db(-wal)?$/.test(file))
    .sort()
    .map((file) => createHash("sha256").update(readFileSync(file)).digest("hex"))
    .join(" ");

/** A desk that has stopped in order once, and was killed since: its database file is full, its log short. */
async function killedDesk(): Promise<string> {
  const data = path.join(mkdtempSync(path.join(os.tmpdir(), "harken-data-")), "data");
  cleanUps.push(() => rmSync(path.dirname(data), { recursive: true, force: true }));
  const server = await Server.start({ data, flags: unlimited });
  cleanUps.push(() => server.dispose());
  expect(await server.end("SIGTERM")).toBe(0);
  expect(existsSync(path.join(data, "harken.db-wal"))).toBe(false);
  await server.startAgain();
  const visitor = await visitorToken(server);
  expect((await call(server, visitor, "POST", "/widget/demo/messages", { client_id: "last-words-0001", text: "Last words" })).status).toBe(201);
  await server.end("SIGKILL");
  return data;
}

test(`F9: after a kill a damaged page is found, of each of ${kCopies} copies: the server does not serve it and changes nothing`, async () => {
  const data = await killedDesk();
  const database = readFileSync(path.join(data, "harken.db"));
  const pages = treePages(database, pagesOfLog(data));
  expect(pages.length).toBeGreaterThan(kCopies);
  const copy = await Server.prepare({ flags: unlimited });
  cleanUps.push(() => copy.dispose());
  for (let i = 0; i < kCopies; i++) {
    const page = i === 0 ? schemaPage(database) : pages[Math.floor(Math.random() * pages.length)]!;
    rmSync(copy.data, { recursive: true, force: true });
    cpSync(data, copy.data, { recursive: true });
    const damaged = Buffer.from(database);
    // The number of its cells, or where they begin.
    damaged[(page - 1) * kPage + 3 + Math.floor(Math.random() * 2)]! ^= 1 << (4 + Math.floor(Math.random() * 4));
    writeFileSync(path.join(copy.data, "harken.db"), damaged);
    const before = digest(copy.data);
    await expect(copy.startAgain(), `page ${page}`).rejects.toThrow(/the database is damaged[^]*put back the newest backup/);
    expect(await copy.gone()).toBe(1);
    expect(digest(copy.data)).toBe(before);
  }
  // The copy that nobody touched is served.
  rmSync(copy.data, { recursive: true, force: true });
  cpSync(data, copy.data, { recursive: true });
  await copy.startAgain();
}, 120_000);
