// SPDX-License-Identifier: AGPL-3.0-or-later
// Tickets in the search and in lists with a name, on both databases.
import type { Schemas } from "@shared/api";
import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { Contract } from "../../support/contract";
import { Caller } from "../../support/desk_client";
import { staffToken } from "../../support/people";
import { databaseKinds, Server } from "../../support/server";

type Ticket = Schemas["Ticket"];
type Match = Schemas["TicketMatch"];
type View = Schemas["SavedView"];

const password = "a-long-password";
const patience = { timeout: 20_000, interval: 50 };
const document = (text: string) => ({ type: "doc", content: [{ type: "paragraph", content: [{ type: "text", text }] }] });
const said = (text: string) => ({ client_id: randomUUID(), body: document(text) });
/** A word that stands nowhere else. */
const rare = (word: string) => `${word}${randomUUID().replaceAll(/[^a-f]/g, "")}`;

describe.each(databaseKinds)("finding tickets (%s)", (database) => {
  let server: Server;
  let contract: Contract;
  let admin: Caller, agent: Caller, boss: Caller, asker: Caller, stranger: Caller;
  let department: Schemas["Department"];
  let ids: Record<string, string>;

  beforeAll(async () => {
    server = await Server.start({ database, flags: ["--rate-limits", "off"] });
    contract = await Contract.of(server);
    admin = new Caller(server, contract, await staffToken(server));
    ids = {};
    const role = await made<Schemas["Role"]>("/roles", { name: "Only asks", rank: 1, permissions: { see: "own" } });
    const person = async (name: string, of: string) => {
      const email = `${randomUUID()}@finding.test`;
      ids[name] = (await made<Schemas["User"]>("/users", { name, email, role: of, password })).id;
      return new Caller(server, contract, await staffToken(server, email, password));
    };
    agent = await person("Agent", "agent");
    boss = await person("Boss", "supervisor");
    asker = await person("Asker", role.id);
    stranger = await person("Stranger", "agent");
    department = await made("/departments", { name: "Found tickets", member_ids: [ids.Agent, ids.Boss] });
  });
  afterAll(() => server.dispose());

  async function made<T>(path: string, body: unknown, who = admin): Promise<T> {
    const answer = await who.post<T>(path, body);
    if (answer.status >= 300) throw new Error(`${path}: ${answer.status} ${JSON.stringify(answer.body)}`);
    return answer.body;
  }
  const create = (title: string, more: object = {}, who = agent) => made<Ticket>("/tickets", { client_id: randomUUID(), title, department_id: department.id, ...more }, who);
  const find = async (text: string, who = agent, more = "") => (await who.get<Schemas["SearchResult"]>(`/search?q=${encodeURIComponent(text)}${more}`)).body.tickets;
  const finds = async (text: string, ticket: Ticket, who = agent) => {
    await expect.poll(async () => (await find(text, who)).map(({ id }) => id), patience).toContain(ticket.id);
    return (await find(text, who)).find(({ id }) => id === ticket.id) as Match;
  };

  it("UI8 CO4 a ticket is found by its number, title, description, and what is written in it, and under a new title at once", async () => {
    const [title, description, comment] = [rare("printer"), rare("smoke"), rare("toner")];
    const ticket = await create(`The ${title} burns`, { description: document(`There is ${description}`) });
    const byTitle = await finds(title, ticket);
    expect(byTitle).toMatchObject({ number: ticket.number, title: `The ${title} burns`, status: "to_do", part: null });
    expect(byTitle.excerpt.filter(({ hit }) => hit).map(({ text }) => text)).toEqual([title]);
    await finds(description, ticket);
    await finds(title.slice(0, -2), ticket);
    for (const number of [`#${ticket.number}`, `${ticket.number}`]) expect((await find(number))[0]).toMatchObject({ id: ticket.id });
    await made(`/tickets/${ticket.id}/comments`, said(`Bring ${comment}`), agent);
    expect(await finds(comment, ticket)).toMatchObject({ part: "comment" });
    const renamed = rare("scanner");
    const { version } = (await agent.get<Schemas["TicketDetail"]>(`/tickets/${ticket.id}`)).body.ticket;
    expect((await agent.call("PATCH", `/tickets/${ticket.id}`, { version, title: renamed })).status).toBe(200);
    expect((await find(renamed)).map(({ id }) => id)).toEqual([ticket.id]);
    expect(await find(title)).toEqual([]);
    expect(await find(renamed, agent, "&status=solved")).toEqual([]);
  });

  it("A23 CH10 who asked finds what is said in Main and never Internal or comments, and a stranger nothing", async () => {
    const [main, internal, comment] = [rare("mainly"), rare("inside"), rare("remark")];
    const ticket = await create(rare("till"), { requested: true }, asker);
    await agent.call("PATCH", `/tickets/${ticket.id}`, { version: 1, responsible_id: ids.Agent });
    await made(`/tickets/${ticket.id}/escalate`, { reason: "look" }, agent);
    await made(`/tickets/${ticket.id}/threads/main/messages`, said(main), agent);
    await made(`/tickets/${ticket.id}/threads/internal/messages`, said(internal), agent);
    await made(`/tickets/${ticket.id}/comments`, said(comment), agent);
    expect(await finds(internal, ticket, boss)).toMatchObject({ part: "internal" });
    await finds(comment, ticket, boss);
    expect(await finds(main, ticket, asker)).toMatchObject({ part: "main" });
    for (const word of [internal, comment]) expect(await find(word, asker)).toEqual([]);
    for (const word of [main, internal, comment, ticket.title, `#${ticket.number}`]) expect(await find(word, stranger)).toEqual([]);
  });

  it("LC18 a deleted ticket is found no more, and again when it is back", async () => {
    const word = rare("gone");
    const ticket = await create(word);
    await finds(word, ticket);
    const gone = await boss.call<Schemas["Deletion"]>("DELETE", `/tickets/${ticket.id}`);
    expect(await find(word)).toEqual([]);
    await boss.post(`/deletions/${gone.body.id}/restore`);
    await finds(word, ticket);
  });

  it("LC10 LC18 the client_id of a deleted ticket says so, and makes no second one", async () => {
    const body = { client_id: randomUUID(), title: "Once", department_id: department.id };
    const ticket = await made<Ticket>("/tickets", body, agent);
    const gone = await boss.call<Schemas["Deletion"]>("DELETE", `/tickets/${ticket.id}`);
    const again = await agent.post("/tickets", body);
    expect([again.status, again.body.code, again.body.field]).toEqual([409, "client_id_conflict", "client_id"]);
    await boss.post(`/deletions/${gone.body.id}/restore`);
    expect((await agent.post<Ticket>("/tickets", body)).body.id).toBe(ticket.id);
  });

  it("UI8 RE4 a list of tickets with a name keeps its filters and order, counts, is shared by right, and is no list of conversations", async () => {
    const label = await made<Schemas["Label"]>("/labels", { name: rare("printers"), color: "blue" }, boss);
    await create("Counted", { label_ids: [label.id], priority: "major" });
    await create("Not counted", { label_ids: [label.id], priority: "minor" });
    const tickets = { view: "all", sort: "deadline", order: "asc", priority: "major", label: label.id, responsible: "none", q: "count" };
    const saved = await made<View>("/saved-views", { name: "Urgent printers", tickets }, agent);
    expect(saved).toMatchObject({ name: "Urgent printers", shared: false, filter: { view: "all" }, tickets });
    const list = async (who: Caller) => (await who.get<{ items: View[] }>("/saved-views")).body.items.map(({ id }) => id);
    expect([(await list(agent)).includes(saved.id), (await list(boss)).includes(saved.id)]).toEqual([true, false]);
    const counts = (await agent.get<{ items: { id: string; count: number }[] }>("/saved-views/counts")).body.items;
    expect(counts.find(({ id }) => id === saved.id)?.count).toBe(1);

    expect((await agent.post("/saved-views", { name: "For all", shared: true, tickets })).status).toBe(403);
    const shared = await made<View>("/saved-views", { name: "For all", shared: true, tickets: { view: "overdue" } }, boss);
    expect((await list(agent)).includes(shared.id)).toBe(true);
    const changed = await boss.call<View>("PATCH", `/saved-views/${shared.id}`, { version: shared.version, tickets: { view: "opened", status: "waiting" } });
    expect(changed.body.tickets).toEqual({ view: "opened", status: "waiting" });
    expect((await boss.call("PATCH", `/saved-views/${shared.id}`, { version: changed.body.version, filter: { view: "mine" } })).body.field).toBe("filter");
    for (const wrong of [{ view: "mine" }, { view: "all", sort: "age" }, { view: "all", responsible: "me" }, { view: "all", holder: "1" }])
      expect((await agent.post("/saved-views", { name: "Wrong", tickets: wrong })).status).toBe(400);
    expect((await agent.post("/saved-views", { name: "Both", tickets, filter: { view: "mine" } })).body.field).toBe("tickets");
    const gone = await boss.call<Schemas["Deletion"]>("DELETE", `/saved-views/${shared.id}`);
    expect((await list(agent)).includes(shared.id)).toBe(false);
    expect((await boss.post(`/deletions/${gone.body.id}/restore`)).status).toBe(204);
    expect((await list(agent)).includes(shared.id)).toBe(true);
  });
});
