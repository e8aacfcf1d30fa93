// SPDX-License-Identifier: AGPL-3.0-or-later
// Equal requests end in one ticket: open tickets that say the same as a customer, one ticket for several conversations at
// once, and the tickets of a customer, on both databases.
import type { Schemas } from "@shared/api";
import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { Contract } from "../../support/contract";
import { Caller } from "../../support/desk_client";
import { staffToken, visitorToken } from "../../support/people";
import { databaseKinds, Server } from "../../support/server";

type Ticket = Schemas["Ticket"];
type Tickets = { items: Ticket[] };

const password = "a-long-password";
const words = (text: string) => ({ type: "doc", content: [{ type: "paragraph", content: [{ type: "text", text }] }] });

describe.each(databaseKinds)("tickets beside conversations (%s)", (database) => {
  let server: Server;
  let contract: Contract;
  let admin: Caller, agent: Caller, stranger: Caller, asker: Caller;
  let mine: Schemas["Department"], theirs: Schemas["Department"];

  beforeAll(async () => {
    server = await Server.start({ database, flags: ["--rate-limits", "off"] });
    contract = await Contract.of(server);
    admin = new Caller(server, contract, await staffToken(server));
    const nothing = await made<Schemas["Role"]>("/roles", { name: "Asker", rank: 1, permissions: { see: "own" } });
    const ids: string[] = [];
    const person = async (name: string, role: string) => {
      const email = `${randomUUID()}@related.test`;
      ids.push((await made<Schemas["User"]>("/users", { name, email, role, password })).id);
      return new Caller(server, contract, await staffToken(server, email, password));
    };
    agent = await person("Agent", "agent");
    stranger = await person("Stranger", "agent");
    asker = await person("Asker", nothing.id);
    mine = await made("/departments", { name: "Related", member_ids: [ids[0]] });
    theirs = await made("/departments", { name: "Unrelated", member_ids: [ids[1]] });
    for (const [title, more] of [
      ["Login fails after the update", { description: words("Nobody can sign in since version 4") }],
      ["Courier is late with parcels", {}],
      ["Код подтверждения по SMS не приходит", {}],
      ["Pembayaran dengan kartu kredit ditolak", {}],
      ["Printer is on fire", {}],
      ["Login fails after the update of last year", { status: "closed" }],
      ["Login fails after the update, says the other department", { department_id: theirs.id }],
    ] as const)
      await create(title, { department_id: mine.id, ...more });
  });
  afterAll(() => server.dispose());

  async function made<T>(path: string, body: unknown, who = admin): Promise<T> {
    const answer = await who.post<T>(path, body);
    if (answer.status >= 300) throw new Error(`${path}: ${answer.status} ${JSON.stringify(answer.body)}`);
    return answer.body;
  }
  const create = (title: string, more: object, who = admin) => made<Ticket>("/tickets", { client_id: randomUUID(), title, ...more }, who);
  const titles = async (query: string, who = agent) => (await who.get<Tickets>(`/tickets/similar?${query}`)).body.items.map((ticket) => ticket.title);
  const text = (what: string) => `text=${encodeURIComponent(what)}`;

  /** In the department of the agent. */
  async function writes(...texts: string[]): Promise<Schemas["Conversation"]> {
    const visitor = new Caller(server, contract, await visitorToken(server));
    for (const each of texts) await visitor.post("/widget/demo/messages", { client_id: randomUUID(), text: each });
    const { id } = (await visitor.get<Schemas["VisitorMessagePage"]>("/widget/demo/messages")).body.conversation!;
    await made(`/conversations/${id}/reassign`, { department_id: mine.id });
    return (await admin.get<Schemas["ConversationDetail"]>(`/conversations/${id}`)).body.conversation;
  }

  it("LC16 the most alike open ticket is first, in each language", async () => {
    expect(await titles(text("I cannot sign in any more since the update"))).toEqual(["Login fails after the update"]);
    expect((await titles(text("parcel is late, where is the courier")))[0]).toBe("Courier is late with parcels");
    expect((await titles(text("здравствуйте, мне не приходит код по смс")))[0]).toBe("Код подтверждения по SMS не приходит");
    expect((await titles(text("kak, kartu kredit saya ditolak waktu bayar")))[0]).toBe("Pembayaran dengan kartu kredit ditolak");
    expect(await titles(text("What are your opening hours on Sunday?"))).toEqual([]);
  });

  it("LC16 nobody is shown a ticket that is not theirs, and nobody a closed one", async () => {
    const asked = text("Login fails after the update");
    expect((await titles(`${asked}&limit=20`, admin)).sort()).toEqual(["Login fails after the update", "Login fails after the update, says the other department"]);
    expect(await titles(`${asked}&limit=1`, admin)).toEqual(["Login fails after the update"]);
    expect(await titles(asked, stranger)).toEqual(["Login fails after the update, says the other department"]);
    expect(await titles(asked, asker)).toEqual([]);
  });

  it("LC16 what the customer of a conversation writes is compared, and what is linked already is left out", async () => {
    const conversation = await writes("Hello!", "since the update I am unable to log in");
    const asked = `conversation_id=${conversation.id}`;
    expect(await titles(asked)).toEqual(["Login fails after the update"]);
    const found = (await agent.get<Tickets>(`/tickets/similar?${asked}`)).body.items[0]!;
    expect((await agent.call("PUT", `/tickets/${found.id}/conversations/${conversation.id}`)).status).toBe(200);
    expect(await titles(asked)).toEqual([]);
  });

  it("LC16 of a long talk the beginning and the newest words count", async () => {
    const conversation = await writes("The printer in our office is on fire", ...Array.from({ length: 12 }, (_, n) => `and this is line ${n} about nothing of the kind, ${"lorem ipsum ".repeat(6)}`), "besides, my parcel is late: where is the courier?");
    expect((await titles(`conversation_id=${conversation.id}`)).sort()).toEqual(["Courier is late with parcels", "Printer is on fire"]);
  });

  it("LC16 it is asked for by one of the two, and in bounds", async () => {
    const code = async (query: string, who = agent) => {
      const answer = await who.get(`/tickets/similar?${query}`);
      return [answer.status, answer.body.code];
    };
    expect(await code("")).toEqual([400, "invalid"]);
    expect(await code("text=a&conversation_id=1")).toEqual([400, "invalid"]);
    expect(await code(text("long ".repeat(500)))).toEqual([400, "invalid"]);
    expect(await code("text=a&limit=21")).toEqual([400, "invalid"]);
    expect(await code("text=a&color=red")).toEqual([400, "unknown_field"]);
    const conversation = await writes("Whose is this?");
    expect(await code(`conversation_id=${conversation.id}`, stranger)).toEqual([404, "not_found"]);
  });

  it("LC15 LC16 one ticket for many conversations is made in one request, or not at all", async () => {
    const chosen = [await writes("Site is down"), await writes("site does not open"), await writes("your website is broken")].map(({ id }) => id);
    const ticket = await create("Site is down", { conversation_ids: chosen }, agent);
    expect(ticket.conversations.map(({ id }) => id).sort()).toEqual([...chosen].sort());
    for (const id of chosen) {
      const { items } = (await agent.get<Schemas["ConversationTickets"]>(`/conversations/${id}/tickets`)).body;
      expect(items.map((each) => [each.ticket.id, each.linked, each.pinned])).toEqual([[ticket.id, true, true]]);
    }
    const before = (await admin.get<Schemas["TicketPage"]>("/tickets?limit=200")).body.items.length;
    const hidden = await writes("not for the stranger");
    const refused = await stranger.post("/tickets", { client_id: randomUUID(), title: "Half", conversation_ids: [hidden.id] });
    expect(refused.status).toBe(404);
    expect((await admin.get<Schemas["TicketPage"]>("/tickets?limit=200")).body.items).toHaveLength(before);
  });

  it("CU5 LC15 a customer's tickets over all their conversations, as far as one may see both", async () => {
    const conversation = await writes("Two matters");
    const contact = conversation.contact.id;
    const one = await create("First matter of the customer", { department_id: mine.id, conversation_ids: [conversation.id] });
    const two = await create("Second matter, handled elsewhere", { department_id: theirs.id, conversation_ids: [conversation.id] });
    const of = async (who: Caller) => (await who.get<Tickets>(`/contacts/${contact}/tickets`)).body.items.map(({ id }) => id);
    expect(await of(admin)).toEqual([two.id, one.id]);
    expect(await of(agent)).toEqual([one.id]);
    expect((await stranger.get(`/contacts/${contact}/tickets`)).status).toBe(404);
    await admin.call("DELETE", `/tickets/${one.id}/conversations/${conversation.id}`);
    expect(await of(agent)).toEqual([]);
  });
});
