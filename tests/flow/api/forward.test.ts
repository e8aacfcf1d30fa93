// SPDX-License-Identifier: AGPL-3.0-or-later
// CO9 A2 A56: what is forwarded reaches those it was forwarded to and nobody else, their answers come back beside the
// conversation, and its customer never hears of either; on both databases.
import type { Schemas } from "@shared/api";
import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { Caller, Recorder } from "../../support/desk_client";
import { mail } from "../../support/fake_mail";
import { bare, MailDesk } from "../../support/mail_desk";
import { visitorToken } from "../../support/people";
import { databaseKinds } from "../../support/server";

type SideMail = Schemas["SideMail"];

const png = Buffer.from("iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mP8z8BQDwAEhQGAhKmMIQAAAABJRU5ErkJggg==", "base64");

describe.each(databaseKinds)("forwards (%s)", (database) => {
  let desk: MailDesk;
  let kai: string, expert: string;

  beforeAll(async () => (desk = await MailDesk.start(database)));
  afterAll(() => desk.dispose());
  beforeEach(() => {
    kai = `kai-${randomUUID().slice(0, 8)}@mail.test`;
    expert = `expert-${randomUUID().slice(0, 8)}@else.test`;
  });

  const forwards = async (id: string) => (await desk.ana.get<{ items: SideMail[] }>(`/conversations/${id}/forwards`)).body.items;
  async function forward(id: string, message: string, more: object = {}): Promise<SideMail> {
    await desk.ana.post(`/conversations/${id}/accept`);
    const sent = await desk.ana.post<SideMail>(`/conversations/${id}/forwards`, { client_id: randomUUID(), message_id: message, text: `please look ${randomUUID()}`, mail: { to: [expert] }, ...more });
    expect(sent.status, JSON.stringify(sent.body)).toBe(201);
    return sent.body;
  }
  const told = (what: string, fits: (mail: SideMail) => boolean) => desk.events.frame(what, (frame) => frame.data?.side_mail !== undefined && fits(frame.data.side_mail as unknown as SideMail));
  const sent = (id: string) => told(`${id} is sent`, (each) => each.id === id && each.delivery?.state === "sent");

  it("CO9 a message is passed on with its head, the agent's own words and the chosen files; the conversation stays as it is", async () => {
    const { conversation: id, message } = await desk.hear({ from: `Kai <${kai}>`, attachments: [{ name: "a.txt", type: "text/plain", content: "file a" }, { name: "b.txt", type: "text/plain", content: "file b" }] });
    const secret = `internal ${randomUUID()}`;
    await desk.ana.post(`/conversations/${id}/notes`, { client_id: randomUUID(), text: secret });
    await desk.ana.post(`/conversations/${id}/accept`);
    const before = await desk.conversation(id);
    const file = message.attachments.find((each) => each.name === "b.txt")!;
    const passed = await forward(id, message.id, { files: [file.id], mail: { to: [expert.toUpperCase()], cc: ["law@else.test"] } });
    await sent(passed.id);
    const out = await desk.mailWith(passed.text);
    expect(out.to.sort()).toEqual([expert, "law@else.test"].sort());
    expect([out.header("subject"), out.header("references"), out.header("in-reply-to")]).toEqual(["Fwd: Order 4711", "", ""]);
    expect(out.text).toContain(`From: Kai <${kai}>`);
    expect(out.text).toContain(message.text);
    expect(out.parts.filter((part) => part.name !== "").map((part) => [part.name, part.content.toString()])).toEqual([["b.txt", "file b"]]);
    expect(out.bytes + out.text).not.toContain(secret);
    const { version, turn, status, last_message } = await desk.conversation(id);
    expect({ version, turn, status, last_message }).toEqual({ version: before.version, turn: before.turn, status: before.status, last_message: before.last_message });
    expect(await desk.messages(id)).toHaveLength(1);
    expect(await forwards(id)).toMatchObject([{ id: passed.id, kind: "forward", delivery: { state: "sent" }, author: { name: "Ana Petrova" } }]);
  });

  it("CO9 the agent's own words keep their formatting and picture, above what is passed on, and have the agent's signature", async () => {
    const { conversation: id, message } = await desk.hear({ from: kai, text: `a <b> ${randomUUID()}` });
    await desk.ana.post(`/conversations/${id}/accept`);
    await desk.ana.call("PUT", "/me/signature", { signature: "Ana\nSupport" });
    const body = new FormData();
    body.append("file", new Blob([png], { type: "image/png" }), "vase.png");
    const stored = await fetch(`${desk.server.url}/api/v1/files`, { method: "POST", headers: { Authorization: `Bearer ${desk.ana.token}` }, body });
    const file = ((await stored.json()) as Schemas["File"]).id;
    const mark = randomUUID();
    const document = { type: "doc", content: [{ type: "paragraph", content: [{ type: "text", text: mark, marks: [{ type: "bold" }] }] }, { type: "picture", attrs: { file, alt: "", width: 1, height: 1 } }] };
    const passed = await forward(id, message.id, { text: "", document });
    await desk.ana.call("PUT", "/me/signature", { signature: "" });
    expect(passed).toMatchObject({ text: mark, document });
    const out = await desk.mailWith(mark);
    expect(out.html).toMatch(new RegExp(`<strong>${mark}</strong>[\\s\\S]*src="cid:[\\s\\S]*Ana<br>[\\s\\S]*${message.text.replace("<", "&lt;").replace(">", "&gt;")}`));
    expect(out.text).toMatch(new RegExp(`${mark}[\\s\\S]*Ana\nSupport[\\s\\S]*${message.text}`));
    expect(out.parts.find((each) => each.isInline)!.content.equals(png)).toBe(true);
    expect(await forwards(id)).toMatchObject([{ id: passed.id, document }]);
    const again = await desk.ana.post<Schemas["Problem"]>(`/conversations/${id}/forwards`, { client_id: passed.client_id, message_id: message.id, text: mark, mail: { to: [expert] } });
    expect(again.body.code).toBe("client_id_conflict");
  });

  it("CO9 the whole conversation up to a message, and nothing after it", async () => {
    const { conversation: id, message } = await desk.hear({ from: kai });
    const { message: answer } = await desk.answer(id);
    const later = await desk.hear({ from: kai, inReplyTo: bare((await desk.mailWith(answer.text)).header("message-id")) });
    const passed = await forward(id, answer.id, { with_earlier: true, language: "ru" });
    const out = await desk.mailWith(passed.text);
    expect(out.text.indexOf(message.text)).toBeGreaterThan(0);
    expect(out.text.indexOf(answer.text)).toBeGreaterThan(out.text.indexOf(message.text));
    expect(out.text).toContain("Пересланное сообщение");
    expect(out.text).not.toContain(later.message.text);
  });

  it("CO9 an answer to a forward stands beside the conversation, from whom it is, and never in it; who forwarded is told", async () => {
    const { conversation: id, message } = await desk.hear({ from: kai });
    const passed = await forward(id, message.id);
    const out = await desk.mailWith(passed.text);
    const replyTo = out.header("reply-to").match(/[^<\s]+@desk\.test/)![0];
    for (const way of [{ inReplyTo: bare(out.header("message-id")) }, { to: replyTo }]) {
      const words = `my opinion ${randomUUID()}`;
      desk.post.deliver(mail({ from: `Dr. Who <${expert}>`, to: "help@desk.test", subject: "Re: Fwd: Order 4711", text: words, id: `${randomUUID()}@else.test`, attachments: [{ name: "report.txt", type: "text/plain", content: "report" }], ...way }));
      const answer = (await told(words, (each) => each.text.includes(words))).data!.side_mail as unknown as SideMail;
      expect(answer).toMatchObject({ kind: "answer", answers_id: passed.id, conversation_id: id, author: { id: null, name: "Dr. Who" }, delivery: null, mail: { from: { email: expert } } });
      expect(answer.attachments.map((each) => each.name)).toEqual(["report.txt"]);
    }
    const notification = await desk.events.frame("told of it", (frame) => frame.type === "notification.created" && frame.data!.notification!.kind === "forward_answered");
    expect(notification.data!.notification!.conversation_id).toBe(id);
    expect(await desk.messages(id)).toHaveLength(1);
    expect((await desk.conversation(id)).contact.email).toBe(kai);
    // The same mail twice is one; an answer of somebody else with the same name of the thread is none.
    const forged = await desk.hear({ from: "eve@evil.test", to: replyTo, inReplyTo: bare(out.header("message-id")) });
    expect(forged.type).toBe("conversation.created");
    expect(await forwards(id)).toHaveLength(3);
    // Whoever the expert is, the next answer to the customer is the customer's.
    const next = await desk.answer(id);
    expect(next.mail.to).toEqual([kai]);
    expect(next.mail.bytes).not.toContain(bare(out.header("message-id")));
  });

  it("CO9 A10 nobody forwards to the customer, to where they want their answers, or to ourselves; strange messages and files are refused", async () => {
    const wanted = `wanted-${kai}`;
    const { conversation: id, message } = await desk.hear({ from: kai, headers: { "Reply-To": wanted } });
    const other = await desk.hear({ from: `other-${kai}`, attachments: [{ name: "x.txt", type: "text/plain", content: "x" }] });
    await desk.ana.post(`/conversations/${id}/accept`);
    const refused = async (more: object) => {
      const answer = await desk.ana.post(`/conversations/${id}/forwards`, { client_id: randomUUID(), message_id: message.id, text: "", mail: { to: [expert] }, ...more });
      return [answer.status, (answer.body as { field?: string }).field];
    };
    expect(await refused({ mail: { to: [kai.toUpperCase()] } })).toEqual([400, "mail.to"]);
    expect(await refused({ mail: { to: [expert], bcc: [wanted] } })).toEqual([400, "mail.bcc"]);
    expect(await refused({ mail: { to: [expert], cc: ["help+0123@desk.test"] } })).toEqual([400, "mail.cc"]);
    expect(await refused({ mail: { to: [] } })).toEqual([400, "mail.to"]);
    expect(await refused({ message_id: other.message.id })).toEqual([400, "message_id"]);
    expect(await refused({ files: [other.message.attachments[0]!.id] })).toEqual([400, "files"]);
    expect(await forwards(id)).toEqual([]);
  });

  it("CO9 R4 the same forward twice is one; one that comes back says so", async () => {
    const { conversation: id, message } = await desk.hear({ from: kai });
    await desk.ana.post(`/conversations/${id}/accept`);
    const body = { client_id: randomUUID(), message_id: message.id, text: `once ${randomUUID()}`, mail: { to: [expert] } };
    const first = await desk.ana.post<SideMail>(`/conversations/${id}/forwards`, body);
    const again = await desk.ana.post<SideMail>(`/conversations/${id}/forwards`, body);
    expect([first.status, again.status]).toEqual([201, 200]);
    expect(again.body.id).toBe(first.body.id);
    expect((await desk.ana.post(`/conversations/${id}/forwards`, { ...body, text: "else" })).status).toBe(409);
    await sent(first.body.id);
    expect(desk.post.mails.filter((each) => each.text.includes(body.text))).toHaveLength(1);
    desk.post.fail("RCPT", "550 5.1.1 No such user");
    const refused = await forward(id, message.id);
    await told("the failure", (each) => each.id === refused.id && each.delivery?.state === "failed");
  });

  it("A2 A56 the canary: of a forward and its answer no byte reaches the customer, in the widget, by socket, by file or by mail", async () => {
    const canary = `canary-${randomUUID()}`;
    const visitor = new Caller(desk.server, desk.contract, await visitorToken(desk.server));
    await visitor.post("/widget/demo/messages", { client_id: randomUUID(), text: "In the chat" });
    const id = (await visitor.get<Schemas["VisitorMessagePage"]>("/widget/demo/messages")).body.conversation!.id;
    const socket = Recorder.visitor(visitor);
    await socket.frame("hello", (frame) => frame.type === "hello");
    const [first] = await desk.messages(id);
    const form = new FormData();
    form.append("file", new Blob(["x"], { type: "text/plain" }), `${canary}.txt`);
    const uploaded = (await (await fetch(`${desk.server.url}/api/v1/files`, { method: "POST", body: form, headers: { Authorization: `Bearer ${desk.ana.token}` } })).json()) as Schemas["File"];
    const passed = await forward(id, first!.id, { channel_id: desk.channel.id, text: `please ${canary}`, attachments: [uploaded.id] });
    const out = await desk.mailWith(canary);
    expect(out.to).toEqual([expert]);
    desk.post.deliver(mail({ from: `${canary} <${expert}>`, to: "help@desk.test", text: `answer ${canary}`, inReplyTo: bare(out.header("message-id")), attachments: [{ name: `${canary}-2.txt`, type: "text/plain", content: "y" }] }));
    const answer = (await told("the answer", (each) => each.kind === "answer" && each.text.includes(canary))).data!.side_mail as unknown as SideMail;
    // The chat goes on, in the widget and by mail: neither tells of it.
    const { contact } = await desk.conversation(id);
    await desk.ana.call("PATCH", `/contacts/${contact.id}`, { version: (await desk.ana.get<Schemas["Contact"]>(`/contacts/${contact.id}`)).body.version, email: kai });
    const byMail = await desk.answer(id, { channel_id: desk.channel.id });
    await desk.ana.post(`/conversations/${id}/messages`, { client_id: randomUUID(), text: "in the widget" });
    await socket.frame("the last answer", (frame) => frame.data?.message?.text === "in the widget");
    const page = (await visitor.get<Schemas["VisitorMessagePage"]>("/widget/demo/messages")).body;
    expect(socket.bytes + JSON.stringify(page) + byMail.mail.bytes + byMail.mail.text).not.toContain(canary);
    expect(page.conversation!.unread).toBe(2);
    for (const file of [...passed.attachments, ...answer.attachments]) expect((await visitor.get(`/widget/demo/files/${file.id}`)).status).toBe(404);
    // It was there to be seen.
    expect(desk.events.bytes).toContain(canary);
    expect(desk.post.mails.filter((each) => each.to.includes(kai)).every((each) => !(each.bytes + each.text).includes(canary))).toBe(true);
    socket.close();
  });
});
