// SPDX-License-Identifier: AGPL-3.0-or-later
// F10 F40 F41: what takes long runs beside the chat, not before it: somebody who reads the database for long, a mail server that
// hangs with many answers behind it, and the dearest requests there are.
import type { Schemas } from "@shared/api";
import { spawn } from "node:child_process";
import { randomUUID } from "node:crypto";
import { statSync } from "node:fs";
import path from "node:path";
import { afterEach, expect, test } from "vitest";
import { FakeBotApi } from "../support/fake_bot_api";
import { FakeMail, mail } from "../support/fake_mail";
import { ask, call, visitorToken } from "../support/people";
import { databaseKinds, Server } from "../support/server";
import { LastingSocket } from "../support/sockets";
import { allIsWell, Scene, unlimited } from "./checker";
import { until } from "./writers";

/** Generous: the promise is a tenth of it, on a machine that does nothing else. */
const kSlowest = 5_000;
const kMebibytes = Number(process.env.HARKEN_FAULT_LOG ?? 90);
const kContacts = 300_000;
/** Behind the dear ones in one line it is more than 700 ms, beside them a few. */
const kHello = 400;
/** More than there are places for sending. */
const kCustomers = 12;
const kQueued = kCustomers * Math.ceil(Number(process.env.HARKEN_FAULT_QUEUED ?? 100) / kCustomers);

let cleanUps: (() => unknown)[] = [];
afterEach(async () => {
  for (const cleanUp of cleanUps.reverse()) await cleanUp();
  cleanUps = [];
});

const slowest = (scene: Scene) => Math.max(...scene.load.writers.map((writer) => writer.slowest));

/** Another process that has begun to read the database and does not end. */
async function longReader(server: Server): Promise<() => void> {
  const script = "import sqlite3, sys; db = sqlite3.connect(sys.argv[1]); db.execute('BEGIN'); print(*db.execute('SELECT COUNT(*) FROM message').fetchone(), flush=True); sys.stdin.read()";
  const child = spawn("python3", ["-c", script, `file:${path.join(server.data, "harken.db")}?mode=ro`], { stdio: ["pipe", "pipe", "inherit"] });
  cleanUps.push(() => child.kill("SIGKILL"));
  let said = "";
  child.stdout.on("data", (bytes) => (said += String(bytes)));
  await until("the long reader", () => said.includes("\n"));
  return () => void child.kill("SIGKILL");
}

test(`F10: somebody reads for long while ${kMebibytes} MiB are written: nobody waits for them, and the log starts over when they end`, async () => {
  const server = await Server.start({ flags: unlimited });
  cleanUps.push(() => server.dispose());
  const scene = await Scene.start(server, { visitors: 60, agents: 1 });
  cleanUps.push(() => scene.close());
  const log = () => statSync(path.join(server.data, "harken.db-wal")).size / 2 ** 20;
  const end = await longReader(server);
  while (log() < kMebibytes) await scene.acknowledged(300);
  // Whoever waits for a reader waits five seconds.
  expect(slowest(scene)).toBeLessThan(4_000);
  end();
  const before = log();
  // Soon it is written from its beginning again, and what is beyond 64 MiB is given back.
  while (log() >= before && log() < 2 * before) await scene.acknowledged(300);
  expect(log()).toBeLessThan(before);
  expect(await scene.verdict()).toEqual(allIsWell);
}, 240_000);

