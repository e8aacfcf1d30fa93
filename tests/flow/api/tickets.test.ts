// SPDX-License-Identifier: AGPL-3.0-or-later
// Tickets, on both databases: the table of Chat2Desk and the support tickets of the storefront.
import type { Schemas } from "@shared/api";
import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { Contract } from "../../support/contract";
import { Caller, Recorder } from "../../support/desk_client";
import { staffToken, visitorToken } from "../../support/people";
import { databaseKinds, Server } from "../../support/server";

type Ticket = Schemas["Ticket"];
type Detail = Schemas["TicketDetail"];
type Entry = Schemas["TicketEntry"];
type Items<T> = { items: T[] };

const password = "a-long-password";
const words = (text: string) => ({ type: "doc", content: [{ type: "paragraph", content: [{ type: "text", text }] }] });
const said = (text: string) => ({ client_id: randomUUID(), body: words(text) });
const canary = "CANARY-internal-7d1e";

describe.each(databaseKinds)("tickets (%s)", (database) => {
  let server: Server;
  let contract: Contract;
  let admin: Caller, agent: Caller, boss: Caller, helper: Caller, asker: Caller, stranger: Caller;
  let ids: Record<string, string>;
  let support: Schemas["Department"], it_desk: Schemas["Department"];

  beforeAll(async () => {
    server = await Server.start({ database, flags: ["--rate-limits", "off"] });
    contract = await Contract.of(server);
    admin = new Caller(server, contract, await staffToken(server));
    ids = {};
    const nothing = await made<Schemas["Role"]>("/roles", { name: "Requester", rank: 1, permissions: { see: "own" } });
    const person = async (name: string, role: string) => {
      const email = `${randomUUID()}@tickets.test`;
      ids[name] = (await made<Schemas["User"]>("/users", { name, email, role, password })).id;
      return new Caller(server, contract, await staffToken(server, email, password));
    };
    agent = await person("Agent", "agent");
    boss = await person("Boss", "supervisor");
    helper = await person("Helper", "it_support");
    asker = await person("Asker", nothing.id);
    stranger = await person("Stranger", "agent");
    support = await made("/departments", { name: "Support of tickets", member_ids: [ids.Agent, ids.Boss] });
    it_desk = await made("/departments", { name: "IT of tickets", member_ids: [ids.Helper] });
    const ladder = await admin.call<Schemas["Ladder"]>("PATCH", "/escalation-ladder", { last_department_id: it_desk.id });
    expect(ladder.status).toBe(200);
  });
  afterAll(() => server.dispose());

  async function made<T>(path: string, body: unknown, who = admin): Promise<T> {
    const answer = await who.post<T>(path, body);
    if (answer.status >= 300) throw new Error(`${path}: ${answer.status} ${JSON.stringify(answer.body)}`);
    return answer.body;
  }
  const create = (title: string, more: object = {}, who = agent) => made<Ticket>("/tickets", { client_id: randomUUID(), title, department_id: support.id, ...more }, who);
  const patch = (ticket: Ticket, changes: object, who = agent) => who.call<Ticket>("PATCH", `/tickets/${ticket.id}`, { version: ticket.version, ...changes });
  const read = async (id: string, who = agent) => (await who.get<Detail>(`/tickets/${id}`)).body.ticket;
  const list = async (query: string, who = agent) => (await who.get<Schemas["TicketPage"]>(`/tickets?department=${support.id}&${query}`)).body;
  const conversation = async () => {
    const visitor = new Caller(server, contract, await visitorToken(server));
    await visitor.post("/widget/demo/messages", { client_id: randomUUID(), text: "It does not work" });
    return (await visitor.get<Schemas["VisitorMessagePage"]>("/widget/demo/messages")).body.conversation!.id;
  };

  it("LC10 LC11 LC12 LC13 a ticket has its fields, and responsible and deadline can come later", async () => {
    const first = await create("Receipts are missing", { description: words("Since Monday"), priority: "major" });
    expect(first).toMatchObject({ status: "to_do", priority: "major", responsible: null, deadline: null, excerpt: "Since Monday" });
    const deadline = new Date(Date.now() + 86_400_000).toISOString();
    const later = await patch(first, { responsible_id: ids.Agent, deadline, status: "in_progress" });
    expect(later.body).toMatchObject({ responsible: { id: ids.Agent }, status: "in_progress", version: first.version + 1 });
    expect(new Date(later.body.deadline!).getTime()).toBe(new Date(deadline).getTime());
    const cleared = await patch(later.body, { responsible_id: null, deadline: null });
    expect(cleared.body).toMatchObject({ responsible: null, deadline: null });
    const history = (await agent.get<Items<Schemas["TicketChange"]>>(`/tickets/${first.id}/history`)).body.items;
    expect(history.map((change) => change.action)).toEqual(["created", "changed", "changed"]);
    expect(history[1]!.changes).toContainEqual({ field: "status", from: "to_do", to: "in_progress" });
  });

  it("LC10 the same client_id again is the same ticket", async () => {
    const body = { client_id: randomUUID(), title: "Once", department_id: support.id };
    const answers = [await agent.post<Ticket>("/tickets", body), await agent.post<Ticket>("/tickets", body)];
    expect(answers.map((answer) => answer.status)).toEqual([201, 200]);
    expect(answers[0]!.body.id).toBe(answers[1]!.body.id);
  });

  it("F42 two edits of one state: the second is told, with what is there now, and loses nothing", async () => {
    const ticket = await create("Contended");
    expect((await patch(ticket, { title: "Changed by one" })).status).toBe(200);
    const second = await patch(ticket, { priority: "minor" }, boss);
    expect([second.status, second.body.code]).toEqual([409, "version_conflict"]);
    expect((second.body.current as Ticket).title).toBe("Changed by one");
    expect((await read(ticket.id)).priority).toBe("normal");
  });

  it("UI9 every column sorts both ways, over pages, without a gap or a repeat", async () => {
    for (let i = 0; i < 7; ++i)
      await create(`Sorted ${"cabfdeg"[i]}`, { priority: ["minor", "normal", "major"][i % 3], status: ["to_do", "waiting", "in_progress", "closed"][i % 4], ...(i % 2 ? { deadline: new Date(Date.now() + i * 3_600_000).toISOString() } : {}), ...(i % 3 ? { responsible_id: ids.Boss } : {}) });
    const rank = { status: ["to_do", "waiting", "in_progress", "closed"], priority: ["minor", "normal", "major"] };
    const key: Record<string, (ticket: Ticket) => number | string> = {
      number: (ticket) => ticket.number,
      title: (ticket) => ticket.title.toLowerCase(),
      status: (ticket) => rank.status.indexOf(ticket.status),
      priority: (ticket) => rank.priority.indexOf(ticket.priority),
      responsible: (ticket) => ticket.responsible?.name.toLowerCase() ?? "",
      created: (ticket) => ticket.created_at,
      deadline: (ticket) => ticket.deadline ?? "9999",
    };
    const everything = (await list("limit=200")).items.length;
    for (const [sort, of] of Object.entries(key))
      for (const order of ["asc", "desc"]) {
        const seen: Ticket[] = [];
        for (let after = ""; ; ) {
          const page = await list(`sort=${sort}&order=${order}&limit=3${after}`);
          seen.push(...page.items);
          if (!page.next) break;
          after = `&after=${page.next}`;
        }
        expect([sort, order, new Set(seen.map((ticket) => ticket.id)).size]).toEqual([sort, order, everything]);
        const keys = seen.map(of);
        const sorted = [...keys].sort((a, b) => (a < b ? -1 : a > b ? 1 : 0));
        expect([sort, order, keys]).toEqual([sort, order, order === "asc" ? sorted : sorted.reverse()]);
      }
  });

  it("RE4 what is past its deadline and not closed is overdue", async () => {
    const past = new Date(Date.now() - 3_600_000).toISOString();
    const late = await create("Late", { deadline: past });
    const done = await create("Late and done", { deadline: past, status: "closed" });
    const found = (await list("view=overdue&limit=200")).items.map((ticket) => ticket.id);
    expect([found.includes(late.id), found.includes(done.id)]).toEqual([true, false]);
    expect((await agent.get<Schemas["TicketCounts"]>("/tickets/counts")).body.overdue).toBeGreaterThanOrEqual(1);
  });

  it("LC15 LC16 LC17 UI14 UI15 one ticket for many conversations, many tickets for one; pinned until the cross", async () => {
    const [one, two] = [await conversation(), await conversation()];
    const ticket = await create("Same for all", { conversation_ids: [one] }, admin);
    expect(ticket.requester).toMatchObject({ kind: "contact" });
    const linked = await admin.call<Ticket>("PUT", `/tickets/${ticket.id}/conversations/${two}`);
    expect(linked.body.conversations.map((each) => each.id).sort()).toEqual([one, two].sort());
    const other = await create("Another matter of the same chat", { conversation_ids: [one] }, admin);
    const shown = async () => (await admin.get<Schemas["ConversationTickets"]>(`/conversations/${one}/tickets`)).body.items;
    expect((await shown()).map((each) => [each.ticket.id, each.pinned])).toEqual([[other.id, true], [ticket.id, true]]);
    expect((await admin.call("DELETE", `/conversations/${one}/pinned-tickets/${ticket.id}`)).status).toBe(204);
    expect((await shown()).map((each) => each.pinned)).toEqual([true, false]);
    const gone = await admin.call<Ticket>("DELETE", `/tickets/${ticket.id}/conversations/${one}`);
    expect(gone.body.conversations.map((each) => each.id)).toEqual([two]);
  });

  it("UI15 a pin is one event in the order of all others, for the screens of who pinned alone", async () => {
    const one = await conversation();
    const ticket = await create("Pinned before two screens", { conversation_ids: [one] }, admin);
    const seq = async (who: Caller) => (await who.get<Schemas["TicketCounts"]>("/tickets/counts")).body.seq;
    const before = await seq(admin);
    const pin = (method: string) => admin.call(method, `/conversations/${one}/pinned-tickets/${ticket.id}`);
    expect((await pin("DELETE")).status).toBe(204);
    // The same again is nothing new.
    expect((await pin("DELETE")).status).toBe(204);
    expect((await pin("PUT")).status).toBe(204);
    const [late, colleague] = [Recorder.staff(admin, before), Recorder.staff(boss, before)];
    await late.frame("the last pin", ({ type, data }) => type === "ticket_pin.updated" && (data as { pinned?: boolean }).pinned === true);
    const pins = late.frames.filter(({ type }) => type === "ticket_pin.updated");
    const told = { conversation_id: one, ticket_id: ticket.id };
    expect(pins.map(({ data }) => data)).toEqual([{ ...told, pinned: false }, { ...told, pinned: true }]);
    const [first, second] = pins.map(({ seq: at }) => Number(at));
    expect([first! > Number(before), second! > first!]).toEqual([true, true]);
    const after = await create("Afterwards", { department_id: support.id }, boss);
    await colleague.frame("what came after", ({ type, data }) => type === "ticket.changed" && (data as { ticket_id?: string }).ticket_id === after.id);
    expect(colleague.frames.filter(({ type }) => type === "ticket_pin.updated")).toEqual([]);
    late.socket.close();
    colleague.socket.close();
  });

  it("LC14 UI12 comments and additions", async () => {
    const ticket = await create("Talked about");
    const comment = said("Seen it before");
    expect((await agent.post<Entry>(`/tickets/${ticket.id}/comments`, comment)).status).toBe(201);
    expect((await agent.post<Entry>(`/tickets/${ticket.id}/comments`, comment)).status).toBe(200);
    expect((await boss.post<Entry>(`/tickets/${ticket.id}/comments`, { ...said("@Agent look"), mention_ids: [ids.Agent] })).status).toBe(201);
    await made<Entry>(`/tickets/${ticket.id}/additions`, said("It is the printer"), agent);
    expect((await read(ticket.id)).comments).toBe(2);
    const comments = (await agent.get<Items<Entry>>(`/tickets/${ticket.id}/comments`)).body.items;
    expect(comments.map((entry) => entry.text)).toEqual(["Seen it before", "@Agent look"]);
    expect((await agent.get<Detail>(`/tickets/${ticket.id}`)).body.additions.map((entry) => entry.text)).toEqual(["It is the printer"]);
    const told = (await agent.get<{ items: Schemas["Notification"][] }>("/notifications")).body.items;
    expect(told[0]).toMatchObject({ kind: "ticket_mentioned", ticket: { id: ticket.id, number: ticket.number } });
  });

  it("LC18 UI11 AD5 deleting takes the right, and can be undone", async () => {
    const ticket = await create("To be deleted");
    expect((await agent.call("DELETE", `/tickets/${ticket.id}`)).status).toBe(403);
    const gone = await boss.call<Schemas["Deletion"]>("DELETE", `/tickets/${ticket.id}`);
    expect(gone.status).toBe(200);
    expect((await agent.get(`/tickets/${ticket.id}`)).status).toBe(404);
    expect((await boss.post(`/deletions/${gone.body.id}/restore`)).status).toBe(204);
    expect((await read(ticket.id)).title).toBe("To be deleted");
  });

  it("AD4 AD6 who may not see it finds nothing, and rights are told apart", async () => {
    const ticket = await create("Of support alone");
    expect((await stranger.get(`/tickets/${ticket.id}`)).status).toBe(404);
    expect((await asker.post("/tickets", { client_id: randomUUID(), title: "Not mine to make" })).status).toBe(403);
    const page = await stranger.get<Schemas["TicketPage"]>("/tickets?limit=200");
    expect(page.body.items.some((each) => each.id === ticket.id)).toBe(false);
  });

  it("CH10 UI7 LC6 LC7 LC8 LC9 AD3 the storefront's walk: submitted, answered, escalated up to IT, and Internal never seen by who asked", async () => {
    const socket = Recorder.staff(asker);
    await socket.frame("hello", (frame) => frame.type === "hello");
    const ticket = await made<Ticket>("/tickets", { client_id: randomUUID(), title: "The till is broken", department_id: support.id, requested: true }, asker);
    expect(ticket.requester).toMatchObject({ kind: "user", id: ids.Asker });
    const submitted = async (who: Caller) => (await list("view=submitted&limit=200", who)).items.some((each) => each.id === ticket.id);
    expect(await submitted(agent)).toBe(true);
    expect((await list("view=opened&limit=200", asker)).items.map((each) => each.id)).toEqual([ticket.id]);
    const taken = await patch(await read(ticket.id), { responsible_id: ids.Agent });
    expect(taken.status).toBe(200);
    expect((await patch(await read(ticket.id), { responsible_id: ids.Asker }, boss)).body.code).toBe("requester_cannot_handle");
    await made<Entry>(`/tickets/${ticket.id}/threads/main/messages`, said("Which till?"), agent);
    await made<Entry>(`/tickets/${ticket.id}/threads/main/messages`, said("Number two"), asker);

    expect((await agent.get(`/tickets/${ticket.id}/threads/internal/messages`)).status).toBe(404);
    const detail = (await agent.get<Detail>(`/tickets/${ticket.id}`)).body;
    expect([detail.ticket.has_internal, detail.escalates_to?.people.map((each) => each.id)]).toEqual([false, [ids.Boss]]);
    expect((await agent.post(`/tickets/${ticket.id}/escalate`, { reason: "" })).status).toBe(400);
    const first = await made<Ticket>(`/tickets/${ticket.id}/escalate`, { reason: canary }, agent);
    expect(first.escalation).toMatchObject({ level: 1, state: "open", department_id: support.id, assignee: null });
    expect(first.escalation!.waiting_since).not.toBeNull();
    expect((await agent.post(`/tickets/${ticket.id}/escalate`, { reason: "again" })).body.code).toBe("already_escalated");
    expect((await made<Ticket>(`/tickets/${ticket.id}/acknowledge`, undefined, boss)).escalation!.assignee!.id).toBe(ids.Boss);
    await made<Entry>(`/tickets/${ticket.id}/threads/internal/messages`, said(`${canary} looked at it`), boss);
    expect((await read(ticket.id)).escalation!.waiting_since).toBeNull();
    await made<Entry>(`/tickets/${ticket.id}/threads/internal/messages`, said(`${canary} and now?`), agent);
    expect((await read(ticket.id)).escalation!.waiting_since).not.toBeNull();

    const raised = await made<Ticket>(`/tickets/${ticket.id}/raise`, { reason: canary }, boss);
    expect(raised.escalation).toMatchObject({ level: 2, state: "open", department_id: it_desk.id });
    expect(await submitted(helper)).toBe(true);
    // IT answers inside, and does not read what the handler and the asker say to each other.
    expect((await helper.get(`/tickets/${ticket.id}/threads/main/messages`)).status).toBe(404);
    expect((await helper.post(`/tickets/${ticket.id}/raise`, { reason: "dev" })).body.code).toBe("no_level_above");
    const bug = await made<Ticket>(`/tickets/${ticket.id}/raise`, { reason: canary, external_url: "https://bugs.example/7" }, helper);
    expect(bug.escalation).toMatchObject({ level: 2, state: "open", external_url: "https://bugs.example/7" });
    const settled = await made<Ticket>(`/tickets/${ticket.id}/settle`, { reason: canary }, helper);
    expect(settled.escalation).toMatchObject({ state: "resolved", outcome: canary });
    expect((await helper.post(`/tickets/${ticket.id}/return`, { reason: "late" })).body.code).toBe("not_escalated");
    const escalations = (await agent.get<Detail>(`/tickets/${ticket.id}`)).body.escalations;
    expect(escalations.map(({ level, state, assignee }) => [level, state, assignee?.id])).toEqual([[1, "raised", ids.Boss], [2, "resolved", undefined]]);
    expect(escalations.every(({ reason, closed_at }) => reason === canary && closed_at !== null)).toBe(true);

    await made<Ticket>(`/tickets/${ticket.id}/resolve`, { answer: words("It works again") }, agent);
    await socket.frame("the end", (frame) => frame.type === "notification.created" && JSON.stringify(frame).includes("ticket_resolved"));
    socket.close();
    const own = await asker.get<Detail>(`/tickets/${ticket.id}`);
    expect(own.body.ticket).toMatchObject({ status: "closed", escalation: null, has_internal: false, label_ids: [], comments: 0 });
    expect(own.body.escalations).toEqual([]);
    expect((await asker.get(`/tickets/${ticket.id}/threads/internal/messages`)).status).toBe(404);
    expect((await asker.post(`/tickets/${ticket.id}/threads/internal/messages`, said("?"))).status).toBe(404);
    expect((await asker.get(`/tickets/${ticket.id}/comments`)).status).toBe(404);
    const history = (await asker.get<Items<Schemas["TicketChange"]>>(`/tickets/${ticket.id}/history`)).body.items;
    expect(history.map((change) => change.action)).toEqual(["created", "changed", "wrote", "wrote", "wrote", "resolved"]);
    const main = (await asker.get<Schemas["TicketEntryPage"]>(`/tickets/${ticket.id}/threads/main/messages`)).body.items;
    expect(main.map((entry) => entry.text)).toEqual(["It works again", "Number two", "Which till?"]);
    const everything = JSON.stringify([own.body, history, main, (await asker.get("/notifications")).body]) + socket.bytes;
    expect(everything).not.toContain(canary);
    expect(everything).not.toMatch(/escalated|inside|acknowledged|settled/);
    const again = await made<Entry>(`/tickets/${ticket.id}/threads/main/messages`, said("Broken again"), asker);
    expect(again.part).toBe("main");
    expect((await read(ticket.id)).status).toBe("in_progress");
  });

  it("CO7 files of Internal are for those who read it", async () => {
    const ticket = await made<Ticket>("/tickets", { client_id: randomUUID(), title: "With files", department_id: support.id, requested: true }, asker);
    await patch(await read(ticket.id), { responsible_id: ids.Agent });
    await made<Ticket>(`/tickets/${ticket.id}/escalate`, { reason: "see file" }, agent);
    const upload = async (who: Caller) => {
      const form = new FormData();
      form.append("file", new Blob([new Uint8Array([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0])], { type: "image/png" }), "a.png");
      return ((await (await fetch(`${server.url}/api/v1/files`, { method: "POST", body: form, headers: { Authorization: `Bearer ${who.token}` } })).json()) as Schemas["File"]).id;
    };
    const fetched = async (who: Caller, id: string) => (await fetch(`${server.url}/api/v1/files/${id}`, { headers: { Authorization: `Bearer ${who.token}` } })).status;
    const [inside, outside] = [await upload(agent), await upload(agent)];
    await made<Entry>(`/tickets/${ticket.id}/threads/internal/messages`, { ...said("inside"), attachment_ids: [inside] }, agent);
    await made<Entry>(`/tickets/${ticket.id}/threads/main/messages`, { ...said("outside"), attachment_ids: [outside] }, agent);
    expect([await fetched(boss, inside), await fetched(asker, inside), await fetched(asker, outside), await fetched(stranger, outside)]).toEqual([200, 404, 200, 404]);
  });

  it("AD3 LC8 a change of the ladder is shown as it would be, and nothing is written", async () => {
    const ladder = () => admin.get<Schemas["Ladder"]>("/escalation-ladder").then(({ body }) => body);
    const preview = (body: Schemas["LadderUpdate"], who = admin) => who.post<Schemas["Ladder"]>("/escalation-ladder/preview", body);
    const stepsOf = ({ departments }: Schemas["Ladder"]) => departments.find(({ department_id }) => department_id === support.id)!.steps.map(({ department_id }) => department_id);
    const before = await ladder();
    const head = await made<Schemas["Department"]>("/departments", { name: "Head of tickets", member_ids: [(await made<Schemas["User"]>("/users", { name: "Hal", email: `${randomUUID()}@tickets.test`, role: "manager", password })).id] });
    const above = await preview({ parents: [{ department_id: support.id, parent_id: head.id }], last_department_id: null });
    expect(stepsOf(above.body)).toEqual([support.id, head.id]);
    expect(stepsOf(await ladder())).toEqual(stepsOf(before));
    const circle = await preview({ parents: [{ department_id: support.id, parent_id: head.id }, { department_id: head.id, parent_id: support.id }] });
    expect([circle.status, (circle.body as unknown as { code: string }).code]).toEqual([400, "invalid"]);
    expect((await preview({}, agent)).status).toBe(403);
  });

  it("LC7 of two who acknowledge at once one wins, and the other is told who", async () => {
    const second = await made<Schemas["User"]>("/users", { name: "Second boss", email: `${randomUUID()}@tickets.test`, role: "supervisor", password, department_ids: [support.id] });
    const other = new Caller(server, contract, await staffToken(server, second.email, password));
    const ticket = await create("Both want it", { responsible_id: ids.Agent });
    await made<Ticket>(`/tickets/${ticket.id}/escalate`, { reason: "help" }, agent);
    const answers = await Promise.all([boss, other].map((who) => who.post<Ticket>(`/tickets/${ticket.id}/acknowledge`)));
    expect(answers.map((answer) => answer.status).sort()).toEqual([200, 409]);
    const lost = answers.find((answer) => answer.status === 409)!;
    expect(lost.body).toMatchObject({ code: "already_acknowledged", holder: { id: (await read(ticket.id)).escalation!.assignee!.id } });
  });
});
