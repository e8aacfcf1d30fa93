// SPDX-License-Identifier: AGPL-3.0-or-later
// Customers: list, fields, blocking, two that are one, on both databases.
import type { Schemas } from "@shared/api";
import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { Contract } from "../../support/contract";
import { Caller, Recorder } from "../../support/desk_client";
import { ask, staffToken } from "../../support/people";
import { databaseKinds, Server } from "../../support/server";

type Contact = Schemas["Contact"];

describe.each(databaseKinds)("customers (%s)", (database) => {
  let server: Server;
  let contract: Contract;
  let admin: Caller, ana: Caller;

  beforeAll(async () => {
    server = await Server.start({ database, flags: ["--rate-limits", "off"] });
    contract = await Contract.of(server);
    [admin, ana] = (await Promise.all(["admin", "ana"].map(async (name) => new Caller(server, contract, await staffToken(server, `${name}@demo.test`))))) as [Caller, Caller];
  });
  afterAll(() => server.dispose());

  async function arrive(name: string, email = ""): Promise<Caller & { number: number }> {
    const session = await ask<Schemas["WidgetSession"]>(server, "", "POST", "/widget/demo/sessions", { name, ...(email ? { email } : {}) });
    return Object.assign(new Caller(server, contract, session.token), { number: session.contact_number });
  }
  const say = (who: Caller, text: string) => who.post<Schemas["PublicMessage"]>("/widget/demo/messages", { client_id: randomUUID(), text });
  async function conversationOf(who: Caller): Promise<Schemas["Conversation"]> {
    const page = await who.get<Schemas["VisitorMessagePage"]>("/widget/demo/messages");
    return (await admin.get<Schemas["ConversationDetail"]>(`/conversations/${page.body.conversation!.id}`)).body.conversation;
  }
  const list = async (who: Caller, query = "") => (await who.get<Schemas["ContactPage"]>(`/contacts?${query}`)).body;
  async function until(found: () => Promise<boolean>): Promise<void> {
    const end = Date.now() + 10_000;
    while (!(await found())) if (Date.now() > end) throw new Error("waited in vain");
  }
  const contactOf = async (who: Caller) => (await admin.get<Contact>(`/contacts/${(await conversationOf(who)).contact.id}`)).body;

  it("CU8 the list has everybody once, in pages, and finds by what is known", async () => {
    const nora = await arrive("Nora Listed", "nora.listed@example.test");
    await say(nora, "Hello");
    const all: string[] = [];
    for (let after = ""; ;) {
      const page = await list(admin, `limit=5${after}`);
      all.push(...page.items.map((each) => each.id));
      if (page.next === null) break;
      after = `&after=${page.next}`;
    }
    expect(new Set(all).size).toBe(all.length);
    await until(async () => (await list(admin, "q=listed")).items.length === 1);
    const [found] = (await list(admin, "q=NORA%20list")).items;
    expect(found).toMatchObject({ number: nora.number, email: "nora.listed@example.test", conversations: 1 });
    expect((await list(admin, "q=nora.listed@example")).items).toHaveLength(1);
    expect((await list(admin, "q=nobody-at-all")).items).toEqual([]);
    expect((await list(admin, "q=%3F%3F")).items).toEqual([]);
  });

  it("CU8 the list narrows to a channel, a department and those who are blocked, together with words", async () => {
    const departments = (await admin.get<{ items: Schemas["Department"][] }>("/departments")).body.items;
    const far = (await admin.post<Schemas["Department"]>("/departments", { name: `Far ${randomUUID().slice(0, 8)}` })).body;
    const key = (await admin.post<Schemas["Channel"]>("/channels", { kind: "widget", name: "Narrow", department_id: far.id })).body;
    const session = await ask<Schemas["WidgetSession"]>(server, "", "POST", `/widget/${key.key}/sessions`, { name: "Nora Narrow" });
    const there = new Caller(server, contract, session.token);
    expect((await there.post(`/widget/${key.key}/messages`, { client_id: randomUUID(), text: "Hello" })).status).toBe(201);
    const here = await arrive("Nora Narrowly");
    await say(here, "Hello");
    const { channel_id, department_id } = await conversationOf(here);
    await until(async () => (await list(admin, "q=narrow")).items.length === 2);
    const names = async (query: string) => (await list(admin, query)).items.map((each) => each.name).filter((name) => name.startsWith("Nora Narrow"));
    expect(await names(`channel=${key.id}&limit=200`)).toEqual(["Nora Narrow"]);
    expect(await names(`channel=${channel_id}&q=narrow`)).toEqual(["Nora Narrowly"]);
    expect(await names(`department=${far.id}`)).toEqual(["Nora Narrow"]);
    expect(await names(`department=${department_id}&q=narrow`)).toEqual(["Nora Narrowly"]);
    expect(await names(`department=${departments.find((each) => each.id !== far.id && each.id !== department_id)!.id}&q=narrow`)).toEqual([]);
    const { id } = (await list(admin, `channel=${key.id}`)).items[0]!;
    await admin.post(`/contacts/${id}/block`);
    expect([await names(`blocked=true&channel=${key.id}`), await names(`blocked=true&channel=${channel_id}`)]).toEqual([["Nora Narrow"], []]);
    await admin.post(`/contacts/${id}/unblock`);
  });

  it("CU5 all conversations of a customer, page by page", async () => {
    const nora = await arrive("Nora Often");
    await say(nora, "Hello");
    const { contact, channel_id } = await conversationOf(nora);
    for (let i = 0; i < 4; ++i) {
      const { id } = await conversationOf(nora);
      await admin.post(`/conversations/${id}/accept`);
      await admin.post(`/conversations/${id}/solve`);
      await admin.post("/conversations", { contact_id: contact.id, channel_id, client_id: randomUUID(), text: `Number ${i}` });
    }
    const pages: string[][] = [];
    for (let after = ""; ;) {
      const { items, next } = (await admin.get<Schemas["ConversationPage"]>(`/contacts/${contact.id}/conversations?limit=2${after}`)).body;
      pages.push(items.map((each) => each.id));
      if (next === null) break;
      after = `&after=${next}`;
    }
    expect(pages.map((page) => page.length)).toEqual([2, 2, 1]);
    const all = (await admin.get<Schemas["ConversationPage"]>(`/contacts/${contact.id}/conversations`)).body;
    expect([all.items.map((each) => each.id), all.next]).toEqual([pages.flat(), null]);
    const refused = await admin.get(`/contacts/${contact.id}/conversations?after=1`);
    expect([refused.status, refused.body.field]).toEqual([400, "after"]);
  });

  it("CU1 CU4 CU10 fields and the workspace's own attributes are edited, and found", async () => {
    const visitor = await arrive("Nora Fields");
    await say(visitor, "Hello");
    const contact = await contactOf(visitor);
    expect((await ana.post("/contact-attributes", { name: "Plan" })).status).toBe(403);
    const plan = (await admin.post<Schemas["ContactAttribute"]>("/contact-attributes", { name: "Plan" })).body;
    expect((await admin.post("/contact-attributes", { name: "PLAN" })).body.code).toBe("already_exists");
    const path = `/contacts/${contact.id}`;
    const edited = await ana.call<Contact>("PATCH", path, { version: contact.version, phone: "+7 912 345-67-89", attributes: { [plan.id]: "Platinum" } });
    expect(edited.body).toMatchObject({ number: contact.number, phone: "+7 912 345-67-89", attributes: { [plan.id]: "Platinum" } });
    expect((await list(ana, "q=platin")).items.map((each) => each.id)).toEqual([contact.id]);
    expect((await list(ana, "q=79123456789")).items.map((each) => each.id)).toEqual([contact.id]);
    expect((await ana.call("PATCH", path, { version: contact.version, phone: "1" })).body.code).toBe("version_conflict");
    expect((await ana.call("PATCH", path, { version: edited.body.version, attributes: { "1": "x" } })).status).toBe(400);
    const emptied = await ana.call<Contact>("PATCH", path, { version: edited.body.version, attributes: { [plan.id]: "" } });
    expect(emptied.body.attributes).toEqual({});
    expect((await list(ana, "q=platin")).items).toEqual([]);
  });

  it("LC22 a blocked customer is refused with a clear code, and is free again", async () => {
    const visitor = await arrive("Nora Blocked");
    await say(visitor, "Hello");
    const { contact } = await conversationOf(visitor);
    expect((await ana.post(`/contacts/${contact.id}/block`)).body.code).toBe("forbidden");
    const blocked = await admin.post<Contact>(`/contacts/${contact.id}/block`);
    expect(blocked.body.blocked_at).not.toBeNull();
    const refused = await say(visitor, "Still there?");
    expect([refused.status, (refused.body as { code?: string }).code]).toEqual([403, "blocked"]);
    const socket = Recorder.visitor(visitor);
    await socket.frame("hello", (frame) => frame.type === "hello");
    socket.send({ type: "send", client_id: randomUUID(), text: "And here?" });
    expect((await socket.frame("a refusal", (frame) => frame.type === "refused")).code).toBe("blocked");
    socket.close();
    expect((await list(admin, "blocked=true")).items.map((each) => each.id)).toEqual([contact.id]);
    await admin.post(`/contacts/${contact.id}/unblock`);
    expect((await say(visitor, "Again")).status).toBe(201);
    expect((await list(admin, "blocked=true")).items).toEqual([]);
  });

  it("CU9 two contacts become one, the earlier Client Id leads there, and undo is exact", async () => {
    const first = await arrive("Nora Merge");
    const second = await arrive("", "nora.merge@example.test");
    await say(first, "From the office");
    await say(second, "From home");
    const [into, other] = [await contactOf(first), await contactOf(second)];
    await admin.post(`/contacts/${other.id}/notes`, { client_id: randomUUID(), text: "prefers mornings" });
    const done = (await ana.post<Schemas["Merged"]>(`/contacts/${into.id}/merge`, { contact_id: other.id })).body;
    expect(done.contact).toMatchObject({ id: into.id, name: "Nora Merge", email: "nora.merge@example.test" });
    expect((await conversationOf(second)).contact).toMatchObject({ id: into.id, number: into.number });
    const both = (await admin.get<Schemas["ConversationPage"]>(`/contacts/${other.id}/conversations`)).body.items;
    expect(both).toHaveLength(2);
    expect((await admin.get<Contact>(`/contacts/${other.id}`)).body.id).toBe(into.id);
    expect((await admin.get<{ items: Schemas["Note"][] }>(`/contacts/${into.id}/notes`)).body.items.map((note) => note.text)).toEqual(["prefers mornings"]);
    expect((await list(admin, "q=nora.merge")).items.map((each) => each.id)).toEqual([into.id]);
    await say(second, "Later, from home");
    expect((await admin.post(`/contacts/${into.id}/merge`, { contact_id: other.id })).status).toBe(400);

    const undone = await ana.post<Schemas["Merged"]>(`/contact-merges/${done.merge.id}/undo`);
    expect(undone.body.contact).toMatchObject({ id: into.id, name: "Nora Merge", email: "" });
    expect((await conversationOf(second)).contact).toMatchObject({ id: other.id, number: other.number, email: "nora.merge@example.test" });
    expect((await conversationOf(first)).contact.id).toBe(into.id);
    expect((await admin.get<{ items: Schemas["Note"][] }>(`/contacts/${other.id}/notes`)).body.items).toHaveLength(1);
    expect((await admin.get<{ items: Schemas["Note"][] }>(`/contacts/${into.id}/notes`)).body.items).toEqual([]);
    expect((await ana.post(`/contact-merges/${done.merge.id}/undo`)).body.code).toBe("not_active");
  });

  it("CU9 an earlier merge waits until a later one is undone", async () => {
    const people = await Promise.all(["A", "B", "C"].map((name) => arrive(`Chain ${name}`)));
    for (const each of people) await say(each, "Hi");
    const [a, b, c] = (await Promise.all(people.map(contactOf))) as [Contact, Contact, Contact];
    const early = (await admin.post<Schemas["Merged"]>(`/contacts/${b.id}/merge`, { contact_id: a.id })).body;
    const late = (await admin.post<Schemas["Merged"]>(`/contacts/${c.id}/merge`, { contact_id: b.id })).body;
    expect((await admin.get<Contact>(`/contacts/${a.id}`)).body.id).toBe(c.id);
    expect((await admin.post(`/contact-merges/${early.merge.id}/undo`)).body.code).toBe("later_merge");
    await admin.post(`/contact-merges/${late.merge.id}/undo`);
    await admin.post(`/contact-merges/${early.merge.id}/undo`);
    expect(await Promise.all(people.map(async (each) => (await contactOf(each)).id))).toEqual([a.id, b.id, c.id]);
  });

  it("CU8 A51 who may not see the conversations does not see the customer", async () => {
    const visitor = await arrive("Nora Hidden");
    await say(visitor, "Hello");
    const conversation = await conversationOf(visitor);
    const closed = (await admin.post<Schemas["Department"]>("/departments", { name: "Hidden" })).body;
    await admin.post(`/conversations/${conversation.id}/reassign`, { department_id: closed.id });
    await until(async () => (await list(admin, "q=hidden")).items.length === 1);
    expect((await list(ana, "q=hidden")).items).toEqual([]);
    for (const rest of ["", "/identities", "/merges", "/notes", "/conversations"]) expect((await ana.get(`/contacts/${conversation.contact.id}${rest}`)).status).toBe(404);
  });
});
