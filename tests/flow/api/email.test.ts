// SPDX-License-Identifier: AGPL-3.0-or-later
// CH7 CH8 CO9 and the attacks on mail: a mailbox as a channel, against an IMAP and an SMTP server; on both databases.
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

describe.each(databaseKinds)("a mailbox (%s)", (database) => {
  let server: Server;
  let contract: Contract;
  let admin: Caller, ana: Caller;
  let post: FakeMail;
  let channel: Schemas["Channel"];
  let events: Recorder;
  let kai: string;

  beforeAll(async () => {
    server = await Server.start({ database, flags: ["--rate-limits", "off"] });
    contract = await Contract.of(server);
    admin = new Caller(server, contract, await staffToken(server));
    ana = new Caller(server, contract, await staffToken(server, "ana@demo.test"));
    post = await FakeMail.start();
    const users = (await admin.get<{ items: Schemas["User"][] }>("/users")).body.items;
    const anas = users.find((user) => user.email === "ana@demo.test")!.department_ids;
    const departments = (await admin.get<{ items: Schemas["Department"][] }>("/departments")).body.items;
    const department = departments.find((each) => each.mode === "manual" && anas.includes(each.id))!;
    const settings = post.settings("help@desk.test", { plus_addressing: true, name: "Kiln help", signature: "Kiln, Berlin" });
    const made = await admin.post<Schemas["Channel"]>("/connections", { kind: "email", name: "Help", department_id: department.id, settings, secrets: post.secrets });
    expect(made.status, JSON.stringify(made.body)).toBe(201);
    channel = made.body;
    // What lies in the mailbox already stays there: the desk begins with what comes after it was connected.
    await post.until(() => post.isIdle, "the desk waiting for mail");
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

  const message = (frame: { data?: Record<string, unknown> }) => frame.data!.message as Message;
  const messages = async (id: string) => (await ana.get<Schemas["MessagePage"]>(`/conversations/${id}/messages`)).body.items;
  const said = async (id: string) => (await messages(id)).filter((each) => each.kind === "text").map((each) => each.text);
  const ledger = async () => (await admin.get<{ items: Entry[] }>(`/connections/${channel.id}/inbound?limit=200`)).body.items;
  const conversation = async (id: string) => (await ana.get<Schemas["ConversationDetail"]>(`/conversations/${id}`)).body.conversation;
  const heard = (text: string) => events.frame(`"${text}"`, (each) => each.data?.message !== undefined && message(each).text.includes(text));
  const get = (path: string, caller = ana) => fetch(`${server.url}/api/v1${path}`, { headers: { Authorization: `Bearer ${caller.token}` } });

  /** A mail of Kai's that begins a conversation. */
  async function begins(fields: Partial<Parameters<typeof mail>[0]> = {}): Promise<{ id: string; text: string; conversation: Conversation }> {
    const id = `${randomUUID()}@mail.test`;
    const text = `Where is it? ${randomUUID()}`;
    post.deliver(mail({ from: `Kai Wolf <${kai}>`, to: "help@desk.test", subject: "Order 4711", text, id, ...fields }));
    const frame = await heard((fields.text ?? text).split("\n")[0]!);
    expect(frame.type).toBe("conversation.created");
    return { id, text, conversation: await conversation(frame.data!.conversation!.id!) };
  }
  async function answer(id: string, text: string, more: object = {}): Promise<Message> {
    await ana.post(`/conversations/${id}/accept`);
    const sent = await ana.post<Message>(`/conversations/${id}/messages`, { client_id: randomUUID(), text, ...more });
    expect(sent.status, JSON.stringify(sent.body)).toBe(201);
    return sent.body;
  }
  const becomes = (id: string, state: string) =>
    events.until(`${id} is ${state}`, () => events.frames.some((each) => each.type === "message.updated" && message(each).id === id && message(each).delivery?.state === state));
  async function mailWith(text: string) {
    await post.until(() => post.mails.some((each) => each.text.includes(text)), `a mail with "${text}"`);
    return post.mails.find((each) => each.text.includes(text))!;
  }

  it("CH7 CH1 a mail begins a conversation with its subject and sender; text and looks apart, history folded, pictures in place, the original kept", async () => {
    const text = `Look ${randomUUID()}`;
    const html = `<p>${text} <b>here</b></p><script>alert(1)</script><img src="cid:pic"><img src="https://spy.test/x.png" onerror="alert(1)"><blockquote type="cite">old words</blockquote>`;
    const started = await begins({ text: `${text}\n\n> old words\n`, html, attachments: [{ name: "mug.png", type: "image/png", content: png, cid: "pic" }, { name: "note.txt", type: "text/plain", content: "plain" }] });
    expect(started.conversation).toMatchObject({ platform: "email", subject: "Order 4711", contact: { name: "Kai Wolf", email: kai } });
    const [first] = await messages(started.conversation.id);
    expect(first!.text).not.toContain("old words");
    expect(first!.mail).toMatchObject({ subject: "Order 4711", nature: "personal", has_html: true });
    expect(first!.mail!.quoted).toContain("old words");
    expect(first!.attachments.map((each) => each.name).sort()).toEqual(["mug.png", "note.txt"]);
    const shown = await get(`/messages/${first!.id}/html`);
    const page = await shown.text();
    expect(shown.headers.get("content-security-policy")).toContain("sandbox allow-popups");
    expect(shown.headers.get("content-security-policy")).not.toContain("allow-scripts");
    expect(page).toContain("<b>here</b>");
    expect(page).toContain("data:image/png;base64,");
    expect(page).not.toMatch(/<script|onerror|[^-]src="https:/);
    expect(await (await get(`/messages/${first!.id}/html?pictures=1`)).text()).toContain('src="https://spy.test/x.png"');
    const original = await get(`/messages/${first!.id}/original`);
    expect(original.headers.get("content-disposition")).toContain("attachment");
    expect(await original.text()).toContain(`Message-ID: <${started.id}>`);
    expect((await get(`/messages/${first!.id}/original`, new Caller(server, contract, ""))).status).toBe(401);
  });

  it("CO9 an answer goes to the sender in the thread of the mail, with copies, signature and what it answers; the bcc stays unseen, and a note never goes along", async () => {
    const started = await begins();
    const secret = `not for Kai ${randomUUID()}`;
    await ana.post(`/conversations/${started.conversation.id}/notes`, { client_id: randomUUID(), text: secret });
    const text = `It left today ${randomUUID()}`;
    const sent = await answer(started.conversation.id, text, { mail: { cc: ["lea@mail.test"], bcc: ["boss@desk.test"] } });
    await becomes(sent.id, "sent");
    const out = await mailWith(text);
    expect(out.to.sort()).toEqual(["boss@desk.test", kai, "lea@mail.test"].sort());
    expect(out.header("subject")).toBe("Re: Order 4711");
    expect(out.header("in-reply-to")).toBe(`<${started.id}>`);
    expect(out.header("references")).toContain(started.id);
    expect(out.header("cc")).toContain("lea@mail.test");
    expect(out.bytes).not.toContain("boss@desk.test");
    expect(out.header("from")).toContain("help@desk.test");
    expect(out.text).toContain("Kiln, Berlin");
    expect(out.text).toContain(`> ${started.text}`);
    expect(out.bytes).not.toContain(secret);
    expect(out.header("reply-to")).toMatch(/help\+[0-9a-f]{32}@desk\.test/);
  });

  it("A1 A4 A6 a mail joins a conversation by what it answers and who it is from, or by the reply address it was sent to; never by subject, number or a forged thread", async () => {
    const started = await begins();
    const { id, number } = started.conversation;
    const sent = await answer(id, `First answer ${randomUUID()}`);
    await becomes(sent.id, "sent");
    const ours = (await mailWith(sent.text)).header("message-id").replace(/[<>]/g, "");
    const replyTo = (await mailWith(sent.text)).header("reply-to").match(/[^<\s]+@desk\.test/)![0];
    const joins = `joins ${randomUUID()}`;
    post.deliver(mail({ from: kai, to: "help@desk.test", subject: "Something else", text: joins, inReplyTo: ours }));
    expect((await heard(joins)).data!.conversation!.id).toBe(id);
    const byAddress = `by address ${randomUUID()}`;
    post.deliver(mail({ from: kai, to: replyTo, subject: "No thread at all", text: byAddress }));
    expect((await heard(byAddress)).data!.conversation!.id).toBe(id);
    // From somebody else, with the right subject, number, thread and even the address of Kai: conversations of their own.
    const forged = [
      { from: "eve@evil.test", to: "help@desk.test", subject: `Re: Order 4711 [#${number}]` },
      { from: "eve@evil.test", to: "help@desk.test", subject: "Re: Order 4711", inReplyTo: ours, references: [started.id, ours] },
      { from: "eve@evil.test", to: replyTo, subject: "Re: Order 4711", cc: kai },
    ];
    for (const fields of forged) {
      const text = `forged ${randomUUID()}`;
      post.deliver(mail({ ...fields, text }));
      const frame = await heard(text);
      expect(frame.type).toBe("conversation.created");
      expect(frame.data!.conversation!.id).not.toBe(id);
    }
    expect(await said(id)).toEqual([started.text, sent.text, joins, byAddress]);
    expect((await conversation(id)).contact.email).toBe(kai);
    expect((await ledger()).map((each) => each.reason)).toEqual(expect.arrayContaining(["references", "reply_key"]));
  });

  it("CH7 a new subject of the same person is a conversation of its own", async () => {
    const first = await begins();
    const second = await begins({ subject: "Another matter" });
    expect(second.conversation.id).not.toBe(first.conversation.id);
    expect(second.conversation.contact.id).toBe(first.conversation.contact.id);
  });

  it("A10 CO8 a bounce marks the message as not delivered with its reason, and opens nothing", async () => {
    const started = await begins();
    const sent = await answer(started.conversation.id, `Bounces ${randomUUID()}`);
    await becomes(sent.id, "sent");
    const ours = (await mailWith(sent.text)).header("message-id");
    const report = [
      "From: MAILER-DAEMON@mail.test", "To: help@desk.test", "Subject: Undelivered Mail Returned to Sender", `Message-ID: <${randomUUID()}@mail.test>`,
      "Auto-Submitted: auto-replied", "MIME-Version: 1.0", 'Content-Type: multipart/report; report-type=delivery-status; boundary="b"', "",
      "--b", "Content-Type: text/plain", "", "I'm sorry to have to inform you.", "--b", "Content-Type: message/delivery-status", "",
      "Reporting-MTA: dns; mail.test", "", `Final-Recipient: rfc822; ${kai}`, "Action: failed", "Status: 5.1.1", "Diagnostic-Code: smtp; 550 5.1.1 No such user", "",
      "--b", "Content-Type: text/rfc822-headers", "", `Message-ID: ${ours}`, "Subject: Re: Order 4711", "", "--b--", "",
    ].join("\r\n");
    post.deliver(report);
    await becomes(sent.id, "failed");
    const shown = (await messages(started.conversation.id)).find((each) => each.id === sent.id)!;
    expect(shown.delivery).toEqual({ state: "failed", reason: "bounced" });
    expect((await ledger())[0]).toMatchObject({ state: "done", reason: "bounce", conversation_id: started.conversation.id });
    expect(await said(started.conversation.id)).toHaveLength(2);
    // Tried again it is the same mail, and really sent.
    const before = post.mails.length;
    expect((await ana.post(`/messages/${sent.id}/retry`)).status).toBe(200);
    await post.until(() => post.mails.length > before, "the mail again");
    expect(post.mails.at(-1)!.header("message-id")).toBe(ours);
  });

  it("CH7 a mail in raw bytes of another charset, and one with NUL, are taken like any other", async () => {
    const words = Buffer.concat([
      Buffer.from(`From: ${kai}\r\nTo: help@desk.test\r\nSubject: raw\r\nMessage-ID: <${randomUUID()}@mail.test>\r\nContent-Type: text/plain; charset=windows-1251\r\nContent-Transfer-Encoding: 8bit\r\n\r\n`),
      Buffer.from([0xc3, 0xe4, 0xe5, 0x20, 0xe7, 0xe0, 0xea, 0xe0, 0xe7]), // Где заказ
      Buffer.from("\r\n"),
    ]);
    post.deliver(words);
    await heard("Где заказ");
    post.deliver(Buffer.from(mail({ from: kai, to: "help@desk.test", text: `nul \0 ${kai}` }), "latin1"));
    await heard(kai);
  });

  it("CH7 an answer given with another program is in the conversation, too, and stands once", async () => {
    const started = await begins();
    const text = `From my phone ${randomUUID()}`;
    const id = `${randomUUID()}@desk.test`;
    const sentElsewhere = mail({ from: "Mira <help@desk.test>", to: kai, subject: "Re: Order 4711", text, inReplyTo: started.id, id });
    post.deliver(sentElsewhere, "Sent");
    // Whatever comes in wakes the desk to look at both folders.
    await begins({ from: "lea@mail.test" });
    const frame = await heard(text);
    expect(frame.data!.conversation!.id).toBe(started.conversation.id);
    expect(message(frame)).toMatchObject({ sender: { kind: "user", id: null, name: "Mira" } });
    expect((await conversation(started.conversation.id)).turn).toBe("theirs");
    expect((await said(started.conversation.id)).filter((each) => each === text)).toHaveLength(1);
  });

  it("CH8 a chat whose customer is gone goes on by e-mail in the same conversation, and the answer comes back into it", async () => {
    const visitor = new Caller(server, contract, await visitorToken(server));
    await visitor.post("/widget/demo/messages", { client_id: randomUUID(), text: `In the chat ${randomUUID()}` });
    const id = (await visitor.get<Schemas["VisitorMessagePage"]>("/widget/demo/messages")).body.conversation!.id;
    const before = await conversation(id);
    await ana.call("PATCH", `/contacts/${before.contact.id}`, { version: (await ana.get<Schemas["Contact"]>(`/contacts/${before.contact.id}`)).body.version, email: kai });
    const text = `By mail ${randomUUID()}`;
    const sent = await answer(id, text, { channel_id: channel.id });
    expect(sent.channel_id).toBe(channel.id);
    await becomes(sent.id, "sent");
    const out = await mailWith(text);
    expect(out.to).toEqual([kai]);
    const back = `Thank you ${randomUUID()}`;
    post.deliver(mail({ from: kai, to: "help@desk.test", text: back, subject: "Re:", inReplyTo: out.header("message-id").replace(/[<>]/g, "") }));
    const frame = await heard(back);
    expect(frame.data!.conversation!.id).toBe(id);
    expect((await said(id)).slice(-2)).toEqual([text, back]);
    const theirs = (await visitor.get<Schemas["VisitorMessagePage"]>("/widget/demo/messages")).body.items.map((each) => each.text);
    expect(theirs.slice(-2)).toEqual([text, back]);
  });

  it("CH6 LC19 who is not here gets an e-mail about what waits in the chat, with the way there; an answer to it comes back into the conversation", async () => {
    const visitor = new Caller(server, contract, await visitorToken(server));
    await visitor.post("/widget/demo/messages", { client_id: randomUUID(), text: `Earlier ${randomUUID()}`, page_url: "https://kiln.test/cart#top", page_title: "Cart" });
    const id = (await visitor.get<Schemas["VisitorMessagePage"]>("/widget/demo/messages")).body.conversation!.id;
    const { contact, channel_id } = await conversation(id);
    await ana.post(`/conversations/${id}/accept`);
    await ana.post(`/conversations/${id}/solve`);
    await ana.call("PATCH", `/contacts/${contact.id}`, { version: (await ana.get<Schemas["Contact"]>(`/contacts/${contact.id}`)).body.version, email: kai });
    const text = `Your bowl is back ${randomUUID()}`;
    const opened = await ana.post<{ conversation: Conversation; message: Message }>("/conversations", { contact_id: contact.id, channel_id, client_id: randomUUID(), text });
    expect(opened.status, JSON.stringify(opened.body)).toBe(201);
    const out = await mailWith(text);
    expect(out.to).toEqual([kai]);
    expect(out.header("subject")).toBe("Ana Petrova has written to you");
    expect(out.header("auto-submitted")).toBe("auto-generated");
    expect(out.text).toContain("https://kiln.test/cart#harken");
    const newest = async () => (await messages(opened.body.conversation.id)).at(-1)!;
    await expect.poll(async () => (await newest()).delivery).toEqual({ state: "sent", email: { state: "sent", reason: "" } });
    const back = `On my way ${randomUUID()}`;
    post.deliver(mail({ from: kai, to: "help@desk.test", text: back, subject: "Re:", inReplyTo: out.header("message-id").replace(/[<>]/g, "") }));
    expect((await heard(back)).data!.conversation!.id).toBe(opened.body.conversation.id);
  });

  it("A10 LC19 the desk tells of what waits in a chat once a day; the second time it says at the message that no mail goes", async () => {
    async function opened() {
      const visitor = new Caller(server, contract, await visitorToken(server));
      await visitor.post("/widget/demo/messages", { client_id: randomUUID(), text: `Earlier ${randomUUID()}` });
      const id = (await visitor.get<Schemas["VisitorMessagePage"]>("/widget/demo/messages")).body.conversation!.id;
      const { contact, channel_id } = await conversation(id);
      await ana.post(`/conversations/${id}/accept`);
      await ana.post(`/conversations/${id}/solve`);
      await ana.call("PATCH", `/contacts/${contact.id}`, { version: (await ana.get<Schemas["Contact"]>(`/contacts/${contact.id}`)).body.version, email: kai });
      const made = await ana.post<{ message: Message }>("/conversations", { contact_id: contact.id, channel_id, client_id: randomUUID(), text: `Your bowl ${randomUUID()}` });
      expect(made.status, JSON.stringify(made.body)).toBe(201);
      return made.body.message;
    }
    const first = await opened();
    expect(first.delivery!.email).toEqual({ state: "queued", reason: "" });
    await mailWith(first.text);
    const second = await opened();
    expect(second.delivery!.email).toEqual({ state: "held", reason: "mailed_today" });
    expect((await messages(second.conversation_id)).find((each) => each.id === second.id)!.delivery!.email).toEqual({ state: "held", reason: "mailed_today" });
    expect(post.mails.filter((each) => each.to.includes(kai))).toHaveLength(1);
  });

  it("F4 F31 a lost answer to DATA is sent once more with the same Message-ID and bytes; 4xx is tried again, 5xx says why", async () => {
    const started = await begins();
    post.fail("DATA", "drop");
    const lost = await answer(started.conversation.id, `Once ${randomUUID()}`);
    await becomes(lost.id, "sent");
    const copies = post.mails.filter((each) => each.text.includes(lost.text));
    expect(copies).toHaveLength(2);
    expect(copies[0]!.bytes).toBe(copies[1]!.bytes);
    post.fail("RCPT", "451 4.7.1 Greylisted");
    const later = await answer(started.conversation.id, `Later ${randomUUID()}`);
    await becomes(later.id, "sent");
    post.fail("RCPT", "550 5.1.1 No such user");
    const refused = await answer(started.conversation.id, `Refused ${randomUUID()}`);
    await becomes(refused.id, "failed");
  });
});
