// SPDX-License-Identifier: AGPL-3.0-or-later
// F1, F2, F3: the server is killed at any moment under load. Between commit and acknowledgement, and between commit and
// fan-out, are moments like others: with 200 writers there are always some of each.
import { afterEach, expect, test } from "vitest";
import { staffToken } from "../support/people";
import { databaseKinds, Server } from "../support/server";
import { Footprint, mayStay } from "./footprint";
import { compareWithStored, Load, newestSeq, Reader, until } from "./writers";

const kKills = Number(process.env.HARKEN_FAULT_LOOPS ?? 20);
const kWriters = 200;
/** Of the log, by a reader who comes late; a desk replays no more than 20,000 events. */
const kReplayed = 500n;
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
  "F1 F15: nothing acknowledged is lost or doubled when the server is killed again and again (%s)",
  async (database) => {
    const server = await Server.start({ database, flags: unlimited });
    cleanUps.push(() => server.dispose());
    const token = await staffToken(server);
    const begin = await newestSeq(server, token);
    const alone = Footprint.of(server);
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

    const newest = await newestSeq(server, token);
    await until("the last event at every reader", () => readers.every((reader) => reader.newest === newest));
    const [first, second] = readers.map((reader) => reader.seen);
    expect(first?.map((event) => event.seq)).toEqual(first?.map((_, index) => String(BigInt(begin) + BigInt(index) + 1n)));
    expect(second).toEqual(first);
    // Who comes only now and reads the log from some point on sees the same as those who were there.
    const late = await readFrom(server, token, String(BigInt(newest) - kReplayed));
    await until("the last event at the late reader", () => late.newest === newest);
    expect(late.seen).toEqual(first?.slice(-Number(kReplayed)));

    const shown = first?.filter((event) => event.clientId).map((event) => event.clientId);
    expect(new Set(shown).size).toBe(shown?.length);
    const acknowledged = load.writers.flatMap((writer) => [...writer.acknowledged.keys()]);
    expect(new Set(shown)).toEqual(new Set(acknowledged));
    expect(acknowledged.length).toBeGreaterThan(kKills * 50);

    for (const each of [load, ...readers, late]) each.close();
    expect(await alone.kept(server, mayStay)).toBe("");
  },
  240_000,
);
