// SPDX-License-Identifier: AGPL-3.0-or-later
// How mails are read: who has really sent them, which of them are the same, and what the ledger tells of it; against an IMAP and
// an SMTP server, on both databases.
import type { Schemas } from "@shared/api";
import { randomUUID } from "node:crypto";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { Contract } from "../../support/contract";
import { Caller, Recorder } from "../../support/desk_client";
import { FakeMail, mail } from "../../support/fake_mail";
import { staffToken, visitorToken } from "../../support/people";
import { databaseKinds, Server } from "../../support/server";

type Conversation = Schemas["Conversation"];
type Message = Schemas["Message"];
type Entry = Schemas["InboundEntry"];

const png = Buffer.from("iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mP8z8BQDwAEhQGAhKmMIQAAAABJRU5ErkJggg==", "base64");
const results = (dmarc: string, server = "mx.desk.test", domain = "mail.test") => `Authentication-Results: ${server}; spf=pass smtp.mailfrom=${domain};\r\n\tdmarc=${dmarc} header.from=${domain}\r\n`;
const hop = "Received: from mail.test by mx.desk.test; Tue, 24 Nov 2026 09:00:01 +0000\r\n";

describe.each(databaseKinds)("reading mail (%s)", (database) => {
  let server: Server;
  let contract: Contract;
  let admin: Caller, ana: Caller;
  let post: FakeMail;
  let department: string;
  let channel: Schemas["Channel"];
  let events: Recorder;
  let kai: string;

  beforeAll(async () => {
    server = await Server.start({ database, flags: ["--rate-limits", "off"] });
    contract = await Contract.of(server);
    admin = new Caller(server, contract, await staffToken(server));
    ana = new Caller(server, contract, await staffToken(server, "ana@demo.test"));
    const users = (await admin.get<{ items: Schemas["User"][] }>("/users")).body.items;
    const anas = users.find((user) => user.email === "ana@demo.test")!.department_ids;
    const departments = (await admin.get<{ items: Schemas["Department"][] }>("/departments")).body.items;
    department = departments.find((each) => each.mode === "manual" && anas.includes(each.id))!.id;
    post = await FakeMail.start();
    // What lay in the mailbox before, on the very day.
    post.deliver(mail({ from: "old@mail.test", to: "help@desk.test", subject: "Before the desk", text: "long answered" }));
    channel = await connect(post, { plus_addressing: true, authserv_id: "mx.desk.test" });
  });
  afterAll(async () => {
    await post.dispose();
    await server.dispose();
  });
  beforeEach(async () => {
    kai = `kai-${randomUUID().slice(0, 8)}@mail.test`;
    events = Recorder.staff(ana);
    await events.frame("hello", (frame) => frame.type === "hello");
  });
  afterEach(() => events.close());

  async function connect(mailbox: FakeMail, more: Record<string, unknown>): Promise<Schemas["Channel"]> {
    const settings = mailbox.settings("help@desk.test", more);
    const made = await admin.post<Schemas["Channel"]>("/connections", { kind: "email", name: `Help ${randomUUID()}`, department_id: department, settings, secrets: mailbox.secrets });
    expect(made.status, JSON.stringify(made.body)).toBe(201);
    await mailbox.until(() => mailbox.isIdle, "the desk waiting for mail");
    return made.body;
  }
  const message = (frame: { data?: Record<string, unknown> }) => frame.data!.message as Message;
  const heard = (text: string) => events.frame(`"${text}"`, (each) => each.data?.message !== undefined && message(each).text.includes(text));
  const conversation = async (id: string) => (await ana.get<Schemas["ConversationDetail"]>(`/conversations/${id}`)).body.conversation;
  const messages = async (id: string) => (await ana.get<Schemas["MessagePage"]>(`/conversations/${id}/messages`)).body.items;
  const said = async (id: string) => (await messages(id)).filter((each) => each.kind === "text").map((each) => each.text);
  const lines = async (id: string) => (await messages(id)).flatMap((each) => (each.system ? [[each.system.action, each.system.target]] : []));
  const ledger = async (query = "", caller = admin, of = channel) => (await caller.get<{ items: Entry[] }>(`/connections/${of.id}/inbound?limit=200${query}`)).body.items;
  /** Its line, once something has become of it. */
  async function lineOf(subject: string, state = "done", of = channel): Promise<Entry> {
    await expect.poll(async () => (await ledger("", admin, of)).find((each) => each.subject === subject)?.state, { timeout: 10_000 }).toBe(state);
    return (await ledger("", admin, of)).find((each) => each.subject === subject)!;
  }

  const verified = results("pass") + hop;
  /** A mail of Kai's that begins a conversation. */
  async function begins(fields: Partial<Parameters<typeof mail>[0]> = {}, head = verified) {
    const id = `${randomUUID()}@mail.test`;
    const text = `Where is it? ${randomUUID()}`;
    post.deliver(head + mail({ from: `Kai Wolf <${kai}>`, to: "help@desk.test", subject: `Order ${id}`, text, id, ...fields }));
    const frame = await heard(fields.text ?? text);
    expect(frame.type).toBe("conversation.created");
    return { id, text, subject: `Order ${id}`, conversation: await conversation(frame.data!.conversation!.id!) };
  }
  async function answer(id: string, text: string): Promise<Message> {
    await ana.post(`/conversations/${id}/accept`);
    const sent = await ana.post<Message>(`/conversations/${id}/messages`, { client_id: randomUUID(), text });
    expect(sent.status, JSON.stringify(sent.body)).toBe(201);
    await post.until(() => post.mails.some((each) => each.text.includes(text)), `a mail with "${text}"`);
    return sent.body;
  }
  const mailWith = (text: string) => post.mails.find((each) => each.text.includes(text))!;
  const nameOf = (text: string) => mailWith(text).header("message-id").replace(/[<>]/g, "");

  it("A1 A7 C14 a mail joins a conversation only when the mailbox's own server vouches for its sender; else it begins one of its own that says so, and takes nothing of the other along", async () => {
    const started = await begins();
    expect(started.conversation.sender_unverified).toBeUndefined();
    expect((await messages(started.conversation.id))[0]!.mail!.sender_check).toBe("verified");
    const sent = await answer(started.conversation.id, `Answered ${randomUUID()}`);
    const inReplyTo = nameOf(sent.text);
    const joins = `joins ${randomUUID()}`;
    post.deliver(verified + mail({ from: kai, to: "help@desk.test", subject: "Re: Order", text: joins, inReplyTo }));
    expect((await heard(joins)).data!.conversation!.id).toBe(started.conversation.id);

    const forged: [string, string][] = [
      ["failed", results("fail") + hop],
      ["failed", results("pass", "mx.desk.test", "evil.test") + hop],
      ["failed", results("fail") + hop + results("pass")],
      ["unknown", results("pass", "mx.evil.test") + hop],
      ["unknown", "Authentication-Results: mx.desk.test; spf=pass smtp.mailfrom=a@mail.test\r\n" + hop + results("pass")],
      ["unknown", ""],
    ];
    for (const [check, head] of forged) {
      const text = `forged ${randomUUID()}`;
      const subject = `Re: forged ${randomUUID()}`;
      post.deliver(head + mail({ from: kai, to: "help@desk.test", subject, text, inReplyTo, references: [started.id, inReplyTo] }));
      const frame = await heard(text);
      expect(frame.type).toBe("conversation.created");
      const own = await conversation(frame.data!.conversation!.id!);
      expect(own).toMatchObject({ sender_unverified: true, follows_id: started.conversation.id });
      expect((await messages(own.id))[0]!.mail!.sender_check).toBe(check);
      expect(await lineOf(subject)).toMatchObject({ reason: "sender_not_verified", sender_check: check, conversation_id: own.id });
    }
    expect(await said(started.conversation.id)).toEqual([started.text, sent.text, joins]);
    // What is answered there quotes that mail, and nothing of the conversation that it claimed.
    const text = `forged ${randomUUID()}`;
    post.deliver(results("fail") + hop + mail({ from: kai, to: "help@desk.test", subject: "Re: Order", text, inReplyTo }));
    const own = (await heard(text)).data!.conversation!.id!;
    const back = await answer(own, `Careful ${randomUUID()}`);
    expect(mailWith(back.text).text).toContain(text);
    expect(mailWith(back.text).bytes).not.toContain(started.id);
    for (const each of [started.text, sent.text, joins]) expect(mailWith(back.text).text).not.toContain(each);
  });

  it("A1 A3 the key in our own address lets in whom the server can not vouch for, and nobody of whom it says that it is somebody else", async () => {
    const started = await begins();
    const sent = await answer(started.conversation.id, `Key ${randomUUID()}`);
    const replyTo = mailWith(sent.text).header("reply-to").match(/[^<\s]+@desk\.test/)![0];
    const unknown = `unknown ${randomUUID()}`;
    post.deliver(results("none") + hop + mail({ from: kai, to: replyTo, subject: "x", text: unknown }));
    expect((await heard(unknown)).data!.conversation!.id).toBe(started.conversation.id);
    const failed = `failed ${randomUUID()}`;
    post.deliver(results("fail") + hop + mail({ from: kai, to: replyTo, subject: "x", text: failed, inReplyTo: nameOf(sent.text) }));
    expect((await heard(failed)).data!.conversation!.id).not.toBe(started.conversation.id);
  });

  it("A10 C14 what a robot answers in the name of somebody who is not vouched for opens nothing", async () => {
    const started = await begins();
    const sent = await answer(started.conversation.id, `Away? ${randomUUID()}`);
    const subject = `Away ${randomUUID()}`;
    post.deliver(results("none") + hop + mail({ from: kai, to: "help@desk.test", subject, text: "I am away", inReplyTo: nameOf(sent.text), headers: { "Auto-Submitted": "auto-replied" } }));
    expect(await lineOf(subject, "ignored")).toMatchObject({ reason: "automatic", conversation_id: null });
  });

  it("A10 what a robot answers stands in its conversation as such, and nothing follows from it: not the turn, not what was planned, not even when all is solved", async () => {
    const started = await begins();
    const { id } = started.conversation;
    const sent = await answer(id, `Away? ${randomUUID()}`);
    const later = new Date(Date.now() + 3_600_000).toISOString();
    expect((await ana.post(`/conversations/${id}/set-aside`, { until: later })).status).toBe(200);
    expect((await ana.post(`/conversations/${id}/solve`, { at: later })).status).toBe(200);
    const away = async () => {
      const text = `I am away ${randomUUID()}`;
      post.deliver(verified + mail({ from: kai, to: "help@desk.test", subject: "Away", text, inReplyTo: nameOf(sent.text), headers: { "Auto-Submitted": "auto-replied" } }));
      const frame = await heard(text);
      expect(frame.type).toBe("message.created");
      expect(frame.data!.conversation!.id).toBe(id);
      expect(message(frame).mail!.nature).toBe("automatic");
      return conversation(id);
    };
    const then = await conversation(id);
    expect(then).toMatchObject({ turn: "theirs", status: "waiting" });
    const { turn, status, waiting_since, set_aside_until, solve_at, holder } = then;
    expect(await away()).toMatchObject({ turn, status, waiting_since, set_aside_until, solve_at, holder, unread: 1 });
    expect((await ana.post(`/conversations/${id}/solve`)).status).toBe(200);
    expect(await away()).toMatchObject({ lifecycle: "solved", status: "solved", unread: 0, waiting_since: null });
    // The customer's own word is another thing.
    const back = `I am back ${randomUUID()}`;
    post.deliver(verified + mail({ from: kai, to: "help@desk.test", subject: "Re: Order", text: back, inReplyTo: nameOf(sent.text) }));
    expect((await heard(back)).data!.conversation!.id).toBe(id);
    expect(await conversation(id)).toMatchObject({ lifecycle: "active", turn: "ours" });
  });

  it("A7 where no server is trusted every sender is taken as they say; the one that most mails name is offered, and only the name of a server is taken", async () => {
    const mailbox = await FakeMail.start();
    try {
      const trusting = await connect(mailbox, {});
      const id = `${randomUUID()}@mail.test`;
      const text = `quiet ${randomUUID()}`;
      mailbox.deliver(results("fail") + hop + mail({ from: kai, to: "help@desk.test", subject: "Quiet", text, id }));
      const first = await heard(text);
      expect((await conversation(first.data!.conversation!.id!)).sender_unverified).toBeUndefined();
      expect(message(first).mail!.sender_check).toBeUndefined();
      const more = `more ${randomUUID()}`;
      mailbox.deliver(results("fail") + hop + mail({ from: kai, to: "help@desk.test", subject: "Re: Quiet", text: more, inReplyTo: id }));
      expect((await heard(more)).data!.conversation!.id).toBe(first.data!.conversation!.id);
      const shown = (await admin.get<Schemas["Connection"]>(`/connections/${trusting.id}`)).body;
      expect(shown.usual_authserv_id).toBe("mx.desk.test");
      const settings = mailbox.settings("help@desk.test", { authserv_id: "mx.desk.test; dmarc=pass" });
      const refused = await admin.post<Schemas["Problem"]>("/connections/check", { kind: "email", settings, secrets: mailbox.secrets });
      expect(refused.status).toBe(400);
      expect(refused.body.field).toBe("settings.authserv_id");
    } finally {
      await mailbox.dispose();
    }
  });

  it("C17 another mail with a known Message-ID is a message of its own; the same mail is not, however often and under whatever header it comes", async () => {
    const id = `same-${randomUUID()}@mail.test`;
    const first = await begins({ id });
    const bytes = mail({ from: kai, to: "help@desk.test", subject: `Second ${id}`, text: `second ${id}`, id });
    post.deliver(verified + bytes);
    expect((await heard(`second ${id}`)).type).toBe("conversation.created");
    const third = `third ${randomUUID()}`;
    post.deliver(results("pass", "mx.desk.test", "other.test") + hop + mail({ from: "lea@other.test", to: "help@desk.test", subject: `Third ${id}`, text: third, id }));
    await heard(third);
    // The same once more, as it comes through another server.
    post.deliver(`X-Moved: yes\r\n${verified}${bytes}\r\n\r\n`);
    await expect.poll(async () => (await ledger(`&q=${encodeURIComponent(`Second ${id}`)}`)).map((each) => each.reason).sort()).toEqual(["", "known_already"]);
    expect(await said(first.conversation.id)).toEqual([first.text]);
    expect(events.frames.filter((each) => each.data?.message !== undefined && message(each).text.includes(`second ${id}`))).toHaveLength(1);
    // What answers that name still reaches the one that had it first.
    const reply = `reply ${randomUUID()}`;
    post.deliver(verified + mail({ from: kai, to: "help@desk.test", subject: "x", text: reply, inReplyTo: id }));
    expect((await heard(reply)).data!.conversation!.id).toBe(first.conversation.id);
  });

  it("F29 C17 when the server counts anew, nothing is doubled, not even what has no name, and what lay there before the desk stays unread", async () => {
    const started = await begins();
    const nameless = `nameless ${randomUUID()}`;
    post.deliver(`${verified}From: ${kai}\r\nTo: help@desk.test\r\nSubject: ${nameless}\r\nDate: Tue, 24 Nov 2026 10:00:00 +0000\r\n\r\n${nameless}\r\n`);
    const frame = await heard(nameless);
    const before = (await ledger()).length;
    post.renewUidValidity();
    // The last of all: it comes only after everything has been read again.
    const last = await begins();
    await expect.poll(async () => (await ledger()).some((each) => each.state === "pending")).toBe(false);
    const again = (await ledger()).slice(0, -before);
    expect(again.filter((each) => each.reason === "known_already").length).toBeGreaterThanOrEqual(2);
    expect(await said(started.conversation.id)).toEqual([started.text]);
    expect(await said(frame.data!.conversation!.id!)).toEqual([nameless]);
    expect(await said(last.conversation.id)).toEqual([last.text]);
    expect((await ledger("&q=Before the desk")).length).toBe(0);
    const all = (await admin.get<{ items: Conversation[] }>("/conversations?view=all&limit=200")).body.items;
    expect(all.filter((each) => each.subject === nameless)).toHaveLength(1);
    expect(all.some((each) => each.subject === "Before the desk")).toBe(false);
  });

  it("CH7 the ledger tells who sent what, what became of it and by which evidence; it is searched by sender and subject and filtered by what became of it", async () => {
    const started = await begins();
    expect(await lineOf(started.subject)).toMatchObject({ from: kai, from_name: "Kai Wolf", state: "done", reason: "", sender_check: "verified", conversation_id: started.conversation.id, received_at: expect.any(String) });
    const subject = `Joined ${randomUUID()}`;
    post.deliver(verified + mail({ from: kai, to: "help@desk.test", subject, text: "more", inReplyTo: started.id }));
    expect(await lineOf(subject)).toMatchObject({ reason: "references", conversation_id: started.conversation.id });
    expect((await ledger(`&q=${kai.toUpperCase()}`)).map((each) => each.subject).sort()).toEqual([subject, started.subject].sort());
    expect((await ledger(`&q=${encodeURIComponent(subject.toLowerCase())}`)).map((each) => each.from)).toEqual([kai]);
    expect(await ledger(`&q=${encodeURIComponent("100%_")}`)).toEqual([]);
    expect((await ledger("&state=failed")).every((each) => each.state === "failed")).toBe(true);
    expect((await ledger(`&state=ignored&q=${encodeURIComponent(subject)}`))).toEqual([]);
  });

  it("CH7 who keeps channels and sees no conversations is told neither sender nor subject nor where it lies, and finds nothing by them", async () => {
    const started = await begins();
    await lineOf(started.subject);
    const role = await admin.post<Schemas["Role"]>("/roles", { name: `Keeper ${randomUUID()}`, rank: 2, permissions: { see: "own", manage_channels: "all" } });
    expect(role.status, JSON.stringify(role.body)).toBe(201);
    const email = `keeper-${randomUUID().slice(0, 8)}@demo.test`;
    const password = `long enough ${randomUUID()}`;
    expect((await admin.post("/users", { name: "Kim", email, role: role.body.id, password, department_ids: [] })).status).toBe(201);
    const keeper = new Caller(server, contract, await staffToken(server, email, password));
    const seen = await ledger("", keeper);
    expect(seen.length).toBeGreaterThan(0);
    expect(JSON.stringify(seen)).not.toContain(started.conversation.id);
    expect(JSON.stringify(seen)).not.toContain(kai);
    expect(JSON.stringify(seen)).not.toContain(started.id);
    expect(await ledger(`&q=${kai}`, keeper)).toEqual([]);
    const line = await lineOf(started.subject);
    expect(seen.map((each) => each.id)).toContain(line.id);
    const moved = await keeper.post(`/inbound/${line.id}/move`, { from_id: started.conversation.id, number: null });
    expect(moved.status).toBe(404);
  });

  it("CH7 re-thread: a mail goes into another conversation of its customer, with its files; turn, unread and last words of both are right, both say who did it, and an answer to it follows", async () => {
    const one = await begins();
    const text = `wrong place ${randomUUID()}`;
    const other = await begins({ subject: "Another matter", text, attachments: [{ name: "note.txt", type: "text/plain", content: "plain" }] });
    const more = `stays ${randomUUID()}`;
    post.deliver(verified + mail({ from: kai, to: "help@desk.test", subject: `Stays ${other.id}`, text: more, inReplyTo: other.id }));
    await heard(more);
    await answer(one.conversation.id, `Solved? ${randomUUID()}`);
    expect((await conversation(one.conversation.id)).turn).toBe("theirs");
    const line = (await ledger()).find((each) => each.message_id !== null && each.conversation_id === other.conversation.id && each.subject === "Another matter")!;
    const move = (number: number | null, from_id = other.conversation.id) => admin.post<Entry & Schemas["Problem"]>(`/inbound/${line.id}/move`, { from_id, number });

    const stranger = await begins({ from: "lea@mail.test" });
    expect((await move(stranger.conversation.number)).body.code).toBe("other_customer");
    expect((await move(other.conversation.number)).body.code).toBe("same_conversation");
    expect((await move(987_654_321)).status).toBe(404);
    expect((await move(one.conversation.number, one.conversation.id)).body.code).toBe("moved_meanwhile");

    const done = await move(one.conversation.number);
    expect(done.status, JSON.stringify(done.body)).toBe(200);
    expect(done.body).toMatchObject({ conversation_id: one.conversation.id, reason: "moved" });
    expect(await said(one.conversation.id)).toContain(text);
    expect(await said(other.conversation.id)).toEqual([more]);
    const [to, from] = [await conversation(one.conversation.id), await conversation(other.conversation.id)];
    expect(to).toMatchObject({ turn: "ours", unread: 1 });
    expect(to.waiting_since).not.toBeNull();
    expect(from).toMatchObject({ turn: "ours", unread: 1, last_message: { text: more } });
    expect(await lines(to.id)).toContainEqual(["mail_moved_here", `#${from.number}`]);
    expect(await lines(from.id)).toContainEqual(["mail_moved_away", `#${to.number}`]);
    await events.frame("that it left", (each) => String(each.type) === "message.removed" && String(each.data?.message_id) === line.message_id && each.data?.conversation?.id === from.id);
    await events.frame("that it came", (each) => each.type === "message.created" && each.data?.message !== undefined && message(each).id === line.message_id && each.data.conversation?.id === to.id);
    const moved = (await messages(to.id)).find((each) => each.text === text)!;
    const file = await fetch(`${server.url}/api/v1/files/${moved.attachments[0]!.id}`, { headers: { Authorization: `Bearer ${ana.token}` } });
    expect(await file.text()).toBe("plain");
    expect((await move(one.conversation.number)).body.code).toBe("moved_meanwhile");
    // What answers the mail goes where the mail is.
    const follow = `follows ${randomUUID()}`;
    post.deliver(verified + mail({ from: kai, to: "help@desk.test", subject: "x", text: follow, inReplyTo: other.id }));
    expect((await heard(follow)).data!.conversation!.id).toBe(one.conversation.id);
    const log = (await admin.get<{ items: Schemas["AuditEntry"][] }>("/audit?limit=5")).body.items;
    expect(log[0]).toMatchObject({ action: "conversation.mail_moved", subject: expect.objectContaining({ name: `#${to.number}` }) });
  });

  it("CH7 re-thread: a mail goes into a conversation of its own; of two who move it at once one does, and what is left with nothing is solved", async () => {
    const started = await begins();
    const text = `of its own ${randomUUID()}`;
    const subject = `Own ${randomUUID()}`;
    post.deliver(verified + mail({ from: kai, to: "help@desk.test", subject, text, inReplyTo: started.id }));
    await heard(text);
    const line = await lineOf(subject);
    const move = (number: number | null, from_id: string, id = line.id) => admin.post<Entry & Schemas["Problem"]>(`/inbound/${id}/move`, { from_id, number });
    const both = await Promise.all([move(null, started.conversation.id), move(null, started.conversation.id)]);
    expect(both.map((each) => each.status).sort()).toEqual([200, 409]);
    const own = both.find((each) => each.status === 200)!.body.conversation_id!;
    expect(await said(own)).toEqual([text]);
    expect(await conversation(own)).toMatchObject({ subject, turn: "ours", unread: 1, contact: { id: started.conversation.contact.id }, follows_id: started.conversation.id });
    expect(await said(started.conversation.id)).toEqual([started.text]);
    expect((await move(null, own)).body.code).toBe("alone_already");
    expect((await move(started.conversation.number, own)).status).toBe(200);
    expect(await conversation(own)).toMatchObject({ lifecycle: "solved", last_message: null, unread: 0 });
    expect(await said(started.conversation.id)).toEqual([started.text, text]);
    const solved = (await conversation(own)).number;
    expect((await move(solved, started.conversation.id)).body.code).toBe("not_active");
  });

  it("CH8 re-thread: a chat that went on by e-mail loses the mail that was not its own, in the widget too", async () => {
    const visitor = new Caller(server, contract, await visitorToken(server));
    await visitor.post("/widget/demo/messages", { client_id: randomUUID(), text: `In the chat ${randomUUID()}` });
    const theirs = () => visitor.get<Schemas["VisitorMessagePage"]>("/widget/demo/messages");
    const id = (await theirs()).body.conversation!.id;
    const { contact } = await conversation(id);
    await ana.call("PATCH", `/contacts/${contact.id}`, { version: (await ana.get<Schemas["Contact"]>(`/contacts/${contact.id}`)).body.version, email: kai });
    await ana.post(`/conversations/${id}/accept`);
    const text = `By mail ${randomUUID()}`;
    await ana.post(`/conversations/${id}/messages`, { client_id: randomUUID(), text, channel_id: channel.id });
    await post.until(() => post.mails.some((each) => each.text.includes(text)), "the mail");
    const back = `Something else ${randomUUID()}`;
    const subject = `Else ${randomUUID()}`;
    post.deliver(verified + mail({ from: kai, to: "help@desk.test", text: back, subject, inReplyTo: nameOf(text) }));
    expect((await heard(back)).data!.conversation!.id).toBe(id);
    expect((await theirs()).body.items.map((each) => each.text)).toContain(back);
    const line = await lineOf(subject);
    expect((await admin.post(`/inbound/${line.id}/move`, { from_id: id, number: null })).status).toBe(200);
    expect((await theirs()).body.items.map((each) => each.text)).not.toContain(back);
    expect((await conversation(id))).toMatchObject({ turn: "theirs", unread: 0, waiting_since: null });
  });

  it("A15 pictures of a mail are set into its tree: what only looks like their mark stays words, and each use counts", async () => {
    const text = `Look ${randomUUID()}`;
    const words = `data-cid=&quot;pic&quot; data-src=&quot;https://spy.test/x.png&quot;`;
    const html = `<p title="${words}">${text} ${words}</p><img src="cid:pic"><img src="cid:pic"><img src="https://spy.test/y.png">`;
    const started = await begins({ text, html, attachments: [{ name: "mug.png", type: "image/png", content: png, cid: "pic" }] });
    const [first] = await messages(started.conversation.id);
    const page = async (query: string) => (await fetch(`${server.url}/api/v1/messages/${first!.id}/html${query}`, { headers: { Authorization: `Bearer ${ana.token}` } })).text();
    const bare = await page("");
    expect(bare.match(/ src="data:image\/png;base64,/g)).toHaveLength(2);
    expect(bare).toContain(`title="${words}"`);
    expect(bare).toContain('<img data-src="https://spy.test/y.png">');
    const whole = await page("?pictures=1");
    expect(whole).toContain('<img src="https://spy.test/y.png">');
    expect(whole).toContain(`title="${words}"`);
  });
});
