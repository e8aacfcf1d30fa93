// SPDX-License-Identifier: AGPL-3.0-or-later
// Finding what was said and who said it, on both databases; never what the searcher may not see.
import type { Schemas } from "@shared/api";
import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { Contract } from "../../support/contract";
import { Caller } from "../../support/desk_client";
import { ask, staffToken } from "../../support/people";
import { databaseKinds, Server } from "../../support/server";

type Found = Schemas["SearchResult"];
type Conversation = Schemas["Conversation"];

describe.each(databaseKinds)("finding (%s)", (database) => {
  let server: Server;
  let contract: Contract;
  let admin: Caller, ana: Caller, mira: Caller;

  beforeAll(async () => {
    server = await Server.start({ database, flags: ["--rate-limits", "off"] });
    contract = await Contract.of(server);
    [admin, ana, mira] = (await Promise.all(
      ["admin", "ana", "mira"].map(async (name) => new Caller(server, contract, await staffToken(server, `${name}@demo.test`))),
    )) as [Caller, Caller, Caller];
  });
  afterAll(() => server.dispose());

  async function visitor(name: string, text: string): Promise<Caller & { conversation: Conversation }> {
    const { token } = await ask<Schemas["WidgetSession"]>(server, "", "POST", "/widget/demo/sessions", { name });
    const caller = new Caller(server, contract, token);
    await say(caller, text);
    const page = await caller.get<Schemas["VisitorMessagePage"]>("/widget/demo/messages");
    const { body } = await admin.get<Schemas["ConversationDetail"]>(`/conversations/${page.body.conversation!.id}`);
    return Object.assign(caller, { conversation: body.conversation });
  }
  const say = (caller: Caller, text: string) => caller.post<Schemas["PublicMessage"]>("/widget/demo/messages", { client_id: randomUUID(), text });
  const find = async (who: Caller, q: string, rest = "") => (await who.get<Found>(`/search?q=${encodeURIComponent(q)}${rest}`)).body;
  /** The index follows a moment later. */
  async function until(found: () => Promise<boolean>): Promise<void> {
    const end = Date.now() + 10_000;
    while (!(await found())) if (Date.now() > end) throw new Error("waited in vain");
  }
  const texts = (found: Found) => found.items.map((hit) => hit.excerpt.map((part) => (part.hit ? `[${part.text}]` : part.text)).join(""));

  it("UI22 finds words of three languages with their hits marked, newest first", async () => {
    const one = await visitor("Nora Finder", "My zebra order is LATE");
    await say(one, "The zebras are still not here");
    await say(one, "Ещё одна зебра не пришла");
    await say(one, "Zebranya belum sampai");
    await until(async () => (await find(admin, "sampai")).items.length === 1);
    expect(texts(await find(admin, "зебры"))).toEqual(["Ещё одна [зебра] не пришла"]);
    expect(texts(await find(admin, "zebra"))).toEqual(["[Zebranya] belum sampai", "The [zebras] are still not here", "My [zebra] order is LATE"]);
    expect(texts(await find(admin, "зебра еще"))).toEqual(["[Ещё] одна [зебра] не пришла"]);
    expect(texts(await find(admin, "late zeb"))).toEqual(["My [zebra] order is [LATE]"]);
    expect((await find(admin, "zebra nonsenseword")).items).toEqual([]);
  });

  it("RE3 what the overview by label counts in a span is what the list shows of it", async () => {
    const label = (await admin.post<Schemas["Label"]>("/labels", { name: `Span ${randomUUID().slice(0, 8)}`, color: "red" })).body;
    const early = await visitor("Nora Early", "before the span");
    const late = await visitor("Nora Late", "in the span");
    for (const { conversation } of [early, late]) await admin.call("PUT", `/conversations/${conversation.id}/labels/${label.id}`);
    await say(early, "and again, after it has begun");
    const from = late.conversation.created_at;
    const to = new Date(Date.now() + 60_000).toISOString();
    const report = (await admin.get<Schemas["LabelReport"]>(`/reports/labels?from=${from}&to=${to}`)).body;
    expect(report.labels.find((line) => line.label_id === label.id)).toMatchObject({ count: 1 });
    const listed = async (span: string) =>
      (await admin.get<Schemas["ConversationPage"]>(`/conversations?label=${label.id}&${span}`)).body.items.map((each) => each.id);
    expect(await listed(`created_from=${from}&created_to=${to}`)).toEqual([late.conversation.id]);
    expect(await listed(`created_to=${from}`)).toEqual([early.conversation.id]);
    expect(await listed(`from=${from}`)).toHaveLength(2);
    expect((await admin.get("/conversations?created_from=yesterday")).status).toBe(400);
  });

  it("UI22 a slip of the finger finds what was meant, where nothing else is found", async () => {
    await visitor("Nora Slip", "The wallaby parcel is missing");
    await until(async () => (await find(admin, "wallaby")).items.length === 1);
    for (const slip of ["walalby", "walaby", "wallabby", "wallasby", "wallavy"])
      expect([slip, texts(await find(admin, slip))]).toEqual([slip, ["The [wallaby] parcel is missing"]]);
    expect(texts(await find(admin, "wallavy parcle"))).toEqual(["The [wallaby] [parcel] is missing"]);
    expect(texts(await find(admin, "wallxyzy"))).toEqual([]);
    await visitor("Посылка", "Бандероль потерялась");
    await until(async () => (await find(admin, "бандероль")).items.length === 1);
    expect(texts(await find(admin, "бандреоль"))).toEqual(["[Бандероль] потерялась"]);
    // Who means what they typed is not told of anything else.
    await visitor("Nora Exact", "A wallavy is no wallaby");
    await until(async () => texts(await find(admin, "wallavy"))[0] === "A [wallavy] is no wallaby");
    const page = await find(admin, "wallavy", "&limit=1");
    expect(texts(page)).toEqual(["A [wallavy] is no wallaby"]);
    if (page.next !== null) expect(texts(await find(admin, "wallavy", `&limit=1&after=${page.next}`))).toEqual([]);
  });

  it("UI22 notes are found by staff, and pages go on", async () => {
    const { conversation } = await visitor("Nora Pages", "quokka one");
    for (const text of ["quokka two", "quokka three"]) await admin.post(`/conversations/${conversation.id}/notes`, { client_id: randomUUID(), text });
    await until(async () => (await find(admin, "quokka")).items.length === 3);
    const first = await find(admin, "quokka", "&limit=2");
    expect(first.items.map((hit) => hit.kind)).toEqual(["note", "note"]);
    const second = await find(admin, "quokka", `&limit=2&after=${first.next}`);
    expect(second.items.map((hit) => [hit.kind, hit.conversation?.id])).toEqual([["message", conversation.id]]);
    expect(second.next).toBeNull();
  });

  it("UI22 labels in Solved, and the other filters", async () => {
    const { conversation } = await visitor("Nora Labels", "wombat refund");
    await visitor("Nora Other", "wombat question");
    const label = (await admin.post<Schemas["Label"]>("/labels", { name: "Wombats", color: "red" })).body;
    await admin.call("PUT", `/conversations/${conversation.id}/labels/${label.id}`);
    await admin.post(`/conversations/${conversation.id}/accept`);
    await admin.post(`/conversations/${conversation.id}/solve`);
    await until(async () => (await find(admin, "wombat")).items.length === 2);
    const ids = async (filter: string) => (await find(admin, "wombat", filter)).items.map((hit) => hit.conversation?.id);
    expect(await ids(`&status=solved&label=${label.id}`)).toEqual([conversation.id]);
    expect(await ids("&status=new")).toHaveLength(1);
    expect(await ids(`&status=new&label=${label.id}`)).toEqual([]);
    expect(await ids(`&department=${conversation.department_id}`)).toHaveLength(2);
    expect(await ids("&from=2000-01-01&to=2001-01-01")).toEqual([]);
    expect(await ids("&from=2000-01-01")).toHaveLength(2);
    const me = (await admin.get<Schemas["Session"]>("/me")).body.user.id;
    expect(await ids(`&holder=${me}`)).toEqual([conversation.id]);
    expect((await find(admin, "womb")).labels.map((each) => each.name)).toEqual(["Wombats"]);
    for (const bad of ["&status=late", "&label=x", "&from=yesterday", "&sort=rank"]) expect((await admin.get(`/search?q=a${bad}`)).status).toBe(400);
    expect((await admin.get("/search")).status).toBe(400);
  });

  it("UI22 numbers and names are found at once", async () => {
    const { conversation } = await visitor("Wilhelmina Zzyzx", "hello");
    expect((await find(admin, `#${conversation.number}`)).conversations.map((each) => each.id)).toEqual([conversation.id]);
    await until(async () => (await find(admin, "wilhel zzy")).contacts.length === 1);
    expect((await find(admin, String(conversation.contact.number))).contacts.map((each) => each.id)).toContain(conversation.contact.id);
  });

  it("A51 nobody finds what they may not see, whatever the filter", async () => {
    const departments = (await admin.get<{ items: Schemas["Department"][] }>("/departments")).body.items;
    const { conversation } = await visitor("Secret Person", "xylophone canary");
    const closed = (await admin.post<Schemas["Department"]>("/departments", { name: "Closed" })).body;
    await admin.post(`/conversations/${conversation.id}/reassign`, { department_id: closed.id });
    await admin.post(`/conversations/${conversation.id}/notes`, { client_id: randomUUID(), text: "xylophone note" });
    await until(async () => (await find(admin, "xylophone")).items.length === 2);
    for (const who of [ana, mira]) {
      for (const filter of ["", "&status=new", `&department=${closed.id}`, `&department=${departments[0]!.id}`]) {
        const found = await find(who, "xylophone", filter);
        expect([found.items, found.next, found.contacts]).toEqual([[], null, []]);
      }
      expect((await find(who, `#${conversation.number}`)).conversations).toEqual([]);
      expect((await find(who, "secret person")).contacts).toEqual([]);
    }
  });

  it("nothing typed is an operator", async () => {
    for (const q of ['"', "'", "*", "a OR b", "NEAR(a b)", "-late", "a:b", "%", "\\", "<script>", "words : x", "' & | !", "🦓", "#", "###"]) expect([q, (await admin.get(`/search?q=${encodeURIComponent(q)}`)).status]).toEqual([q, 200]);
  });
});
