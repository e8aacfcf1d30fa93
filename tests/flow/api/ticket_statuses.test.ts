// SPDX-License-Identifier: AGPL-3.0-or-later
// A workspace's own statuses of tickets, on both databases: words inside the four, which go on deciding.
import type { Schemas } from "@shared/api";
import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { Contract } from "../../support/contract";
import { Caller, Recorder } from "../../support/desk_client";
import { staffToken } from "../../support/people";
import { databaseKinds, Server } from "../../support/server";

type Own = Schemas["OwnTicketStatus"];
type Ticket = Schemas["Ticket"];
type Items<T> = { items: T[] };

describe.each(databaseKinds)("own statuses of tickets (%s)", (database) => {
  let server: Server;
  let admin: Caller, agent: Caller;
  let vendor: Own, refused: Own;

  beforeAll(async () => {
    server = await Server.start({ database, flags: ["--rate-limits", "off"] });
    const contract = await Contract.of(server);
    admin = new Caller(server, contract, await staffToken(server));
    agent = new Caller(server, contract, await staffToken(server, "ana@demo.test"));
    vendor = await add("Waiting for the vendor", "waiting");
    refused = await add("Refused", "closed");
  });
  afterAll(() => server.dispose());

  async function add(name: string, base: Schemas["TicketStatus"]): Promise<Own> {
    const answer = await admin.post<Own>("/ticket-statuses", { name, base });
    expect(answer.status).toBe(201);
    return answer.body;
  }
  const all = async () => (await agent.get<Items<Own>>("/ticket-statuses")).body.items;
  const change = (own: Own, body: object, who = admin) => who.call<Own>("PATCH", `/ticket-statuses/${own.id}`, { version: own.version, ...body });
  const create = async (more: object = {}) => (await agent.post<Ticket>("/tickets", { client_id: randomUUID(), title: "Till", ...more })).body;
  const patch = (ticket: Ticket, changes: object) => agent.call<Ticket>("PATCH", `/tickets/${ticket.id}`, { version: ticket.version, ...changes });
  const read = async (ticket: Ticket) => (await agent.get<Schemas["TicketDetail"]>(`/tickets/${ticket.id}`)).body.ticket;
  const found = async (query: string) => (await agent.get<Schemas["TicketPage"]>(`/tickets?limit=200&${query}`)).body.items.map(({ id }) => id);
  const both = ({ status, status_id }: Ticket) => [status, status_id];

  it("LC12 they are made, renamed and put in order inside their own base, and each refusal says why", async () => {
    const parts = await add("Waiting for parts", "waiting");
    expect((await all()).map(({ name }) => name)).toEqual(["Waiting for the vendor", "Waiting for parts", "Refused"]);
    const first = (await change(parts, { position: 0, name: "Parts ordered" })).body;
    expect((await all()).map(({ name }) => name)).toEqual(["Parts ordered", "Waiting for the vendor", "Refused"]);
    const said = async (answer: Promise<{ status: number; body: unknown }>) => {
      const { status, body } = await answer;
      return [status, (body as Schemas["Problem"]).code];
    };
    expect(await said(change(parts, { name: "Late" }))).toEqual([409, "version_conflict"]);
    expect(await said(change(first, { name: "REFUSED" }))).toEqual([409, "already_exists"]);
    expect(await said(change(first, { position: 1001 }))).toEqual([400, "invalid"]);
    expect(await said(change(first, { base: "closed" }))).toEqual([400, "unknown_field"]);
    expect(await said(admin.post("/ticket-statuses", { name: "x", base: "late" }))).toEqual([400, "invalid"]);
    expect(await said(admin.post("/ticket-statuses", { name: "refused", base: "to_do" }))).toEqual([409, "already_exists"]);
    expect(await said(agent.post("/ticket-statuses", { name: "Mine", base: "to_do" }))).toEqual([403, "forbidden"]);
    expect(await said(change(first, { name: "Mine" }, agent))).toEqual([403, "forbidden"]);
    const log = (await admin.get<Schemas["AuditPage"]>(`/audit?subject=${parts.id}`)).body.items;
    expect(log.map(({ action }) => action)).toEqual(["ticket_status.updated", "ticket_status.created"]);
    expect((await admin.call("DELETE", `/ticket-statuses/${parts.id}`)).status).toBe(200);
  });

  it("LC12 there are at most twenty", async () => {
    const made: Own[] = [];
    while ((await all()).length < 20) made.push(await add(`Step ${made.length}`, "to_do"));
    const more = await admin.post<Own>("/ticket-statuses", { name: "One more", base: "to_do" });
    expect([more.status, more.body.code]).toEqual([409, "too_many"]);
    for (const { id } of made) await admin.call("DELETE", `/ticket-statuses/${id}`);
  });

  it("LC12 either of the two says both, and never against each other", async () => {
    let ticket = await create();
    expect(both(ticket)).toEqual(["to_do", null]);
    ticket = (await patch(ticket, { status_id: vendor.id })).body;
    expect(both(ticket)).toEqual(["waiting", vendor.id]);
    // Who knows the four alone says nothing new with the one that it has.
    ticket = (await patch(ticket, { status: "waiting", title: "Till 2" })).body;
    expect(both(ticket)).toEqual(["waiting", vendor.id]);
    ticket = (await patch(ticket, { status_id: null })).body;
    expect(both(ticket)).toEqual(["waiting", null]);
    ticket = (await patch(ticket, { status: "closed", status_id: refused.id })).body;
    expect(both(ticket)).toEqual(["closed", refused.id]);
    expect(ticket.closed_at).not.toBeNull();
    ticket = (await patch(ticket, { status: "in_progress" })).body;
    expect(both(ticket)).toEqual(["in_progress", null]);
    expect(ticket.closed_at).toBeNull();
    for (const wrong of [{ status: "closed", status_id: vendor.id }, { status_id: "7" }]) {
      const answer = await patch(ticket, wrong);
      expect([answer.status, answer.body.code, answer.body.field]).toEqual([400, "invalid", "status_id"]);
    }
    expect(both(await create({ status_id: vendor.id }))).toEqual(["waiting", vendor.id]);
    const asked = await agent.post<Ticket>("/tickets", { client_id: randomUUID(), title: "Please", requested: true, status_id: vendor.id });
    expect([asked.status, asked.body.code]).toEqual([400, "invalid"]);
  });

  it("LC6 LC12 resolving takes an own status of the closed ones, and none of another", async () => {
    const resolve = (ticket: Ticket, body: object) => agent.post<Ticket>(`/tickets/${ticket.id}/resolve`, body);
    const open = await create({ status_id: vendor.id });
    for (const wrong of [{ status_id: vendor.id }, { status_id: "7" }]) {
      const answer = await resolve(open, wrong);
      expect([answer.status, answer.body.code, answer.body.field]).toEqual([400, "invalid", "status_id"]);
    }
    expect(both(await read(open))).toEqual(["waiting", vendor.id]);
    const done = await resolve(open, { status_id: refused.id });
    expect([done.status, ...both(done.body)]).toEqual([200, "closed", refused.id]);
    expect(done.body.closed_at).not.toBeNull();
    expect(both((await resolve(await create(), {})).body)).toEqual(["closed", null]);
  });

  it("UI9 LC12 by status means by the own ones in their places, over pages, both ways", async () => {
    const [late, early] = [await add("Made first, stands last", "in_progress"), await add("Made last, stands first", "in_progress")];
    await change(late, { position: 900 });
    await change(early, { position: 0 });
    const bases: object[] = [{ status_id: late.id }, { status: "in_progress" }, { status_id: early.id }];
    const label = (await admin.post<Schemas["Label"]>("/labels", { name: `Sorted ${randomUUID().slice(0, 8)}`, color: "red" })).body;
    const own = { late: [] as string[], none: [] as string[], early: [] as string[] };
    for (let i = 0; i < 12; ++i) {
      const { id } = await create({ ...bases[i % 3], label_ids: [label.id] });
      own[(["late", "none", "early"] as const)[i % 3]!].push(id);
    }
    const expected = [...own.none, ...own.early, ...own.late];
    const walked = async (who: Caller, filter: string, order: string) => {
      const seen: string[] = [];
      for (let after = ""; ; ) {
        const { body } = await who.get<Schemas["TicketPage"]>(`/tickets?sort=status&order=${order}&limit=3&${filter}${after}`);
        seen.push(...body.items.map(({ id }) => id));
        if (!body.next) return seen.filter((id) => expected.includes(id));
        after = `&after=${body.next}`;
      }
    };
    // What is little is looked up; for who sees everything, and asks for everything, an index is walked.
    for (const [who, filter] of [[agent, "status=in_progress"], [agent, `label=${label.id}`], [admin, "view=all"]] as const) {
      expect(await walked(who, filter, "asc")).toEqual(expected);
      expect(await walked(who, filter, "desc")).toEqual([...expected].reverse());
    }
    for (const { id } of [late, early]) await admin.call("DELETE", `/ticket-statuses/${id}`);
  });

  it("LC7 the history says the own name, of then", async () => {
    const own = await add("At the workshop", "in_progress");
    const ticket = await create();
    const moved = (await patch(ticket, { status_id: own.id })).body;
    expect((await change(own, { name: "In the workshop" })).status).toBe(200);
    await patch(moved, { status: "in_progress", status_id: null });
    const history = (await agent.get<Items<Schemas["TicketChange"]>>(`/tickets/${ticket.id}/history`)).body.items;
    expect(history.slice(1).map((each) => each.changes)).toEqual([
      [{ field: "status", from: "to_do", to: "At the workshop" }],
      [{ field: "status", from: "In the workshop", to: "in_progress" }],
    ]);
    await admin.call("DELETE", `/ticket-statuses/${own.id}`);
  });

  it("UI8 counts and filters go on by the four, and one can ask for an own one", async () => {
    const open = async () => (await agent.get<Schemas["TicketCounts"]>("/tickets/counts")).body.all;
    const before = await open();
    const waits = await create({ status_id: vendor.id });
    const done = await create({ status_id: refused.id });
    const plain = await create({ status: "waiting" });
    expect(await open()).toBe(before + 2);
    expect(await found("status=waiting")).toEqual(expect.arrayContaining([waits.id, plain.id]));
    const own = await found(`status_id=${vendor.id}`);
    expect([own.includes(waits.id), own.includes(plain.id), own.includes(done.id)]).toEqual([true, false, false]);
    const kept = await agent.post<Schemas["SavedView"]>("/saved-views", { name: "At the vendor's", shared: false, tickets: { view: "all", status_id: vendor.id } });
    expect([kept.status, kept.body.tickets]).toEqual([201, { view: "all", status_id: vendor.id }]);
  });

  it("AD5 a deleted one leaves its tickets where they are, and comes back to them unless they were changed", async () => {
    const own = await add("Somewhere else", "waiting");
    const [untouched, touched] = [await create({ status_id: own.id }), await create({ status_id: own.id })];
    const ears = Recorder.staff(agent);
    await ears.frame("hello", (frame) => frame.type === "hello");
    const deleted = await admin.call<Schemas["Deletion"]>("DELETE", `/ticket-statuses/${own.id}`);
    expect([deleted.status, deleted.body.kind]).toEqual([200, "ticket_status"]);
    await ears.frame("its end", (frame) => frame.type === "ticket_status.deleted");
    expect(both(await read(untouched))).toEqual(["waiting", null]);
    expect((await patch(touched, { status_id: own.id })).body.field).toBe("status_id");
    expect((await patch(touched, { title: "Changed" })).status).toBe(200);
    expect(await found(`status_id=${own.id}`)).toEqual([]);
    expect((await admin.post(`/deletions/${deleted.body.id}/restore`)).status).toBe(204);
    await ears.frame("its return", (frame) => frame.type === "ticket_status.updated");
    expect(both(await read(untouched))).toEqual(["waiting", own.id]);
    expect(both(await read(touched))).toEqual(["waiting", null]);
    ears.socket.close();
  });
});
