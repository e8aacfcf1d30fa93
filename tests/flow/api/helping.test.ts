// SPDX-License-Identifier: AGPL-3.0-or-later
// Colleagues about a conversation: handing it up, putting it off, letting others in; on both databases.
import type { Schemas } from "@shared/api";
import { randomUUID } from "node:crypto";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { Contract } from "../../support/contract";
import { Caller, Recorder } from "../../support/desk_client";
import { staffToken, visitorToken } from "../../support/people";
import { databaseKinds, Server } from "../../support/server";

type Conversation = Schemas["Conversation"];
type View = Schemas["View"];

describe.each(databaseKinds)("helping each other (%s)", (database) => {
  let server: Server;
  let contract: Contract;
  let ana: Caller, ben: Caller, mira: Caller, admin: Caller;
  let people: Record<string, Schemas["User"]>;
  let visitor: Caller;
  let id: string;
  let open: Recorder[] = [];

  beforeAll(async () => {
    server = await Server.start({ database, flags: ["--rate-limits", "off"] });
    contract = await Contract.of(server);
    [ana, ben, mira, admin] = (await Promise.all(
      ["ana", "ben", "mira", "admin"].map(async (name) => new Caller(server, contract, await staffToken(server, `${name}@demo.test`))),
    )) as [Caller, Caller, Caller, Caller];
    const { items } = (await admin.get<{ items: Schemas["User"][] }>("/users")).body;
    people = Object.fromEntries(items.map((user) => [user.email.split("@")[0]!, user]));
  });
  afterAll(() => server.dispose());
  // Each test has a conversation of its own, which Ana holds.
  beforeEach(async () => {
    visitor = new Caller(server, contract, await visitorToken(server));
    await say("Hello");
    id = (await visitor.get<Schemas["VisitorMessagePage"]>("/widget/demo/messages")).body.conversation!.id;
    expect((await ana.post(`/conversations/${id}/accept`)).status).toBe(200);
  });
  afterEach(() => {
    for (const each of open.splice(0)) each.close();
  });

  const say = (text: string) => visitor.post("/widget/demo/messages", { client_id: randomUUID(), text });
  const reply = (caller: Caller) => caller.post<Schemas["Message"]>(`/conversations/${id}/messages`, { client_id: randomUUID(), text: "Hi" });
  const act = (caller: Caller, what: string, body?: object) => caller.post<Conversation>(`/conversations/${id}/${what}`, body);
  const now = async () => (await ana.get<Schemas["ConversationDetail"]>(`/conversations/${id}`)).body.conversation;
  const isIn = async (caller: Caller, view: View) =>
    (await caller.get<Schemas["ConversationPage"]>(`/conversations?view=${view}&limit=200`)).body.items.some((each) => each.id === id);
  const counts = async (caller: Caller) => (await caller.get<Schemas["ViewCounts"]>("/conversations/counts")).body;
  const lines = async () =>
    (await ana.get<Schemas["MessagePage"]>(`/conversations/${id}/messages`)).body.items.flatMap((each) => (each.system ? [each.system] : []));
  const inSeconds = (seconds: number) => new Date(Date.now() + seconds * 1000).toISOString();
  async function listen(caller: Caller): Promise<Recorder> {
    const recorder = Recorder.staff(caller);
    open.push(recorder);
    await recorder.frame("hello", (frame) => frame.type === "hello");
    return recorder;
  }
  const told = (recorder: Recorder, action: string) =>
    recorder.frame(action, (frame) => (frame.data as { action?: string } | undefined)?.action === action);

  it("LC5 AD2 escalated to a supervisor: both keep it in view, only the supervisor answers", async () => {
    const [before, supervisor] = await Promise.all([counts(ana), listen(mira)]);
    const escalated = await act(ana, "escalate", { user_id: people.mira!.id, reason: "very angry" });
    expect(escalated.status).toBe(200);
    expect(escalated.body).toMatchObject({ status: "escalated", holder: { name: "Mira Novak" }, escalation: { from: { name: "Ana Petrova" }, reason: "very angry" } });
    await told(supervisor, "escalated");
    expect(await Promise.all([isIn(ana, "escalated"), isIn(mira, "escalated"), isIn(ben, "escalated"), isIn(ana, "mine")])).toEqual([true, true, false, false]);
    expect((await counts(ana)).escalated).toBe(before.escalated + 1);
    const refused = await reply(ana);
    expect([refused.status, refused.body.code, refused.body.holder?.name]).toEqual([403, "not_holder", "Mira Novak"]);
    expect((await reply(mira)).status).toBe(201);
    const seen = await visitor.get<Schemas["VisitorMessagePage"]>("/widget/demo/messages");
    expect(JSON.stringify(seen.body)).not.toContain("very angry");
    expect(seen.body.items.map((each) => each.system?.action).filter(Boolean)).toEqual(["accepted"]);
  });

  it("LC5 an escalation ends when it is handed back", async () => {
    await act(ana, "escalate", { user_id: people.mira!.id });
    const { department_id } = await now();
    const back = await act(mira, "reassign", { department_id, user_id: people.ana!.id });
    expect(back.body).toMatchObject({ status: "open", escalation: null, holder: { name: "Ana Petrova" } });
    expect((await reply(ana)).status).toBe(201);
  });

  it("LC5 who sees only their own goes on seeing what they escalated, and only sees it", async () => {
    const permissions = { see: "own", reply: "own", reassign: "own", label: "all", write_note: "all" };
    const role = (await admin.post<Schemas["Role"]>("/roles", { name: `Own ${randomUUID().slice(0, 8)}`, rank: 5, permissions })).body;
    const { department_id } = await now();
    const email = `zoe-${randomUUID()}@demo.test`;
    const user = { name: "Zoe", email, role: role.id, password: "harken-demo", department_ids: [department_id] };
    const person = (await admin.post<Schemas["User"]>("/users", user)).body;
    const zoe = new Caller(server, contract, await staffToken(server, email));
    await act(ana, "reassign", { department_id, user_id: person.id });
    const socket = await listen(zoe);
    expect((await act(zoe, "escalate", { user_id: people.mira!.id })).status).toBe(200);
    expect((await reply(mira)).status).toBe(201);
    await socket.frame("Mira's answer", (frame) => frame.type === "message.created" && (frame.data?.message as { text?: string })?.text === "Hi");
    expect((await zoe.get(`/conversations/${id}`)).status).toBe(200);
    const thread = await zoe.get<Schemas["MessagePage"]>(`/conversations/${id}/messages`);
    expect(thread.body.items.at(-1)).toMatchObject({ text: "Hi" });
    expect(await Promise.all([isIn(zoe, "escalated"), isIn(zoe, "all"), isIn(zoe, "team"), isIn(zoe, "mine")])).toEqual([true, true, true, false]);
    expect(await counts(zoe)).toMatchObject({ escalated: 1, team: 1, mine: 0 });
    const label = (await admin.post<Schemas["Label"]>("/labels", { name: `Seen ${randomUUID().slice(0, 8)}`, color: "red" })).body;
    const written = [
      await reply(zoe),
      await act(zoe, "solve"),
      await zoe.call("PUT", `/conversations/${id}/labels/${label.id}`),
      await act(zoe, "notes", { client_id: randomUUID(), text: "Mine still?" }),
    ];
    expect(written.map(({ status }) => status)).toEqual([403, 403, 403, 403]);
    expect((await act(mira, "solve")).status).toBe(200);
    await socket.frame("that it is gone", (frame) => frame.type === "conversation.removed");
    expect((await zoe.get(`/conversations/${id}`)).status).toBe(404);
    expect((await zoe.get(`/conversations/${id}/messages`)).status).toBe(404);
  });

  it("refuses escalations by others, to others, and with too long a reason", async () => {
    const by = await act(ben, "escalate", { user_id: people.mira!.id });
    expect([by.status, by.body.code]).toEqual([403, "not_holder"]);
    const to = await act(ana, "escalate", { user_id: people.ben!.id });
    expect([to.status, to.body.code]).toEqual([409, "not_a_supervisor"]);
    const long = await act(ana, "escalate", { user_id: people.mira!.id, reason: "x".repeat(501) });
    expect([long.status, long.body.field]).toEqual([400, "reason"]);
    expect((await now()).escalation).toBeNull();
  });

  it("release gives it back to the queue, where a colleague accepts it", async () => {
    expect((await act(ana, "release")).body).toMatchObject({ status: "new", holder: null });
    expect((await act(ben, "accept")).status).toBe(200);
    expect((await lines()).map((line) => line.action)).toEqual(["accepted", "released", "accepted"]);
  });

  it("LC20 set aside it waits, and comes back by itself at its time", async () => {
    const holder = await listen(ana);
    const until = inSeconds(2);
    const aside = await act(ana, "set-aside", { until });
    expect(Date.parse(aside.body.set_aside_until ?? "")).toBe(Date.parse(until));
    expect(aside.body.status).toBe("waiting");
    expect(await Promise.all([isIn(ana, "waiting"), isIn(ana, "mine")])).toEqual([true, false]);
    await told(holder, "woken");
    expect(Date.now()).toBeGreaterThanOrEqual(Date.parse(until));
    expect(await now()).toMatchObject({ set_aside_until: null, status: "open", turn: "ours" });
    expect((await lines()).filter((line) => line.action === "woken")).toHaveLength(1);
  });

  it("LC20 the customer wakes it and calls a planned solving off", async () => {
    await act(ana, "set-aside", { until: inSeconds(3600) });
    await act(ana, "solve", { at: inSeconds(3600) });
    await say("One more thing");
    expect(await now()).toMatchObject({ set_aside_until: null, solve_at: null, status: "open" });
  });

  it("LC20 solved by itself at a date, and the customer is told who", async () => {
    const holder = await listen(ana);
    expect((await act(ana, "solve", { at: inSeconds(1) })).body.lifecycle).toBe("active");
    await told(holder, "auto_solved");
    expect((await now()).lifecycle).toBe("solved");
    const seen = await visitor.get<Schemas["VisitorMessagePage"]>("/widget/demo/messages");
    expect(seen.body.items.at(-1)?.system).toEqual({ action: "solved", actor: "Ana Petrova" });
  });

  it("wake brings it back, and times in the past or far away are refused", async () => {
    await act(ana, "set-aside", { until: inSeconds(3600) });
    expect((await act(ana, "wake")).body).toMatchObject({ set_aside_until: null, status: "open" });
    for (const until of [inSeconds(-1), inSeconds(400 * 86_400), "tomorrow", "2026-13-01T00:00:00Z"]) {
      const refused = await act(ana, "set-aside", { until });
      expect([refused.status, refused.body.field]).toEqual([400, "until"]);
    }
    const stranger = await act(ben, "set-aside", { until: inSeconds(3600) });
    expect([stranger.status, stranger.body.code]).toEqual([403, "not_holder"]);
  });

  it("UI5 ask, grant, write, revoke, live for both sides", async () => {
    const [holder, helper] = await Promise.all([listen(ana), listen(ben)]);
    const asked = await act(ben, "access-requests", { reason: "I know her" });
    const request = asked.body.access[0]!;
    expect(request).toMatchObject({ user: { name: "Ben Carter" }, level: null, reason: "I know her" });
    await told(holder, "access_requested");
    expect((await reply(ben)).body.code).toBe("not_holder");

    expect((await ana.post<Conversation>(`/access-requests/${request.id}/grant`, { level: "write" })).body.access[0]?.level).toBe("write");
    const granted = await told(helper, "access_granted");
    expect(granted.data?.target).toMatchObject({ name: "Ben Carter" });
    expect((await reply(ben)).status).toBe(201);
    expect((await now()).holder?.name).toBe("Ana Petrova");

    expect((await mira.post(`/access-requests/${request.id}/revoke`)).status).toBe(200);
    await told(helper, "access_revoked");
    expect((await reply(ben)).body.code).toBe("not_holder");
    const gone = await ana.post(`/access-requests/${request.id}/grant`, { level: "write" });
    expect([gone.status, gone.body.code]).toEqual([404, "not_found"]);
  });

  it("UI5 read and note is no right to answer; declined requests leave nothing", async () => {
    const request = (await act(ben, "access-requests", {})).body.access[0]!;
    expect((await ben.post(`/access-requests/${request.id}/grant`, { level: "write" })).body.code).toBe("not_holder");
    await ana.post(`/access-requests/${request.id}/grant`, { level: "read_and_note" });
    expect((await reply(ben)).body.code).toBe("not_holder");
    expect((await ben.post(`/access-requests/${request.id}/revoke`)).status).toBe(200);
    const again = (await act(ben, "access-requests", {})).body.access[0]!;
    expect((await ana.post(`/access-requests/${again.id}/decline`)).status).toBe(200);
    expect((await now()).access).toEqual([]);
    const word = await ana.post(`/access-requests/${again.id}/grant`, { level: "admin" });
    expect([word.status, word.body.field]).toEqual([400, "level"]);
  });

  it("UI5 AD5 the audit log tells who asked to help and what became of it", async () => {
    const ask = async () => (await act(ben, "access-requests", {})).body.access[0]!;
    const log = async () =>
      (await admin.get<Schemas["AuditPage"]>(`/audit?subject=${id}`)).body.items.map((each) => `${each.action} ${each.actor?.name}`);
    await ana.post(`/access-requests/${(await ask()).id}/decline`);
    const second = await ask();
    await act(ben, "access-requests", {});
    await ana.post(`/access-requests/${second.id}/grant`, { level: "write" });
    const asked = "conversation.access_requested Ben Carter";
    expect(await log()).toEqual(["conversation.access_granted Ana Petrova", asked, "conversation.access_declined Ana Petrova", asked]);
  });

  it("UI5 a grant ends with solving and with a new holder", async () => {
    const let_in = async () => {
      const request = (await act(ben, "access-requests", {})).body.access[0]!;
      await ana.post(`/access-requests/${request.id}/grant`, { level: "write" });
    };
    await let_in();
    await act(mira, "take-over");
    expect((await now()).access).toEqual([]);
    const { department_id } = await now();
    await act(mira, "reassign", { department_id, user_id: people.ana!.id });
    await let_in();
    await act(ana, "solve");
    expect((await now()).access).toEqual([]);
    expect((await act(ben, "access-requests", {})).body.code).toBe("not_active");
  });

  it("CO14 who is mentioned is told personally, live and as a row, and reads it everywhere", async () => {
    const [ben_here, mira_here] = await Promise.all([listen(ben), listen(mira)]);
    const note = await ana.post<Schemas["Note"]>(`/conversations/${id}/notes`, {
      client_id: randomUUID(),
      text: "@Ben Carter, look",
      mention_ids: [people.ben!.id],
    });
    expect(note.body.mentions).toEqual([{ id: people.ben!.id, name: "Ben Carter" }]);
    const event = await ben_here.frame("the notification", (frame) => frame.type === "notification.created");
    expect(event.data?.notification).toMatchObject({ kind: "mentioned", conversation_id: id, actor: { name: "Ana Petrova" }, text: "@Ben Carter, look" });
    const page = (await ben.get<Schemas["NotificationPage"]>("/notifications?limit=1")).body;
    expect(page.items[0]).toMatchObject({ id: event.data!.notification!.id, read_at: null });
    expect(page.unread).toBeGreaterThan(0);
    await mira.post("/notifications/read", { ids: [page.items[0]!.id] });
    expect((await ben.get<Schemas["NotificationPage"]>("/notifications?limit=1")).body.items[0]?.read_at).toBeNull();
    expect((await ben.post("/notifications/read", { ids: [page.items[0]!.id] })).status).toBe(204);
    await ben_here.frame("that it is read", (frame) => frame.type === "notification.read");
    expect((await ben.get<Schemas["NotificationPage"]>("/notifications?limit=1")).body.items[0]?.read_at).not.toBeNull();
    await mira_here.frame("the note", (frame) => frame.type === "note.created" && frame.data?.note?.id === note.body.id);
    expect(mira_here.frames.filter((frame) => frame.type.startsWith("notification."))).toEqual([]);
  });

  it("CO14 mentions nobody who may not see it, and none in a note about a contact", async () => {
    const stranger = await admin.post<Schemas["User"]>("/users", {
      name: "Zoe", email: `zoe-${randomUUID()}@demo.test`, role: "agent", password: "harken-demo", department_ids: [],
    });
    const note = { client_id: randomUUID(), text: "@Zoe", mention_ids: [stranger.body.id] };
    const refused = await ana.post(`/conversations/${id}/notes`, note);
    expect([refused.status, refused.body.field]).toEqual([400, "mention_ids"]);
    const contact = (await now()).contact.id;
    const about = await ana.post(`/contacts/${contact}/notes`, note);
    expect([about.status, about.body.code]).toEqual([400, "unknown_field"]);
  });

  it("undo of solving and of a reassignment, once, by who did it, and not after anything else", async () => {
    const solved = (await act(ana, "solve")).body;
    expect((await ben.post(`/conversations/${id}/undo`, { version: solved.version })).status).toBe(404);
    const back = await act(ana, "undo", { version: solved.version });
    expect(back.body).toMatchObject({ lifecycle: "active", holder: { name: "Ana Petrova" } });
    expect((await act(ana, "undo", { version: solved.version })).status).toBe(404);
    const moved = (await act(ana, "reassign", { department_id: solved.department_id })).body;
    expect((await act(ana, "undo", { version: moved.version })).body.holder?.name).toBe("Ana Petrova");
    const again = (await act(ana, "reassign", { department_id: solved.department_id })).body;
    await act(ben, "accept");
    const late = await act(ana, "undo", { version: again.version });
    expect([late.status, late.body.code]).toEqual([409, "version_conflict"]);
    expect((await now()).holder?.name).toBe("Ben Carter");
  });

  it("undo is not hindered by the customer who reads the last words", async () => {
    const answer = (await reply(ana)).body;
    const solved = (await act(ana, "solve")).body;
    await visitor.post("/widget/demo/read", { read_id: answer.id });
    expect((await now()).version).toBeGreaterThan(solved.version);
    expect((await act(ana, "undo", { version: solved.version })).body.lifecycle).toBe("active");
  });

  it("UI20 who looks or writes a note is told to colleagues and never to the customer", async () => {
    const [at_ana, at_ben] = await Promise.all([listen(ana), listen(ben)]);
    const customer = Recorder.visitor(visitor);
    open.push(customer);
    await customer.frame("hello", (frame) => frame.type === "hello");
    at_ana.send({ type: "looking", conversation_id: id });
    at_ben.send({ type: "looking", conversation_id: id });
    const looks = (name: string, active: boolean) => (frame: { type: string; active?: unknown; who?: unknown }) =>
      frame.type === "looking" && frame.active === active && (frame.who as { name: string }).name === name;
    await at_ana.frame("that Ben looks", looks("Ben Carter", true));
    await at_ben.frame("that Ana looks", looks("Ana Petrova", true));
    at_ben.send({ type: "typing", conversation_id: id, active: true, note: true });
    await at_ana.frame("that Ben writes a note", (frame) => frame.type === "typing" && frame.note === true);
    at_ben.send({ type: "typing", conversation_id: id, active: true });
    at_ben.close();
    await at_ana.frame("that Ben is gone", looks("Ben Carter", false));
    await reply(ana);
    await customer.frame("the answer", (frame) => frame.type === "message.created");
    expect(customer.bytes).not.toContain("Ben Carter");
  });
});
