// SPDX-License-Identifier: AGPL-3.0-or-later
// Rows of the desk that no other file proves on both databases: lists, threads, notes, labels, files, and what is never shown.
import type { Schemas } from "@shared/api";
import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { Contract } from "../../support/contract";
import { Caller, Recorder } from "../../support/desk_client";
import { staffToken, visitorToken } from "../../support/people";
import { databaseKinds, Server } from "../../support/server";

type Conversation = Schemas["Conversation"];
type Detail = Schemas["ConversationDetail"];
type Messages = Schemas["MessagePage"];

const png = Buffer.from("iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==", "base64");

describe.each(databaseKinds)("rows of the desk (%s)", (database) => {
  let server: Server;
  let contract: Contract;
  let ana: Caller, ben: Caller, admin: Caller;
  let visitor: Caller;
  let id: string;

  beforeAll(async () => {
    server = await Server.start({ database, flags: ["--rate-limits", "off"] });
    contract = await Contract.of(server);
    [ana, ben, admin] = (await Promise.all(
      ["ana", "ben", "admin"].map(async (name) => new Caller(server, contract, await staffToken(server, `${name}@demo.test`))),
    )) as [Caller, Caller, Caller];
  });
  afterAll(() => server.dispose());
  beforeEach(async () => {
    visitor = new Caller(server, contract, await visitorToken(server));
    await say("Hello");
    id = (await visitor.get<Schemas["VisitorMessagePage"]>("/widget/demo/messages")).body.conversation!.id;
    expect((await ana.post(`/conversations/${id}/accept`)).status).toBe(200);
  });

  const say = (text: string) => visitor.post("/widget/demo/messages", { client_id: randomUUID(), text });
  const reply = (who: Caller, body: object) => who.post<Schemas["Message"]>(`/conversations/${id}/messages`, { client_id: randomUUID(), ...body });
  const detail = async () => (await ana.get<Detail>(`/conversations/${id}`)).body;
  const thread = async () => (await ana.get<Messages>(`/conversations/${id}/messages`)).body.items;
  const counts = async () => (await ana.get<Schemas["ViewCounts"]>("/conversations/counts")).body;
  const seenByVisitor = async () => JSON.stringify((await visitor.get("/widget/demo/messages")).body);
  async function upload(who: Caller, name: string, type: string, bytes: Buffer | string): Promise<{ status: number; file: Schemas["File"] & Schemas["Problem"] }> {
    const form = new FormData();
    form.append("file", new Blob([typeof bytes === "string" ? bytes : new Uint8Array(bytes)], { type }), name);
    const answer = await fetch(`${server.url}/api/v1/files`, { method: "POST", body: form, headers: { Authorization: `Bearer ${who.token}` } });
    return { status: answer.status, file: (await answer.json()) as Schemas["File"] & Schemas["Problem"] };
  }

  it("UI1 UI2 every view lists what it counts: who, the last words, the platform, how old", async () => {
    const all = await counts();
    for (const view of ["new", "mine", "team", "waiting", "solved"] as const) {
      const page = (await ana.get<Schemas["ConversationPage"]>(`/conversations?view=${view}&limit=200`)).body;
      expect(page.items.length, view).toBe(all[view]);
    }
    const open = (await ana.get<Schemas["ConversationPage"]>("/conversations?view=mine&status=open&limit=200")).body;
    expect(open.items.length).toBe(all.mine_open);
    expect(all.mine_open).toBeLessThan(all.mine);
    const mine = (await ana.get<Schemas["ConversationPage"]>("/conversations?view=mine&limit=200")).body.items.find((each) => each.id === id)!;
    expect(mine).toMatchObject({ platform: "widget", last_message: { text: "Hello" }, holder: { name: "Ana Petrova" }, status: "open" });
    expect(Date.parse(mine.created_at)).toBeLessThanOrEqual(Date.parse(mine.last_activity_at));
  });

  it("UI4 the team's conversations: who holds them, how old they are, live to watch, and read-only", async () => {
    const listed = async (view: Schemas["View"]) =>
      (await ben.get<Schemas["ConversationPage"]>(`/conversations?view=${view}&limit=200`)).body.items.find((each) => each.id === id);
    const watching = Recorder.staff(ben);
    await watching.frame("hello", (frame) => frame.type === "hello");
    const row = (await listed("team"))!;
    expect(row).toMatchObject({ holder: { name: "Ana Petrova" }, last_message: { text: "Hello" }, status: "open" });
    expect(Date.now() - Date.parse(row.created_at)).toBeLessThan(60_000);
    expect(await listed("mine")).toBeUndefined();
    expect((await ana.get<Schemas["ConversationPage"]>("/conversations?view=team&limit=200")).body.items.map((each) => each.id)).not.toContain(id);
    await reply(ana, { text: "Good morning" });
    await watching.frame("Ana's answer", (frame) => frame.type === "message.created" && JSON.stringify(frame).includes("Good morning") && frame.data?.conversation?.id === id);
    watching.close();
    const said = (await ben.get<Messages>(`/conversations/${id}/messages`)).body.items.filter((each) => each.kind === "text");
    expect(said.map((each) => each.text)).toEqual(["Hello", "Good morning"]);
    const before = (await detail()).conversation;
    const refused = [
      await reply(ben, { text: "Me too" }),
      await ben.post(`/conversations/${id}/solve`),
      await ben.post(`/conversations/${id}/set-aside`, { until: new Date(Date.now() + 3_600_000).toISOString() }),
      await ben.post(`/conversations/${id}/release`),
    ];
    expect(refused.map(({ status, body }) => `${status} ${body.code}`)).toEqual(Array(4).fill("403 not_holder"));
    expect(await seenByVisitor()).not.toContain("Me too");
    expect((await detail()).conversation).toEqual(before);
  });

  it("UI6 the chat icon counts what is unread in mine, which is what it leads to", async () => {
    const unread = async (who: Caller) => (await who.get<Schemas["ViewCounts"]>("/conversations/counts")).body.mine_unread;
    const inMine = async () => (await ana.get<Schemas["ConversationPage"]>("/conversations?view=mine&limit=200")).body.items;
    const read = async () => ana.post(`/conversations/${id}/read`, { message_id: (await thread()).at(-1)!.id });
    expect((await read()).status).toBe(204);
    const [calm, bens] = await Promise.all([unread(ana), unread(ben)]);
    await say("Are you there?");
    await say("Hello??");
    expect((await inMine()).filter((each) => each.unread > 0).reduce((sum, each) => sum + each.unread, 0)).toBe(await unread(ana));
    expect((await inMine()).find((each) => each.id === id)!.unread).toBe(2);
    expect(await unread(ana)).toBe(calm + 2);
    expect(await unread(ben)).toBe(bens);
    await read();
    expect(await unread(ana)).toBe(calm);
  });

  it("UI3 CO1 the thread says who sent what and when, in its order", async () => {
    await reply(ana, { text: "Good morning" });
    await say("Thank you");
    const said = (await thread()).filter((each) => each.kind === "text");
    expect(said.map((each) => [each.sender.kind, each.text])).toEqual([["customer", "Hello"], ["user", "Good morning"], ["customer", "Thank you"]]);
    expect(said[1]!.sender.name).toBe("Ana Petrova");
    expect([...said].sort((a, b) => a.created_at.localeCompare(b.created_at)).map((each) => each.id)).toEqual(said.map((each) => each.id));
  });

  it("RT8 RT11 only the holder reassigns; what is not sent changes nothing", async () => {
    const before = (await detail()).conversation;
    const refused = await ben.post(`/conversations/${id}/reassign`, { department_id: before.department_id });
    expect([refused.status, refused.body.code]).toEqual([403, "not_holder"]);
    const wrong = await ana.post(`/conversations/${id}/reassign`, { department_id: before.department_id, user_id: "1" });
    expect(wrong.status).toBeGreaterThanOrEqual(400);
    expect((await detail()).conversation).toEqual(before);
  });

  it("CO7 pictures and files up to the limit; what does not fit is refused with its reason and nothing is sent", async () => {
    const { status, file } = await upload(ana, "teapot.png", "image/png", png);
    expect([status, file.type, file.size]).toEqual([201, "image/png", png.length]);
    expect((await reply(ana, { attachments: [file.id] })).status).toBe(201);
    expect(await seenByVisitor()).toContain("teapot.png");
    const page = await upload(ana, "page.html", "text/html", "<script>alert(1)</script>");
    expect([page.status, page.file.code]).toEqual([415, "unsupported_type"]);
    const before = (await thread()).length;
    const stolen = await upload(ben, "ben.png", "image/png", png);
    expect((await reply(ana, { attachments: [stolen.file.id] })).status).toBe(400);
    expect((await thread()).length).toBe(before);
  });

  it("CO10 each channel says what it carries, and more is refused with the reason", async () => {
    const channels = (await admin.get<{ items: Schemas["Channel"][] }>("/channels")).body.items;
    const { capabilities } = channels.find((each) => each.key === "demo")!;
    expect(capabilities.longest_text).toBeGreaterThan(1_000);
    const long = await reply(ana, { text: "x".repeat(capabilities.longest_text + 1) });
    expect(long.status).toBe(400);
    expect((await thread()).filter((each) => each.sender.kind === "user")).toEqual([]);
  });

  it("CU2 CU3 a note on the conversation or on the customer is the colleagues', never the customer's", async () => {
    const { conversation } = await detail();
    const made = [
      await ana.post<Schemas["Note"]>(`/conversations/${id}/notes`, { client_id: randomUUID(), text: "canary-cu3 pays late" }),
      await ben.post<Schemas["Note"]>(`/contacts/${conversation.contact.id}/notes`, { client_id: randomUUID(), text: "canary-cu2 third floor" }),
    ];
    expect(made.map(({ status }) => status)).toEqual([201, 201]);
    expect((await ben.get<{ items: Schemas["Note"][] }>(`/conversations/${id}/notes`)).body.items.map((each) => each.text)).toEqual(["canary-cu3 pays late"]);
    expect((await ana.get<{ items: Schemas["Note"][] }>(`/contacts/${conversation.contact.id}/notes`)).body.items.map((each) => each.text)).toEqual(["canary-cu2 third floor"]);
    expect(await seenByVisitor()).not.toContain("canary");
  });

  it("CU5 CU6 by the name one sees earlier conversations; the panel tells e-mail, age and address", async () => {
    const { conversation, visit, contact } = await detail();
    expect(visit?.ip).toBe("127.0.0.1");
    expect(Date.now() - Date.parse(conversation.created_at)).toBeLessThan(60_000);
    const patched = await ana.call<Schemas["Contact"]>("PATCH", `/contacts/${contact.id}`, { version: contact.version, email: "nora@example.test" });
    expect(patched.body.email).toBe("nora@example.test");
    await ana.post(`/conversations/${id}/solve`);
    const again = await ana.post<{ conversation: Conversation }>("/conversations", { contact_id: contact.id, channel_id: conversation.channel_id, client_id: randomUUID(), text: "One more thing" });
    expect(again.status).toBe(201);
    const earlier = (await ana.get<Schemas["ConversationPage"]>(`/contacts/${contact.id}/conversations`)).body.items;
    expect(earlier.map((each) => each.status).sort()).toEqual(["solved", "waiting"]);
  });

  it("CU7 labels are put on and off, and never leave towards the customer", async () => {
    const label = (await admin.post<Schemas["Label"]>("/labels", { name: `canary-${randomUUID().slice(0, 8)}`, color: "red" })).body;
    expect((await ben.call<Conversation>("PUT", `/conversations/${id}/labels/${label.id}`)).body.label_ids).toEqual([label.id]);
    expect(await seenByVisitor()).not.toContain("canary");
    expect((await ana.call<Conversation>("DELETE", `/conversations/${id}/labels/${label.id}`)).body.label_ids).toEqual([]);
  });
});
