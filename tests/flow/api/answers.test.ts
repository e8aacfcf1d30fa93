// SPDX-License-Identifier: AGPL-3.0-or-later
// What answers are made of: canned replies and drafts, as programs and colleagues see them.
import type { Schemas } from "@shared/api";
import { placeholderNames } from "@shared/placeholders";
import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import { Contract } from "../../support/contract";
import { type AnyFrame, Caller, Recorder } from "../../support/desk_client";
import { staffToken } from "../../support/people";
import { databaseKinds, Server } from "../../support/server";

type CannedReply = Schemas["CannedReply"];
type Page = Schemas["CannedReplyPage"];
type Draft = Schemas["Draft"];

describe.each(databaseKinds)("what answers are made of (%s)", (database) => {
  let server: Server;
  let contract: Contract;
  let admin: Caller, ana: Caller, ben: Caller, mira: Caller;
  let conversation: string;
  const open: Recorder[] = [];

  beforeAll(async () => {
    server = await Server.start({ database, flags: ["--rate-limits", "off"] });
    contract = await Contract.of(server);
    [admin, ana, ben, mira] = (await Promise.all(
      ["admin", "ana", "ben", "mira"].map(async (name) => new Caller(server, contract, await staffToken(server, `${name}@demo.test`))),
    )) as [Caller, Caller, Caller, Caller];
    conversation = (await ana.get<Schemas["ConversationPage"]>("/conversations?view=mine")).body.items[0]!.id;
  });
  afterAll(() => server.dispose());
  afterEach(() => open.splice(0).forEach((recorder) => recorder.close()));

  async function listen(caller: Caller): Promise<Recorder> {
    const recorder = Recorder.staff(caller);
    open.push(recorder);
    await recorder.frame("hello", ({ type }) => type === "hello");
    return recorder;
  }
  const add = (caller: Caller, body: object) => caller.post<CannedReply>("/canned-replies", { scope: "personal", name: "Some", text: "Words", ...body });
  const find = async (caller: Caller, query: string) => (await caller.get<Page>(`/canned-replies?q=${encodeURIComponent(query)}`)).body.items.map(({ name }) => name);

  it("CO2 personal ones are their owner's, shared ones are kept by supervisors", async () => {
    const [listenerAna, listenerBen] = [await listen(ana), await listen(ben)];
    const own = await add(ana, { name: "Canary 7cc1", shortcut: "canary", text: "Hi {{contact.name}}" });
    expect([own.status, own.body.scope, own.body.shortcut]).toEqual([201, "personal", "canary"]);
    const shared = await add(mira, { scope: "workspace", name: "Canary for all" });
    expect(shared.status).toBe(201);
    expect(await find(ana, "CANARY")).toEqual(["Canary 7cc1", "Canary for all"]);
    expect(await find(ben, "canary")).toEqual(["Canary for all"]);
    expect(await find(admin, "canary")).toEqual(["Canary for all"]);
    const told = ({ data }: AnyFrame) => data?.canned_reply?.id === shared.body.id;
    await Promise.all([listenerAna.frame("the shared one", told), listenerBen.frame("the shared one", told)]);
    expect(listenerAna.bytes).toContain("7cc1");
    expect(listenerBen.bytes).not.toContain("7cc1");

    expect((await add(ana, { scope: "workspace" })).body.code).toBe("forbidden");
    expect((await ben.call("PATCH", `/canned-replies/${own.body.id}`, { version: 1, name: "Mine" })).status).toBe(404);
    expect((await ben.call("PATCH", `/canned-replies/${shared.body.id}`, { version: 1, name: "Mine" })).status).toBe(403);
    const stale = await mira.call<CannedReply>("PATCH", `/canned-replies/${shared.body.id}`, { version: 9, name: "Late" });
    expect([stale.status, stale.body.code]).toEqual([409, "version_conflict"]);
    expect((await mira.call("DELETE", `/canned-replies/${shared.body.id}`)).status).toBe(200);
    await listenerBen.frame("it is gone", ({ data }) => data?.canned_reply_id === (shared.body.id as unknown));
    expect(await find(ben, "canary")).toEqual([]);
  });

  it("CO2 a reply that moves away from everybody is gone for the others", async () => {
    const { body } = await add(mira, { scope: "workspace", name: "Moves" });
    const listener = await listen(ben);
    expect((await mira.call("PATCH", `/canned-replies/${body.id}`, { version: 1, scope: "personal" })).status).toBe(200);
    await listener.frame("it is gone", ({ type }) => type === "canned_reply.deleted");
    expect(await find(ben, "moves")).toEqual([]);
    expect(await find(mira, "moves")).toEqual(["Moves"]);
  });

  it("A62 every placeholder that clients fill is taken, and no other", async () => {
    for (const name of placeholderNames) expect([name, (await add(ana, { text: `{{${name}}} {{ ${name} | x }}` })).status]).toEqual([name, 201]);
    for (const text of ["{{user.password}}", "{{7*7}}", "{{ }}"]) {
      const { status, body } = await add(ana, { text });
      expect([text, status, body.field]).toEqual([text, 400, "text"]);
    }
    const literal = "${7*7} {% if x %} {{ and }";
    expect((await add(ana, { text: literal })).body.text).toBe(literal);
  });

  it("a shortcut belongs to one reply of its place, and the list has pages", async () => {
    expect((await add(ana, { shortcut: "twice" })).status).toBe(201);
    expect((await add(ana, { shortcut: "Twice" })).body).toMatchObject({ code: "already_exists", field: "shortcut" });
    expect((await add(ben, { shortcut: "twice" })).status).toBe(201);
    const all = (await ana.get<Page>("/canned-replies?limit=200")).body.items.map(({ id }) => id);
    const paged: string[] = [];
    for (let after = ""; ; ) {
      const { body } = await ana.get<Page>(`/canned-replies?limit=3${after}`);
      paged.push(...body.items.map(({ id }) => id));
      if (body.next === null) break;
      after = `&after=${body.next}`;
    }
    expect(paged).toEqual(all);
    expect((await ana.get("/canned-replies?scope=personal")).body).toMatchObject({ code: "unknown_field" });
  });

  it("CO12 a draft is in all browsers of its writer and nowhere else", async () => {
    const save = (caller: Caller, text: string, version: number) => caller.call<Draft>("PUT", `/conversations/${conversation}/drafts/reply`, { text, version });
    const [phone, colleague] = [await listen(ana), await listen(admin)];
    const first = await save(ana, "Draft canary 91f", 0);
    expect(first.status).toBe(200);
    await phone.frame("the draft", ({ data }) => data?.draft?.text === "Draft canary 91f");
    expect((await ana.get<{ items: Draft[] }>("/drafts")).body.items).toEqual([first.body]);
    expect((await ben.get<{ items: Draft[] }>("/drafts")).body.items).toEqual([]);

    const late = await save(ana, "Other", 0);
    expect([late.status, late.body.code, (late.body.current as Draft).text]).toEqual([409, "version_conflict", "Draft canary 91f"]);
    expect((await save(ana, "", first.body.version)).status).toBe(200);
    await phone.frame("it is empty", ({ data }) => data?.draft?.text === "");
    expect((await ana.get<{ items: Draft[] }>("/drafts")).body.items).toEqual([]);

    await save(admin, "Mine", 0);
    await colleague.frame("an own draft", ({ type }) => type === "draft.updated");
    expect(colleague.bytes).not.toContain("91f");
    expect((await ana.call("PUT", `/conversations/${conversation}/drafts/other`, { text: "", version: 0 })).status).toBe(404);
    expect((await ana.call("PUT", "/conversations/1/drafts/note", { text: "", version: 0 })).status).toBe(404);
  });
});
