// SPDX-License-Identifier: AGPL-3.0-or-later
// F37: backups are made at any moment under load. What had been acknowledged when one began is in it, with the bytes of
// every file, and what is restored is a desk that goes on.
import path from "node:path";
import { afterEach, expect, test } from "vitest";
import type { Schemas } from "@shared/api";
import { fileBytes, sendFile, type SentFile } from "../support/files";
import { ask, staffToken, storedMessages } from "../support/people";
import { mustRun } from "../support/run_harken";
import { manifestOf } from "../support/saved";
import { databaseKinds, Server } from "../support/server";
import { Load, newestSeq, Reader, until } from "./writers";

const kBackups = Math.min(Number(process.env.HARKEN_FAULT_LOOPS ?? 3), 10);
const kWriters = 50;
const unlimited = ["--rate-limits", "off", "--sockets-per-address", "0"];

let cleanUps: (() => unknown)[] = [];
afterEach(async () => {
  for (const cleanUp of cleanUps.reverse()) await cleanUp();
  cleanUps = [];
});

interface Book {
  token: string;
  acknowledged: Map<string, string>;
}

interface Made {
  folder: string;
  /** What had been acknowledged when it began. */
  books: Book[];
  files: SentFile[];
  /** How many messages were acknowledged while it was made. */
  meanwhile: number;
}

const booksOf = (load: Load): Book[] => load.writers.map((writer) => ({ token: writer.token, acknowledged: new Map(writer.acknowledged) }));

async function makeBackup(server: Server, load: Load, files: SentFile[], number: number): Promise<Made> {
  const folder = path.join(server.folder, `backup-${number}`);
  const made = { folder, books: booksOf(load), files: [...files] };
  const before = load.acknowledgements;
  await mustRun(["backup", "--to", folder, ...server.place]);
  return { ...made, meanwhile: load.acknowledgements - before };
}

async function lostOf(restored: Server, books: Book[]): Promise<string[]> {
  const lost: string[] = [];
  for (const { token, acknowledged } of books) {
    const stored = (await storedMessages(restored, token)).filter((message) => message.client_id);
    const ids = new Map(stored.map((message) => [message.client_id, message.id]));
    expect(ids.size).toBe(stored.length);
    for (const [clientId, id] of acknowledged) if (ids.get(clientId) !== id) lost.push(clientId);
  }
  return lost;
}

async function goesOn(restored: Server, token: string): Promise<void> {
  const begin = await newestSeq(restored, token);
  const reader = new Reader(restored, token, begin);
  const load = await Load.start(restored, 2);
  await load.acknowledged(20);
  await load.finish();
  const newest = await newestSeq(restored, token);
  await until("the reader's last event", () => reader.newest === newest);
  expect(reader.seen.map((event) => event.seq)).toEqual(reader.seen.map((_, index) => String(BigInt(begin) + BigInt(index) + 1n)));
  reader.close();
  load.close();
}

test.each(databaseKinds)(
  "F37: backups under load hold everything that was acknowledged before, and become desks that go on (%s)",
  async (database) => {
    const server = await Server.start({ database, flags: unlimited });
    cleanUps.push(() => server.dispose());
    const token = await staffToken(server, "ana@demo.test");
    const fresh = await ask<{ items: Schemas["Conversation"][] }>(server, token, "GET", "/conversations?view=new");
    const conversation = fresh.items[0]!.id;
    await ask(server, token, "POST", `/conversations/${conversation}/accept`);
    const load = await Load.start(server, kWriters);
    cleanUps.push(() => load.close());

    const made: Made[] = [];
    const files: SentFile[] = [];
    for (let i = 0; i < kBackups; i++) {
      await load.acknowledged(100 + Math.floor(Math.random() * 500));
      files.push(await sendFile(server, token, conversation, 40_000 + i));
      made.push(await makeBackup(server, load, files, i));
    }
    await load.finish();
    expect(made.reduce((sum, each) => sum + each.meanwhile, 0)).toBeGreaterThan(0);

    for (const { folder, books, files: sent } of made) {
      expect(manifestOf(folder)).toMatchObject({ missing_blobs: [] });
      const restored = await Server.start({ database, backup: folder, flags: unlimited });
      cleanUps.push(() => restored.dispose());
      expect(await lostOf(restored, books)).toEqual([]);
      for (const { id, bytes } of sent) expect(bytes.equals(await fileBytes(restored, token, id))).toBe(true);
      await goesOn(restored, await staffToken(restored));
      await restored.end("SIGTERM");
      // Another database is another history, whose numbers jump once (ADR 21).
      expect(restored.query("SELECT (max(seq) - min(seq) + 1 - count(*)) % 1000000000 FROM event")).toBe("0");
      expect(restored.query("SELECT max(e.seq) - max(w.event_seq) FROM event e, workspace w")).toBe("0");
    }
    expect(made[0]!.books.reduce((sum, book) => sum + book.acknowledged.size, 0)).toBeGreaterThan(90);
  },
  240_000,
);
