// SPDX-License-Identifier: AGPL-3.0-or-later
// F2 F3: the moment after COMMIT. The server dies before it has told anybody.
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import { afterEach, describe, expect, it } from "vitest";
import { staffToken, storedMessages, visitorToken } from "../support/people";
import { databaseKinds, Server } from "../support/server";
import { LastingSocket } from "../support/sockets";
import { unlimited } from "./checker";
import { newestSeq, Reader, until } from "./writers";

let cleanUps: (() => unknown)[] = [];
afterEach(async () => {
  for (const cleanUp of cleanUps.reverse()) await cleanUp();
  cleanUps = [];
});

/** A desk that ends itself once the file names the point. */
async function start(database: (typeof databaseKinds)[number]) {
  const folder = mkdtempSync(path.join(os.tmpdir(), "harken-point-"));
  cleanUps.push(() => rmSync(folder, { recursive: true, force: true }));
  const file = path.join(folder, "point");
  const server = await Server.start({ database, flags: unlimited, env: { HARKEN_FAILPOINT: `@${file}` } });
  cleanUps.push(() => server.dispose());
  const token = await staffToken(server);
  const reader = new Reader(server, token, await newestSeq(server, token));
  cleanUps.push(() => reader.close());
  await until("the reader's hello", () => reader.isGreeted);
  const dieAt = async (point: string, act: () => void) => {
    writeFileSync(file, point);
    act();
    await server.gone();
    rmSync(file);
  };
  return { server, reader, dieAt };
}

describe.each(databaseKinds)("killed after COMMIT (%s)", (database) => {
  it.each(["commit.done", "commit.told"])("F2: the sender tries again after %s, and gets the message that is there", async (point) => {
    const { server, reader, dieAt } = await start(database);
    const visitor = await visitorToken(server);
    const socket = LastingSocket.visitor(server, visitor);
    cleanUps.push(() => socket.close());
    const acks: string[] = [];
    const send = () => socket.send({ type: "send", client_id: "only-once-0001", text: "Only once" });
    socket.onFrame = (frame) => frame.type === "ack" && acks.push(frame.message_id ?? "");
    let greetings = 0;
    socket.onHello = () => greetings++;
    await until("the visitor's hello", () => greetings === 1);

    await dieAt(point, send);
    await server.startAgain();
    const [kept, ...others] = await storedMessages(server, visitor);
    expect([kept?.text, others, acks]).toEqual(["Only once", [], []]);
    await until("the visitor's second hello", () => greetings === 2);
    send();
    await until("the answer to the second try", () => acks.length > 0);
    expect(acks).toEqual([kept?.id]);
    expect((await storedMessages(server, visitor)).map((each) => each.id)).toEqual([kept?.id]);
    await until("the message at the reader", () => reader.seen.some((event) => event.clientId === "only-once-0001"));
    expect(reader.seen.filter((event) => event.clientId === "only-once-0001")).toHaveLength(1);
  });

  it("F3: what nobody was told of is told after the start, though nobody sends it again", async () => {
    const { server, reader, dieAt } = await start(database);
    const visitor = await visitorToken(server);
    const body = JSON.stringify({ client_id: "said-once-0001", text: "Said once" });
    const headers = { Authorization: `Bearer ${visitor}`, "Content-Type": "application/json" };
    await dieAt("commit.done", () => void fetch(`${server.url}/api/v1/widget/demo/messages`, { method: "POST", headers, body }).catch(() => undefined));
    expect(reader.seen.filter((event) => event.clientId)).toEqual([]);
    await server.startAgain();
    await until("the message at the reader", () => reader.seen.some((event) => event.clientId === "said-once-0001"));
    expect(reader.seen.map((event) => event.seq)).toEqual(reader.seen.map((_, i) => String(BigInt(reader.seen[0]!.seq) + BigInt(i))));
  });
});
