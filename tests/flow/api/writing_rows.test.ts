// SPDX-License-Identifier: AGPL-3.0-or-later
// What the popups, the reply and the menu of ready answers rely on, on both databases; how they look stands in the browser tests.
import type { Schemas } from "@shared/api";
import { randomUUID } from "node:crypto";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { Contract } from "../../support/contract";
import { Caller, Recorder } from "../../support/desk_client";
import { staffToken, visitorToken } from "../../support/people";
import { databaseKinds, Server } from "../../support/server";

type Conversation = Schemas["Conversation"];
type Draft = Schemas["Draft"];

describe.each(databaseKinds)("rows of writing (%s)", (database) => {
  let server: Server;
  let contract: Contract;
  let ana: Caller, ben: Caller;
  let visitor: Caller;
  let id: string;
  let open: Recorder[] = [];

  beforeAll(async () => {
    server = await Server.start({ database, flags: ["--rate-limits", "off"] });
    contract = await Contract.of(server);
    [ana, ben] = (await Promise.all(["ana", "ben"].map(async (name) => new Caller(server, contract, await staffToken(server, `${name}@demo.test`))))) as [Caller, Caller];
  });
  afterAll(() => server.dispose());
  beforeEach(async () => {
    visitor = new Caller(server, contract, await visitorToken(server));
    await say("Hello");
    id = (await visitor.get<Schemas["VisitorMessagePage"]>("/widget/demo/messages")).body.conversation!.id;
    expect((await ana.post(`/conversations/${id}/accept`)).status).toBe(200);
  });
  afterEach(() => {
    for (const each of open.splice(0)) each.close();
    open = [];
  });

  const say = async (text: string) => (await visitor.post<Schemas["PublicMessage"]>("/widget/demo/messages", { client_id: randomUUID(), text })).body;
  const reply = (who: Caller, text: string) => who.post<Schemas["Message"]>(`/conversations/${id}/messages`, { client_id: randomUUID(), text });
  const now = async () => (await ana.get<Schemas["ConversationDetail"]>(`/conversations/${id}`)).body.conversation;
  const thread = async () => (await ana.get<Schemas["MessagePage"]>(`/conversations/${id}/messages`)).body.items;
  async function listen(): Promise<Recorder> {
    const recorder = Recorder.staff(ana);
    open.push(recorder);
    await recorder.frame("hello", (frame) => frame.type === "hello");
    return recorder;
  }
  const told = (recorder: Recorder, what: string, fits: (conversation: Conversation) => boolean) =>
    recorder.frame(what, ({ data }) => data?.conversation?.id === id && fits(data.conversation as unknown as Conversation));

  it("UI16 UI18 a minimised chat is told what came and how much is unread, until it is read", async () => {
    const socket = await listen();
    const before = (await now()).unread;
    await say("Are you there?");
    const last = await say("Hello again?");
    const { data } = await told(socket, "the second message", (conversation) => conversation.unread === before + 2);
    expect([data?.message?.text, data?.conversation?.turn]).toEqual(["Hello again?", "ours"]);
    expect((await now()).last_message).toMatchObject({ text: "Hello again?", sender_kind: "customer" });
    expect((await ana.post(`/conversations/${id}/read`, { message_id: last.id })).status).toBe(204);
    await told(socket, "that it is read", (conversation) => conversation.unread === 0);
    expect((await now()).unread).toBe(0);
  });

  it("UI16 the quick reply is the composer's draft, sent with one request, and the ticket is Pending", async () => {
    const socket = await listen();
    const save = (text: string, version: number) => ana.call<Draft>("PUT", `/conversations/${id}/drafts/reply`, { text, version });
    const draft = (await save("One mom", 0)).body;
    await socket.frame("the draft in the other window", (frame) => frame.data?.draft?.text === "One mom");
    const sent = await reply(ana, "One moment");
    expect([sent.status, sent.body.text]).toEqual([201, "One moment"]);
    expect((await save("", draft.version)).status).toBe(200);
    expect((await ana.get<{ items: Draft[] }>("/drafts")).body.items.filter((each) => each.conversation_id === id)).toEqual([]);
    expect(await now()).toMatchObject({ status: "waiting", turn: "theirs", unread: 0 });
  });

  it("UI17 who holds it answers at once; for who does not there is no Reply, and nothing is sent", async () => {
    const refused = await reply(ben, "I could help");
    expect([refused.status, refused.body.code]).toEqual([403, "not_holder"]);
    expect((await thread()).filter((each) => each.sender.kind === "user")).toEqual([]);
    expect((await reply(ana, "I am here")).status).toBe(201);
    await ana.post(`/conversations/${id}/solve`);
    const late = await reply(ana, "One more");
    expect([late.status, late.body.code]).toEqual([409, "not_active"]);
  });

  it("UI18 the mark of an answer goes from sent to delivered to read, live", async () => {
    const socket = await listen();
    const answer = (await reply(ana, "Look")).body;
    expect(answer.delivery?.state).toBe("sent");
    // Who looks at the popup learns it from its socket.
    const mark = (name: "customer_delivered_id" | "customer_read_id") =>
      socket.frame(name, ({ data }) => JSON.stringify(data ?? {}).includes(`"${name}":"${answer.id}"`));
    await visitor.post("/widget/demo/read", { delivered_id: answer.id });
    await mark("customer_delivered_id");
    await visitor.post("/widget/demo/read", { read_id: answer.id });
    await mark("customer_read_id");
    expect(await now()).toMatchObject({ customer_delivered_id: answer.id, customer_read_id: answer.id });
  });

  it("CO3 what is typed after the slash finds a ready answer by its short word, name or text", async () => {
    const made = await ana.post<Schemas["CannedReply"]>("/canned-replies", {
      scope: "personal", name: "Where is my parcel", shortcut: `track${database}`, text: "It left on {{contact.name}}'s day.",
    });
    expect(made.status).toBe(201);
    const found = async (who: Caller, q: string) =>
      (await who.get<{ items: Schemas["CannedReply"][] }>(`/canned-replies?q=${encodeURIComponent(q)}`)).body.items.map((each) => each.id);
    for (const typed of [`track${database}`, "TRACK", "where is my par", "it left"]) expect([typed, await found(ana, typed)]).toEqual([typed, [made.body.id]]);
    expect(await found(ben, `track${database}`)).toEqual([]);
    expect(made.body.text).toBe("It left on {{contact.name}}'s day.");
  });

  it("CO4 an answer of the knowledge base is found, seen in parts, and those that are ticked are sent", async () => {
    const hits = (await ana.get<{ items: Schemas["AnswerHit"][] }>(`/answers?q=return&language=en&conversation=${id}`)).body.items;
    const answer = (await ana.get<Schemas["Answer"]>(`/answers/${hits[0]!.id}/en`)).body;
    expect(answer.blocks.length).toBeGreaterThan(2);
    const ticked = [answer.blocks[0]!, answer.blocks[2]!].map((block) => block.text).join("\n\n");
    expect((await reply(ana, ticked)).status).toBe(201);
    const shown = (await visitor.get<Schemas["VisitorMessagePage"]>("/widget/demo/messages")).body.items.at(-1)!;
    expect(shown.text).toBe(ticked);
    expect(shown.text).not.toContain(answer.blocks[1]!.text);
  });
});
