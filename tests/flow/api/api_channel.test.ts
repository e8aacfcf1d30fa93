// SPDX-License-Identifier: AGPL-3.0-or-later
// CH12: a channel of somebody's own. What their program posts becomes a conversation, once; what the team
// answers comes as a signed webhook, once in order, again after a failure, and never lost by a kill.
import type { Schemas } from "@shared/api";
import { randomUUID } from "node:crypto";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { Contract } from "../../support/contract";
import { Caller, Recorder } from "../../support/desk_client";
import { staffToken } from "../../support/people";
import { databaseKinds, Server } from "../../support/server";
import { WebhookReceiver } from "../../support/webhook_receiver";

type Conversation = Schemas["Conversation"];
type Message = Schemas["Message"];
type Entry = Schemas["InboundEntry"];

describe.each(databaseKinds)("a channel of one's own (%s)", (database) => {
  let server: Server;
  let contract: Contract;
  let admin: Caller, ana: Caller;
  let program: WebhookReceiver;
  let channel: Schemas["Channel"];
  let hook: string;
  let events: Recorder;

  beforeAll(async () => {
    server = await Server.start({ database, flags: ["--rate-limits", "off"] });
    contract = await Contract.of(server);
    admin = new Caller(server, contract, await staffToken(server));
    ana = new Caller(server, contract, await staffToken(server, "ana@demo.test"));
  });
  afterAll(() => server.dispose());

  beforeEach(async () => {
    program = await WebhookReceiver.start();
    const { items } = (await admin.get<{ items: Schemas["Department"][] }>("/departments")).body;
    const users = (await admin.get<{ items: Schemas["User"][] }>("/users")).body.items;
    const anas = users.find((user) => user.email === "ana@demo.test")!.department_ids;
    const department = items.find((each) => each.mode === "manual" && anas.includes(each.id))!;
    const made = await admin.post<Schemas["Channel"]>("/connections", { kind: "api", name: "Kiosk", department_id: department.id, settings: { url: program.url } });
    expect(made.status).toBe(201);
    channel = made.body;
    program.secret = (await admin.post<{ secret: string }>(`/connections/${channel.id}/secret`)).body.secret;
    hook = server.url + (await connection()).hook_path;
    events = Recorder.staff(ana);
    await events.frame("hello", (frame) => frame.type === "hello");
  });
  afterEach(async () => {
    events.close();
    await program.stop();
  });

  const connection = async () => (await admin.get<Schemas["Connection"]>(`/connections/${channel.id}`)).body;
  const ledger = async () => (await admin.get<{ items: Entry[] }>(`/connections/${channel.id}/inbound`)).body.items;
  const post = (body: object, secret = program.secret) =>
    fetch(hook, { method: "POST", headers: { Authorization: `Bearer ${secret}` }, body: JSON.stringify(body) });
  const from = (id: string) => ({ id, name: "Kai", email: "kai@kiosk.test" });

  /** The conversation that the team hears of. */
  async function arrives(text: string): Promise<Conversation> {
    const frame = await events.frame(`"${text}"`, (each) => each.type === "conversation.created" && JSON.stringify(each).includes(text));
    const id = frame.data!.conversation!.id!;
    return (await ana.get<Schemas["ConversationDetail"]>(`/conversations/${id}`)).body.conversation;
  }
  const messages = async (id: string) => (await ana.get<Schemas["MessagePage"]>(`/conversations/${id}/messages`)).body.items;
  const said = async (id: string) => (await messages(id)).filter((each) => each.kind === "text").map((each) => each.text);
  const reply = (id: string, text: string) => ana.post<Message>(`/conversations/${id}/messages`, { client_id: randomUUID(), text });
  const state = async (id: string, message: string) => (await messages(id)).find((each) => each.id === message)?.delivery?.state;
  async function becomes(id: string, message: string, wanted: string): Promise<void> {
    await events.until(`the message is ${wanted}`, () =>
      events.frames.some((each) => each.type === "message.updated" && each.data!.message!.id === message && (each.data!.message as unknown as Message).delivery?.state === wanted),
    );
    expect(await state(id, message)).toBe(wanted);
  }

  it("CH1 CH3 CH12 what a program posts becomes a conversation that names its channel, however often it is posted", async () => {
    const body = { id: randomUUID(), from: from(randomUUID()), text: `Hello ${randomUUID()}` };
    const answers = await Promise.all(Array.from({ length: 5 }, () => post(body)));
    expect(answers.map((each) => each.status)).toEqual([200, 200, 200, 200, 200]);
    const conversation = await arrives(body.text);
    expect(conversation).toMatchObject({ channel_id: channel.id, platform: "api" });
    expect(conversation.contact.name).toBe("Kai");
    await post({ ...body, id: randomUUID(), text: "And more" });
    await events.frame("the next", (each) => each.type === "message.created" && JSON.stringify(each).includes("And more"));
    expect(await said(conversation.id)).toEqual([body.text, "And more"]);
    expect((await ledger()).map((each) => each.state)).toEqual(["done", "done"]);
  });

  it("CH12 files come in with the message, and edits change it", async () => {
    const message = { id: randomUUID(), from: from(randomUUID()), text: `See ${randomUUID()}`, attachments: [{ name: "../note.txt", content: Buffer.from("plain words").toString("base64") }] };
    await post(message);
    const { id } = await arrives(message.text);
    const [first] = await messages(id);
    expect(first!.attachments).toMatchObject([{ name: "note.txt", type: "text/plain", size: 11 }]);
    await post({ id: randomUUID(), type: "edit", message_id: message.id, from: message.from, text: "Look" });
    await events.frame("the edit", (each) => each.type === "message.updated" && (each.data!.message as unknown as Message).text === "Look");
    const [edited] = await messages(id);
    expect(edited).toMatchObject({ id: first!.id, text: "Look" });
    expect(edited!.edited_at).toBeTruthy();
  });

  it("CH12 a program that says that it understands edits and deletions gets them, and another one's are refused", async () => {
    const { text, ...rest } = { id: randomUUID(), from: from(randomUUID()), text: `Change ${randomUUID()}` };
    await post({ ...rest, text });
    const { id } = await arrives(text);
    await ana.post(`/conversations/${id}/accept`);
    const first = (await reply(id, "A typpo")).body;
    await becomes(id, first.id, "sent");
    const refused = await ana.call("PATCH", `/messages/${first.id}`, { text: "A typo" });
    expect([refused.status, refused.body.code]).toEqual([400, "unsupported_by_channel"]);
    expect((await ana.call("DELETE", `/messages/${first.id}`)).body.code).toBe("unsupported_by_channel");
    const { version } = await connection();
    const changed = await admin.call("PATCH", `/connections/${channel.id}`, { version, settings: { url: program.url, capabilities: ["edit", "delete"] } });
    expect(changed.status, JSON.stringify(changed.body)).toBe(200);
    expect((await connection()).channel.capabilities).toMatchObject({ edits: true, deletes: true });
    await ana.call("PATCH", `/messages/${first.id}`, { text: "A typo" });
    await program.until((all) => all.length >= 2);
    await ana.call("DELETE", `/messages/${first.id}`);
    const [sent, edited, deleted] = await program.until((all) => all.length >= 3);
    expect(sent!.body.type).toBe("message.sent");
    expect(edited!).toMatchObject({ signed: true, body: { type: "message.edited", data: { id: first.id, text: "A typo" } } });
    expect(deleted!).toMatchObject({ signed: true, body: { type: "message.deleted", data: { id: first.id, to: rest.from.id } } });
    expect(Object.keys(deleted!.body.data)).toEqual(["id", "to"]);
  });

  it("CH12 what a customer deletes is gone from the thread, and kept for those who oversee", async () => {
    const message = { id: randomUUID(), from: from(randomUUID()), text: `Regretted ${randomUUID()}` };
    await post(message);
    const { id } = await arrives(message.text);
    const removal = { id: randomUUID(), type: "delete", message_id: message.id, from: message.from };
    expect((await post({ ...removal, id: randomUUID(), text: "?" })).status).toBe(400);
    await post({ ...removal, id: randomUUID(), from: from("somebody-else") });
    await post(removal);
    await events.frame("the removal", (each) => each.type === "message.updated" && (each.data!.message as unknown as Message).deleted_at !== undefined);
    const [gone] = await messages(id);
    expect(gone).toMatchObject({ text: "", attachments: [], deleted_at: expect.any(String) as string });
    expect((await ana.get(`/messages/${gone!.id}/revisions`)).status).toBe(403);
    expect((await admin.get<{ items: object[] }>(`/messages/${gone!.id}/revisions`)).body.items).toMatchObject([{ text: message.text }]);
    expect((await ledger()).map((each) => [each.state, each.reason])).toContainEqual(["ignored", "unknown_message"]);
  });

  it("C16 CH12 a text that is too long says so, and the longest one is taken", async () => {
    const body = (text: string) => ({ id: randomUUID(), from: from(randomUUID()), text });
    for (const text of ["a".repeat(20_001), "ж".repeat(45_000)]) {
      const refused = await post(body(text));
      expect(refused.status).toBe(400);
      expect(await refused.json()).toMatchObject({ code: "invalid", field: "text", detail: "at most 20000 characters" });
    }
    const longest = body(`${randomUUID()} ${"😀".repeat(19_000)}`);
    expect((await post(longest)).status).toBe(200);
    await arrives(longest.text.slice(0, 36));
  });

  it("A58 nothing is stored without the channel's secret, and a wrong body says what is wrong", async () => {
    const body = { id: "1", from: from("x"), text: "Forged" };
    for (const secret of ["", "wrong", `${program.secret}x`]) expect((await post(body, secret)).status).toBe(401);
    const wrong = await post({ ...body, txt: "?" });
    expect(wrong.status).toBe(400);
    expect(await wrong.json()).toMatchObject({ code: "unknown_field", field: "txt" });
    const inside = await admin.post("/connections", { kind: "api", name: "Inside", department_id: channel.department_id, settings: { url: "http://169.254.169.254/" } });
    expect(inside.body).toMatchObject({ code: "invalid", field: "settings.url" });
    expect((await fetch(`${server.url}/hooks/nothing`, { method: "POST", body: "{}" })).status).toBe(404);
    expect(await ledger()).toEqual([]);
  });

  it("F34 CH12 answers go out as signed webhooks in their order, again after a failure with the same id, and are marked as sent", async () => {
    await post({ id: randomUUID(), from: from("kai-1"), text: `Order ${randomUUID()}` });
    const { id } = await arrives("Order ");
    await ana.post(`/conversations/${id}/accept`);
    program.next.push(500, "hang up");
    const sent: Message[] = [];
    for (const text of ["one", "two", "three"]) sent.push((await reply(id, text)).body);
    expect(sent[0]!.delivery).toEqual({ state: "queued" });
    await becomes(id, sent[2]!.id, "sent");
    const webhooks = await program.until((all) => all.length >= 5);
    expect(webhooks.map((each) => each.body.data.text)).toEqual(["one", "one", "one", "two", "three"]);
    expect(new Set(webhooks.slice(0, 3).map((each) => each.id)).size).toBe(1);
    expect(webhooks.every((each) => each.signed)).toBe(true);
    expect(webhooks[4]!.body).toMatchObject({ type: "message.sent", data: { to: "kai-1", from: "Ana Petrova" } });
  });

  it("F34 CH12 CO8 a receiver that wants no more pauses the channel for everybody to see; what was queued goes out when it is mended", async () => {
    await post({ id: randomUUID(), from: from("kai-2"), text: `Pause ${randomUUID()}` });
    const { id } = await arrives("Pause ");
    await ana.post(`/conversations/${id}/accept`);
    program.next.push(410);
    const { body: message } = await reply(id, "kept");
    await events.frame("the alarm", (each) => each.type === "channel.updated" && JSON.stringify(each).includes(`"${channel.id}"`) && JSON.stringify(each).includes("failing"));
    expect((await connection()).sending).toMatchObject({ reason: "refused_by_program" });
    await becomes(id, message.id, "sent");
    expect((await connection()).channel.health).toMatchObject({ state: "working" });
  });

  it("F4 C13 what was tried before the secret was renewed goes on under its name, signed by the new one", async () => {
    await post({ id: randomUUID(), from: from("kai-4"), text: `Renewed ${randomUUID()}` });
    const { id } = await arrives("Renewed ");
    await ana.post(`/conversations/${id}/accept`);
    program.next.push(503);
    const { body: message } = await reply(id, "twice");
    await program.until((all) => all.length === 1);
    program.secret = (await admin.post<{ secret: string }>(`/connections/${channel.id}/secret`)).body.secret;
    await becomes(id, message.id, "sent");
    const [first, second] = program.webhooks;
    expect(second).toMatchObject({ id: first!.id, signed: true });
  });

  it("C13 the desk makes its own secrets: nobody sets them, and the salt is not even named", async () => {
    for (const name of ["hook_secret", "key_salt"]) {
      const secrets = { [name]: "mine" };
      const made = await admin.post("/connections", { kind: "api", name: "Mine", department_id: channel.department_id, settings: {}, secrets });
      expect([made.status, made.body.field]).toEqual([400, `secrets.${name}`]);
      const { version, settings } = await connection();
      const changed = await admin.call("PATCH", `/connections/${channel.id}`, { version, settings, secrets });
      expect([changed.status, changed.body.field]).toEqual([400, `secrets.${name}`]);
    }
    expect((await connection()).secrets).toEqual(["hook_secret"]);
  });

  it("F1 F4 what was acknowledged is in the desk and what was queued goes out, though the server was killed between", async () => {
    const body = { id: randomUUID(), from: from("kai-3"), text: `Kill ${randomUUID()}` };
    program.next.push(503);
    expect((await post(body)).status).toBe(200);
    await server.end("SIGKILL");
    await server.startAgain();
    events.close();
    events = Recorder.staff(ana);
    const conversation = await findIt(body.text);
    expect((await post(body)).status).toBe(200);
    await ana.post(`/conversations/${conversation.id}/accept`);
    const { body: message } = await reply(conversation.id, "still here");
    await server.end("SIGKILL");
    await server.startAgain();
    events.close();
    events = Recorder.staff(ana);
    await program.until((all) => all.some((each) => each.body.data.text === "still here"));
    await expect.poll(() => state(conversation.id, message.id), { timeout: 20_000 }).toBe("sent");
    expect(await said(conversation.id)).toEqual([body.text, "still here"]);
    expect(new Set(program.webhooks.filter((each) => each.body.data.text === "still here").map((each) => each.id)).size).toBe(1);
  });

  async function findIt(text: string): Promise<Conversation> {
    const find = async () => (await ana.get<Schemas["ConversationPage"]>("/conversations?view=all&limit=200")).body.items.find((each) => each.last_message?.text === text);
    await expect.poll(find, { timeout: 20_000 }).toBeTruthy();
    return (await find())!;
  }
});
