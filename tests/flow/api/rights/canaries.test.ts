// SPDX-License-Identifier: AGPL-3.0-or-later
// A54 A56 A57: what is internal never leaves towards a customer. Canaries stand in everything that customers must not
// see, the whole job is done, and every byte that a visitor gets (answers with their headers, frames, files) is searched.
import type { Schemas } from "@shared/api";
import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { Contract } from "../../../support/contract";
import { Caller, Recorder } from "../../../support/desk_client";
import { staffToken } from "../../../support/people";
import { databaseKinds, Server } from "../../../support/server";
import { canary, CanaryTeam } from "./canary_team";
import { made } from "./world";

describe.each(databaseKinds)("canaries (%s)", (database) => {
  let server: Server;
  let contract: Contract;
  let admin: Caller, holder: Caller;
  let bytes = "";

  beforeAll(async () => {
    server = await Server.start({ database, flags: ["--rate-limits", "off"] });
    contract = await Contract.of(server);
    admin = new Caller(server, contract, await staffToken(server));
  });
  afterAll(() => server.dispose());

  /** A request of a visitor; all of its answer is kept. */
  async function visit(method: string, path: string, token = "", body?: unknown, origin = "https://shop.test") {
    const headers = { Origin: origin, ...(token ? { Authorization: `Bearer ${token}` } : {}) };
    const form = body instanceof FormData ? body : body === undefined ? undefined : JSON.stringify(body);
    const answer = await fetch(server.url + path, { method, headers, ...(form === undefined ? {} : { body: form }) });
    const text = Buffer.from(await answer.arrayBuffer()).toString("latin1");
    bytes += `\n${method} ${path} ${answer.status} ${JSON.stringify([...answer.headers])}\n${text}`;
    return { status: answer.status, body: text.startsWith("{") ? (JSON.parse(text) as Record<string, never>) : {} };
  }
  const widget = (path: string) => `/api/v1/widget/demo${path}`;
  const say = (token: string, text: string) => visit("POST", widget("/messages"), token, { client_id: randomUUID(), text });

  async function staffFile(): Promise<string> {
    const form = new FormData();
    form.append("file", new Blob([canary.staffFile], { type: "text/plain" }), `${canary.staffFile}.txt`);
    const answer = await fetch(`${server.url}/api/v1/files`, { method: "POST", body: form, headers: { Authorization: `Bearer ${holder.token}` } });
    return ((await answer.json()) as Schemas["File"]).id;
  }

  it("A56 A57 no canary is in any byte that a visitor gets", async () => {
    const team = await CanaryTeam.of(admin);
    holder = team.holder;
    for (const path of [widget(""), "/widget.js", "/openapi.json"]) await visit("GET", path);
    const session = (await visit("POST", widget("/sessions"), "", { name: "Nora" })).body as unknown as Schemas["WidgetSession"];
    const visitor = new Caller(server, contract, session.token);
    const socket = Recorder.visitor(visitor);
    const staff = Recorder.staff(holder);
    await socket.frame("hello", (frame) => frame.type === "hello");
    await say(session.token, "Hello");
    const page = (await visitor.get<Schemas["VisitorMessagePage"]>("/widget/demo/messages")).body;
    const id = page.conversation!.id;
    const contact = (await admin.get<Schemas["ConversationDetail"]>(`/conversations/${id}`)).body.contact;

    // Everything that staff do among themselves, before and after the customer is answered.
    await team.talkAbout(id);
    staff.send({ type: "typing", conversation_id: id, active: true });
    await made(holder, `/conversations/${id}/messages`, { client_id: randomUUID(), text: "the open answer" });
    await team.note(holder, id);
    await team.helpEachOther(id);
    await team.planAnswers(id);
    const unsent = await staffFile();
    await made(holder, `/conversations/${id}/messages`, { client_id: randomUUID(), text: "with a file", attachments: [await uploadPlain()] });
    await visit("POST", widget("/typing"), session.token, { active: true });
    await say(session.token, "Thanks");
    for (const action of ["solve", "reopen", "solve"]) expect((await holder.post(`/conversations/${id}/${action}`)).status).toBe(200);
    await say(session.token, "One more thing");
    await team.note(team.colleague, id);
    await made(holder, `/conversations/${id}/messages`, { client_id: randomUUID(), text: "the last answer" });

    // All that a visitor can ask for, also what is not theirs, also again from the beginning.
    const messages = (await visit("GET", widget("/messages?limit=200"), session.token)).body as unknown as Schemas["VisitorMessagePage"];
    for (const message of messages.items) for (const file of message.attachments) await visit("GET", widget(`/files/${file.id}`), session.token);
    for (const file of [unsent, team.waitingFile]) expect((await visit("GET", widget(`/files/${file}`), session.token)).status).toBe(404);
    await visit("POST", widget("/read"), session.token, { read_id: messages.items.at(-1)!.id });
    for (const path of [`/conversations/${id}`, `/conversations/${id}/notes`, `/conversations/${id}/messages`, `/contacts/${contact.id}`, "/users", "/labels", "/roles", "/audit", `/files/${unsent}`, `/conversations/${id}/pending-replies`])
      await visit("GET", `/api/v1${path}`, session.token);
    await socket.frame("the last answer", (frame) => JSON.stringify(frame).includes("the last answer"));
    const replay = Recorder.visitor(visitor, "0");
    await replay.frame("the replay", (frame) => JSON.stringify(frame).includes("the last answer"));
    for (const each of [socket, replay]) {
      bytes += each.bytes;
      each.close();
    }

    expect(bytes).toContain("the open answer");
    expect(bytes).toContain("Open Holder");
    for (const [what, text] of Object.entries(canary)) expect([what, bytes.includes(text)]).toEqual([what, false]);
    // The canaries were there to be seen: staff have all of them on their socket.
    await staff.frame("the note", (frame) => JSON.stringify(frame).includes(canary.note));
    for (const text of [canary.note, canary.contactNote, canary.colleague, canary.asking, canary.handingUp, canary.waiting]) expect(staff.bytes).toContain(text);
    staff.close();
  });

  async function uploadPlain(): Promise<string> {
    const form = new FormData();
    form.append("file", new Blob(["plain"], { type: "text/plain" }), "plain.txt");
    const answer = await fetch(`${server.url}/api/v1/files`, { method: "POST", body: form, headers: { Authorization: `Bearer ${holder.token}` } });
    return ((await answer.json()) as Schemas["File"]).id;
  }

  it("A54 a file or message of another conversation named in a message is refused, and shows nothing", async () => {
    const [first, second] = await Promise.all(
      [0, 1].map(async () => ((await visit("POST", widget("/sessions"), "", {})).body as unknown as Schemas["WidgetSession"]).token),
    ) as [string, string];
    const form = new FormData();
    form.append("file", new Blob(["secret"], { type: "text/plain" }), "secret.txt");
    const file = (await visit("POST", widget("/files"), first, form)).body as unknown as Schemas["File"];
    const stolen = await visit("POST", widget("/messages"), second, { client_id: randomUUID(), attachments: [file.id] });
    expect(stolen.status).toBe(400);
    expect((await visit("GET", widget(`/files/${file.id}`), second)).status).toBe(404);
  });
});
