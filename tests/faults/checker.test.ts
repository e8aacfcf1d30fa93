// SPDX-License-Identifier: AGPL-3.0-or-later
// The checker itself: what it is there to find, it finds.
import type { Schemas } from "@shared/api";
import { randomUUID } from "node:crypto";
import { afterEach, expect, it } from "vitest";
import { FakeBotApi } from "../support/fake_bot_api";
import { startNodes } from "../support/nodes";
import { ask } from "../support/people";
import { Server, slowness } from "../support/server";
import { canary } from "./agents";
import { allIsWell, Scene, unlimited } from "./checker";
import { newestSeq, Reader, until } from "./writers";

let server: Server | undefined;
let scene: Scene | undefined;
afterEach(async () => {
  scene?.close();
  await server?.dispose();
});

it("finds a message that was acknowledged and is not there any more", async () => {
  server = await Server.start({ flags: unlimited });
  scene = await Scene.start(server, { visitors: 5, agents: 1 });
  await scene.acknowledged(50);
  await scene.load.finish();
  for (const agent of scene.agents) await agent.stop();
  const clientId = [...scene.load.writers[0]!.acknowledged.keys()].at(-1)!;
  await server.end("SIGTERM");
  server.alter(`DELETE FROM message WHERE client_id = '${clientId}'`);
  await server.startAgain();
  expect(await scene.verdict()).toEqual({ ...allIsWell, lost: [clientId] });
});

it("finds what is stored twice, of a visitor and of an agent", async () => {
  server = await Server.start({ flags: unlimited });
  scene = await Scene.start(server, { visitors: 5, agents: 1 });
  await scene.acknowledged(50);
  await scene.load.finish();
  const [agent] = scene.agents;
  await agent!.stop();
  // The first thing that an agent writes is an answer, then comes a note.
  const clientIds = [[...scene.load.writers[0]!.acknowledged.keys()].at(-1)!, [...agent!.acknowledged.keys()][0]!];
  await server.end("SIGTERM");
  server.alter(`CREATE TABLE twice AS SELECT * FROM message WHERE client_id IN ('${clientIds.join("', '")}')`);
  // What another node would have named it.
  server.alter("UPDATE twice SET message_id = message_id - 1024");
  // Without this the database takes nothing twice.
  server.alter("DROP INDEX message_by_client_id");
  server.alter("INSERT INTO message SELECT * FROM twice");
  server.alter("DROP TABLE twice");
  await server.startAgain();
  expect(await scene.verdict()).toEqual({ ...allIsWell, doubled: clientIds });
});

it("finds a visitor who was shown what stands in a note", async () => {
  server = await Server.start({ flags: unlimited });
  scene = await Scene.start(server, { visitors: 2, agents: 1 });
  const path = `/conversations/${scene.agents[0]!.conversation}/messages`;
  await ask(server, scene.token, "POST", path, { client_id: randomUUID(), text: `As I have noted: ${canary}` });
  const { items } = await ask<Schemas["MessagePage"]>(server, scene.token, "GET", `${path}?limit=200`);
  const name = items.find((each) => each.sender.kind === "customer")!.client_id.split("-")[0]!;
  await until("the visitor to be shown it", () => scene!.load.writers.some((writer) => writer.heard(canary)));
  expect(await scene.verdict()).toEqual({ ...allIsWell, leaked: [name] });
});

it("finds an answer that never went out", async () => {
  const telegram = await FakeBotApi.start();
  try {
    server = await Server.start({ flags: unlimited });
    scene = await Scene.start(server, { visitors: 2, agents: 1 });
    const { token } = scene;
    const { items } = await ask<{ items: Schemas["Department"][] }>(server, token, "GET", "/departments");
    const department_id = items.find((each) => each.mode === "manual")!.id;
    const connection = { kind: "telegram", name: "Bot", department_id, settings: { api_url: telegram.url }, secrets: { token: telegram.token } };
    await ask(server, token, "POST", "/connections", connection);
    await scene.load.finish();
    telegram.write({ id: 1_000, first_name: "Kai" }, "Is anybody there?");
    const find = async () => {
      const page = await ask<Schemas["ConversationPage"]>(server!, token, "GET", "/conversations?view=new&limit=200");
      return page.items.find((each) => each.last_message?.text === "Is anybody there?")?.id;
    };
    await expect.poll(find, { timeout: 20_000 }).toBeDefined();
    const id = (await find())!;
    telegram.fail("sendMessage", { status: 429, description: "Too Many Requests", retryAfter: 3_600 });
    await ask(server, token, "POST", `/conversations/${id}/accept`);
    await ask(server, token, "POST", `/conversations/${id}/messages`, { client_id: randomUUID(), text: "In an hour" });
    await telegram.waitFor("sendMessage");
    expect(await scene.verdict()).toEqual({ ...allIsWell, waiting: "1" });
  } finally {
    await telegram.dispose();
  }
});

