// SPDX-License-Identifier: AGPL-3.0-or-later
// CH12: the example of docs/how-to/bring-your-own-channel.md, as it stands there: people who write lines over TCP talk
// with the team; the script believes only the desk; and neither side's restart loses what was said.
import type { Schemas } from "@shared/api";
import { type ChildProcess, spawn } from "node:child_process";
import { createHmac, randomUUID } from "node:crypto";
import { once } from "node:events";
import { readFileSync } from "node:fs";
import { connect, type Socket } from "node:net";
import path from "node:path";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { Contract } from "../../support/contract";
import { Caller, Recorder } from "../../support/desk_client";
import { staffToken } from "../../support/people";
import { databaseKinds, Server } from "../../support/server";

const example = path.resolve(import.meta.dirname, "../../../docs/examples/line-chat/line-chat.mjs");

/** What somebody says, until it holds what is waited for. */
class Words {
  text = "";
  private waiting: (() => void)[] = [];

  add(more: string): void {
    this.text += more;
    this.waiting.splice(0).forEach((wake) => wake());
  }

  async until(wanted: RegExp): Promise<RegExpExecArray> {
    const end = Date.now() + 30_000;
    for (;;) {
      const found = wanted.exec(this.text);
      if (found) return found;
      if (Date.now() > end) throw new Error(`waited in vain for ${wanted}; there is: ${this.text}`);
      await new Promise<void>((resolve) => {
        const timer = setTimeout(resolve, 500);
        this.waiting.push(() => (clearTimeout(timer), resolve()));
      });
    }
  }
}

/** The script, run by the node that runs the tests. */
class LineChat {
  readonly said = new Words();
  people = 0;
  webhooks = 0;
  private child: ChildProcess | undefined;

  constructor(
    private readonly hook: string,
    private readonly secret: string,
  ) {}

  /** Again on the same ports. */
  async start(): Promise<void> {
    const env = { PATH: process.env.PATH, HARKEN_HOOK: this.hook, HARKEN_SECRET: this.secret, LINE_PORT: String(this.people), HOOK_PORT: String(this.webhooks) };
    this.said.text = "";
    this.child = spawn(process.execPath, [example], { env, stdio: ["ignore", "pipe", "pipe"] });
    for (const stream of [this.child.stdout!, this.child.stderr!]) stream.setEncoding("utf8").on("data", (text: string) => this.said.add(text));
    this.people = Number((await this.said.until(/people: port (\d+)/))[1]);
    this.webhooks = Number((await this.said.until(/webhooks: port (\d+)/))[1]);
  }

  async end(): Promise<void> {
    const gone = once(this.child!, "exit");
    if (this.child!.exitCode === null && this.child!.kill("SIGKILL")) await gone;
  }

  get url(): string {
    return `http://127.0.0.1:${this.webhooks}/`;
  }
}

/** Somebody with netcat. */
class Person {
  readonly reads = new Words();
  private readonly socket: Socket;

  constructor(port: number) {
    this.socket = connect(port, "127.0.0.1");
    this.socket.on("error", () => undefined);
    this.socket.setEncoding("utf8").on("data", (text) => this.reads.add(String(text)));
  }

  write(line: string): void {
    this.socket.write(`${line}\n`);
  }

  async leave(): Promise<void> {
    const gone = once(this.socket, "close");
    this.socket.end();
    await gone;
  }
}