test.each(databaseKinds)(`F40: ${kQueued} answers to ${kCustomers} customers wait for a mail server that hangs: chat and Telegram go on, and then each goes out once, in order (%s)`, async (database) => {
  const server = await Server.start({ database, flags: unlimited });
  cleanUps.push(() => server.dispose());
  const [mailbox, telegram] = await Promise.all([FakeMail.start(), FakeBotApi.start()]);
  cleanUps.push(() => Promise.all([mailbox.dispose(), telegram.dispose()]));
  const scene = await Scene.start(server, { visitors: 10, agents: 1 });
  cleanUps.push(() => scene.close());
  const { token } = scene;
  const { items } = await ask<{ items: Schemas["Department"][] }>(server, token, "GET", "/departments");
  const department_id = items.find((each) => each.mode === "manual")!.id;
  await ask(server, token, "POST", "/connections", { kind: "email", name: "Mail", department_id, settings: mailbox.settings(), secrets: mailbox.secrets });
  await ask(server, token, "POST", "/connections", { kind: "telegram", name: "Bot", department_id, settings: { api_url: telegram.url }, secrets: { token: telegram.token } });
  await mailbox.until(() => mailbox.isIdle, "the desk waiting for mail");
  await telegram.until(() => telegram.isPolled, "the desk waiting for updates");

  const begun = async (text: string, write: () => void) => {
    write();
    let id: string | undefined;
    const find = async () => {
      const page = await ask<Schemas["ConversationPage"]>(server, token, "GET", "/conversations?view=new&limit=200");
      return page.items.find((each) => JSON.stringify(each).includes(text))?.id;
    };
    await expect.poll(async () => (id = await find()), { timeout: 20_000, message: text }).toBeDefined();
    await ask(server, token, "POST", `/conversations/${id}/accept`);
    return id!;
  };
  const answer = (id: string, text: string) => ask(server, token, "POST", `/conversations/${id}/messages`, { client_id: randomUUID(), text });
  const byMail: string[] = [];
  for (let i = 0; i < kCustomers; i++) {
    const text = `Help by mail ${i}.`;
    byMail.push(await begun(text, () => mailbox.deliver(mail({ from: `kai${i}@mail.test`, to: "help@desk.test", subject: text, text }))));
  }
  const byBot = await begun("Help by bot", () => void telegram.write({ id: 4711, first_name: "Kai" }, "Help by bot"));

  mailbox.stalls = true;
  const texts = (customer: number) => Array.from({ length: kQueued / kCustomers }, (_, i) => `Answer ${customer} ${String(i).padStart(5, "0")}.`);
  for (const [i, id] of byMail.entries()) for (const text of texts(i)) await answer(id, text);
  for (const writer of scene.load.writers) writer.slowest = 0;
  await mailbox.until(() => mailbox.mails.length > 1, "several that hang");
  await scene.acknowledged(500);
  expect(slowest(scene)).toBeLessThan(kSlowest);
  await answer(byBot, "At once");
  await telegram.until(() => telegram.callsOf("sendMessage").some((each) => each.arguments.text === "At once"), "the answer by Telegram");
  const hung = mailbox.mails.length;
  mailbox.stalls = false;
  mailbox.hangUp();
  const sent = () => mailbox.mails.flatMap((each) => /Answer \d+ \d{5}\./.exec(each.text)?.[0] ?? []);
  await expect.poll(() => new Set(sent()).size, { timeout: 90_000 }).toBe(kQueued);
  for (const i of byMail.keys()) expect([...new Set(sent())].filter((text) => text.startsWith(`Answer ${i} `))).toEqual(texts(i));
  for (const id of byMail) {
    const last = () => ask<Schemas["MessagePage"]>(server, token, "GET", `/conversations/${id}/messages?limit=1`);
    await expect.poll(async () => (await last()).items.at(-1)?.delivery?.state, { timeout: 20_000 }).toBe("sent");
  }
  // Those of which nobody knows whether they arrived go once more with the same name (F4).
  expect(sent().length).toBeLessThanOrEqual(kQueued + hung);
  expect(await scene.verdict()).toEqual(allIsWell);
}, 240_000);

/** So many that to look at each takes a reader a while. */
function addCustomers(server: Server): void {
  const numbers = `WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < ${kContacts})`;
  const columns = "contact_id, workspace_id, number, name, email, version, created_at";
  server.alter(`${numbers} INSERT INTO contact (${columns}) SELECT i, (SELECT workspace_id FROM workspace), 1000000 + i, 'Customer ' || i, '', 1, i FROM n`);
}

/** How long somebody who opens the widget waits for the hello. */
async function hello(server: Server, token: string): Promise<number> {
  const begun = performance.now();
  let took: number | undefined;
  const socket = LastingSocket.visitor(server, token);
  socket.onHello = () => (took ??= performance.now() - begun);
  await until("the hello", () => took !== undefined);
  socket.close();
  return took!;
}

test.each(databaseKinds)("F41: twenty who search and list all at once, again and again, do not hold up the chat (%s)", async (database) => {
  const server = await Server.start({ database, flags: unlimited });
  cleanUps.push(() => server.dispose());
  expect(await server.end("SIGTERM")).toBe(0);
  addCustomers(server);
  await server.startAgain();
  // Nobody reads along: this process, which does all the asking, would be too slow for it, and be let go (F21).
  const scene = await Scene.start(server, { visitors: 8, agents: 1, readers: 0 });
  cleanUps.push(() => scene.close());
  await scene.acknowledged(200);
  for (const writer of scene.load.writers) writer.slowest = 0;
  let isOver = false;
  let answers = 0;
  // Nobody came by such a channel, nor wrote to such a department: only who has looked at every customer knows.
  const dearest = ["/contacts?channel=4711", "/contacts?department=4711"];
  const dear = ["/search?q=message&limit=50", "/search?q=w0&limit=50", "/conversations?view=all&limit=200", "/tickets?limit=200"];
  const greedy = Array.from({ length: 20 }, async (_, i) => {
    const mine = i % 5 === 0 ? dear : dearest;
    for (let n = i; !isOver; n++) {
      const { status } = await call(server, scene.token, "GET", mine[n % mine.length]!);
      if (status === 200) answers++;
      else if (status !== 503 && status !== 504 && status !== 429) throw new Error(`${mine[n % mine.length]}: ${status}`);
    }
  });
  await scene.acknowledged(100);
  await until("the first answers", () => answers > 10, 60_000);
  const visitor = await visitorToken(server);
  const hellos: number[] = [];
  while (hellos.length < 9 || answers <= 30) hellos.push(await hello(server, visitor));
  isOver = true;
  await Promise.all(greedy);
  // Behind them in one line it would be more than five.
  expect(slowest(scene)).toBeLessThan(3_000);
  expect(hellos.sort((a, b) => a - b)[Math.floor(hellos.length / 2)]).toBeLessThan(kHello);
  expect(await scene.verdict()).toEqual(allIsWell);
}, 180_000);
