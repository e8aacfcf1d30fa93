// SPDX-License-Identifier: AGPL-3.0-or-later
// F1, F2, F3: the server is killed at any moment under load. Between commit and acknowledgement, and between commit and
// fan-out, are moments like others: with 200 writers there are always some of each.
import { afterEach, expect, test } from "vitest";
import { staffToken } from "../support/people";
import { databaseKinds, Server } from "../support/server";
import { compareWithStored, Load, newestSeq, Reader, until } from "./writers";

const kKills = 20;
const kWriters = 200;
const unlimited = ["--rate-limits", "off", "--sockets-per-address", "0"];

let cleanUps: (() => unknown)[] = [];
afterEach(async () => {
  for (const cleanUp of cleanUps.reverse()) await cleanUp();
  cleanUps = [];
});

async function readFrom(server: Server, token: string, after: string): Promise<Reader> {
  const reader = new Reader(server, token, after);
  cleanUps.push(() => reader.close());
  await until("the reader's hello", () => reader.isGreeted);
  return reader;
}

test.each(databaseKinds)(
  "nothing acknowledged is lost or doubled when the server is killed 20 times (%s)",
  async (database) => {
    const server = await Server.start({ database, flags: unlimited });
    cleanUps.push(() => server.dispose());
    const token = await staffToken(server);
    const begin = await newestSeq(server, token);
    const readers = [await readFrom(server, token, begin), await readFrom(server, token, begin)];
    const load = await Load.start(server, kWriters);
    cleanUps.push(() => load.close());

    for (let kill = 0; kill < kKills; kill++) {
      await load.acknowledged(50 + Math.floor(Math.random() * 500));
      await server.end("SIGKILL");
      await server.startAgain();
    }
    await load.finish();

    const verdict = await compareWithStored(server, load.writers);
    expect(verdict.lost).toEqual([]);
    expect(verdict.doubled).toEqual([]);

    // A reader who was never disconnected, because they came only now, is the measure for those who were.
    const newest = await newestSeq(server, token);
    readers.push(await readFrom(server, token, begin));
    await until("the last event at every reader", () => readers.every((reader) => reader.newest === newest));
    const [first, second, late] = readers.map((reader) => reader.seen);
    expect(first).toEqual(late);
    expect(second).toEqual(late);
    const expected = late?.map((_, index) => String(BigInt(begin) + BigInt(index) + 1n));
    expect(late?.map((event) => event.seq)).toEqual(expected);

    const shown = late?.filter((event) => event.type === "message.created" && event.clientId).map((event) => event.clientId);
    expect(new Set(shown).size).toBe(shown?.length);
    const acknowledged = load.writers.flatMap((writer) => [...writer.acknowledged.keys()]);
    expect(new Set(shown)).toEqual(new Set(acknowledged));
    expect(acknowledged.length).toBeGreaterThan(kKills * 50);
  },
  240_000,
);
