// SPDX-License-Identifier: AGPL-3.0-or-later
// The main job over the API and the sockets, on both databases; every answer and frame is checked against the contract.
import type { Schemas } from "@shared/api";
import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { Contract } from "../../support/contract";
import { Caller, Recorder } from "../../support/desk_client";
import { ask, staffToken } from "../../support/people";
import { databaseKinds, Server } from "../../support/server";

type Conversation = Schemas["Conversation"];
type Page = Schemas["ConversationPage"];

describe.each(databaseKinds)("the main job (%s)", (database) => {
  let server: Server;
  let contract: Contract;
  let admin: Caller, ana: Caller, ben: Caller, mira: Caller;
  const open: Recorder[] = [];

  beforeAll(async () => {
    server = await Server.start({ database, flags: ["--rate-limits", "off"] });
    contract = await Contract.of(server);
    [admin, ana, ben, mira] = await Promise.all(
      ["admin", "ana", "ben", "mira"].map(async (name) => new Caller(server, contract, await staffToken(server, `${name}@demo.test`))),
    ) as [Caller, Caller, Caller, Caller];
  });
  afterAll(async () => {
    for (const each of open) each.close();
    await server.dispose();
  });

  const keep = (recorder: Recorder) => (open.push(recorder), recorder);
  async function newVisitor(name = "Nora"): Promise<Caller> {
    const session = await ask<Schemas["WidgetSession"]>(server, "", "POST", "/widget/demo/sessions", { name });
    return new Caller(server, contract, session.token);
  }
  const write = (visitor: Caller, text: string, clientId: string = randomUUID()) =>
    visitor.post<Schemas["PublicMessage"]>("/widget/demo/messages", { client_id: clientId, text });
  async function conversationOf(visitor: Caller): Promise<Conversation> {
    const page = await visitor.get<Schemas["VisitorMessagePage"]>("/widget/demo/messages");
    return (await admin.get<Schemas["ConversationDetail"]>(`/conversations/${page.body.conversation!.id}`)).body.conversation;
  }

  it("CH1 RT15 a first message opens a conversation that waits to be accepted", async () => {
    const before = (await ana.get<Schemas["ViewCounts"]>("/conversations/counts")).body;
    const visitor = await newVisitor();
    expect((await write(visitor, "Hello")).status).toBe(201);
    const after = (await ana.get<Schemas["ViewCounts"]>("/conversations/counts")).body;
    expect(after.new).toBe(before.new + 1);
    const newest = (await ana.get<Page>("/conversations?view=new&limit=1")).body.items[0]!;
    expect(newest).toMatchObject({ status: "new", holder: null, platform: "widget", unread: 1, contact: { name: "Nora" } });
  });

  it("RT4 RT5 RT6 the first accept wins, the second is told who has it", async () => {
    const visitor = await newVisitor();
    await write(visitor, "Hello");
    const { id } = await conversationOf(visitor);
    expect((await ana.post<Conversation>(`/conversations/${id}/accept`)).body.holder?.name).toBe("Ana Petrova");
    const second = await ben.post<Conversation>(`/conversations/${id}/accept`);
    expect([second.status, second.body.code, second.body.holder?.name]).toEqual([409, "already_accepted", "Ana Petrova"]);
    const again = await ana.post<Conversation>(`/conversations/${id}/accept`);
    expect(again.status).toBe(200);
    const thread = (await ana.get<Schemas["MessagePage"]>(`/conversations/${id}/messages`)).body.items;
    expect(thread.filter((message) => message.system?.action === "accepted")).toHaveLength(1);
  });

  it("AD1 LC4 only the holder answers, and the answer makes it wait", async () => {
    const visitor = await newVisitor();
    await write(visitor, "Hello");
    const { id } = await conversationOf(visitor);
    await ana.post(`/conversations/${id}/accept`);
    const refused = await ben.post(`/conversations/${id}/messages`, { client_id: randomUUID(), text: "Me too" });
    expect([refused.status, refused.body.code]).toEqual([403, "not_holder"]);
    expect((await ana.post(`/conversations/${id}/messages`, { client_id: randomUUID(), text: "Hi" })).status).toBe(201);
    expect(await conversationOf(visitor)).toMatchObject({ status: "waiting", turn: "theirs", unread: 0 });
  });

  it("R4 the same client_id is the same message; with another text it is refused", async () => {
    const visitor = await newVisitor();
    const clientId = randomUUID();
    const first = await write(visitor, "Once", clientId);
    const again = await write(visitor, "Once", clientId);
    expect([first.status, again.status, again.body.id]).toEqual([201, 200, first.body.id]);
    const other = await write(visitor, "Something else", clientId);
    expect([other.status, other.body.code]).toEqual([409, "client_id_conflict"]);
    expect((await visitor.get<Schemas["VisitorMessagePage"]>("/widget/demo/messages")).body.items).toHaveLength(1);
  });

  it("RT9 RT10 reassigned to a person of a department, then to the department alone", async () => {
    const visitor = await newVisitor();
    await write(visitor, "Hello");
    const { id } = await conversationOf(visitor);
    await ana.post(`/conversations/${id}/accept`);
    const departments = (await ana.get<{ items: Schemas["Department"][] }>("/departments")).body.items;
    const users = (await ana.get<{ items: Schemas["User"][] }>("/users")).body.items;
    const sales = departments.find((each) => each.name === "Sales")!;
    const other = users.find((each) => each.name === "Ben Carter")!;
    const toBen = await ana.post<Conversation>(`/conversations/${id}/reassign`, { department_id: sales.id, user_id: other.id });
    expect(toBen.body).toMatchObject({ holder: { id: other.id }, department_id: sales.id });
    const byAna = await ana.post(`/conversations/${id}/reassign`, { department_id: sales.id });
    expect([byAna.status, byAna.body.code]).toEqual([403, "not_holder"]);
    const toAll = await ben.post<Conversation>(`/conversations/${id}/reassign`, { department_id: sales.id });
    expect(toAll.body).toMatchObject({ status: "new", holder: null });
  });

  it("AD2 a supervisor takes over; the earlier holder cannot answer any more and an agent is refused", async () => {
    const visitor = await newVisitor();
    await write(visitor, "Hello");
    const { id } = await conversationOf(visitor);
    await ana.post(`/conversations/${id}/accept`);
    const byBen = await ben.post(`/conversations/${id}/take-over`);
    expect([byBen.status, byBen.body.code]).toEqual([403, "forbidden"]);
    const taken = await mira.post<Conversation>(`/conversations/${id}/take-over`);
    expect([taken.status, taken.body.holder?.name]).toEqual([200, "Mira Novak"]);
    const refused = await ana.post(`/conversations/${id}/messages`, { client_id: randomUUID(), text: "Still me" });
    expect([refused.status, refused.body.code, refused.body.holder?.name]).toEqual([403, "not_holder", "Mira Novak"]);
    await mira.post(`/conversations/${id}/take-over`);
    const thread = (await mira.get<Schemas["MessagePage"]>(`/conversations/${id}/messages`)).body.items;
    const lines = thread.filter((message) => message.system?.action === "taken_over");
    expect(lines.map((line) => line.system)).toEqual([{ action: "taken_over", actor: "Mira Novak", target: "Ana Petrova" }]);
    const seen = (await visitor.get<Schemas["VisitorMessagePage"]>("/widget/demo/messages")).body.items;
    expect(JSON.stringify(seen)).not.toContain("taken_over");
  });

  it("LC6 LC23 solved, reopened by the customer, and once more by an agent", async () => {
    const visitor = await newVisitor();
    await write(visitor, "Hello");
    const { id } = await conversationOf(visitor);
    await ana.post(`/conversations/${id}/accept`);
    expect((await ana.post<Conversation>(`/conversations/${id}/solve`)).body.status).toBe("solved");
    await write(visitor, "One more thing");
    expect((await conversationOf(visitor)).id).toBe(id);
    expect((await conversationOf(visitor)).lifecycle).toBe("active");
    await admin.post(`/conversations/${id}/solve`);
    expect((await ben.post<Conversation>(`/conversations/${id}/reopen`)).body.holder?.name).toBe("Ben Carter");
    const twice = await ben.post(`/conversations/${id}/reopen`);
    expect([twice.status, twice.body.code]).toEqual([409, "not_solved"]);
  });

  it("A56 A57 no note, label or address of staff is in any byte towards the visitor", async () => {
    const visitor = await newVisitor();
    const socket = keep(Recorder.visitor(visitor));
    await socket.frame("hello", (frame) => frame.type === "hello");
    await write(visitor, "Hello");
    const { id, contact } = await conversationOf(visitor);
    await ana.post(`/conversations/${id}/accept`);
    const canary = `canary-${randomUUID()}`;
    await ana.post(`/conversations/${id}/notes`, { client_id: randomUUID(), text: canary });
    await ana.post(`/contacts/${contact.id}/notes`, { client_id: randomUUID(), text: canary });
    const label = (await admin.post<Schemas["Label"]>("/labels", { name: canary.slice(0, 40), color: "red" })).body;
    await ana.call("PUT", `/conversations/${id}/labels/${label.id}`);
    await ana.post(`/conversations/${id}/messages`, { client_id: randomUUID(), text: "the last word" });
    await socket.until("the answer", () => socket.bytes.includes("the last word"));
    const all = socket.bytes + JSON.stringify((await visitor.get("/widget/demo/messages")).body);
    for (const secret of [canary, canary.slice(0, 40), label.id, "ana@demo.test", contact.id]) expect(all).not.toContain(secret);
    expect((await ana.get<{ items: Schemas["Note"][] }>(`/conversations/${id}/notes`)).body.items[0]?.text).toBe(canary);
  });

  it("R5 F24 a reader catches up with every event, in order, each with its own content", async () => {
    const visitor = await newVisitor();
    const start = (await admin.get<Schemas["ViewCounts"]>("/conversations/counts")).body.seq;
    const texts = Array.from({ length: 12 }, (_, i) => `line ${i}`);
    for (const text of texts) await write(visitor, text);
    const late = keep(Recorder.staff(admin, start));
    const shown = () => late.frames.flatMap((frame) => (frame.data?.message ? [frame.data.message.text as string] : []));
    await late.until("all of them", () => shown().length >= texts.length);
    expect(shown()).toEqual(texts);
    const seqs = late.frames.flatMap((frame) => (frame.seq && frame.data ? [BigInt(frame.seq)] : []));
    expect(seqs).toEqual(seqs.map((_, i) => BigInt(start) + BigInt(i) + 1n));
    const ahead = keep(Recorder.staff(admin, "999999999"));
    await ahead.frame("cursor_expired", (frame) => frame.type === "cursor_expired");
  });

  it("CO8 receipts move the marks from sent to delivered to read", async () => {
    const visitor = await newVisitor();
    await write(visitor, "Hello");
    const { id } = await conversationOf(visitor);
    await ana.post(`/conversations/${id}/accept`);
    const answer = (await ana.post<Schemas["Message"]>(`/conversations/${id}/messages`, { client_id: randomUUID(), text: "Hi" })).body;
    const mark = async () =>
      (await ana.get<Schemas["MessagePage"]>(`/conversations/${id}/messages`)).body.items.find((message) => message.id === answer.id)?.delivery?.state;
    expect(await mark()).toBe("sent");
    await visitor.post("/widget/demo/read", { delivered_id: answer.id });
    expect(await mark()).toBe("delivered");
    await visitor.post("/widget/demo/read", { read_id: answer.id });
    expect(await mark()).toBe("read");
  });

  it("A49 A51 A52 who is not of the department sees nothing, by no route and no socket", async () => {
    const made = await admin.post<Schemas["User"]>("/users", { name: "Out Sider", email: `out-${randomUUID()}@demo.test`, role: "agent", password: "a-long-password" });
    const outsider = new Caller(server, contract, await staffToken(server, made.body.email, "a-long-password"));
    const socket = keep(Recorder.staff(outsider));
    await socket.frame("hello", (frame) => frame.type === "hello");
    const visitor = await newVisitor();
    await write(visitor, "a secret matter");
    const { id, contact } = await conversationOf(visitor);
    expect((await outsider.get<Page>("/conversations?view=all")).body.items).toEqual([]);
    for (const path of [`/conversations/${id}`, `/conversations/${id}/messages`, `/conversations/${id}/notes`, `/contacts/${contact.id}`, `/contacts/${contact.id}/conversations`])
      expect((await outsider.get(path)).status).toBe(404);
    for (const action of ["accept", "solve", "reopen"])
      expect((await outsider.post(`/conversations/${id}/${action}`)).status).toBe(404);
    await admin.call("PATCH", "/workspace", { name: "Slow Kiln" });
    await socket.frame("an event for everybody", (frame) => frame.type === "workspace.updated");
    expect(socket.bytes).not.toContain("a secret matter");
  });

  it("A65 a disabled user's socket and token end at once, and what they held waits again", async () => {
    const departments = (await admin.get<{ items: Schemas["Department"][] }>("/departments")).body.items.map((each) => each.id);
    const made = await admin.post<Schemas["User"]>("/users", { name: "Short Stay", email: `short-${randomUUID()}@demo.test`, role: "agent", password: "a-long-password", department_ids: departments });
    const short = new Caller(server, contract, await staffToken(server, made.body.email, "a-long-password"));
    const socket = keep(Recorder.staff(short));
    await socket.frame("hello", (frame) => frame.type === "hello");
    const visitor = await newVisitor();
    await write(visitor, "Hello");
    const { id } = await conversationOf(visitor);
    await short.post(`/conversations/${id}/accept`);
    const users = (await admin.get<{ items: Schemas["User"][] }>("/users")).body.items;
    const version = users.find((user) => user.id === made.body.id)!.version;
    expect((await admin.call("PATCH", `/users/${made.body.id}`, { version, active: false })).status).toBe(200);
    await socket.until("the end of the socket", () => socket.closed !== undefined);
    expect((await short.get("/me")).status).toBe(401);
    expect(await conversationOf(visitor)).toMatchObject({ status: "new", holder: null });
  });

  it("CH10 what is edited or taken back in a chat changes at once for the visitor, and nothing of it is left there", async () => {
    const visitor = await newVisitor();
    await write(visitor, "Hello");
    const { id } = await conversationOf(visitor);
    await ana.post(`/conversations/${id}/accept`);
    const watch = keep(Recorder.visitor(visitor));
    await watch.frame("hello", (frame) => frame.type === "hello");
    const upload = async () => {
      const form = new FormData();
      form.append("file", new File(["a secret plan"], "plan.txt", { type: "text/plain" }));
      const answer = await fetch(`${server.url}/api/v1/files`, { method: "POST", headers: { Authorization: `Bearer ${ana.token}` }, body: form });
      return ((await answer.json()) as { id: string }).id;
    };
    const file = await upload();
    const said = (await ana.post<Schemas["Message"]>(`/conversations/${id}/messages`, { client_id: randomUUID(), text: "It is teh plan", attachments: [file] })).body;
    await ana.call("PATCH", `/messages/${said.id}`, { text: "It is the plan" });
    const isOf = (frame: { type: string; data?: Record<string, { id?: string } & Record<string, unknown>> }) => frame.type === "message.updated" && frame.data!.message!.id === said.id;
    const edited = await watch.frame("the edit", (frame) => isOf(frame) && frame.data!.message!.text === "It is the plan");
    expect(edited.data!.message).toMatchObject({ edited_at: expect.any(String) as string });
    const fetchFile = () => fetch(`${server.url}/api/v1/widget/demo/files/${file}`, { headers: { Authorization: `Bearer ${visitor.token}` } });
    expect((await fetchFile()).status).toBe(200);
    await ana.call("DELETE", `/messages/${said.id}`);
    const gone = await watch.frame("the deletion", (frame) => isOf(frame) && frame.data!.message!.deleted === true);
    expect(gone.data!.message).toMatchObject({ text: "", attachments: [] });
    expect((await fetchFile()).status).toBe(404);
    const later = (await visitor.get<Schemas["VisitorMessagePage"]>("/widget/demo/messages")).body.items;
    expect(JSON.stringify(later)).not.toContain("plan");
    const again = keep(Recorder.visitor(visitor, "1"));
    await again.frame("hello", (frame) => frame.type === "hello");
    await again.frame("what was missed", isOf);
    expect(again.bytes).not.toContain("plan");
  });
});
