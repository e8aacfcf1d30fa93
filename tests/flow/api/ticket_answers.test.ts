// SPDX-License-Identifier: AGPL-3.0-or-later
// LC15: one answer to all conversations of a ticket, each over its own channel and in its language; on both databases.
import type { Schemas } from "@shared/api";
import { randomInt, randomUUID } from "node:crypto";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { Contract } from "../../support/contract";
import { Caller } from "../../support/desk_client";
import { type Customer, FakeBotApi } from "../../support/fake_bot_api";
import { ask, staffToken } from "../../support/people";
import { databaseKinds, Server } from "../../support/server";

type Detail = Schemas["TicketAnswerDetail"];
type Part = Schemas["TicketAnswerPart"];
type Recipients = { items: Schemas["TicketRecipient"][] };
type Ticket = Schemas["Ticket"];

const password = "a-long-password";
const texts = { en: "It works again", ru: "Снова работает" };
const patience = { timeout: 20_000, interval: 50 };

describe.each(databaseKinds)("one answer to all of a ticket (%s)", (database) => {
  let server: Server;
  let contract: Contract;
  let admin: Caller, agent: Caller, colleague: Caller, asker: Caller;
  let department: Schemas["Department"];
  let telegram: FakeBotApi;

  beforeAll(async () => {
    server = await Server.start({ database, flags: ["--rate-limits", "off"] });
    contract = await Contract.of(server);
    admin = new Caller(server, contract, await staffToken(server));
    const widget = (await admin.get<{ items: Schemas["Channel"][] }>("/channels")).body.items.find((each) => each.kind === "widget")!;
    department = (await admin.get<{ items: Schemas["Department"][] }>("/departments")).body.items.find((each) => each.id === widget.department_id)!;
    [agent, colleague] = [await person("Answerer", "agent"), await person("Colleague", "agent")];
    const role = await made<Schemas["Role"]>("/roles", { name: "Only asks", rank: 1, permissions: { see: "own" } });
    asker = await person("Asker", role.id, []);
    telegram = await FakeBotApi.start();
    await made("/connections", { kind: "telegram", name: "Answer bot", department_id: department.id, settings: { api_url: telegram.url }, secrets: { token: telegram.token } });
  });
  afterAll(async () => {
    await telegram.dispose();
    await server.dispose();
  });

  async function made<T>(path: string, body: unknown, who = admin): Promise<T> {
    const answer = await who.post<T>(path, body);
    if (answer.status >= 300) throw new Error(`${path}: ${answer.status} ${JSON.stringify(answer.body)}`);
    return answer.body;
  }
  async function person(name: string, role: string, departments = [department.id]): Promise<Caller> {
    const email = `${randomUUID()}@answers.test`;
    await made("/users", { name, email, role, password, department_ids: departments });
    return new Caller(server, contract, await staffToken(server, email, password));
  }
  async function chat(language: string, holder: Caller | null = agent): Promise<string> {
    const { token } = await ask<Schemas["WidgetSession"]>(server, "", "POST", "/widget/demo/sessions", { language });
    const visitor = new Caller(server, contract, token);
    await visitor.post("/widget/demo/messages", { client_id: randomUUID(), text: "It does not work" });
    const { id } = (await visitor.get<Schemas["VisitorMessagePage"]>("/widget/demo/messages")).body.conversation!;
    if (holder) expect((await holder.post(`/conversations/${id}/accept`)).status).toBe(200);
    return id;
  }
  async function botChat(): Promise<{ id: string; customer: Customer }> {
    const customer = { id: randomInt(1_000, 1_000_000_000), first_name: "Kai", language_code: "ru" };
    const text = `It does not work ${randomUUID()}`;
    telegram.write(customer, text);
    const found = async () => (await admin.get<{ items: Schemas["Conversation"][] }>("/conversations?view=all&limit=50")).body.items.find((each) => each.last_message?.text === text)?.id;
    await expect.poll(found, patience).toBeTruthy();
    const id = (await found())!;
    await agent.post(`/conversations/${id}/accept`);
    return { id, customer };
  }
  const ticketOf = (conversation_ids: string[], who = admin) => made<Ticket>("/tickets", { client_id: randomUUID(), title: "It does not work", department_id: department.id, conversation_ids }, who);
  const body = (conversation_ids: string[], more: object = {}) => ({ client_id: randomUUID(), texts, default_language: "en", conversation_ids, ...more });
  const detail = async (ticket: Ticket, id: string, who = agent) => (await who.get<Detail>(`/tickets/${ticket.id}/answers/${id}`)).body;
  const ended = async (ticket: Ticket, id: string) => {
    await expect.poll(async () => (await detail(ticket, id)).answer.ended_at, patience).not.toBeNull();
    return await detail(ticket, id);
  };
  const part = (shown: Detail, id: string): Part => shown.parts.find((each) => each.conversation.id === id)!;
  const progress = async (ticket: Ticket, answer: string, id: string) => part(await detail(ticket, answer), id).progress;
  const said = async (id: string) =>
    (await admin.get<Schemas["MessagePage"]>(`/conversations/${id}/messages`)).body.items.filter((each) => each.kind === "text" && each.sender.kind === "user").map((each) => each.text);
  const status = async (id: string) => (await admin.get<Schemas["ConversationDetail"]>(`/conversations/${id}`)).body.conversation.status;

  it("LC15 CO7 a file goes with it to each, as a copy that only they read, over widget and Telegram", async () => {
    const upload = async () => {
      const form = new FormData();
      form.append("file", new Blob([new Uint8Array([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0])], { type: "image/png" }), "till.png");
      return ((await (await fetch(`${server.url}/api/v1/files`, { method: "POST", body: form, headers: { Authorization: `Bearer ${agent.token}` } })).json()) as Schemas["File"]).id;
    };
    const [widget, held] = [await chat("en"), await chat("en", colleague)];
    const bot = await botChat();
    const all = [widget, held, bot.id];
    const ticket = await ticketOf(all);
    const file = await upload();
    const asked = body(all, { attachment_ids: [file] });
    const { id, attachments } = (await agent.post<Detail>(`/tickets/${ticket.id}/answers`, asked)).body.answer;
    expect(attachments).toMatchObject([{ id: file, name: "till.png" }]);
    await ended(ticket, id);
    const filesIn = async (conversation: string) =>
      (await admin.get<Schemas["MessagePage"]>(`/conversations/${conversation}/messages`)).body.items.filter((each) => each.sender.kind === "user").flatMap((each) => each.attachments ?? []);
    const [first, second] = [await filesIn(widget), await filesIn(bot.id)];
    expect([...first, ...second].map(({ name }) => name)).toEqual(["till.png", "till.png"]);
    expect(new Set([file, first[0]!.id, second[0]!.id]).size).toBe(3);
    await expect.poll(() => progress(ticket, id, bot.id), patience).toBe("sent");
    // Whoever could not be answered then gets the file with the answer later.
    expect((await colleague.post(`/conversations/${held}/solve`)).status).toBe(200);
    expect((await agent.post(`/conversations/${held}/reopen`)).status).toBe(200);
    await agent.post(`/tickets/${ticket.id}/answers/${id}/retry`, { conversation_id: held });
    await expect.poll(async () => (await filesIn(held)).length, patience).toBe(1);
    const other = await agent.post(`/tickets/${ticket.id}/answers`, { ...asked, attachment_ids: [] });
    expect([other.status, other.body.code]).toEqual([409, "client_id_conflict"]);
    const foreign = await colleague.post(`/tickets/${ticket.id}/answers`, body([held], { attachment_ids: [file] }));
    expect([foreign.status, foreign.body.code]).toEqual([400, "invalid"]);
  });

  it("LC15 CO1 a placeholder is filled in each conversation, as text and once, and one that there is not is refused", async () => {
    const [known, unknown, sly] = [await chat("en"), await chat("en"), await chat("en")];
    const contactOf = async (id: string) => (await admin.get<Schemas["ConversationDetail"]>(`/conversations/${id}`)).body.conversation.contact.id;
    const named = async (id: string, name: string) => {
      const path = `/contacts/${await contactOf(id)}`;
      const { version } = (await admin.get<Schemas["Contact"]>(path)).body;
      expect((await admin.call("PATCH", path, { version, name })).status).toBe(200);
    };
    await named(known, "Nora Lind");
    await named(sly, "{{user.email}}");
    const ticket = await ticketOf([known, unknown, sly]);
    const asked = body([known, unknown, sly], { texts: { en: "Hello {{contact.first_name|there}}, it works. {{user.name}}" } });
    const { id } = (await agent.post<Detail>(`/tickets/${ticket.id}/answers`, asked)).body.answer;
    await ended(ticket, id);
    expect(await Promise.all([known, unknown, sly].map(said))).toEqual([["Hello Nora, it works. Answerer"], ["Hello there, it works. Answerer"], ["Hello {{user.email}}, it works. Answerer"]]);
    const slip = await agent.post(`/tickets/${ticket.id}/answers`, body([known], { texts: { en: "Hello {{contact.nick}}" } }));
    expect([slip.status, slip.body.code, (slip.body as unknown as { field: string }).field]).toEqual([400, "invalid", "texts.en"]);
  });

  it("LC15 CO7 the channel of a recipient says beforehand which files it takes, and the answer keeps to that", async () => {
    const [widget, bot] = [await chat("en"), await botChat()];
    const ticket = await ticketOf([widget, bot.id]);
    const form = new FormData();
    form.append("file", new Blob([new Uint8Array([0, 0, 0, 24, ...Buffer.from("ftypisom"), 0, 0, 2, 0, ...Buffer.from("isomiso2")])], { type: "video/mp4" }), "till.mp4");
    const film = (await (await fetch(`${server.url}/api/v1/files`, { method: "POST", body: form, headers: { Authorization: `Bearer ${agent.token}` } })).json()) as Schemas["File"];
    const channels = (await agent.get<{ items: Schemas["Channel"][] }>("/channels")).body.items;
    const recipients = (await agent.get<Recipients>(`/tickets/${ticket.id}/recipients`)).body.items;
    const takes = (conversation: string) => {
      const { channel_id } = recipients.find((each) => each.conversation.id === conversation)!;
      const { max_bytes, types } = channels.find(({ id }) => id === channel_id)!.capabilities.attachments;
      return film.size <= max_bytes && types.includes(film.type);
    };
    expect([film.type, takes(widget), takes(bot.id)]).toEqual(["video/mp4", false, true]);
    const { id } = (await agent.post<Detail>(`/tickets/${ticket.id}/answers`, body([widget, bot.id], { attachment_ids: [film.id] }))).body.answer;
    const shown = await ended(ticket, id);
    expect(part(shown, widget)).toMatchObject({ progress: "refused", reason: "unsupported_by_channel" });
    expect(part(shown, bot.id)?.reason ?? null).toBeNull();
    expect(await said(widget)).toEqual([]);
  });

  it("LC15 LC17 each linked conversation gets its own message over its channel and in its language, once, and who cannot be answered is listed with the reason", async () => {
    const [english, russian, german] = [await chat("en"), await chat("ru-RU"), await chat("de")];
    const held = await chat("en", colleague);
    const solved = await chat("en");
    expect((await agent.post(`/conversations/${solved}/solve`)).status).toBe(200);
    const bot = await botChat();
    const all = [english, russian, german, held, solved, bot.id];
    const ticket = await ticketOf(all);

    const recipients = (await agent.get<Recipients>(`/tickets/${ticket.id}/recipients`)).body.items;
    expect(recipients.map((each) => each.conversation.id).sort()).toEqual([...all].sort());
    const of = (id: string) => recipients.find((each) => each.conversation.id === id)!;
    expect(of(russian)).toMatchObject({ language: "ru-RU", reason: null, conversation: { platform: "widget" } });
    expect(of(held)).toMatchObject({ reason: "not_holder", holder_name: "Colleague" });
    expect(of(solved)).toMatchObject({ reason: null, conversation: { status: "solved" } });
    expect(of(bot.id)).toMatchObject({ language: "ru", channel_name: "Answer bot", conversation: { platform: "telegram" } });

    const asked = body(all);
    const answers = [await agent.post<Detail>(`/tickets/${ticket.id}/answers`, asked), await agent.post<Detail>(`/tickets/${ticket.id}/answers`, asked)];
    expect(answers.map((each) => each.status)).toEqual([201, 200]);
    const { id } = answers[0]!.body.answer;
    expect(answers[1]!.body.answer.id).toBe(id);
    const other = await agent.post(`/tickets/${ticket.id}/answers`, { ...asked, texts: { en: "Something else" } });
    expect([other.status, other.body.code]).toEqual([409, "client_id_conflict"]);

    const shown = await ended(ticket, id);
    expect(await Promise.all([english, russian, german, held, solved, bot.id].map(said))).toEqual([[texts.en], [texts.ru], [texts.en], [], [], [texts.ru]]);
    expect(part(shown, russian)).toMatchObject({ language: "ru", reason: null });
    expect(part(shown, held)).toMatchObject({ progress: "refused", reason: "not_holder", holder_name: "Colleague", message_id: null });
    expect(part(shown, solved)).toMatchObject({ progress: "refused", reason: "not_active" });
    await expect.poll(() => progress(ticket, id, bot.id), patience).toBe("sent");
    expect((await detail(ticket, id)).answer.counts).toMatchObject({ waiting: 0, refused: 2, sent: 4, queued: 0 });
    expect(telegram.calls.filter((call) => call.method === "sendMessage" && call.arguments.chat_id === bot.customer.id).map((call) => call.arguments.text)).toEqual([texts.ru]);

    const history = (await agent.get<{ items: Schemas["TicketChange"][] }>(`/tickets/${ticket.id}/history`)).body.items;
    expect(history.at(-1)).toMatchObject({ action: "answered", changes: [{ field: "conversations", to: "6" }] });
    expect((await agent.get<{ items: Schemas["TicketAnswer"][] }>(`/tickets/${ticket.id}/answers`)).body.items.map((each) => each.id)).toEqual([id]);
  });

  it("CO8 F32 a delivery that failed is shown with its reason, and Retry sends it again, once", async () => {
    const bot = await botChat();
    const ticket = await ticketOf([bot.id]);
    telegram.fail("sendMessage", { status: 403, description: "Forbidden: bot was blocked by the user" });
    const { id } = (await made<Detail>(`/tickets/${ticket.id}/answers`, body([bot.id]), agent)).answer;
    await expect.poll(() => progress(ticket, id, bot.id), patience).toBe("failed");
    expect(part(await detail(ticket, id), bot.id).reason).toBe("blocked_by_customer");
    const retry = () => agent.post<Detail>(`/tickets/${ticket.id}/answers/${id}/retry`, { conversation_id: bot.id });
    expect((await retry()).status).toBe(200);
    await expect.poll(() => progress(ticket, id, bot.id), patience).toBe("sent");
    expect((await retry()).body.code).toBe("not_failed");
    expect(await said(bot.id)).toEqual([texts.ru]);
  });

  it("LC15 what was refused is tried again when it can be answered, by whose answer it is", async () => {
    const held = await chat("en", colleague);
    const ticket = await ticketOf([held]);
    const { id } = (await made<Detail>(`/tickets/${ticket.id}/answers`, body([held]), agent)).answer;
    await ended(ticket, id);
    const retry = (who: Caller) => who.post<Detail>(`/tickets/${ticket.id}/answers/${id}/retry`, { conversation_id: held });
    expect((await retry(colleague)).status).toBe(403);
    await retry(agent);
    await expect.poll(() => progress(ticket, id, held), patience).toBe("refused");
    await colleague.post(`/conversations/${held}/release`);
    await agent.post(`/conversations/${held}/accept`);
    await retry(agent);
    await expect.poll(() => progress(ticket, id, held), patience).toBe("sent");
    expect(await said(held)).toEqual([texts.en]);
  });

  it("LC4 a solved conversation is reopened for the answer where that is wanted, and solved again", async () => {
    const [stays, ends] = [await chat("en"), await chat("en")];
    for (const each of [stays, ends]) await agent.post(`/conversations/${each}/solve`);
    const ticket = await ticketOf([stays, ends]);
    const first = (await made<Detail>(`/tickets/${ticket.id}/answers`, body([stays], { if_solved: "reopen" }), agent)).answer.id;
    const second = (await made<Detail>(`/tickets/${ticket.id}/answers`, body([ends], { if_solved: "solve_again" }), agent)).answer.id;
    await ended(ticket, first);
    await ended(ticket, second);
    expect([await said(stays), await said(ends)]).toEqual([[texts.en], [texts.en]]);
    expect([await status(stays), await status(ends)]).toEqual(["waiting", "solved"]);
  });

  it("CO13 all of it can be taken back before it begins", async () => {
    const ids = [await chat("en"), await chat("ru")];
    const ticket = await ticketOf(ids);
    const { id, starts_at, created_at } = (await made<Detail>(`/tickets/${ticket.id}/answers`, body(ids, { undo_seconds: 60 }), agent)).answer;
    expect(Date.parse(starts_at) - Date.parse(created_at)).toBe(60_000);
    const gone = await agent.call<Detail>("DELETE", `/tickets/${ticket.id}/answers/${id}`);
    expect(gone.body.answer.counts).toMatchObject({ waiting: 0, taken_back: 2 });
    expect(gone.body.answer.ended_at).not.toBeNull();
    await agent.post(`/tickets/${ticket.id}/answers/${id}/retry`, { conversation_id: ids[0] });
    await expect.poll(() => progress(ticket, id, ids[0]!), patience).toBe("sent");
    expect([await said(ids[0]!), await said(ids[1]!)]).toEqual([[texts.en], []]);
  });

  it("AD4 A23 who only asked, who does not see the ticket and what is not linked get nothing", async () => {
    const [linked, loose] = [await chat("en"), await chat("en")];
    const ticket = await ticketOf([linked]);
    const own = await made<Ticket>("/tickets", { client_id: randomUUID(), title: "Mine", department_id: department.id, requested: true }, asker);
    expect((await asker.get(`/tickets/${own.id}/recipients`)).status).toBe(403);
    expect((await asker.post(`/tickets/${own.id}/answers`, body([linked]))).status).toBe(403);
    expect((await asker.post(`/tickets/${ticket.id}/answers`, body([linked]))).status).toBe(404);
    const wrong = await agent.post(`/tickets/${ticket.id}/answers`, body([linked, loose]));
    expect([wrong.status, wrong.body.field]).toEqual([400, "conversation_ids"]);
    expect((await agent.post(`/tickets/${ticket.id}/answers`, body([linked], { default_language: "id" }))).body.field).toBe("default_language");
    expect((await agent.post(`/tickets/${ticket.id}/answers`, body([linked], { undo_seconds: 61 }))).body.field).toBe("undo_seconds");
    expect(await said(linked)).toEqual([]);
    const answer = (await made<Detail>(`/tickets/${ticket.id}/answers`, body([linked]), agent)).answer.id;
    const elsewhere = await ticketOf([linked]);
    expect((await agent.get(`/tickets/${elsewhere.id}/answers/${answer}`)).status).toBe(404);
  });

  it("F1 LC15 a kill in the middle of hundreds sends nothing twice and leaves nothing out", async () => {
    const ids = await Promise.all(Array.from({ length: 60 }, () => chat("en")));
    const ticket = await ticketOf(ids);
    const { id } = (await made<Detail>(`/tickets/${ticket.id}/answers`, body(ids), agent)).answer;
    await expect.poll(async () => 60 - (await detail(ticket, id)).answer.counts.waiting, { timeout: 20_000, interval: 1 }).toBeGreaterThan(0);
    await server.end("SIGKILL");
    await server.startAgain();
    const shown = await ended(ticket, id);
    expect(shown.answer.counts).toMatchObject({ waiting: 0, refused: 0, sent: 60 });
    expect(await Promise.all(ids.map(said))).toEqual(ids.map(() => [texts.en]));
  });
});
