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
  let open: Recorder[] = [];

  beforeAll(async () => {
    server = await Server.start({ database, flags: ["--rate-limits", "off"] });
    contract = await Contract.of(server);
    [admin, ana, ben, mira] = (await Promise.all(
      ["admin", "ana", "ben", "mira"].map(async (name) => new Caller(server, contract, await staffToken(server, `${name}@demo.test`))),
    )) as [Caller, Caller, Caller, Caller];
    const first = await arrive();
    queue = await departmentOf(first.department_id);
    queue = await change({ mode: "auto", member_ids: [(await me(ana)).id, (await me(ben)).id] });
    await admin.post(`/conversations/${first.id}/solve`);
    await admin.call("PUT", "/me/availability", { availability: "away" });
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
  const setAvailability = (caller: Caller, availability: string) => caller.call<User>("PUT", "/me/availability", { availability });

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
  async function arrive(): Promise<Conversation> {
    const session = await ask<Schemas["WidgetSession"]>(server, "", "POST", "/widget/demo/sessions", {});
    const visitor = new Caller(server, contract, session.token);
    await visitor.post("/widget/demo/messages", { client_id: randomUUID(), text: "Hello" });
    const page = await visitor.get<Schemas["VisitorMessagePage"]>("/widget/demo/messages");
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
    expect((await setAvailability(ana, "available")).body.availability).toBe("available");
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

  it("manual departments leave it to the first who accepts", async () => {
    await change({ mode: "manual" });
    await comeOnline(ana);
    expect((await arrive()).holder).toBeNull();
    await change({ mode: "auto" });
  });

  it("refuses an unknown word, a capacity out of range, and changes by agents", async () => {
    const word = await setAvailability(ana, "asleep");
    expect([word.status, word.body.code]).toEqual([400, "invalid"]);
    const { id, version } = await me(ana);
    const wide = await admin.call("PATCH", `/users/${id}`, { version, capacity: 1001 });
    expect([wide.status, wide.body.code]).toEqual([400, "invalid"]);
    const own = await ana.call("PATCH", `/users/${id}`, { version, capacity: 3 });
    expect([own.status, own.body.code]).toEqual([403, "forbidden"]);
    const mode = await admin.call("PATCH", `/departments/${queue.id}`, { version: queue.version, mode: "random" });
    expect([mode.status, mode.body.code]).toEqual([400, "invalid"]);
  });
});
