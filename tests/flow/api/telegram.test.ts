// SPDX-License-Identifier: AGPL-3.0-or-later
// CH1 CH2 CH3 CH9 CH13: a Telegram bot as a channel, against a Bot API that checks every call; on both databases.
import type { Schemas } from "@shared/api";
import { randomInt, randomUUID } from "node:crypto";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { Contract } from "../../support/contract";
import { Caller, Recorder } from "../../support/desk_client";
import { type Customer, FakeBotApi } from "../../support/fake_bot_api";
import { staffToken } from "../../support/people";
import { databaseKinds, Server } from "../../support/server";

type Conversation = Schemas["Conversation"];
type Message = Schemas["Message"];
type Entry = Schemas["InboundEntry"];

const png = Buffer.from("iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mP8z8BQDwAEhQGAhKmMIQAAAABJRU5ErkJggg==", "base64");

describe.each(databaseKinds)("a Telegram bot (%s)", (database) => {
  let server: Server;
  let contract: Contract;
  let admin: Caller, ana: Caller;
  let telegram: FakeBotApi;
  let channel: Schemas["Channel"];
  let departments: Schemas["Department"][];
  let kai: Customer;
  let events: Recorder;
  let lastWritten = 0;

  beforeAll(async () => {
    server = await Server.start({ database, flags: ["--rate-limits", "off"] });
    contract = await Contract.of(server);
    admin = new Caller(server, contract, await staffToken(server));
    ana = new Caller(server, contract, await staffToken(server, "ana@demo.test"));
    telegram = await FakeBotApi.start();
    const users = (await admin.get<{ items: Schemas["User"][] }>("/users")).body.items;
    const anas = users.find((user) => user.email === "ana@demo.test")!.department_ids;
    departments = (await admin.get<{ items: Schemas["Department"][] }>("/departments")).body.items.filter((each) => each.mode === "manual" && anas.includes(each.id));
    const settings = { api_url: telegram.url, menu: { greeting: "What is it about?", departments: departments.map(({ id, name }) => ({ id, label: name })) } };
    const made = await admin.post<Schemas["Channel"]>("/connections", { kind: "telegram", name: "Kiln bot", department_id: departments[0]!.id, settings, secrets: { token: telegram.token } });
    expect(made.status, JSON.stringify(made.body)).toBe(201);
    channel = made.body;
  });
  afterAll(async () => {
    await telegram.dispose();
    await server.dispose();
  });
  beforeEach(async () => {
    kai = { id: randomInt(1_000, 1_000_000_000), first_name: "Kai", last_name: "Wolf", username: "kai_wolf", language_code: "de" };
    events = Recorder.staff(ana);
    await events.frame("hello", (frame) => frame.type === "hello");
  });
  afterEach(() => events.close());

  const messages = async (id: string) => (await ana.get<Schemas["MessagePage"]>(`/conversations/${id}/messages`)).body.items;
  const texts = async (id: string) => (await messages(id)).filter((each) => each.kind === "text").map((each) => each.text);
  const ledger = async () => (await admin.get<{ items: Entry[] }>(`/connections/${channel.id}/inbound?limit=200`)).body.items;
  const reply = async (id: string, text: string, more: object = {}) =>
    (await ana.post<Message>(`/conversations/${id}/messages`, { client_id: randomUUID(), text, ...more })).body;
  const message = (frame: { data?: Record<string, unknown> }) => frame.data!.message as Message;

  async function arrives(text: string): Promise<Conversation> {
    const frame = await events.frame(`"${text}"`, (each) => each.type === "conversation.created" && message(each).text.includes(text));
    return (await ana.get<Schemas["ConversationDetail"]>(`/conversations/${frame.data!.conversation!.id}`)).body.conversation;
  }
  /** Kai has written, and Ana answers him. */
  async function accepted(): Promise<Conversation> {
    const text = `Hello ${randomUUID()}`;
    lastWritten = telegram.write(kai, text);
    const conversation = await arrives(text);
    await ana.post(`/conversations/${conversation.id}/accept`);
    return conversation;
  }
  const becomes = (id: string, state: string) =>
    events.until(`${id} is ${state}`, () => events.frames.some((each) => each.type === "message.updated" && message(each).id === id && message(each).delivery?.state === state));
  const corrected = (id: string, state: string, reason?: string) =>
    events.until(`the change of ${id} is ${state}`, () =>
      events.frames.some((each) => {
        if (each.type !== "message.updated" || message(each).id !== id) return false;
        const { correction } = message(each);
        return correction?.state === state && (reason === undefined || correction.reason === reason);
      }),
    );
  const sentTo = (customer: Customer) => telegram.calls.filter((call) => call.answer?.ok && call.arguments.chat_id === customer.id && call.method === "sendMessage").map((call) => call.arguments.text);

  it("CH2 the token names the bot, a wrong one says so, and neither is ever shown again", async () => {
    const check = (token: string) => admin.post<{ settings: { bot: object } }>("/connections/check", { kind: "telegram", settings: { api_url: telegram.url }, secrets: { token } });
    expect((await check(telegram.token)).body.settings.bot).toMatchObject({ name: "Kiln Desk", user_name: "kiln_desk_bot" });
    const wrong = await check("4200:wrong");
    expect(wrong.status).toBe(400);
    expect(wrong.body.field).toBe("token");
    const shown = await admin.get<Schemas["Connection"]>(`/connections/${channel.id}`);
    expect(shown.body.secrets).toContain("token");
    expect(JSON.stringify(shown.body) + server.log()).not.toContain(telegram.token);
  });

  it("CH1 CH3 CU1 a first message opens a conversation by itself, with its platform, the customer's name, handle and language, and its formatting", async () => {
    const text = `👍 bold ${randomUUID()}`;
    telegram.write(kai, { text, entities: [{ type: "bold", offset: 3, length: 4 }] });
    const conversation = await arrives(text);
    expect(conversation).toMatchObject({ channel_id: channel.id, platform: "telegram", status: "new", contact: { name: "Kai Wolf" } });
    const [first] = await messages(conversation.id);
    expect(first!.marks).toEqual([{ style: "bold", offset: 2, length: 4 }]);
    const identities = (await ana.get<{ items: Schemas["Identity"][] }>(`/contacts/${conversation.contact.id}/identities`)).body.items;
    expect(identities).toMatchObject([{ platform: "telegram", handle: "@kai_wolf", visit: { language: "de" } }]);
  });

  it("CH2 CU1 the customer's photo fills the contact, once, and nothing waits for it", async () => {
    const photo = async (id: string, caller = ana) => fetch(`${server.url}/api/v1/contacts/${id}/photo`, { headers: { Authorization: `Bearer ${caller.token}` } });
    telegram.addFile(`face-${kai.id}`, png);
    telegram.setPhoto(kai, `face-${kai.id}`, `large-${kai.id}`);
    const text = `Hello ${randomUUID()}`;
    telegram.write(kai, text);
    const { contact, id } = await arrives(text);
    await events.frame("the photo", (each) => each.type === "contact.updated" && each.data!.contact!.id === contact.id && each.data!.contact!.photo !== undefined);
    const shown = (await ana.get<Schemas["ConversationDetail"]>(`/conversations/${id}`)).body;
    expect(shown.conversation.contact.photo).toBe(shown.contact.photo);
    const answer = await photo(contact.id);
    expect([answer.status, answer.headers.get("content-type")]).toEqual([200, "image/png"]);
    expect(Buffer.from(await answer.arrayBuffer())).toEqual(png);
    const rob = new Caller(server, contract, await staffToken(server, "ben@demo.test"));
    const seen = await rob.get(`/contacts/${contact.id}`);
    expect((await photo(contact.id, rob)).status).toBe(seen.status);
    expect((await fetch(`${server.url}/api/v1/contacts/${contact.id}/photo`)).status).toBe(401);

    telegram.write(kai, "and more");
    await events.frame("more", (each) => each.type === "message.created" && message(each).text === "and more");
    const asked = () => telegram.callsOf("getUserProfilePhotos").filter((call) => call.arguments.user_id === kai.id).length;
    expect(asked()).toBe(1);
  });

  it("CH2 CU1 the phone number that a customer shares later fills the contact; one that a colleague wrote stays, and a friend's is nobody's", async () => {
    const text = `Hi ${randomUUID()}`;
    telegram.write(kai, text);
    const { contact } = await arrives(text);
    const phone = async () => (await ana.get<Schemas["Contact"]>(`/contacts/${contact.id}`)).body.phone;
    const share = async (user: number, number: string) => {
      telegram.write(kai, { contact: { user_id: user, first_name: "K", phone_number: number } });
      await events.frame(number, (each) => each.type === "message.created" && (message(each).text ?? "").includes(number));
    };
    await share(kai.id + 1, "+4930111");
    expect(await phone()).toBe("");
    await share(kai.id, "+4930222");
    expect(await phone()).toBe("+4930222");
    await share(kai.id, "+4930333");
    expect(await phone()).toBe("+4930222");
  });

  it("CH2 a photo that is none, or that can't be had, is left out without a word", async () => {
    telegram.addFile(`text-${kai.id}`, Buffer.from("<svg onload=alert(1)>"));
    telegram.setPhoto(kai, `text-${kai.id}`);
    const none = { ...kai, id: kai.id + 1 };
    telegram.fail("getUserProfilePhotos", { status: 500 });
    const first = `None ${randomUUID()}`;
    telegram.write(none, first);
    const { contact: without } = await arrives(first);
    await telegram.until(() => telegram.callsOf("getUserProfilePhotos").some((call) => call.arguments.user_id === none.id), "the question");
    const text = `No picture ${randomUUID()}`;
    telegram.write(kai, text);
    const { contact } = await arrives(text);
    await telegram.until(() => telegram.callsOf("getFile").some((call) => call.arguments.file_id === `text-${kai.id}`), "the file");
    telegram.write(kai, "still heard");
    await events.frame("the next", (each) => each.type === "message.created" && message(each).text === "still heard");
    for (const id of [contact.id, without.id]) expect((await ana.get(`/contacts/${id}/photo`)).status).toBe(404);
  });

  it("CH2 /start greets with the menu of departments, and the choice is where the conversation goes", async () => {
    telegram.write(kai, { text: "/start", entities: [{ type: "bot_command", offset: 0, length: 6 }] });
    await telegram.until(() => sentTo(kai).length > 0, "the greeting");
    const greeting = telegram.callsOf("sendMessage").find((call) => call.arguments.chat_id === kai.id)!;
    expect(greeting.arguments.text).toBe("What is it about?");
    const chosen = departments.at(-1)!;
    telegram.press(kai, 1, `d:${chosen.id}`);
    await telegram.waitFor("answerCallbackQuery");
    const text = `After choosing ${randomUUID()}`;
    telegram.write(kai, text);
    expect((await arrives(text)).department_id).toBe(chosen.id);
  });

  it("CH2 CO7 albums come as one message with their pictures, other files with their names, and too large ones are named", async () => {
    const { id } = await accepted();
    for (const name of ["one", "two"]) telegram.addFile(`photo-${name}-${kai.id}`, png);
    telegram.addFile(`doc-${kai.id}`, Buffer.from("plain words"));
    telegram.addFile(`huge-${kai.id}`, Buffer.from("x"), 30 * 1024 * 1024);
    const photo = (file: string) => [{ file_id: `photo-${file}-${kai.id}`, file_unique_id: file, width: 1, height: 1, file_size: png.length }];
    telegram.write(kai, { media_group_id: `g${kai.id}`, photo: photo("one"), caption: "Two pictures" });
    telegram.write(kai, { media_group_id: `g${kai.id}`, photo: photo("two") });
    telegram.write(kai, { document: { file_id: `doc-${kai.id}`, file_unique_id: "d", file_name: "note.txt", mime_type: "text/plain", file_size: 11 } });
    telegram.write(kai, { document: { file_id: `huge-${kai.id}`, file_unique_id: "h", file_name: "film.mkv", file_size: 30 * 1024 * 1024 } });
    telegram.write(kai, { location: { latitude: 52.52, longitude: 13.405 } });
    await events.frame("the place", (each) => each.type === "message.created" && message(each).text.includes("52.52"));
    const [, album, document, huge] = (await messages(id)).filter((each) => each.kind === "text");
    expect(album).toMatchObject({ text: "Two pictures", attachments: [{ type: "image/png" }, { type: "image/png" }] });
    expect(document!.attachments).toMatchObject([{ name: "note.txt", type: "text/plain", size: 11 }]);
    expect(huge!.text).toContain("film.mkv");
    expect(huge!.attachments).toEqual([]);
  });

  it("CH9 CO8 answers go out in their order, are marked as sent, quote what they answer, and carry pictures", async () => {
    const { id } = await accepted();
    const [asked] = await messages(id);
    const answer = await reply(id, "Hello Kai", { reply_to_id: asked!.id });
    expect(answer.delivery).toEqual({ state: "queued" });
    await becomes(answer.id, "sent");
    const call = telegram.callsOf("sendMessage").find((each) => each.arguments.text === "Hello Kai")!;
    expect(call.arguments.reply_parameters).toMatchObject({ message_id: lastWritten });
    // The customer answers our answer.
    const ours = (telegram.callsOf("sendMessage").filter((each) => each.arguments.text === "Hello Kai"))[0]!.answer as unknown as { result: { message_id: number } };
    telegram.write(kai, { text: "To that", reply_to_message: { message_id: ours.result.message_id, chat: { id: kai.id, type: "private" }, date: 1 } });
    const frame = await events.frame("the quote", (each) => each.type === "message.created" && message(each).text === "To that");
    expect(message(frame).reply_to_id).toBe(answer.id);
    const form = new FormData();
    form.append("file", new Blob([png], { type: "image/png" }), "mug.png");
    const file = (await (await fetch(`${server.url}/api/v1/files`, { method: "POST", headers: { Authorization: `Bearer ${ana.token}` }, body: form })).json()) as { id: string };
    const film = new FormData();
    film.append("file", new Blob([Buffer.from("\0\0\0\x18ftypmp42\0\0\0\0mp42isom")], { type: "video/mp4" }), "kiln.mp4");
    const stored = (await (await fetch(`${server.url}/api/v1/files`, { method: "POST", headers: { Authorization: `Bearer ${ana.token}` }, body: film })).json()) as { id: string };
    await becomes((await reply(id, "The kiln at work", { attachments: [stored.id] })).id, "sent");
    expect(telegram.callsOf("sendVideo").find((each) => each.arguments.chat_id === kai.id)?.arguments.caption).toBe("The kiln at work");
    const picture = await reply(id, "The mug", { attachments: [file.id] });
    await becomes(picture.id, "sent");
    expect(telegram.callsOf("sendPhoto").find((each) => each.arguments.chat_id === kai.id)?.arguments.caption).toBe("The mug");
  });

  it("CO6 a form goes as questions one by one, is asked again for what does not fit, and comes back as one answer", async () => {
    kai.language_code = "en";
    const { id } = await accepted();
    const fields = [
      { key: "name", label: "Your name?", kind: "text", required: true, options: [], fills: "name" },
      { key: "size", label: "Which size?", kind: "choice", required: true, options: ["S", "M"] },
      { key: "wish", label: "Anything else?", kind: "text", required: false, options: [] },
    ];
    const form = await admin.post<{ id: string }>("/forms", { name: `Order ${randomUUID()}`, title: "Your order", fields });
    expect(form.status, JSON.stringify(form.body)).toBe(201);
    await ana.post(`/conversations/${id}/messages`, { client_id: randomUUID(), kind: "form", form_id: form.body.id });
    const asked = (question: string) => telegram.until(() => sentTo(kai).some((text) => String(text).includes(question)), question);
    await asked("Your order\n\nYour name?");
    telegram.write(kai, "Kai W.");
    await asked("Which size?\n1. S\n2. M");
    telegram.write(kai, "huge");
    await asked("That answer does not fit.\nWhich size?");
    telegram.write(kai, "2");
    await asked("Anything else?\n(Send - to skip)");
    telegram.write(kai, "-");
    const frame = await events.frame("the answer", (each) => each.type === "message.created" && message(each).kind === "form_answer");
    expect(message(frame).answer).toMatchObject({ title: "Your order", fields: [{ values: ["Kai W."] }, { values: ["M"] }, { values: [] }] });
   
    telegram.write(kai, "thanks");
    await events.frame("ordinary words", (each) => each.type === "message.created" && message(each).text === "thanks");
    expect(sentTo(kai).filter((text) => String(text).includes("?"))).toHaveLength(4);
  });

  it("CO6 a colleague's own words, and a customer who answers beside the question twice, end what a form asks", async () => {
    kai.language_code = "en";
    const { id } = await accepted();
    const field = { key: "size", label: `Size ${randomUUID()}?`, kind: "choice", required: true, options: ["S", "M"] };
    const form = await admin.post<{ id: string }>("/forms", { name: `Sizes ${randomUUID()}`, title: "Sizes", fields: [field] });
    const ask = () => ana.post(`/conversations/${id}/messages`, { client_id: randomUUID(), kind: "form", form_id: form.body.id });
    const asked = (times: number) => telegram.until(() => sentTo(kai).filter((text) => String(text).includes(field.label)).length === times, `asked ${times} times`);
    const writes = async (text: string) => {
      telegram.write(kai, text);
      await events.frame(text, (each) => each.type === "message.created" && message(each).text === text);
    };
    await ask();
    await asked(1);
    await writes("where is my order?");
    await asked(2);
    // Whoever writes waits for a person, though the desk has asked once more.
    expect((await ana.get<Schemas["ConversationDetail"]>(`/conversations/${id}`)).body.conversation).toMatchObject({ turn: "ours" });
    await writes("I said: where is it?");
    await writes("M");
    await ask();
    await asked(3);
    await becomes((await reply(id, "Never mind the form")).id, "sent");
    await writes("S");
    expect((await messages(id)).filter((each) => each.kind === "form_answer")).toEqual([]);
    expect(sentTo(kai).filter((text) => String(text).includes(field.label))).toHaveLength(3);
  });

  it("CH2 the customer sees that somebody types an answer, and not a note", async () => {
    const { id } = await accepted();
    const second = Recorder.staff(ana);
    await second.frame("hello", (frame) => frame.type === "hello");
    second.send({ type: "typing", conversation_id: id, active: true, note: true });
    second.close();
    events.send({ type: "typing", conversation_id: id, active: true });
    await telegram.until(() => telegram.callsOf("sendChatAction").some((call) => call.arguments.chat_id === kai.id), "typing");
    expect(telegram.callsOf("sendChatAction").filter((call) => call.arguments.chat_id === kai.id)).toHaveLength(1);
  });

  it("CH2 what the customer edits is edited, and says so", async () => {
    const text = `A typpo ${randomUUID()}`;
    const number = telegram.write(kai, text);
    const { id } = await arrives(text);
    telegram.push({ edited_message: { ...telegram.message(kai, { text: "A typo" }), message_id: number, edit_date: Math.floor(Date.now() / 1000) } });
    await events.frame("the edit", (each) => each.type === "message.updated" && message(each).text === "A typo");
    const all = (await messages(id)).filter((each) => each.kind === "text");
    expect(all).toMatchObject([{ text: "A typo", edited_at: expect.any(String) as string }]);
  });

  const edits = (number: number, content: Record<string, unknown>) =>
    telegram.push({ edited_message: { ...telegram.message(kai, content), message_id: number, edit_date: Math.floor(Date.now() / 1000) } });
  /** A file of Kai's on Telegram; as a photo of a message. */
  function photo(name: string, bytes: Buffer) {
    const file_id = `${name}-${kai.id}`;
    telegram.addFile(file_id, bytes);
    return [{ file_id, file_unique_id: name, width: 1, height: 1, file_size: bytes.length }];
  }
  const other = Buffer.concat([png, Buffer.from("another")]);
  const bytesOf = async (file: string) => {
    const answer = await fetch(`${server.url}/api/v1/files/${file}`, { headers: { Authorization: `Bearer ${ana.token}` } });
    return Buffer.from(await answer.arrayBuffer());
  };
  const isEdited = (text: string) => events.frame(`edited: ${text}`, (each) => each.type === "message.updated" && message(each).text === text);

  it("CH2 a picture that the customer puts in the place of another is shown; the earlier one is kept, and new words alone change no picture", async () => {
    const words = `The crack ${randomUUID()}`;
    const [one, two] = [photo("crack", png), photo("crack2", other)];
    const number = telegram.write(kai, { photo: one, caption: words });
    const { id } = await arrives(words);
    const shown = async () => (await messages(id)).find((each) => each.kind === "text")!;
    const before = await shown();
    edits(number, { photo: one, caption: `${words}!` });
    await isEdited(`${words}!`);
    expect((await shown()).attachments).toEqual(before.attachments);
    edits(number, { photo: two, caption: `${words}!!` });
    await isEdited(`${words}!!`);
    const after = await shown();
    expect(after.attachments).toMatchObject([{ type: "image/png", size: other.length }]);
    expect(await bytesOf(after.attachments[0]!.id)).toEqual(other);
    const revisions = (await ana.get<{ items: Schemas["MessageRevision"][] }>(`/messages/${after.id}/revisions`)).body.items;
    expect(revisions.map((each) => [each.text, each.attachments])).toEqual([
      [words, before.attachments],
      [`${words}!`, before.attachments],
    ]);
    expect(await bytesOf(before.attachments[0]!.id)).toEqual(png);
  });

  it("CH2 what the customer edits in an album changes what that picture has brought, and nothing of the others", async () => {
    const words = `One ${randomUUID()}`;
    const pictures = ["a", "b", "c"].map((name, at) => photo(name, Buffer.concat([png, Buffer.from(`album ${at}`)])));
    const group = `album-${kai.id}`;
    const numbers = pictures.map((picture, at) => telegram.write(kai, { media_group_id: group, photo: picture, ...(at < 2 && { caption: at === 0 ? words : "two" }) }));
    const { id } = await arrives(words);
    const shown = async () => (await messages(id)).find((each) => each.kind === "text")!;
    const before = await shown();
    expect(before.text).toBe(`${words}\ntwo`);
    expect(before.attachments).toHaveLength(3);
    edits(numbers[1]!, { media_group_id: group, photo: pictures[1], caption: "2", caption_entities: [{ type: "bold", offset: 0, length: 1 }] });
    await isEdited(`${words}\n2`);
    expect(await shown()).toMatchObject({ attachments: before.attachments, marks: [{ style: "bold", offset: words.length + 1, length: 1 }] });
    edits(numbers[1]!, { media_group_id: group, photo: photo("d", other), caption: "still 2" });
    await isEdited(`${words}\nstill 2`);
    const { attachments } = await shown();
    expect(attachments.map((each) => each.size)).toEqual([before.attachments[0]!.size, other.length, before.attachments[2]!.size]);
    expect([attachments[0]!.id, attachments[2]!.id]).toEqual([before.attachments[0]!.id, before.attachments[2]!.id]);
  });

  it("CH2 what Ana edits or takes back changes in the customer's chat, and the desk keeps what it was", async () => {
    const { id } = await accepted();
    const said = await reply(id, "It leaves on Monady");
    await becomes(said.id, "sent");
    const edited = await ana.call<Message>("PATCH", `/messages/${said.id}`, { text: "It leaves on Monday 👍" });
    expect(edited.body).toMatchObject({ text: "It leaves on Monday 👍", edited_at: expect.any(String) as string, correction: { state: "queued" } });
    await corrected(said.id, "sent");
    expect(telegram.shownTo(kai)).toEqual(["It leaves on Monday 👍"]);
    const deleted = await ana.call<Message>("DELETE", `/messages/${said.id}`);
    expect(deleted.body).toMatchObject({ text: "", attachments: [], deleted_at: expect.any(String) as string });
    await telegram.until(() => telegram.shownTo(kai).length === 0, "the deletion");
    const { items } = (await ana.get<{ items: Schemas["MessageRevision"][] }>(`/messages/${said.id}/revisions`)).body;
    expect(items.map((each) => each.text)).toEqual(["It leaves on Monady", "It leaves on Monday 👍"]);
    const shown = (await ana.get<Schemas["ConversationDetail"]>(`/conversations/${id}`)).body.conversation;
    expect(shown.last_message).toMatchObject({ id: said.id, text: "", attachments: 0 });
  });

  it("CH2 an edit behind an answer that waits goes with it, and what is deleted before it leaves never leaves", async () => {
    const { id } = await accepted();
    telegram.fail("sendMessage", { status: 429, description: "Too Many Requests", retryAfter: 1 });
    const first = await reply(id, "first");
    const second = await reply(id, "secnd");
    const third = await reply(id, "third");
    expect((await ana.call<Message>("PATCH", `/messages/${second.id}`, { text: "second" })).body.correction).toBeUndefined();
    expect((await ana.call<Message>("DELETE", `/messages/${third.id}`)).body.correction).toBeUndefined();
    await becomes(second.id, "sent");
    await becomes(first.id, "sent");
    const last = await reply(id, "last");
    await becomes(last.id, "sent");
    expect(telegram.shownTo(kai)).toEqual(["first", "second", "last"]);
    expect(telegram.calls.filter((call) => call.method !== "sendMessage" && call.arguments.chat_id === kai.id && call.method.startsWith("edit"))).toEqual([]);
  });

  it("CH2 a picture's words are edited below it, a long text in as many messages as it needs, and what does not fit says so", async () => {
    const { id } = await accepted();
    const form = new FormData();
    form.append("file", new File([png], "kiln.png", { type: "image/png" }));
    const upload = await fetch(`${server.url}/api/v1/files`, { method: "POST", headers: { Authorization: `Bearer ${ana.token}` }, body: form });
    const picture = await reply(id, "The kiln", { attachments: [((await upload.json()) as { id: string }).id] });
    await becomes(picture.id, "sent");
    await ana.call("PATCH", `/messages/${picture.id}`, { text: "The new kiln" });
    await corrected(picture.id, "sent");
    expect(telegram.shownTo(kai)).toEqual(["The new kiln"]);
    await ana.call("PATCH", `/messages/${picture.id}`, { text: "words ".repeat(300) });
    await corrected(picture.id, "failed", "text_does_not_fit");
    expect(telegram.shownTo(kai)).toEqual(["The new kiln"]);

    const long = await reply(id, "a ".repeat(3000));
    await becomes(long.id, "sent");
    expect(telegram.shownTo(kai)).toHaveLength(3);
    await ana.call("PATCH", `/messages/${long.id}`, { text: "short" });
    await corrected(long.id, "sent");
    expect(telegram.shownTo(kai)).toEqual(["The new kiln", "short"]);
    await ana.call("PATCH", `/messages/${long.id}`, { text: `${"b ".repeat(2000)}\n\n${"c ".repeat(2000)}` });
    await telegram.until(() => telegram.shownTo(kai).length === 3, "the longer text");
    await ana.call("DELETE", `/messages/${long.id}`);
    await telegram.until(() => telegram.shownTo(kai).length === 1, "all of it gone");
  });

  it("CH2 CO1 a formatted answer goes with its entities, and stays formatted when it is edited", async () => {
    const { id } = await accepted();
    const words = (text: string, ...marks: string[]) => ({ type: "text", text, marks: marks.map((type) => ({ type })) });
    const document = (text: string) => ({ type: "doc", content: [{ type: "paragraph", content: [words("👍 See "), words(text, "bold")] }, { type: "blockquote", content: [{ type: "paragraph", content: [words("as you said")] }] }] });
    const sent = await ana.post<Message>(`/conversations/${id}/messages`, { client_id: randomUUID(), document: document("the manual") });
    expect(sent.status, JSON.stringify(sent.body)).toBe(201);
    await becomes(sent.body.id, "sent");
    const call = telegram.calls.filter((each) => each.method === "sendMessage" && each.arguments.chat_id === kai.id).at(-1)!;
    expect(call.arguments).toMatchObject({
      text: "👍 See the manual\n\nas you said",
      entities: [{ type: "bold", offset: 7, length: 10 }, { type: "blockquote", offset: 19, length: 11 }],
    });
    await ana.call("PATCH", `/messages/${sent.body.id}`, { document: document("the guide") });
    await corrected(sent.body.id, "sent");
    expect(telegram.shownTo(kai)).toEqual(["👍 See the guide\n\nas you said"]);
    expect(telegram.callsOf("editMessageText").at(-1)!.arguments.entities).toMatchObject([{ type: "bold", offset: 7, length: 9 }, { type: "blockquote" }]);
  });

  it("CH2 what Telegram does not change any more is said at the message", async () => {
    const { id } = await accepted();
    const gone = await reply(id, "Read and deleted by Kai");
    await becomes(gone.id, "sent");
    telegram.forget(kai);
    await ana.call("PATCH", `/messages/${gone.id}`, { text: "Too late" });
    await corrected(gone.id, "failed", "not_there");
    const old = await reply(id, "Two days old");
    await becomes(old.id, "sent");
    telegram.age(kai, 49 * 3600);
    await ana.call("DELETE", `/messages/${old.id}`);
    await corrected(old.id, "failed", "too_late");
  });

  it("CH2 nobody changes what a colleague said, and only those who oversee read what was deleted", async () => {
    const { id } = await accepted();
    const said = await reply(id, "Only Ana's");
    await becomes(said.id, "sent");
    expect((await admin.call("PATCH", `/messages/${said.id}`, { text: "Not theirs" })).status).toBe(403);
    expect((await admin.call("DELETE", `/messages/${said.id}`)).status).toBe(403);
    await ana.call("DELETE", `/messages/${said.id}`);
    expect((await ana.call("DELETE", `/messages/${said.id}`)).status).toBe(200);
    expect((await ana.call("PATCH", `/messages/${said.id}`, { text: "Again" })).body).toMatchObject({ code: "not_editable" });
    const ben = new Caller(server, contract, await staffToken(server, "ben@demo.test"));
    expect((await ben.get(`/messages/${said.id}/revisions`)).status).toBe(403);
    expect((await admin.get<{ items: object[] }>(`/messages/${said.id}/revisions`)).body.items).toMatchObject([{ text: "Only Ana's" }]);
    await ana.post(`/conversations/${id}/solve`);
    expect((await ana.call("PATCH", `/messages/${said.id}`, { text: "Over" })).status).toBe(409);
  });

  // Longer than the desk would wait by itself before its second try.
  const kAskedToWait = 5;
  it("F32 429 is waited for, keeps the customer's order, and holds back nobody else; 5xx is tried again", async () => {
    const { id } = await accepted();
    telegram.fail("sendMessage", { status: 429, description: "Too Many Requests", retryAfter: kAskedToWait });
    const first = await reply(id, "one");
    const second = await reply(id, "two");
    await telegram.until(() => telegram.calls.some((call) => call.arguments.text === "one"), "the refused call");
    const before = kai;
    kai = { ...kai, id: kai.id + 1 };
    const other = await accepted();
    const theirs = await reply(other.id, "meanwhile");
    await becomes(theirs.id, "sent");
    expect(sentTo(before)).toEqual([]);
    await becomes(second.id, "sent");
    expect(sentTo(before)).toEqual(["one", "two"]);
    const [refused, again] = telegram.callsOf("sendMessage").filter((call) => call.arguments.text === "one");
    expect(again!.at - refused!.at).toBeGreaterThanOrEqual(kAskedToWait * 1_000);
    telegram.fail("sendMessage", { status: 502, html: "<h1>Bad Gateway</h1>" });
    await becomes((await reply(id, "three")).id, "sent");
    expect(sentTo(before)).toEqual(["one", "two", "three"]);
    expect(first.delivery?.state).toBe("queued");
  });

  it("F32 CO8 a customer who blocked the bot shows as not delivered with the reason; a lost answer as uncertain, and Retry sends again", async () => {
    const { id } = await accepted();
    telegram.fail("sendMessage", "drop");
    const lost = await reply(id, "perhaps");
    await becomes(lost.id, "uncertain");
    expect((await ana.post<Message>(`/messages/${lost.id}/retry`)).body.delivery).toEqual({ state: "queued" });
    await becomes(lost.id, "sent");
    expect((await ana.post(`/messages/${lost.id}/retry`)).status).toBe(409);
    telegram.block(kai);
    const refused = await reply(id, "in vain");
    await becomes(refused.id, "failed");
    const shown = (await messages(id)).find((each) => each.id === refused.id)!;
    expect(shown.delivery).toEqual({ state: "failed", reason: "blocked_by_customer" });
  });

  it("F32 R6 no update is lost or doubled, though the server is killed again and again", async () => {
    const { id } = await accepted();
    const expected: string[] = [];
    for (let round = 0; round < 3; round += 1) {
      for (let each = 0; each < 10; each += 1) {
        expected.push(`${round}.${each}`);
        telegram.write(kai, expected.at(-1)!);
        if (each === 3 + round) await telegram.until(() => telegram.pending.length < 7, "some taken");
      }
      await server.end("SIGKILL");
      await server.startAgain();
    }
    await telegram.taken();
    const seen = async () => (await texts(id)).slice(1);
    await expect.poll(async () => (await seen()).length, { timeout: 20_000 }).toBe(expected.length);
    expect(await seen()).toEqual(expected);
  });

  it("CH2 A58 F33 with an address of its own the desk takes webhooks: only with the secret, each once; and goes back to polling, without loss", async () => {
    const { id } = await accepted();
    await server.end("SIGTERM");
    telegram.write(kai, "while away");
    await server.startAgain({ HARKEN_PUBLIC_URL: server.url });
    await telegram.until(() => telegram.webhook !== undefined, "the webhook");
    telegram.deliverPending();
    await telegram.taken();
    const update = { update_id: randomInt(5_000, 1_000_000), message: telegram.message(kai, { text: "fifty times" }) };
    const known = (await ledger()).length;
    expect(await telegram.post({ ...update, update_id: 1 }, {})).toBe(401);
    expect(await telegram.post({ ...update, update_id: 2 }, { "x-telegram-bot-api-secret-token": "wrong" })).toBe(401);
    expect((await ledger()).length).toBe(known);
    const statuses = await Promise.all(Array.from({ length: 50 }, () => telegram.post(update)));
    expect(new Set(statuses)).toEqual(new Set([200]));
    expect((await ledger()).length).toBe(known + 1);
    await server.end("SIGTERM");
    telegram.write(kai, "away again");
    await server.startAgain();
    await telegram.taken();
    await expect.poll(() => texts(id).then((all) => all.slice(1)), { timeout: 20_000 }).toEqual(["while away", "fifty times", "away again"]);
    expect(telegram.webhook).toBeUndefined();
  });

  it("A58 F32 when Telegram can't deliver, the channel says so with its words before anything is lost, and that it works again", async () => {
    const { id } = await accepted();
    await server.end("SIGTERM");
    await server.startAgain({ HARKEN_PUBLIC_URL: server.url });
    await telegram.until(() => telegram.webhook !== undefined, "the webhook");
    telegram.isCutOff = true;
    telegram.write(kai, "is anybody there");
    telegram.webhookFailed("Connection refused", Math.floor(Date.now() / 1000) - 60);
    await server.end("SIGTERM");
    await server.startAgain({ HARKEN_PUBLIC_URL: server.url });
    const shown = async () => (await admin.get<Schemas["Connection"]>(`/connections/${channel.id}`)).body;
    await expect.poll(async () => (await shown()).receiving, { timeout: 20_000 }).toMatchObject({ reason: "hook_failing", detail: expect.stringMatching(/^Connection refused \(1 waiting, last tried /) as string });
    expect((await shown()).channel.health).toMatchObject({ state: "failing", reason: "hook_failing" });
    telegram.isCutOff = false;
    telegram.deliverPending();
    await telegram.taken();
    await expect.poll(async () => (await shown()).channel.health?.state, { timeout: 20_000 }).toBe("working");
    await expect.poll(() => texts(id).then((all) => all.slice(1)), { timeout: 20_000 }).toEqual(["is anybody there"]);
    await server.end("SIGTERM");
    await server.startAgain();
    await telegram.until(() => telegram.isPolled, "polling again");
  });

  it("CH2 what is not for a desk is never misfiled: groups, channels and business chats are told in the ledger", async () => {
    const chat = { id: -100 - kai.id, type: "supergroup", title: "Group" };
    telegram.push({ message: { ...telegram.message(kai, { text: "in a group" }), chat } });
    telegram.push({ channel_post: { message_id: 9, date: 1, chat: { ...chat, type: "channel" }, text: "a post" } });
    const text = `direct ${randomUUID()}`;
    telegram.write(kai, text);
    await arrives(text);
    const ignored = (await ledger()).filter((each) => each.state === "ignored");
    expect(ignored.length).toBeGreaterThanOrEqual(2);
    expect(ignored.every((each) => each.message_id === null && each.reason !== "")).toBe(true);
  });

  it("AD5 CH2 a channel that is deleted takes leave of Telegram, keeps its conversations readable, and comes back with everything", async () => {
    const { id } = await accepted();
    telegram.fail("sendMessage", { status: 429, description: "Too Many Requests", retryAfter: 1 });
    const waiting = await reply(id, "still waiting");
    const hanging = (await admin.get<{ hanging: number }>(`/deletions/preview?kind=channel&id=${channel.id}`)).body.hanging;
    expect(hanging).toBeGreaterThan(0);
    const webhooksEnded = telegram.callsOf("deleteWebhook").length;
    const deletion = await admin.call<Schemas["Deletion"]>("DELETE", `/channels/${channel.id}`);
    expect(deletion.status, JSON.stringify(deletion.body)).toBe(200);
    await events.frame("the deletion", (each) => each.type === "channel.deleted" && (each.data as Record<string, unknown>).channel_id === channel.id);
    await telegram.waitFor("deleteWebhook", webhooksEnded + 1);
    await telegram.until(() => !telegram.isPolled, "no poll any more");
    await events.until("the waiting one has failed", () =>
      events.frames.some((each) => each.type === "message.updated" && message(each).id === waiting.id && message(each).delivery?.reason === "channel_deleted"),
    );
    expect((await admin.get<{ items: Schemas["Channel"][] }>("/channels")).body.items.map((each) => each.id)).not.toContain(channel.id);
    expect((await texts(id)).at(-1)).toBe("still waiting");
    const refused = await ana.post(`/conversations/${id}/messages`, { client_id: randomUUID(), text: "over nothing" });
    expect([refused.status, refused.body.code]).toEqual([409, "channel_deleted"]);
    expect((await ana.post(`/messages/${waiting.id}/retry`)).body.code).toBe("channel_deleted");
    expect((await admin.get(`/connections/${channel.id}`)).status).toBe(404);

    telegram.write(kai, "while it was away");
    expect((await admin.post(`/deletions/${deletion.body.id}/restore`)).status).toBe(204);
    await events.frame("what was written meanwhile", (each) => each.type === "message.created" && message(each).text === "while it was away");
    await ana.post(`/messages/${waiting.id}/retry`);
    await becomes(waiting.id, "sent");
    expect(telegram.shownTo(kai)).toEqual(["still waiting"]);
  });
});