describe.each(databaseKinds)("line chat, the example of a channel of one's own (%s)", (database) => {
  let server: Server;
  let admin: Caller, ana: Caller;
  let chat: LineChat;
  let channel: string;
  let secret: string;
  let kai: Person;
  let events: Recorder;

  beforeAll(async () => {
    server = await Server.start({ database, flags: ["--rate-limits", "off"] });
    const contract = await Contract.of(server);
    admin = new Caller(server, contract, await staffToken(server));
    ana = new Caller(server, contract, await staffToken(server, "ana@demo.test"));
    channel = await openChannel();
    const path = `/connections/${channel}`;
    secret = (await admin.post<{ secret: string }>(`${path}/secret`)).body.secret;
    chat = new LineChat(server.url + (await admin.get<Schemas["Connection"]>(path)).body.hook_path, secret);
    await chat.start();
    const { version } = (await admin.get<Schemas["Connection"]>(path)).body;
    expect((await admin.call("PATCH", path, { version, settings: { url: chat.url } })).status).toBe(200);
  });
  afterAll(async () => {
    await server.dispose();
    await chat.end();
  });

  beforeEach(async () => {
    kai = new Person(chat.people);
    await hear();
  });
  afterEach(async () => {
    events.close();
    await kai.leave();
  });

  async function openChannel(): Promise<string> {
    const { items } = (await admin.get<{ items: Schemas["Department"][] }>("/departments")).body;
    const users = (await admin.get<{ items: Schemas["User"][] }>("/users")).body.items;
    const anas = users.find((user) => user.email === "ana@demo.test")!.department_ids;
    const department_id = items.find((each) => each.mode === "manual" && anas.includes(each.id))!.id;
    return (await admin.post<Schemas["Channel"]>("/connections", { kind: "api", name: "Line chat", department_id, settings: {} })).body.id;
  }

  async function hear(): Promise<void> {
    events = Recorder.staff(ana);
    await events.frame("hello", (frame) => frame.type === "hello");
  }

  /** Ana accepts the conversation that begins with these words. */
  async function accept(text: string): Promise<string> {
    const frame = await events.frame(`"${text}"`, (each) => each.type === "conversation.created" && JSON.stringify(each).includes(text));
    const id = frame.data!.conversation!.id!;
    expect((await ana.post(`/conversations/${id}/accept`)).status).toBe(200);
    return id;
  }
  const answer = async (id: string, text: string) => (await ana.post<Schemas["Message"]>(`/conversations/${id}/messages`, { client_id: randomUUID(), text })).body;
  const messages = async (id: string) => (await ana.get<Schemas["MessagePage"]>(`/conversations/${id}/messages`)).body.items;
  const said = async (id: string) => (await messages(id)).filter((each) => each.kind === "text").map((each) => each.text);
  const timesOf = (text: string) => kai.reads.text.split(text).length - 1;
  const ledger = async () => (await admin.get<{ items: Schemas["InboundEntry"][] }>(`/connections/${channel}/inbound`)).body.items;
  const writerOf = async (conversation: string) => (await ledger()).find((each) => each.conversation_id === conversation)!.from;

  /** What the desk would post, or somebody who would like to be it. */
  function webhook(to: string, text: string, given: { id?: string; key?: string; at?: number } = {}): Promise<Response> {
    const { id = randomUUID(), key = secret, at = Math.floor(Date.now() / 1000) } = given;
    const body = JSON.stringify({ type: "message.sent", timestamp: new Date().toISOString(), data: { id: "1", to, from: "Ana", text, attachments: [], created_at: new Date().toISOString() } });
    const signature = createHmac("sha256", key).update(`${id}.${at}.${body}`).digest("base64");
    return fetch(chat.url, { method: "POST", headers: { "webhook-id": id, "webhook-timestamp": String(at), "webhook-signature": `v1,${signature}` }, body });
  }

  it("CH12 a person connects by TCP and writes, an agent answers, the person reads it", async () => {
    const hello = `Hello ${randomUUID()}`;
    kai.write(hello);
    await kai.reads.until(/✓/);
    const id = await accept(hello);
    kai.write("two lines,");
    kai.write("both of them Привет");
    await kai.reads.until(/✓\n✓\n✓\n/);
    await events.frame("the third", (each) => each.type === "message.created" && JSON.stringify(each).includes("both of them"));
    expect(await said(id)).toEqual([hello, "two lines,", "both of them Привет"]);
    const sent = await answer(id, "Good day\u{1F44B}\nHow can we help?");
    await kai.reads.until(/Ana Petrova: Good day👋\nHow can we help\?\n/);
    await events.frame("the mark", (each) => each.type === "message.updated" && each.data!.message!.id === sent.id && JSON.stringify(each).includes('"sent"'));
  });

  it("A58 what the desk has not signed, or not just now, is refused and shown to nobody", async () => {
    const hello = `Careful ${randomUUID()}`;
    kai.write(hello);
    const to = await writerOf(await accept(hello));
    expect((await webhook(to, "forged", { key: "wrong" })).status).toBe(401);
    expect((await webhook(to, "forged", { key: `${secret}x` })).status).toBe(401);
    expect((await webhook(to, "forged", { at: Math.floor(Date.now() / 1000) - 3600 })).status).toBe(401);
    expect((await fetch(chat.url, { method: "POST", body: "{}" })).status).toBe(401);
    expect((await webhook(to, "real")).status).toBe(200);
    await kai.reads.until(/Ana: real/);
    expect(kai.reads.text).not.toContain("forged");
  });

  it("F4 the same webhook-id twice is shown once", async () => {
    const hello = `Once ${randomUUID()}`;
    kai.write(hello);
    const to = await writerOf(await accept(hello));
    const id = randomUUID();
    for (let i = 0; i < 3; i++) expect((await webhook(to, "only once", { id })).status).toBe(200);
    expect((await webhook(to, "the next")).status).toBe(200);
    await kai.reads.until(/Ana: the next/);
    expect(timesOf("only once")).toBe(1);
  });

  it("CH12 no answer brings control codes into somebody's terminal", async () => {
    const hello = `Terminal ${randomUUID()}`;
    kai.write(hello);
    const to = await writerOf(await accept(hello));
    expect((await webhook(to, "a\u001b[2Jb\u0007\nc")).status).toBe(200);
    await kai.reads.until(/Ana: a\[2Jb\nc\n/);
  });

  it("F1 an answer to somebody who has gone waits in the desk, over a restart of the script, until they are back with their key", async () => {
    const hello = `Away ${randomUUID()}`;
    kai.write(hello);
    const key = (await kai.reads.until(/Your key: (\w+)/))[1]!;
    const id = await accept(hello);
    await kai.reads.until(/✓/);
    await kai.leave();
    expect((await webhook(await writerOf(id), "nobody reads this")).status).toBe(503);
    await answer(id, "Are you still there?");
    await chat.end();
    await chat.start();
    kai = new Person(chat.people);
    kai.write(key);
    await kai.reads.until(/Ana Petrova: Are you still there\?/);
    kai.write("Back again");
    await events.frame("the next", (each) => each.type === "message.created" && JSON.stringify(each).includes("Back again"));
    expect(await said(id)).toEqual([hello, "Are you still there?", "Back again"]);
    expect(timesOf("Are you still there?")).toBe(1);
  });

  it("F1 a line that is written while the desk is down gets its mark when the desk is back, and is one message", async () => {
    const hello = `Down ${randomUUID()}`;
    kai.write(hello);
    const id = await accept(hello);
    await kai.reads.until(/✓/);
    events.close();
    await server.end("SIGKILL");
    kai.write("Can you hear me?");
    await chat.said.until(/fetch failed/);
    expect(timesOf("✓")).toBe(1);
    await server.startAgain();
    await kai.reads.until(/✓\n✓\n/);
    await expect.poll(() => said(id), { timeout: 20_000 }).toEqual([hello, "Can you hear me?"]);
    await hear();
  });
});

it("CH12 the example is short, and needs no package", () => {
  const lines = readFileSync(example, "utf8").split("\n").filter((line) => !/^\s*(\/\/|$)/.test(line));
  expect(lines.length).toBeLessThanOrEqual(60);
  const imports = lines.filter((line) => line.startsWith("import"));
  expect(imports.filter((line) => !/ from "node:\w+/.test(line))).toEqual([]);
});
