// SPDX-License-Identifier: AGPL-3.0-or-later
// LC19 CH5 CH6: staff write first, on both databases.
import type { Schemas } from "@shared/api";
import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { Contract } from "../../support/contract";
import { Caller, Recorder } from "../../support/desk_client";
import { ask, staffToken } from "../../support/people";
import { databaseKinds, Server } from "../../support/server";

type Conversation = Schemas["Conversation"];
interface Opened {
  conversation: Conversation;
  message: Schemas["Message"];
}

describe.each(databaseKinds)("staff write first (%s)", (database) => {
  let server: Server;
  let contract: Contract;
  let admin: Caller, ana: Caller;
  let nora: Caller;
  let earlier: Conversation;

  beforeAll(async () => {
    server = await Server.start({ database, flags: ["--rate-limits", "off"] });
    contract = await Contract.of(server);
    [admin, ana] = (await Promise.all(["admin", "ana"].map(async (name) => new Caller(server, contract, await staffToken(server, `${name}@demo.test`))))) as [Caller, Caller];
  });
  afterAll(() => server.dispose());
  // Each test has a customer of its own, whose first question is solved.
  beforeEach(async () => {
    const session = await ask<Schemas["WidgetSession"]>(server, "", "POST", "/widget/demo/sessions", { name: "Nora", email: `nora-${randomUUID()}@example.test` });
    nora = new Caller(server, contract, session.token);
    await say("Hello");
    const { id } = (await seen()).conversation!;
    expect((await ana.post(`/conversations/${id}/accept`)).status).toBe(200);
    earlier = (await ana.post<Conversation>(`/conversations/${id}/solve`)).body;
  });

  const say = (text: string) => nora.post("/widget/demo/messages", { client_id: randomUUID(), text });
  const seen = async () => (await nora.get<Schemas["VisitorMessagePage"]>("/widget/demo/messages")).body;
  const open = (who: Caller, text: string, more: object = {}) =>
    who.post<Opened>("/conversations", { contact_id: earlier.contact.id, channel_id: earlier.channel_id, client_id: randomUUID(), text, ...more });

  it("LC19 CH5 who is here sees it pop up at once, whoever opens it holds it, and no e-mail is made", async () => {
    const socket = Recorder.visitor(nora);
    await socket.frame("hello", (frame) => frame.type === "hello");
    const { status, body } = await open(ana, "Your bowl is back");
    expect(status).toBe(201);
    expect(body.conversation).toMatchObject({ status: "waiting", holder: { name: "Ana Petrova" }, follows_id: earlier.id });
    expect(body.message.delivery?.email).toBeUndefined();
    const frame = await socket.frame("the message", (each) => JSON.stringify(each).includes("Your bowl is back"));
    expect(frame.data?.message).toMatchObject({ sender: { kind: "user", name: "Ana Petrova" } });
    socket.close();
    const waiting = (await ana.get<Schemas["ConversationPage"]>("/conversations?view=waiting&limit=200")).body.items;
    expect(waiting.map((each) => each.id)).toContain(body.conversation.id);
    await say("I take it");
    const answered = (await ana.get<Schemas["ConversationDetail"]>(`/conversations/${body.conversation.id}`)).body.conversation;
    expect(answered).toMatchObject({ status: "open", holder: { name: "Ana Petrova" }, last_message: { text: "I take it" } });
  });

  it("LC19 CH6 for who is away it waits in the widget, and the e-mail is held back with its reason, which is the team's", async () => {
    const { body } = await open(ana, "We have your parcel");
    expect(body.message.delivery?.email).toEqual({ state: "held", reason: "no_email_channel" });
    const page = await seen();
    expect(page.items.at(-1)).toMatchObject({ text: "We have your parcel" });
    expect(JSON.stringify(page)).not.toContain("no_email_channel");
  });

  it("LC19 the same request again opens nothing new, also when its answer was lost", async () => {
    const client_id = randomUUID();
    const first = await open(ana, "Once", { client_id });
    const again = await open(ana, "Once", { client_id });
    expect([first.status, again.status]).toEqual([201, 200]);
    expect([again.body.conversation.id, again.body.message.id]).toEqual([first.body.conversation.id, first.body.message.id]);
    const other = await open(ana, "Something else", { client_id });
    expect([other.status, other.body.code]).toEqual([409, "client_id_conflict"]);
  });

  it("LC19 refuses what cannot be, says why, and nothing reaches the customer", async () => {
    const department = (await admin.post<Schemas["Department"]>("/departments", { name: `Far ${randomUUID().slice(0, 8)}` })).body;
    const elsewhere = (await admin.post<Schemas["Channel"]>("/channels", { kind: "widget", name: "Elsewhere", department_id: department.id })).body;
    const role = (await admin.post<Schemas["Role"]>("/roles", { name: `Reader ${randomUUID().slice(0, 8)}`, rank: 5, permissions: { see: "all" } })).body;
    const email = `reader-${randomUUID()}@demo.test`;
    expect((await admin.post("/users", { name: "Rea", email, role: role.id, password: "harken-demo", department_ids: [earlier.department_id] })).status).toBe(201);
    const reader = new Caller(server, contract, await staffToken(server, email));
    const refusals = [
      await open(reader, "Hi"),
      await open(ana, "Hi", { department_id: department.id }),
      await open(ana, "Hi", { channel_id: elsewhere.id }),
      await open(ana, "Hi", { channel_id: "1" }),
      await open(ana, ""),
      await open(ana, "Hi", { contact_id: "1" }),
    ];
    expect(refusals.map(({ status, body }) => `${status} ${body.code} ${body.field ?? ""}`.trim())).toEqual([
      "403 forbidden",
      "403 forbidden",
      "409 unreachable channel_id",
      "400 invalid channel_id",
      "400 invalid text",
      "404 not_found",
    ]);
    await admin.post(`/contacts/${earlier.contact.id}/block`);
    const blocked = await open(ana, "Hi");
    expect([blocked.status, blocked.body.code]).toEqual([409, "blocked"]);
    await admin.post(`/contacts/${earlier.contact.id}/unblock`);
    expect((await seen()).items.filter((each) => each.text === "Hi")).toEqual([]);
  });

  it("LC19 with one open already the way to it is shown, and no second one is opened", async () => {
    await say("One more thing");
    const current = (await seen()).conversation!.id;
    const refused = await open(ana, "Hi");
    expect([refused.status, refused.body.code]).toEqual([409, "already_open"]);
    expect((refused.body as { current?: Conversation }).current?.id).toBe(current);
  });
});
