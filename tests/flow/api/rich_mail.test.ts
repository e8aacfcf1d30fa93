// SPDX-License-Identifier: AGPL-3.0-or-later
// CO9 CO10: answers with formatting and pictures as mails, ready ones, unfinished ones, and signatures; on both databases.
import type { Schemas } from "@shared/api";
import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { Contract } from "../../support/contract";
import { Caller, Recorder } from "../../support/desk_client";
import { FakeMail, mail, type SentMail } from "../../support/fake_mail";
import { staffToken, visitorToken } from "../../support/people";
import { databaseKinds, Server } from "../../support/server";

type Document = Schemas["Document"];
type Message = Schemas["Message"];

const png = Buffer.from("iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mP8z8BQDwAEhQGAhKmMIQAAAABJRU5ErkJggg==", "base64");
const words = (text: string, ...marks: string[]) => ({ type: "text", text, ...(marks.length > 0 ? { marks: marks.map((type) => ({ type })) } : {}) });
const paragraph = (...content: object[]) => ({ type: "paragraph", content });
const documentOf = (...content: object[]) => ({ type: "doc", content }) as Document;

describe.each(databaseKinds)("formatted answers (%s)", (database) => {
  let server: Server;
  let contract: Contract;
  let admin: Caller, ana: Caller;
  let post: FakeMail;
  let channel: Schemas["Channel"];
  let department: Schemas["Department"];
  let events: Recorder;

  beforeAll(async () => {
    server = await Server.start({ database, flags: ["--rate-limits", "off"] });
    contract = await Contract.of(server);
    admin = new Caller(server, contract, await staffToken(server));
    ana = new Caller(server, contract, await staffToken(server, "ana@demo.test"));
    post = await FakeMail.start();
    const anas = (await admin.get<{ items: Schemas["User"][] }>("/users")).body.items.find((user) => user.email === "ana@demo.test")!.department_ids;
    department = (await admin.get<{ items: Schemas["Department"][] }>("/departments")).body.items.find((each) => each.mode === "manual" && anas.includes(each.id))!;
    channel = await connect(post, { signature: "Kiln & Co" });
    events = Recorder.staff(ana);
    await events.frame("hello", (frame) => frame.type === "hello");
  });
  afterAll(async () => {
    events.close();
    await post.dispose();
    await server.dispose();
  });

  async function connect(box: FakeMail, more: Record<string, unknown>): Promise<Schemas["Channel"]> {
    const made = await admin.post<Schemas["Channel"]>("/connections", { kind: "email", name: "Help", department_id: department.id, settings: box.settings("help@desk.test", more), secrets: box.secrets });
    expect(made.status, JSON.stringify(made.body)).toBe(201);
    await box.until(() => box.isIdle, "the desk waiting for mail");
    return made.body;
  }
  /** Kai writes, Ana takes it; the conversation. */
  async function begins(text = `Where is <it>? ${randomUUID()}`, box = post): Promise<string> {
    box.deliver(mail({ from: `Kai Wolf <kai-${randomUUID().slice(0, 8)}@mail.test>`, to: "help@desk.test", subject: "Order", text }));
    const frame = await events.frame(text, (each) => (each.data?.message as Message | undefined)?.text === text);
    const { id } = frame.data!.conversation!;
    await ana.post(`/conversations/${id}/accept`);
    return id!;
  }
  const write = (id: string, body: object, caller = ana) => caller.post<Message & Schemas["Problem"]>(`/conversations/${id}/messages`, { client_id: randomUUID(), ...body });
  async function mailOf(text: string, box = post): Promise<SentMail> {
    await box.until(() => box.mails.some((each) => each.text.includes(text)), `a mail with "${text}"`);
    return box.mails.find((each) => each.text.includes(text))!;
  }
  async function upload(name: string, type: string, bytes: Buffer): Promise<Schemas["File"]> {
    const body = new FormData();
    body.append("file", new Blob([new Uint8Array(bytes)], { type }), name);
    const answer = await fetch(`${server.url}/api/v1/files`, { method: "POST", headers: { Authorization: `Bearer ${ana.token}` }, body });
    expect(answer.status).toBe(201);
    return (await answer.json()) as Schemas["File"];
  }
  const picture = (file: Schemas["File"], alt = "") => ({ type: "picture", attrs: { file: file.id, alt, width: 1, height: 1 } });

  it("CO9 a formatted answer is a mail with HTML and the same in plain words, signature and history in both; a note is in neither", async () => {
    const asked = `Where is <it>? ${randomUUID()}`;
    const id = await begins(asked);
    const canary = `canary ${randomUUID()}`;
    await ana.post(`/conversations/${id}/notes`, { client_id: randomUUID(), text: canary });
    const mark = randomUUID();
    const document = documentOf(
      paragraph(words("It left "), words("today", "bold"), words(`, ${mark}`), { type: "hardBreak" }, { ...words("track it", "italic"), marks: [{ type: "italic" }, { type: "link", attrs: { href: "https://kiln.test/t?a=1&b=2" } }] }),
      { type: "bulletList", content: ["one", "<two>"].map((each) => ({ type: "listItem", content: [paragraph(words(each))] })) },
      { type: "blockquote", content: [paragraph(words("said", "strike"))] },
      { type: "codeBlock", content: [words("a < b")] },
    );
    const sent = await write(id, { document });
    expect(sent.status, JSON.stringify(sent.body)).toBe(201);
    expect(sent.body.text).toBe(`It left today, ${mark}\ntrack it (https://kiln.test/t?a=1&b=2)\n\n• one\n• <two>\n\n> said\n\na < b`);
    const out = await mailOf(mark);
    expect(out.parts.map((each) => each.type)).toEqual(["text/plain", "text/html"]);
    expect(out.text).toContain(`${sent.body.text}\n\n-- \nKiln & Co\n\n`);
    expect(out.text).toContain(`> ${asked}`);
    expect(out.html).toContain("<p>It left <strong>today</strong>");
    expect(out.html).toContain('<a href="https://kiln.test/t?a=1&amp;b=2" rel="noopener noreferrer"><em>track it</em></a>');
    expect(out.html).toContain("<li>&lt;two&gt;</li>");
    expect(out.html).toContain("<p><s>said</s></p>");
    expect(out.html).toContain("<pre><code>a &lt; b</code></pre>");
    expect(out.html).toContain("Kiln &amp; Co");
    expect(out.html).toContain(asked.replace("<", "&lt;").replace(">", "&gt;"));
    for (const part of [out.text, out.html, out.bytes]) expect(part).not.toContain(canary);
    const shown = (await ana.get<Schemas["MessagePage"]>(`/conversations/${id}/messages`)).body.items.at(-1)!;
    expect(shown.document).toEqual({ ...document, content: document.content!.map((each) => expect.objectContaining({ type: each.type })) });
    const told = await events.frame("the event", (each) => (each.data?.message as Message | undefined)?.id === sent.body.id);
    expect((told.data!.message as Message).document).toEqual(shown.document);
  });

  it("CO9 pictures stand in the text of the mail as parts of it, files beside it, and nothing is fetched from elsewhere", async () => {
    const id = await begins();
    const [vase, bill] = await Promise.all([upload("vase.png", "image/png", png), upload("bill.txt", "text/plain", Buffer.from("12 EUR"))]);
    const mark = randomUUID();
    const client_id = randomUUID();
    const body = { client_id, document: documentOf(paragraph(words(mark)), picture(vase, "The vase")), attachments: [bill.id] };
    const sent = await write(id, body);
    expect(sent.status, JSON.stringify(sent.body)).toBe(201);
    expect(sent.body.attachments.map((each) => each.name)).toEqual(["bill.txt", "vase.png"]);
    const out = await mailOf(mark);
    expect(out.text).toContain(`${mark}\n\n[The vase]`);
    const inline = out.parts.find((each) => each.isInline)!;
    expect(inline.content.equals(png)).toBe(true);
    expect(out.html).toContain(`<img src="cid:${inline.cid}" alt="The vase"`);
    expect(out.html).not.toMatch(/src="(?!cid:)/);
    expect(out.parts.find((each) => each.name === "bill.txt")).toMatchObject({ isInline: false });
    expect(out.bytes).toMatch(/multipart\/mixed[\s\S]*multipart\/alternative[\s\S]*multipart\/related/);
    // The same once more is the same message; with other formatting it is another one.
    const again = await write(id, body);
    expect([again.status, again.body.id]).toEqual([200, sent.body.id]);
    const other = await write(id, { ...body, document: documentOf(paragraph(words(mark, "bold")), picture(vase, "The vase")) });
    expect([other.status, other.body.code]).toEqual([409, "client_id_conflict"]);
    expect((await write(id, { document: documentOf(picture(vase)) })).body.field).toBe("attachments");
  });

  it("CO10 a channel without formatting refuses it with the reason, and what no answer may hold is refused everywhere", async () => {
    const visitor = new Caller(server, contract, await visitorToken(server));
    await visitor.post("/widget/demo/messages", { client_id: randomUUID(), text: "Hello" });
    const chat = (await visitor.get<Schemas["VisitorMessagePage"]>("/widget/demo/messages")).body.conversation!.id;
    await ana.post(`/conversations/${chat}/accept`);
    const fine = documentOf(paragraph(words("hi", "bold")));
    const refused = async (id: string, body: object) => {
      const { status, body: problem } = await write(id, body);
      return [status, problem.code, problem.field];
    };
    expect(await refused(chat, { document: fine })).toEqual([400, "unsupported_by_channel", "document"]);
    const id = await begins();
    expect(await refused(id, { document: fine, text: "hi" })).toEqual([400, "invalid", "text"]);
    expect(await refused(id, { document: documentOf() })).toEqual([400, "invalid", "document"]);
    expect(await refused(id, { document: documentOf(paragraph({ ...words("x"), marks: [{ type: "link", attrs: { href: "/help/x" } }] })) })).toEqual([400, "invalid", "document"]);
    expect(await refused(id, { document: documentOf({ type: "table", content: [{ type: "tableRow", content: [{ type: "tableCell", content: [paragraph(words("x"))] }] }] }) })).toEqual([400, "invalid", "document"]);
  });

  it("CO9 the signature under a mail is the person's, else the mailbox's, and both where the mailbox wants that; it stays what it was", async () => {
    const below = async (id = channel.id) => (await ana.get<{ signature: string; below: string }>(`/me/signature?channel=${id}`)).body;
    expect(await below()).toEqual({ signature: "", below: "Kiln & Co" });
    const box = await FakeMail.start();
    try {
      const both = await connect(box, { signature: "Kiln & Co", both_signatures: true });
      expect((await ana.call("PUT", "/me/signature", { signature: " Ana\nSupport \n" })).body).toEqual({ signature: "Ana\nSupport", below: "" });
      expect(await below()).toEqual({ signature: "Ana\nSupport", below: "Ana\nSupport" });
      expect((await below(both.id)).below).toBe("Ana\nSupport\n\nKiln & Co");
      const [mine, ours] = [randomUUID(), randomUUID()];
      const one = await write(await begins(undefined), { document: documentOf(paragraph(words(mine))) });
      expect(one.body.mail!.signature).toBe("Ana\nSupport");
      await write(await begins(undefined, box), { document: documentOf(paragraph(words(ours))) });
      const [first, second] = [await mailOf(mine), await mailOf(ours, box)];
      expect(first.text).toContain(`${mine}\n\n-- \nAna\nSupport\n\nKai`);
      expect(first.html).toContain("Ana<br>\nSupport</p>");
      expect(second.text).toContain("-- \nAna\nSupport\n\nKiln & Co\n\nKai");
      const others = await admin.get<{ signature: string }>("/me/signature");
      expect(others.body.signature).toBe("");
      expect((await ana.call("PUT", "/me/signature", { signature: "x".repeat(2001) })).status).toBe(400);
    } finally {
      await ana.call("PUT", "/me/signature", { signature: "" });
      await box.dispose();
    }
  });

  it("CO9 CO3 a ready answer may be formatted: its text is made from it, placeholders are checked, and a text makes it plain again", async () => {
    const document = documentOf(paragraph(words("Hello "), words("{{contact.name|there}}", "bold")));
    const made = await ana.post<Schemas["CannedReply"]>("/canned-replies", { scope: "personal", name: "Dear somebody", document });
    expect(made.status, JSON.stringify(made.body)).toBe(201);
    expect(made.body).toMatchObject({ text: "Hello {{contact.name|there}}", document });
    const listed = (await ana.get<Schemas["CannedReplyPage"]>("/canned-replies?q=Dear")).body.items;
    expect(listed).toEqual([made.body]);
    const change = (body: object, version = 1) => ana.call<Schemas["CannedReply"] & Schemas["Problem"]>("PATCH", `/canned-replies/${made.body.id}`, { version, ...body });
    const file = await upload("vase.png", "image/png", png);
    for (const wrong of [documentOf(paragraph(words("{{contact.age}}"))), documentOf(paragraph(words("{{contact"), words(".name}}", "bold"))), documentOf(paragraph(words("x")), picture(file))])
      expect((await change({ document: wrong })).body.field).toBe("document");
    expect((await change({ document, text: "x" })).body.field).toBe("document");
    const plain = await change({ text: "Hello" });
    expect(plain.body.text).toBe("Hello");
    expect(plain.body).not.toHaveProperty("document");
  });

  it("CO13 CO9 what waits keeps its formatting and pictures: it is that mail, or comes back whole, or is the draft", async () => {
    const id = await begins();
    const vase = await upload("vase.png", "image/png", png);
    const mark = randomUUID();
    const document = documentOf(paragraph(words(mark, "bold")), picture(vase));
    const hold = (body: object) => ana.post<Schemas["PendingReply"] & Schemas["Problem"]>(`/conversations/${id}/pending-replies`, { client_id: randomUUID(), send_at: new Date(Date.now() + 3_600_000).toISOString(), ...body });
    const held = await hold({ document });
    expect(held.status, JSON.stringify(held.body)).toBe(201);
    expect(held.body).toMatchObject({ text: mark, document, attachments: [{ id: vase.id }] });
    const again = await hold({ client_id: held.body.client_id, document });
    expect([again.status, again.body.id]).toEqual([200, held.body.id]);
    expect((await hold({ client_id: held.body.client_id, document: documentOf(paragraph(words(mark)), picture(vase)) })).body.code).toBe("client_id_conflict");
    expect((await hold({ document, text: mark })).body.field).toBe("text");
    const taken = await ana.call<Schemas["PendingReply"]>("DELETE", `/pending-replies/${held.body.id}`);
    expect(taken.body).toMatchObject({ document, attachments: [{ id: vase.id }] });
    const second = await hold({ document });
    const sent = await ana.post<Message>(`/pending-replies/${second.body.id}/send`);
    expect(sent.body).toMatchObject({ document, attachments: [{ id: vase.id }] });
    const out = await mailOf(mark);
    expect(out.html).toContain(`<strong>${mark}</strong>`);
    expect(out.parts.find((each) => each.isInline)!.content.equals(png)).toBe(true);
    // Solved before its time: the draft gets it, below what was typed meanwhile.
    const typed = await ana.call<Schemas["Draft"]>("PUT", `/conversations/${id}/drafts/reply`, { text: "plain\nwords", version: 0 });
    expect(typed.status).toBe(200);
    await hold({ document: documentOf(paragraph(words("planned", "bold"))) });
    expect((await ana.post(`/conversations/${id}/solve`)).status).toBe(200);
    const draft = (await ana.get<{ items: Schemas["Draft"][] }>("/drafts")).body.items.find((each) => each.conversation_id === id)!;
    expect(draft).toMatchObject({ text: "plain\nwords\n\nplanned", document: documentOf(paragraph(words("plain"), { type: "hardBreak" }, words("words")), paragraph(words("planned", "bold"))) });
  });

  it("CO12 CO9 an unfinished answer keeps its formatting in all of its writer's browsers", async () => {
    const id = await begins();
    const document = documentOf(paragraph(words("half ", "bold"), words("a thought")));
    const kept = await ana.call<Schemas["Draft"]>("PUT", `/conversations/${id}/drafts/reply`, { text: "", document, version: 0 });
    expect(kept.body).toMatchObject({ text: "half a thought", document });
    expect((await ana.get<{ items: Schemas["Draft"][] }>("/drafts")).body.items).toContainEqual(kept.body);
    expect((await ana.call<Schemas["Problem"]>("PUT", `/conversations/${id}/drafts/note`, { text: "", document, version: 0 })).body.field).toBe("document");
    const done = await ana.call<Schemas["Draft"]>("PUT", `/conversations/${id}/drafts/reply`, { text: "", version: kept.body.version });
    expect(done.body).not.toHaveProperty("document");
    expect((await ana.get<{ items: Schemas["Draft"][] }>("/drafts")).body.items.map((each) => each.conversation_id)).not.toContain(id);
  });
});
