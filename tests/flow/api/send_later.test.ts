// SPDX-License-Identifier: AGPL-3.0-or-later
// CO13: undo send and send later. What waits goes once or not at all, whatever happens meanwhile; on both databases.
import type { Schemas } from "@shared/api";
import { randomUUID } from "node:crypto";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { Contract } from "../../support/contract";
import { Caller, Recorder } from "../../support/desk_client";
import { staffToken } from "../../support/people";
import { databaseKinds, Server } from "../../support/server";
import { WebhookReceiver } from "../../support/webhook_receiver";

type Pending = Schemas["PendingReply"];

describe.each(databaseKinds)("answers that wait (%s)", (database) => {
  let server: Server;
  let ana: Caller;
  let program: WebhookReceiver;
  let hook: string;
  let events: Recorder;
  let id: string;

  beforeAll(async () => {
    server = await Server.start({ database, flags: ["--rate-limits", "off"] });
    const contract = await Contract.of(server);
    const admin = new Caller(server, contract, await staffToken(server));
    ana = new Caller(server, contract, await staffToken(server, "ana@demo.test"));
    program = await WebhookReceiver.start();
    const { items } = (await admin.get<{ items: Schemas["Department"][] }>("/departments")).body;
    const users = (await admin.get<{ items: Schemas["User"][] }>("/users")).body.items;
    const anas = users.find((user) => user.email === "ana@demo.test")!.department_ids;
    const department = items.find((each) => each.mode === "manual" && anas.includes(each.id))!;
    const made = await admin.post<Schemas["Channel"]>("/connections", { kind: "api", name: "Kiosk", department_id: department.id, settings: { url: program.url } });
    program.secret = (await admin.post<{ secret: string }>(`/connections/${made.body.id}/secret`)).body.secret;
    hook = server.url + (await admin.get<Schemas["Connection"]>(`/connections/${made.body.id}`)).body.hook_path;
  });
  afterAll(async () => {
    await program.stop();
    await server.dispose();
  });
  beforeEach(async () => {
    events = Recorder.staff(ana);
    await events.frame("hello", (frame) => frame.type === "hello");
    const text = await write(randomUUID());
    const frame = await events.frame("the conversation", (each) => each.type === "conversation.created" && JSON.stringify(each).includes(text));
    id = frame.data!.conversation!.id!;
    expect((await ana.post(`/conversations/${id}/accept`)).status).toBe(200);
  });
  afterEach(() => events.close());

  let customer = "";
  async function write(from: string): Promise<string> {
    customer = from;
    const text = `Hello ${randomUUID()}`;
    const body = JSON.stringify({ id: randomUUID(), from: { id: from, name: "Kai" }, text });
    expect((await fetch(hook, { method: "POST", headers: { Authorization: `Bearer ${program.secret}` }, body })).status).toBe(200);
    return text;
  }
  async function hold(text: string, when: object): Promise<Pending> {
    const held = await ana.post<Pending>(`/conversations/${id}/pending-replies`, { client_id: randomUUID(), text, ...when });
    expect(held.status, JSON.stringify(held.body)).toBe(201);
    return held.body;
  }
  const soon = (seconds: number) => new Date(Date.now() + seconds * 1000).toISOString();
  const takeBack = (reply: Pending) => ana.call<Pending>("DELETE", `/pending-replies/${reply.id}`);
  const waiting = async () => (await ana.get<{ items: Pending[] }>(`/conversations/${id}/pending-replies`)).body.items;
  const said = async () => (await ana.get<Schemas["MessagePage"]>(`/conversations/${id}/messages`)).body.items.filter((each) => each.sender.kind === "user").map((each) => each.text);
  const gone = (text: string) => new Set(program.webhooks.filter((each) => each.body.data.text === text).map((each) => each.id)).size;
  const arrives = (text: string) => program.until((all) => all.some((each) => each.body.data.text === text));
  /** Held after all others and as long: when it has arrived, their time has come too. */
  async function timePasses(seconds: number): Promise<void> {
    const marker = `marker ${randomUUID()}`;
    await hold(marker, { undo_seconds: seconds });
    await arrives(marker);
  }

  it("CO13 it goes when its time has come, the turn changes only then, and the console hears of both", async () => {
    const held = await hold("in a second", { undo_seconds: 1 });
    const conversation = async () => (await ana.get<Schemas["ConversationDetail"]>(`/conversations/${id}`)).body.conversation;
    expect(await conversation()).toMatchObject({ turn: "ours", status: "open" });
    expect(await waiting()).toMatchObject([{ id: held.id, kind: "undo", customer_wrote: false }]);
    await arrives("in a second");
    await events.frame("the end", (each) => each.type === "pending_reply.ended" && each.data!.pending_reply_id === (held.id as unknown));
    expect(await conversation()).toMatchObject({ turn: "theirs", status: "waiting" });
    expect(await waiting()).toEqual([]);
    expect(await said()).toEqual(["in a second"]);
  });

  it("CO13 F1 taken back it is never sent, though the server is killed right after", async () => {
    const taken = await takeBack(await hold("never", { undo_seconds: 1 }));
    expect(taken).toMatchObject({ status: 200, body: { text: "never" } });
    await server.end("SIGKILL");
    await server.startAgain();
    await timePasses(1);
    expect(gone("never")).toBe(0);
    expect(await said()).not.toContain("never");
  });

  it("CO13 F1 F4 held and killed, it goes once after the start", async () => {
    const text = `once ${randomUUID()}`;
    await hold(text, { undo_seconds: 1 });
    await server.end("SIGKILL");
    await server.startAgain();
    await arrives(text);
    await timePasses(1);
    expect(gone(text)).toBe(1);
    expect((await said()).filter((each) => each === text)).toHaveLength(1);
  });

  it("CO13 F4 taken back at the very moment of sending, exactly one of both happens", async () => {
    const texts = Array.from({ length: 15 }, (_, i) => `race ${i} ${randomUUID()}`);
    const held = await Promise.all(texts.map((text) => hold(text, { undo_seconds: 1 })));
    // The due ones are looked for once a second: these requests arrive all around that moment.
    const outcomes = await Promise.all(
      held.map(async (reply, i) => {
        const at = Date.parse(reply.send_at) - 100 + i * 90;
        await new Promise((resolve) => setTimeout(resolve, Math.max(0, at - Date.now())));
        return (await takeBack(reply)).status;
      }),
    );
    await timePasses(1);
    const sent = await said();
    texts.forEach((text, i) => {
      expect([text, outcomes[i]]).toEqual([text, sent.includes(text) ? 404 : 200]);
      expect(gone(text)).toBe(sent.includes(text) ? 1 : 0);
    });
  });

  it("CO13 a chosen time can be changed and brought forward; the customer who writes before is seen", async () => {
    const held = await hold("tomorrow", { send_at: soon(86_400) });
    expect(held.kind).toBe("later");
    const text = await write(customer);
    await events.frame("their message", (each) => each.type === "message.created" && JSON.stringify(each).includes(text));
    expect(await waiting()).toMatchObject([{ customer_wrote: true }]);
    const send_at = soon(3_600);
    const moved = await ana.call<Pending>("PATCH", `/pending-replies/${held.id}`, { send_at, version: held.version });
    expect(Date.parse(moved.body.send_at)).toBe(Date.parse(send_at));
    expect((await ana.call("PATCH", `/pending-replies/${held.id}`, { send_at, version: held.version })).body).toMatchObject({ code: "version_conflict" });
    expect((await ana.post<Schemas["Message"]>(`/pending-replies/${held.id}/send`)).body.text).toBe("tomorrow");
    await arrives("tomorrow");
    expect((await takeBack(held)).status).toBe(404);
  });

  it("CO13 solving gives what was planned back as a draft, with a line and without the customer", async () => {
    await hold("planned", { send_at: soon(3_600) });
    expect((await ana.post(`/conversations/${id}/solve`)).status).toBe(200);
    const { items } = (await ana.get<{ items: Schemas["Draft"][] }>("/drafts")).body;
    expect(items.find((draft) => draft.conversation_id === id)?.text).toBe("planned");
    const messages = (await ana.get<Schemas["MessagePage"]>(`/conversations/${id}/messages`)).body.items;
    expect(messages.at(-1)!.system).toMatchObject({ action: "reply_returned", reason: "solved", target: "Ana Petrova" });
    expect(await waiting()).toEqual([]);
    expect(program.bytes).not.toContain("planned");
  });

  it("CO13 what is wrong is refused where it is wrong", async () => {
    const refused = async (more: object) => (await ana.post(`/conversations/${id}/pending-replies`, { client_id: randomUUID(), text: "x", ...more })).body;
    expect(await refused({})).toMatchObject({ code: "invalid", field: "undo_seconds" });
    expect(await refused({ undo_seconds: 5, send_at: soon(60) })).toMatchObject({ code: "invalid", field: "undo_seconds" });
    expect(await refused({ undo_seconds: 61 })).toMatchObject({ code: "invalid", field: "undo_seconds" });
    expect(await refused({ send_at: soon(-60) })).toMatchObject({ code: "invalid", field: "send_at" });
    expect(await refused({ send_at: soon(60), note: true })).toMatchObject({ code: "unknown_field" });
    expect(await refused({ send_at: soon(60), text: "" })).toMatchObject({ code: "invalid", field: "text" });
    expect(await waiting()).toEqual([]);
  });
});