it("finds an agent whose answers are refused for another reason than a fault", async () => {
  server = await Server.start({ flags: unlimited });
  scene = await Scene.start(server, { visitors: 5, agents: 1 });
  await scene.acknowledged(50);
  // A visitor who goes on writing would open the conversation again.
  await scene.load.finish();
  const [agent] = scene.agents;
  await ask(server, scene.token, "POST", `/conversations/${agent!.conversation}/solve`);
  await until("the refusal", () => agent!.surprises.length > 0);
  const { surprises, ...others } = await scene.verdict();
  expect({ ...others, surprises: [] }).toEqual(allIsWell);
  expect([...new Set(surprises)]).toEqual(["messages: 409 not_active"]);
});

it("finds a node that died and was not to", async () => {
  const nodes = await startNodes([{ flags: unlimited }, { flags: unlimited }]);
  server = nodes[0]!;
  try {
    scene = await Scene.start(nodes, { visitors: 4, agents: 1 });
    await nodes[1]!.end("SIGKILL");
    await scene.everybodyGoesOn();
    expect(await scene.verdict()).toEqual({ ...allIsWell, surprises: ["the server ended with null"] });
  } finally {
    await nodes[1]!.dispose();
  }
});

it("finds connections that the desk still has when all are gone whom it counts", async () => {
  server = await Server.start({ flags: unlimited });
  scene = await Scene.start(server, { visitors: 5, agents: 1 });
  const left = Array.from({ length: 20 }, () => new Reader(server!, scene!.token, scene!.begin));
  await until("the hello", () => left.every((reader) => reader.isGreeted));
  await scene.acknowledged(50);
  const { kept, ...others } = await scene.verdict(1_000);
  for (const reader of left) reader.close();
  expect({ ...others, kept: "" }).toEqual(allIsWell);
  expect(kept).toMatch(/^2\d descriptors$/);
});

/** A desk with messages, and a reader who comes back with this of the log, of which the beginning is gone. */
async function readLate(after: (begin: bigint, newest: bigint) => bigint): Promise<Reader> {
  server = await Server.start({ flags: unlimited });
  scene = await Scene.start(server, { visitors: 5, agents: 0, readers: 0 });
  await scene.acknowledged(50);
  await scene.load.finish();
  await server.end("SIGTERM");
  server.alter(`DELETE FROM event WHERE seq <= ${scene.begin}`);
  await server.startAgain();
  const from = after(BigInt(scene.begin), BigInt(await newestSeq(server, scene.token)));
  const reader = new Reader(server, scene.token, String(from));
  await until("the hello", () => reader.isGreeted);
  scene.readers.push(reader);
  return reader;
}

it("knows what a reader was told to load, and that it was told", async () => {
  const reader = await readLate((begin) => begin - 1n);
  const newest = await newestSeq(server!, scene!.token);
  const reloads = slowness === 1 ? [`reader 0: behind ${BigInt(scene!.begin) - 1n} up to ${newest}`] : [];
  expect(await scene!.verdict()).toEqual({ ...allIsWell, reloads });
  expect(reader.seen).toEqual([]);
});

it("finds where a reader had nothing of an event, and no word of it", async () => {
  server = await Server.start({ flags: unlimited });
  scene = await Scene.start(server, { visitors: 5, agents: 0, readers: 0 });
  await scene.acknowledged(50);
  await scene.load.finish();
  const [clientId, id] = [...scene.load.writers[0]!.acknowledged][0]!;
  await server.end("SIGTERM");
  const seq = server.query(`SELECT seq FROM event WHERE message_id = ${id}`);
  server.alter(`DELETE FROM event WHERE seq = ${seq}`);
  await server.startAgain();
  scene.readers.push(new Reader(server, scene.token, scene.begin));
  expect(await scene.verdict()).toEqual({ ...allIsWell, gaps: [String(BigInt(seq) + 1n)], unseen: [clientId] });
});

it("finds a reader who was told something else than the others", async () => {
  server = await Server.start({ flags: unlimited });
  scene = await Scene.start(server, { visitors: 5, agents: 0, readers: 1 });
  await scene.acknowledged(50);
  await scene.load.finish();
  const newest = await newestSeq(server, scene.token);
  await until("the last event", () => scene!.readers[0]!.newest === newest);
  await server.end("SIGTERM");
  // Who reads the log from now on finds these two in the places of each other.
  const [one, other] = [...scene.load.writers[0]!.acknowledged.values()];
  server.alter(`UPDATE event SET message_id = CASE message_id WHEN ${one} THEN ${other} ELSE ${one} END WHERE message_id IN (${one}, ${other})`);
  await server.startAgain();
  scene.readers.push(new Reader(server, scene.token, scene.begin));
  expect(await scene.verdict()).toEqual({ ...allIsWell, differing: ["reader 1"] });
});

it("finds what a reader was neither told nor told to load", async () => {
  const reader = await readLate((_, newest) => newest - 10n);
  const { unseen, ...others } = await scene!.verdict();
  expect({ ...others, unseen: [] }).toEqual(allIsWell);
  expect(reader.seen).toHaveLength(10);
  const known = reader.seen.map((event) => event.clientId);
  const acknowledged = scene!.load.writers.flatMap((writer) => [...writer.acknowledged.keys()]);
  expect(unseen).toEqual(acknowledged.filter((clientId) => !known.includes(clientId)));
  expect(unseen.length).toBeGreaterThanOrEqual(40);
});
