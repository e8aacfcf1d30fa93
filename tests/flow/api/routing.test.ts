// SPDX-License-Identifier: AGPL-3.0-or-later
// Availability, and departments that give out their conversations by themselves, on both databases.
import type { Schemas } from "@shared/api";
import { randomUUID } from "node:crypto";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { Contract } from "../../support/contract";
import { Caller, Recorder } from "../../support/desk_client";
import { ask, staffToken } from "../../support/people";
import { databaseKinds, Server } from "../../support/server";

type Conversation = Schemas["Conversation"];
type Department = Schemas["Department"];
type User = Schemas["User"];

describe.each(databaseKinds)("routing (%s)", (database) => {
  let server: Server;
  let contract: Contract;
  let admin: Caller, ana: Caller, ben: Caller, mira: Caller;
  let queue: Department;
  let statuses: Schemas["AvailabilityStatus"][];
  let open: Recorder[] = [];

  beforeAll(async () => {
    server = await Server.start({ database, flags: ["--rate-limits", "off"] });
    contract = await Contract.of(server);
    [admin, ana, ben, mira] = (await Promise.all(
      ["admin", "ana", "ben", "mira"].map(async (name) => new Caller(server, contract, await staffToken(server, `${name}@demo.test`))),
    )) as [Caller, Caller, Caller, Caller];
    statuses = (await admin.get<{ items: Schemas["AvailabilityStatus"][] }>("/availability-statuses")).body.items;
    const first = await arrive();
    queue = await departmentOf(first.department_id);
    queue = await change({ mode: "auto", member_ids: [(await me(ana)).id, (await me(ben)).id] });
    await admin.post(`/conversations/${first.id}/solve`);
    await setAvailability(admin, "away");
  });
  afterAll(() => server.dispose());
  // Everybody begins a test available and with nothing in hand.
  beforeEach(async () => {
    await settle("away");
    for (const { id } of await active()) await admin.post(`/conversations/${id}/solve`);
    await settle("available", 0);
  });
  afterEach(async () => {
    for (const each of open.splice(0)) each.close();
    await settle("away");
  });

  const me = async (caller: Caller) => (await caller.get<Schemas["Session"]>("/me")).body.user;
  const active = async () =>
    (await admin.get<Schemas["ConversationPage"]>("/conversations?view=all&limit=200")).body.items.filter((each) => each.lifecycle === "active");
  const departmentOf = async (id: string) =>
    (await admin.get<{ items: Department[] }>("/departments")).body.items.find((each) => each.id === id)!;
  const change = async (body: object) =>
    (await admin.call<Department>("PATCH", `/departments/${queue.id}`, { version: (await departmentOf(queue.id)).version, ...body })).body;
  const statusId = (preset: string) => statuses.find((each) => each.preset === preset)!.id;
  const setAvailability = (caller: Caller, preset: string) => caller.call<User>("PUT", "/me/availability", { status: statusId(preset) });

  async function settle(availability: string, capacity?: number): Promise<void> {
    for (const caller of [ana, ben]) {
      const { id, version } = (await setAvailability(caller, availability)).body;
      if (capacity !== undefined) await admin.call("PATCH", `/users/${id}`, { version, capacity });
    }
  }
  async function comeOnline(caller: Caller): Promise<Recorder> {
    const recorder = Recorder.staff(caller);
    open.push(recorder);
    await recorder.frame("hello", (frame) => frame.type === "hello");
    return recorder;
  }
  async function visitor(department_id?: string): Promise<Caller> {
    const session = await ask<Schemas["WidgetSession"]>(server, "", "POST", "/widget/demo/sessions", department_id ? { department_id } : {});
    return new Caller(server, contract, session.token);
  }
  /** Somebody writes; a customer from before, if one is given. */
  async function arrive(known?: Caller, department_id?: string): Promise<Conversation> {
    const customer = known ?? (await visitor(department_id));
    await customer.post("/widget/demo/messages", { client_id: randomUUID(), text: "Hello" });
    const page = await customer.get<Schemas["VisitorMessagePage"]>("/widget/demo/messages");
    return detail(page.body.conversation!.id);
  }
  const detail = async (id: string) => (await admin.get<Schemas["ConversationDetail"]>(`/conversations/${id}`)).body.conversation;
  const holderOf = async (id: string) => (await detail(id)).holder?.name ?? null;

  it("RT12 RT16 goes to the available member who holds the fewest, in turn", async () => {
    await comeOnline(ana);
    await comeOnline(ben);
    const holders = [];
    for (let i = 0; i < 4; ++i) holders.push((await arrive()).holder?.name);
    expect(holders.slice(0, 2).sort()).toEqual(["Ana Petrova", "Ben Carter"]);
    expect(holders.slice(2)).toEqual(holders.slice(0, 2));
  });

  it("RT12 nothing is given to who is busy or away", async () => {
    await comeOnline(ana);
    await comeOnline(ben);
    await setAvailability(ana, "busy");
    expect((await arrive()).holder?.name).toBe("Ben Carter");
    expect((await arrive()).holder?.name).toBe("Ben Carter");
    await setAvailability(ben, "away");
    expect((await arrive()).holder).toBeNull();
  });

  it("RT13 RT14 nobody available: it waits as new, and is given out when somebody becomes available", async () => {
    await settle("away");
    const ears = await comeOnline(ana);
    const waiting = [await arrive(), await arrive()];
    expect(waiting.map((each) => each.status)).toEqual(["new", "new"]);
    expect((await setAvailability(ana, "available")).body.status_id).toBe(statusId("available"));
    for (const { id } of waiting) {
      expect(await holderOf(id)).toBe("Ana Petrova");
      await ears.frame("the routed line", (frame) => frame.data?.action === ("routed" as never) && frame.data?.conversation?.id === id);
    }
  });

  it("RT14 coming online is becoming available", async () => {
    // Mira has not been here before: who was online a moment ago still counts as online.
    await change({ member_ids: [(await me(mira)).id] });
    const { id, holder } = await arrive();
    expect(holder).toBeNull();
    const ears = await comeOnline(mira);
    await ears.frame("the routed line", (frame) => frame.data?.action === ("routed" as never) && frame.data?.conversation?.id === id);
    expect(await holderOf(id)).toBe("Mira Novak");
    await change({ member_ids: queue.member_ids });
  });

  it("RT16 nobody gets more than the capacity, and a free hand takes the next", async () => {
    await comeOnline(ana);
    await setAvailability(ben, "away");
    const { id, version } = await me(ana);
    await admin.call("PATCH", `/users/${id}`, { version, capacity: 1 });
    const [first, second] = [await arrive(), await arrive()];
    expect([first.holder?.name, second.holder]).toEqual(["Ana Petrova", null]);
    await ana.post(`/conversations/${first.id}/solve`);
    expect(await holderOf(second.id)).toBe("Ana Petrova");
  });

  it("RT9 RT14 what is given back goes to a colleague who is there at once, and never straight back", async () => {
    await Promise.all([comeOnline(ana), comeOnline(ben)]);
    const { id, holder } = await arrive();
    const [giver, other] = holder?.name === "Ana Petrova" ? [ana, ben] : [ben, ana];
    // The colleague holds more, and still is the one.
    for (let i = 0; i < 3; ++i) await admin.post(`/conversations/${(await arrive()).id}/reassign`, { department_id: queue.id, user_id: (await me(other)).id });
    const released = await giver.post<Conversation>(`/conversations/${id}/release`);
    expect([released.status, released.body.holder?.id]).toEqual([200, (await me(other)).id]);
    const back = await other.post<Conversation>(`/conversations/${id}/reassign`, { department_id: queue.id });
    expect(back.body.holder?.id).toBe((await me(giver)).id);
    await setAvailability(other, "busy");
    expect((await giver.post<Conversation>(`/conversations/${id}/release`)).body.holder).toBeNull();
    await setAvailability(other, "available");
    expect(await holderOf(id)).toBe((await me(other)).name);
  });

  it("RT9 what is passed to the department goes to its next member; to the customer it reads as accepted", async () => {
    await setAvailability(ana, "busy");
    await comeOnline(ben);
    const { id } = await arrive();
    expect(await holderOf(id)).toBe("Ben Carter");
    await setAvailability(ben, "busy");
    await setAvailability(ana, "available");
    await comeOnline(ana);
    const moved = await ben.post<Conversation>(`/conversations/${id}/reassign`, { department_id: queue.id });
    expect(moved.body.holder?.name).toBe("Ana Petrova");
    const lines = (await ana.get<Schemas["MessagePage"]>(`/conversations/${id}/messages`)).body.items.map((each) => each.system);
    expect(lines.filter((line) => line?.action === "routed").map((line) => line?.target)).toEqual(["Ben Carter", "Ana Petrova"]);
  });

  it("RT13 RT15 what waits without anybody is in the supervisors' Unassigned with its count, and not in the agents' New", async () => {
    await settle("away");
    const { id } = await arrive();
    const counts = async (caller: Caller) => (await caller.get<Schemas["ViewCounts"]>("/conversations/counts")).body;
    const ids = async (caller: Caller, view: string) =>
      (await caller.get<Schemas["ConversationPage"]>(`/conversations?view=${view}`)).body.items.map((each) => each.id);
    expect(await ids(admin, "unassigned")).toContain(id);
    expect(await ids(ana, "new")).not.toContain(id);
    const refused = await ana.get("/conversations?view=unassigned");
    expect([refused.status, refused.body.code]).toEqual([403, "forbidden"]);
    const [forAdmin, forAna] = [await counts(admin), await counts(ana)];
    expect(forAdmin.unassigned).toBe((await ids(admin, "unassigned")).length);
    expect([forAna.unassigned, forAna.new]).toEqual([0, (await ids(ana, "new")).length]);
    await change({ mode: "manual" });
    expect(await ids(ana, "new")).toContain(id);
    expect((await counts(ana)).new).toBe(forAna.new + 1);
    await change({ mode: "auto" });
  });

  it("RT1 RT2 RT7 everybody of the department hears of it with the facts of the card, and nobody answers before the acceptance", async () => {
    await change({ mode: "manual" });
    const ears = [await comeOnline(ana), await comeOnline(ben)];
    const { id } = await arrive();
    for (const each of ears) {
      const told = await each.frame("what is new", (frame) => frame.type === "conversation.created" && frame.data?.conversation?.id === id);
      expect(told.data?.conversation).toMatchObject({ platform: "widget", status: "new", department_id: queue.id });
      // What is nobody stays out of events (web/shared/told.ts).
      expect(told.data?.conversation?.holder ?? null).toBeNull();
      expect(Object.keys(told.data?.conversation?.contact as object).sort()).toEqual(["email", "id", "name", "number"]);
    }
    const early = await ana.post(`/conversations/${id}/messages`, { client_id: randomUUID(), text: "Hello?" });
    expect([early.status, early.body.code]).toEqual([403, "not_holder"]);
    await ana.post(`/conversations/${id}/accept`);
    expect((await ana.post(`/conversations/${id}/messages`, { client_id: randomUUID(), text: "Hello!" })).status).toBe(201);
    await change({ mode: "auto" });
  });

  it("RT3 goes to the department that the customer chose, and RT5 whoever looks reads who accepted it", async () => {
    const config = await ask<Schemas["WidgetConfig"]>(server, "", "GET", "/widget/demo");
    const chosen = config.departments.find((each) => each.id !== queue.id)!;
    const { id, department_id } = await arrive(undefined, chosen.id);
    expect(department_id).toBe(chosen.id);
    const ears = await comeOnline(ben);
    await ana.post(`/conversations/${id}/accept`);
    const told = await ears.frame("who accepted", (frame) => frame.data?.conversation?.id === id && frame.data?.action === ("accepted" as never));
    expect(told.data?.conversation).toMatchObject({ status: "open", holder: { name: "Ana Petrova" } });
    for (const caller of [ana, ben, mira, admin])
      expect((await caller.get<Schemas["ConversationDetail"]>(`/conversations/${id}`)).body.conversation.holder?.name).toBe("Ana Petrova");
    const passed = await ben.post(`/conversations/${id}/reassign`, { department_id: queue.id });
    expect([passed.status, passed.body.code]).toEqual([403, "not_holder"]);
  });

  it("LC23 RT17 a customer who writes again goes back to the holder if available, else to the queue", async () => {
    await comeOnline(ana);
    await setAvailability(ben, "away");
    const nora = await visitor();
    const { id } = await arrive(nora);
    for (const [status, holder] of [
      ["available", "Ana Petrova"],
      ["busy", null],
    ] as const) {
      await admin.post(`/conversations/${id}/solve`);
      await setAvailability(ana, status);
      const again = await arrive(nora);
      expect([again.id, again.lifecycle, again.holder?.name ?? null]).toEqual([id, "active", holder]);
    }
  });

  it("RT12 statuses are the workspace's own: with a new one that takes work, work comes", async () => {
    const added = await admin.post<Schemas["AvailabilityStatus"]>("/availability-statuses", { name: "Back office", takes_work: false });
    expect(added.body).toMatchObject({ name: "Back office", preset: "own", takes_work: false, version: 1 });
    const ears = await comeOnline(ana);
    await setAvailability(ben, "away");
    const mine = await ana.call<User>("PUT", "/me/availability", { status: added.body.id });
    expect(mine.body.status_id).toBe(added.body.id);
    const { id, holder } = await arrive();
    expect(holder).toBeNull();
    const path = `/availability-statuses/${added.body.id}`;
    const changed = await admin.call<Schemas["AvailabilityStatus"]>("PATCH", path, { version: 1, takes_work: true });
    expect(changed.body.version).toBe(2);
    expect(await holderOf(id)).toBe("Ana Petrova");
    expect((await admin.call("DELETE", path)).status).toBe(200);
    await ears.frame("the end of the status", (frame) => frame.type === "status.deleted");
    expect((await me(ana)).status_id).toBe(statusId("available"));
    const last = await admin.call("DELETE", `/availability-statuses/${statusId("available")}`);
    expect([last.status, last.body.code]).toEqual([409, "last_status"]);
    for (const [method, target, body] of [
      ["POST", "/availability-statuses", { name: "Mine", takes_work: true }],
      ["PATCH", `/availability-statuses/${statusId("busy")}`, { version: 1, name: "Mine" }],
      ["DELETE", `/availability-statuses/${statusId("busy")}`, undefined],
    ] as const)
      expect((await mira.call(method, target, body)).status).toBe(403);
  });

  it("AD2 supervisors see who holds how much and what waits, set a status, and agents do neither", async () => {
    await comeOnline(ana);
    await setAvailability(ben, "away");
    const { id } = await arrive();
    const overview = async () => (await admin.get<Schemas["Overview"]>("/overview")).body;
    const anaId = (await me(ana)).id;
    const before = await overview();
    expect(before.people.find((each) => each.user_id === anaId)).toMatchObject({ held: 1, unanswered: 1, absent_since: null });
    expect(before.people.find((each) => each.user_id === anaId)!.waiting_since).not.toBeNull();
    expect(before.departments.find((each) => each.department_id === queue.id)).toMatchObject({ queued: 0, held: 1, unanswered: 1 });
    expect(before.longest_waiting.map((each) => each.id)).toContain(id);
    await ana.post(`/conversations/${id}/messages`, { client_id: randomUUID(), text: "Here I am" });
    const after = await overview();
    expect(after.people.find((each) => each.user_id === anaId)).toMatchObject({ held: 1, unanswered: 0, waiting_since: null });
    expect(after.longest_waiting.map((each) => each.id)).not.toContain(id);
    expect((await ana.get("/overview")).status).toBe(403);
    const ears = await comeOnline(ana);
    expect((await mira.call<User>("PUT", `/users/${anaId}/availability`, { status: statusId("busy") })).status).toBe(200);
    const told = await ears.frame("who set it", (frame) => frame.type === "user.updated" && frame.data?.actor !== undefined);
    expect(told.data?.actor?.name).toBe("Mira Novak");
    expect((await ben.call("PUT", `/users/${anaId}/availability`, { status: statusId("available") })).status).toBe(403);
    expect((await mira.call("PUT", "/users/1234/availability", { status: statusId("busy") })).status).toBe(404);
  });

  it("A65 what somebody held returns when their account ends", async () => {
    await settle("away");
    const made = await admin.post<User>("/users", { name: "Tim", email: "tim@demo.test", role: "agent", password: "a long enough one", department_ids: [queue.id] });
    const { id } = await arrive();
    await admin.post(`/conversations/${id}/reassign`, { department_id: queue.id, user_id: made.body.id });
    expect(await holderOf(id)).toBe("Tim");
    const { version } = (await admin.get<{ items: User[] }>("/users")).body.items.find((each) => each.id === made.body.id)!;
    await admin.call("PATCH", `/users/${made.body.id}`, { version, active: false });
    expect(await holderOf(id)).toBeNull();
  });

  it("LC1 LC2 the words and the patience of the workspace are its settings", async () => {
    const set = await admin.call<Schemas["Workspace"]>("PATCH", "/workspace", { words: "kreechat", return_after_minutes: 30 });
    expect(set.body).toMatchObject({ words: "kreechat", return_after_minutes: 30 });
    expect((await ana.get<Schemas["Session"]>("/me")).body.workspace).toEqual(set.body);
    expect((await admin.call("PATCH", "/workspace", { words: "klingon" })).status).toBe(400);
    expect((await mira.call("PATCH", "/workspace", { words: "harken" })).status).toBe(403);
    await admin.call("PATCH", "/workspace", { words: "harken", return_after_minutes: 0 });
  });

  it("manual departments leave it to the first who accepts", async () => {
    await change({ mode: "manual" });
    await comeOnline(ana);
    expect((await arrive()).holder).toBeNull();
    await change({ mode: "auto" });
  });

  it("refuses an unknown word, a capacity out of range, and changes by agents", async () => {
    const word = await ana.call("PUT", "/me/availability", { status: "1234" });
    expect([word.status, word.body.code, word.body.field]).toEqual([400, "invalid", "status"]);
    const { id, version } = await me(ana);
    const wide = await admin.call("PATCH", `/users/${id}`, { version, capacity: 1001 });
    expect([wide.status, wide.body.code]).toEqual([400, "invalid"]);
    const own = await ana.call("PATCH", `/users/${id}`, { version, capacity: 3 });
    expect([own.status, own.body.code]).toEqual([403, "forbidden"]);
    const mode = await admin.call("PATCH", `/departments/${queue.id}`, { version: queue.version, mode: "random" });
    expect([mode.status, mode.body.code]).toEqual([400, "invalid"]);
  });
});
