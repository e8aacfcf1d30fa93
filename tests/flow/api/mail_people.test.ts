// SPDX-License-Identifier: AGPL-3.0-or-later
// CO9 C12 A2 A6: whom a mail goes to, who takes part, and that none of it is a right; on both databases.
import type { Schemas } from "@shared/api";
import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { Caller } from "../../support/desk_client";
import { bare, emails, MailDesk } from "../../support/mail_desk";
import { visitorToken } from "../../support/people";
import { databaseKinds } from "../../support/server";

describe.each(databaseKinds)("whom a mail goes to (%s)", (database) => {
  let desk: MailDesk;
  let kai: string, lea: string;

  beforeAll(async () => (desk = await MailDesk.start(database)));
  afterAll(() => desk.dispose());
  beforeEach(() => {
    kai = `kai-${randomUUID().slice(0, 8)}@mail.test`;
    lea = `lea-${randomUUID().slice(0, 8)}@mail.test`;
  });

  it("C12 a mail of a form is answered where it asks to be, without anybody choosing, and who it is from stays what it says", async () => {
    const form = `noreply-${randomUUID().slice(0, 8)}@shop.test`;
    const { conversation: id } = await desk.hear({ from: `Kiln shop <${form}>`, headers: { "Reply-To": `Kai <${kai}>` } });
    expect((await desk.conversation(id)).contact.email).toBe(form);
    expect(await desk.answerTo(id)).toMatchObject({ to: [{ email: kai }], cc: [], by_reply_to: true, subject: "Re: Order 4711" });
    const { message, mail: out } = await desk.answer(id);
    expect(out.to).toEqual([kai]);
    expect(emails(message.mail!.to)).toEqual([kai]);
    // Kai's own answer comes into it, as from Kai, and the next one goes to Kai again.
    const back = await desk.hear({ from: `Kai <${kai}>`, to: out.header("reply-to").match(/[^<\s]+@desk\.test/)![0] });
    expect(back.conversation).toBe(id);
    expect(back.message).toMatchObject({ sender: { kind: "customer", name: "Kai" }, mail: { from: { name: "Kai", email: kai }, from_other: true } });
    expect((await desk.conversation(id)).contact.email).toBe(form);
    expect((await desk.answer(id)).mail.to).toEqual([kai]);
  });

  it("C12 A10 a Reply-To of our own, also with a plus, is not followed", async () => {
    const { conversation: id } = await desk.hear({ from: kai, headers: { "Reply-To": "help+0123456789abcdef0123456789abcdef@desk.test" } });
    expect(await desk.answerTo(id)).toMatchObject({ to: [{ email: kai }], by_reply_to: false });
  });

  it("CO9 to all are To and Cc of the mail, everybody once and none of our mailboxes; the agent may name others", async () => {
    const { conversation: id, message } = await desk.hear({ from: kai, to: ["help+0123456789abcdef0123456789abcdef@desk.test", `Lea <${lea}>`], cc: ["help@desk.test", lea.toUpperCase(), kai, "jo@mail.test"] });
    const all = await desk.answerTo(id);
    expect([emails(all.to), emails(all.cc)]).toEqual([[kai], [lea, "jo@mail.test"]]);
    expect(all.participants.map((each) => [each.email, each.has_written])).toEqual([[lea, false], ["jo@mail.test", false]]);
    expect(await desk.answerTo(id, message.id)).toEqual(all);
    // Who chooses nothing answers the customer alone.
    expect((await desk.answer(id)).mail.to).toEqual([kai]);
    const { mail: chosen } = await desk.answer(id, { mail: { to: ["Boss@mail.test"], cc: [lea, "boss@mail.test"], bcc: [lea, "law@mail.test"], subject: "Something else" } });
    expect(chosen.to.sort()).toEqual(["boss@mail.test", "law@mail.test", lea].sort());
    expect([chosen.header("to"), chosen.header("cc"), chosen.header("subject")]).toEqual(["boss@mail.test", lea, "Something else"]);
    expect(chosen.bytes).not.toContain("law@mail.test");
    expect((await desk.conversation(id)).contact.email).toBe(kai);
  });

  it("CO9 A9 what is no address, too many, or unknown is refused with its field", async () => {
    const { conversation: id } = await desk.hear({ from: kai });
    await desk.ana.post(`/conversations/${id}/accept`);
    const refused = async (mail: object) => {
      const { status, body } = await desk.ana.post<Schemas["Problem"]>(`/conversations/${id}/messages`, { client_id: randomUUID(), text: "x", mail });
      return [status, (body as { field?: string }).field];
    };
    expect(await refused({ to: ["eve"] })).toEqual([400, "mail.to"]);
    expect(await refused({ cc: ["a@b.test\r\nBcc: eve@evil.test"] })).toEqual([400, "mail.cc"]);
    expect(await refused({ bcc: Array.from({ length: 51 }, (_, at) => `a${at}@b.test`) })).toEqual([400, "mail.bcc"]);
    expect((await refused({ from: kai }))[0]).toBe(400);
  });

  it("A2 who is only in the customer's Cc gets nothing and joins nothing; whom a colleague writes to joins, as themselves", async () => {
    const named = `${randomUUID()}@mail.test`;
    const first = await desk.hear({ from: kai, cc: `Lea <${lea}>`, id: named });
    const id = first.conversation;
    const kept = await desk.answer(id);
    expect(kept.mail.to).toEqual([kai]);
    const ours = bare(kept.mail.header("message-id"));
    const outside = await desk.hear({ from: `Lea <${lea}>`, inReplyTo: ours, references: [named, ours] });
    expect(outside.conversation).not.toBe(id);
    const { cc } = await desk.answerTo(id);
    const all = await desk.answer(id, { mail: { cc: emails(cc) } });
    expect(all.mail.to.sort()).toEqual([kai, lea].sort());
    const joined = await desk.hear({ from: `Lea <${lea}>`, inReplyTo: bare(all.mail.header("message-id")) });
    expect(joined.conversation).toBe(id);
    expect(joined.message).toMatchObject({ sender: { name: "Lea" }, mail: { from_other: true, from: { email: lea } } });
    // A6: she has not taken Kai's place.
    const after = await desk.conversation(id);
    expect(after.contact.email).toBe(kai);
    const next = await desk.answerTo(id);
    expect([emails(next.to), emails(next.cc)]).toEqual([[kai], [lea]]);
    expect(next.participants).toEqual([{ name: "Lea", email: lea, has_written: true }]);
    const answer = await desk.answer(id);
    expect(answer.mail.to).toEqual([kai]);
    expect(answer.mail.text).not.toContain(joined.message.text);
    // Answering that very mail of hers goes to her.
    const hers = await desk.answer(id, { reply_to_id: joined.message.id });
    expect(hers.mail.to).toEqual([lea]);
    expect(hers.mail.text).toContain(joined.message.text);
  });

  it("A4 A6 somebody else with our Message-ID, or with the reply address of another, joins nothing", async () => {
    const { conversation: id } = await desk.hear({ from: kai });
    const { mail: out } = await desk.answer(id, { mail: { cc: [lea] } });
    const replyTo = out.header("reply-to").match(/[^<\s]+@desk\.test/)![0];
    for (const fields of [{ inReplyTo: bare(out.header("message-id")) }, { to: replyTo }]) {
      const forged = await desk.hear({ from: "eve@evil.test", cc: kai, ...fields });
      expect(forged.type).toBe("conversation.created");
      expect(forged.conversation).not.toBe(id);
    }
  });

  it("A2 CH8 in a chat that went on by e-mail, what others write stands in the desk alone, not in the customer's widget", async () => {
    const visitor = new Caller(desk.server, desk.contract, await visitorToken(desk.server));
    await visitor.post("/widget/demo/messages", { client_id: randomUUID(), text: `In the chat ${randomUUID()}` });
    const { conversation } = (await visitor.get<Schemas["VisitorMessagePage"]>("/widget/demo/messages")).body;
    const id = conversation!.id;
    const { contact } = await desk.conversation(id);
    await desk.ana.call("PATCH", `/contacts/${contact.id}`, { version: (await desk.ana.get<Schemas["Contact"]>(`/contacts/${contact.id}`)).body.version, email: kai });
    expect(emails((await desk.answerTo(id)).to)).toEqual([kai]);
    const { message, mail: out } = await desk.answer(id, { channel_id: desk.channel.id, mail: { cc: [lea] } });
    expect(out.to.sort()).toEqual([kai, lea].sort());
    // C18: over which channel it went is told with it, in events too.
    const told = await desk.events.frame("the answer", (frame) => frame.data?.message?.id === message.id);
    expect(told.data!.message!.channel_id).toBe(desk.channel.id);
    const theirs = await desk.hear({ from: `Lea <${lea}>`, inReplyTo: bare(out.header("message-id")), attachments: [{ name: "hers.txt", type: "text/plain", content: "hers" }] });
    expect(theirs.conversation).toBe(id);
    const kais = await desk.hear({ from: kai, inReplyTo: bare(out.header("message-id")) });
    expect(kais.message.mail!.from_other).toBeUndefined();
    const seen = (await visitor.get<Schemas["VisitorMessagePage"]>("/widget/demo/messages")).body.items.map((each) => each.text);
    expect(seen).toContain(kais.message.text);
    expect(seen).not.toContain(theirs.message.text);
    expect((await desk.messages(id)).map((each) => each.text)).toContain(theirs.message.text);
    // Not even who knows its name gets her file.
    const file = theirs.message.attachments[0]!.id;
    expect((await visitor.get(`/widget/demo/files/${file}`)).status).toBe(404);
  });

  it("C18 CO6 a form out of a chat goes by e-mail, question by question, and what comes back by e-mail answers it", async () => {
    const form = await desk.admin.post<Schemas["Form"]>("/forms", { name: `One ${kai}`, title: "One question", fields: [{ key: "size", label: "Which size?", kind: "text" }] });
    const visitor = new Caller(desk.server, desk.contract, await visitorToken(desk.server));
    await visitor.post("/widget/demo/messages", { client_id: randomUUID(), text: "In the chat" });
    const id = (await visitor.get<Schemas["VisitorMessagePage"]>("/widget/demo/messages")).body.conversation!.id;
    const { contact } = await desk.conversation(id);
    await desk.ana.call("PATCH", `/contacts/${contact.id}`, { version: (await desk.ana.get<Schemas["Contact"]>(`/contacts/${contact.id}`)).body.version, email: kai });
    await desk.ana.post(`/conversations/${id}/accept`);
    const sent = await desk.ana.post(`/conversations/${id}/messages`, { client_id: randomUUID(), kind: "form", form_id: form.body.id, channel_id: desk.channel.id, mail: { to: [kai] } });
    expect(sent.status, JSON.stringify(sent.body)).toBe(201);
    await desk.post.until(() => desk.post.mails.some((each) => each.to.includes(kai) && each.text.includes("Which size?")), "the question by mail");
    const asked = desk.post.mails.find((each) => each.to.includes(kai))!;
    await desk.hear({ from: kai, text: "the large one", inReplyTo: bare(asked.header("message-id")) });
    const answer = await desk.events.frame("the answer to the form", (frame) => frame.data?.message?.kind === "form_answer");
    expect(answer.data!.conversation!.id).toBe(id);
  });

  it("A10 CO6 a form goes as one mail with all that it asks, a line for each answer; what does not fit is asked again once a day, and then a person goes on", async () => {
    const fields = ["One", "Two"].map((label) => ({ key: label.toLowerCase(), label: `${label}?`, kind: "choice", required: true, options: ["S", "M"] }));
    const form = (await desk.admin.post<Schemas["Form"]>("/forms", { name: `Two ${kai}`, title: `Your order ${kai}`, fields })).body;
    const all = async (id: string) => (await desk.ana.get<Schemas["MessagePage"]>(`/conversations/${id}/messages`)).body.items.filter((each) => each.kind !== "system");
    /** A mail of Kai's, and the form that Ana sends him there. */
    async function isAsked() {
      const { conversation: id } = await desk.hear({ from: kai, subject: `Order ${randomUUID()}` });
      await desk.ana.post(`/conversations/${id}/accept`);
      const before = desk.post.mails.length;
      const sent = await desk.ana.post(`/conversations/${id}/messages`, { client_id: randomUUID(), kind: "form", form_id: form.id });
      expect(sent.status, JSON.stringify(sent.body)).toBe(201);
      await desk.post.until(() => desk.post.mails.length > before, "the form by mail");
      const asked = desk.post.mails.at(-1)!;
      expect(asked.text).toContain("1. One? (S / M)\n2. Two? (S / M)");
      expect(asked.header("auto-submitted")).toBe("");
      return { id, inReplyTo: bare(asked.header("message-id")) };
    }
    const first = await isAsked();
    await desk.hear({ from: kai, text: `I do not know ${randomUUID()}`, inReplyTo: first.inReplyTo });
    const again = await desk.mailWith("Not all answers fit.");
    expect(again.to).toEqual([kai]);
    expect(again.header("auto-submitted")).toBe("auto-replied");
    await desk.hear({ from: kai, text: `1. s\n2. M`, inReplyTo: first.inReplyTo });
    await desk.events.frame("the answer to the form", (frame) => frame.data?.message?.kind === "form_answer" && frame.data.conversation?.id === first.id);
    const second = await isAsked();
    const unclear = await desk.hear({ from: kai, text: `no idea ${randomUUID()}`, inReplyTo: second.inReplyTo });
    // What the desk asks stands there with what it is asked for, in one transaction.
    expect((await all(second.id)).at(-1)!.id).toBe(unclear.message.id);
    expect(await desk.conversation(second.id)).toMatchObject({ turn: "ours" });
    await desk.hear({ from: kai, text: "1. S\n2. M", inReplyTo: second.inReplyTo });
    expect((await all(second.id)).filter((each) => each.kind === "form_answer")).toEqual([]);
    expect(desk.post.mails.filter((each) => each.to.includes(kai) && each.header("auto-submitted") !== "")).toHaveLength(1);
  });

  it("CH7 a mail says whether its formatting tells more than its text", async () => {
    const plain = await desk.hear({ from: kai, text: `plain ${kai}`, html: `<div dir="ltr">plain ${kai}</div>` });
    expect(plain.message.mail).toMatchObject({ has_html: true });
    expect(plain.message.mail!.formatted).toBeUndefined();
    const rich = await desk.hear({ from: kai, text: `rich ${kai}`, html: `<p>rich ${kai} <b>bold</b></p>` });
    expect(rich.message.mail).toMatchObject({ has_html: true, formatted: true });
  });
});
