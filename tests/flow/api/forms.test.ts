// SPDX-License-Identifier: AGPL-3.0-or-later
// Forms, the library, and what a channel can carry, as programs and customers see them.
import type { Schemas } from "@shared/api";
import { randomUUID } from "node:crypto";
import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import { Contract } from "../../support/contract";
import { Caller, Recorder } from "../../support/desk_client";
import { ask, staffToken, visitorToken } from "../../support/people";
import { databaseKinds, Server } from "../../support/server";

type Form = Schemas["Form"];
type Message = Schemas["Message"];
type PublicMessage = Schemas["PublicMessage"];
type LibraryItem = Schemas["LibraryItem"];

const png = Buffer.from("iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==", "base64");

describe.each(databaseKinds)("forms and the library (%s)", (database) => {
  let server: Server;
  let contract: Contract;
  let ana: Caller, ben: Caller, mira: Caller, nora: Caller;
  let conversation: string;
  let form: Form;
  const open: Recorder[] = [];

  beforeAll(async () => {
    server = await Server.start({ database, flags: ["--rate-limits", "off"] });
    contract = await Contract.of(server);
    [ana, ben, mira] = (await Promise.all(
      ["ana", "ben", "mira"].map(async (name) => new Caller(server, contract, await staffToken(server, `${name}@demo.test`))),
    )) as [Caller, Caller, Caller];
    nora = new Caller(server, contract, await visitorToken(server));
    await nora.post("/widget/demo/messages", { client_id: randomUUID(), text: "Hello" });
    conversation = (await nora.get<Schemas["VisitorMessagePage"]>("/widget/demo/messages")).body.conversation!.id;
    expect((await ana.post(`/conversations/${conversation}/accept`)).status).toBe(200);
    const fields = [
      { key: "name", label: "Your name", kind: "text", required: true, fills: "name" },
      { key: "size", label: "Size", kind: "choices", options: ["S", "M", "L"] },
      { key: "terms", label: "I agree", kind: "checkbox", required: true },
    ];
    form = (await mira.post<Form>("/forms", { name: "Sizes", title: "What fits you?", fields })).body;
  });
  afterAll(() => server.dispose());
  afterEach(() => open.splice(0).forEach((recorder) => recorder.close()));

  const sendForm = async () =>
    (await ana.post<Message>(`/conversations/${conversation}/messages`, { client_id: randomUUID(), kind: "form", form_id: form.id })).body;
  const answer = (id: string, answers: object, client_id: string = randomUUID()) =>
    nora.post<PublicMessage>(`/widget/demo/messages/${id}/answer`, { client_id, answers });
  const good = { name: "Nora Lind", size: ["S", "L"], terms: "yes" };

  async function upload(caller: Caller, bytes: Buffer = png, name = "map.png"): Promise<string> {
    const body = new FormData();
    body.append("file", new Blob([new Uint8Array(bytes)]), name);
    const stored = await fetch(`${server.url}/api/v1/files`, { method: "POST", body, headers: { Authorization: `Bearer ${caller.token}` } });
    return ((await stored.json()) as Schemas["File"]).id;
  }

  it("CO6 a form goes to the widget and its answer comes back as a structured message that fills the contact", async () => {
    const [staff, visitor] = [Recorder.staff(ana), Recorder.visitor(nora)];
    open.push(staff, visitor);
    await Promise.all([staff, visitor].map((each) => each.frame("hello", ({ type }) => type === "hello")));
    const sent = await sendForm();
    expect([sent.kind, sent.text, sent.form?.fields.length]).toEqual(["form", "What fits you?", 3]);
    await visitor.frame("the form", ({ data }) => data?.message?.id === sent.id);

    const client_id = randomUUID();
    const stored = await answer(sent.id, good, client_id);
    expect([stored.status, stored.body.kind, stored.body.answer?.message_id]).toEqual([201, "form_answer", sent.id]);
    expect(stored.body.answer?.fields.map(({ values }) => values)).toEqual([["Nora Lind"], ["S", "L"], ["yes"]]);
    await staff.frame("the answer", ({ data }) => data?.message?.id === stored.body.id);
    await staff.frame("the contact", ({ data }) => data?.contact?.name === ("Nora Lind" as unknown));

    const again = await answer(sent.id, good, client_id);
    expect([again.status, again.body.id]).toEqual([200, stored.body.id]);
    const second = await answer(sent.id, good);
    expect([second.status, second.body.code]).toEqual([409, "already_answered"]);
    const page = (await ana.get<Schemas["MessagePage"]>(`/conversations/${conversation}/messages`)).body.items;
    expect(page.map(({ kind }) => kind).slice(-2)).toEqual(["form", "form_answer"]);
  });

  it("CO6 an answer takes the place of what the customer said before, and of nothing that a colleague wrote", async () => {
    const contact = async () => (await ana.get<Schemas["ConversationDetail"]>(`/conversations/${conversation}`)).body.contact;
    await answer((await sendForm()).id, { ...good, name: "Nora L." });
    expect((await contact()).name).toBe("Nora L.");
    const { id, version } = await contact();
    await ana.call("PATCH", `/contacts/${id}`, { version, name: "Nora Lindqvist" });
    expect((await answer((await sendForm()).id, { ...good, name: "The Queen" })).status).toBe(201);
    expect((await contact()).name).toBe("Nora Lindqvist");
    await ana.call("PATCH", `/contacts/${id}`, { version: (await contact()).version, name: "" });
    await answer((await sendForm()).id, { ...good, name: "Nora Lind" });
    expect((await contact()).name).toBe("Nora Lind");
  });

  it("CO6 the server checks every answer", async () => {
    const { id } = await sendForm();
    for (const [answers, field] of [
      [{ ...good, name: " " }, "answers.name"],
      [{ ...good, size: ["S", "XL"] }, "answers.size"],
      [{ ...good, terms: "no" }, "answers.terms"],
      [{ ...good, is_admin: "yes" }, "answers.is_admin"],
      [{ ...good, name: ["two", "names"] }, "answers.name"],
      [{ ...good, name: { deep: 1 } }, "answers"],
    ] as const) {
      const refused = await answer(id, answers);
      expect([field, refused.status, refused.body.field]).toEqual([field, 400, field]);
    }
    const stranger = new Caller(server, contract, await visitorToken(server));
    expect((await stranger.post(`/widget/demo/messages/${id}/answer`, { client_id: randomUUID(), answers: good })).status).toBe(404);
    expect((await answer(id, good)).status).toBe(201);
  });

  it("forms are made by supervisors, told to all, and gone when deleted", async () => {
    const listener = Recorder.staff(ben);
    open.push(listener);
    await listener.frame("hello", ({ type }) => type === "hello");
    const body = { name: "Short", title: "One question", fields: [{ key: "a", label: "A", kind: "text" }] };
    expect((await ana.post("/forms", body)).body.code).toBe("forbidden");
    const made = await mira.post<Form>("/forms", body);
    await listener.frame("the form", ({ data }) => data?.form?.id === made.body.id);
    const wrong = await mira.call("PATCH", `/forms/${made.body.id}`, { version: 1, fields: [{ key: "a", label: "A", kind: "choice", options: ["one"] }] });
    expect([wrong.status, wrong.body.field]).toEqual([400, "fields[0].options"]);
    const unknown = await mira.post("/forms", { ...body, fields: [{ ...body.fields[0], onload: "x" }] });
    expect([unknown.body.code, unknown.body.field]).toEqual(["unknown_field", "fields[0].onload"]);
    expect((await mira.call("DELETE", `/forms/${made.body.id}`)).status).toBe(200);
    const lost = await ana.post(`/conversations/${conversation}/messages`, { client_id: randomUUID(), kind: "form", form_id: made.body.id });
    expect([lost.status, lost.body.field]).toEqual([400, "form_id"]);
  });

  it("CO6 the library lends its bytes to an answer, and what was sent outlives it", async () => {
    expect((await ana.post("/library", { file_id: await upload(ana) })).body.code).toBe("forbidden");
    const item = (await mira.post<LibraryItem>("/library", { file_id: await upload(mira), name: "How to find us.png", folder: "Maps" })).body;
    expect((await ben.get<Schemas["LibraryPage"]>("/library?q=FIND")).body.items).toEqual([item]);
    const content = await fetch(`${server.url}/api/v1/library/${item.id}/content`, { headers: { Authorization: `Bearer ${ben.token}` } });
    expect([content.status, content.headers.get("content-type")]).toEqual([200, "image/png"]);
    expect(Buffer.from(await content.arrayBuffer()).equals(png)).toBe(true);
    expect((await fetch(`${server.url}/api/v1/library/${item.id}/content`)).status).toBe(401);

    const file = (await ana.post<Schemas["File"]>(`/library/${item.id}/file`)).body;
    const sent = await ana.post<Message>(`/conversations/${conversation}/messages`, { client_id: randomUUID(), attachments: [file.id] });
    expect(sent.body.attachments).toEqual([file]);
    expect((await mira.call("DELETE", `/library/${item.id}`)).status).toBe(200);
    const bytes = await fetch(`${server.url}/api/v1/widget/demo/files/${file.id}`, { headers: { Authorization: `Bearer ${nora.token}` } });
    expect(Buffer.from(await bytes.arrayBuffer()).equals(png)).toBe(true);
    expect((await ana.post(`/library/${item.id}/file`)).status).toBe(404);
  });

  it("CH13 a channel says what it can carry, and the server keeps to it", async () => {
    const channels = (await ana.get<{ items: Schemas["Channel"][] }>("/channels")).body.items;
    const { upload: limits } = await ask<Schemas["WidgetConfig"]>(server, "", "GET", "/widget/demo");
    for (const { kind, capabilities } of channels) {
      expect([kind, capabilities.formatting, capabilities.forms, capabilities.longest_text]).toEqual(["widget", false, true, 20_000]);
      expect(capabilities.attachments).toEqual(limits);
    }
    const longest = "x".repeat(20_000);
    expect((await ana.post(`/conversations/${conversation}/messages`, { client_id: randomUUID(), text: longest })).status).toBe(201);
    const mixed = await ana.post(`/conversations/${conversation}/messages`, { client_id: randomUUID(), kind: "form", form_id: form.id, text: "and words" });
    expect([mixed.status, mixed.body.field]).toEqual([400, "form_id"]);
    const { upload: ours } = (await ana.get<Schemas["Session"]>("/me")).body;
    expect(ours.types).toEqual(expect.arrayContaining(limits.types));
    expect(ours.types.length, "mail and Telegram carry what no widget shows").toBeGreaterThan(limits.types.length);
  });
});
