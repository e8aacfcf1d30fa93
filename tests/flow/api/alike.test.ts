// SPDX-License-Identifier: AGPL-3.0-or-later
// Several customers write about the same thing within hours, on both databases.
import type { Schemas } from "@shared/api";
import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { Contract } from "../../support/contract";
import { Caller, Recorder } from "../../support/desk_client";
import { ask, staffToken } from "../../support/people";
import { databaseKinds, Server } from "../../support/server";

type Groups = Schemas["AlikeRequests"];

describe.each(databaseKinds)("alike requests (%s)", (database) => {
  let server: Server;
  let contract: Contract;
  let admin: Caller, ana: Caller;

  beforeAll(async () => {
    server = await Server.start({ database, flags: ["--rate-limits", "off"] });
    contract = await Contract.of(server);
    [admin, ana] = (await Promise.all(
      ["admin", "ana"].map(async (name) => new Caller(server, contract, await staffToken(server, `${name}@demo.test`))),
    )) as [Caller, Caller];
  });
  afterAll(() => server.dispose());

  async function customer(text: string): Promise<string> {
    const { token } = await ask<Schemas["WidgetSession"]>(server, "", "POST", "/widget/demo/sessions", { name: `Customer ${randomUUID()}` });
    const visitor = new Caller(server, contract, token);
    await visitor.post("/widget/demo/messages", { client_id: randomUUID(), text });
    return (await visitor.get<Schemas["VisitorMessagePage"]>("/widget/demo/messages")).body.conversation!.id;
  }
  const groups = async (who: Caller) => (await who.get<Groups>("/alike-requests")).body.items;
  const about = async (who: Caller, words: string) => (await groups(who)).find((group) => group.example.includes(words));
  /** The desk looks a moment later. */
  async function until<T>(find: () => Promise<T | undefined | false>): Promise<T> {
    const end = Date.now() + 10_000;
    for (;;) {
      const found = await find();
      if (found) return found;
      if (Date.now() > end) throw new Error("waited in vain");
    }
  }

  it("LC16 five customers with one matter are one group, near misses are not in it, and staff are told", async () => {
    const socket = Recorder.staff(admin);
    await socket.frame("hello", (frame) => frame.type === "hello");
    const same = [];
    for (const text of [
      "I can't log in since the update",
      "login doesn't work after the update, order 48213",
      "Hello, after updating the app I'm unable to sign in. Please help!",
      "cannot log in after yesterday's update",
      "update broke it: can't sign in",
    ])
      same.push(await customer(text));
    for (const text of ["I can't log out of my old phone", "How do I update the app?", "Do you sell blue lamps?"]) await customer(text);
    const group = await until(async () => {
      const found = await about(admin, "since the update");
      return found?.customers === 5 && found;
    });
    expect(group.reports.map((report) => report.conversation_id)).toEqual(same);
    expect(Date.parse(group.since)).toBeLessThanOrEqual(Date.parse(group.latest));
    await socket.frame("the hint", (frame) => frame.type === "alike");
    socket.close();
  });

  it("AL_dismissed by one, gone for all, and a restart of the desk forgets neither that nor the rest", async () => {
    for (const text of ["Промокод не работает", "не применяется промокод", "промокод ОСЕНЬ20 не принимается"]) await customer(text);
    const group = await until(() => about(admin, "ромокод"));
    expect((await admin.post(`/alike-requests/${group.id}/dismiss`)).status).toBe(204);
    expect(await about(admin, "ромокод")).toBeUndefined();
    expect(await about(ana, "ромокод")).toBeUndefined();
    await server.end("SIGTERM");
    await server.startAgain();
    expect((await until(() => about(admin, "since the update"))).customers).toBe(5);
    expect(await about(admin, "ромокод")).toBeUndefined();
  });

  it("AL_of what nobody groups nothing can be dismissed", async () => {
    expect((await admin.post("/alike-requests/1/dismiss")).status).toBe(404);
    expect((await admin.post("/alike-requests/x/dismiss")).status).toBe(404);
    expect((await admin.post("/alike-requests/1/dismiss", { all: true })).status).toBe(400);
    expect((await admin.get("/alike-requests?all=1")).status).toBe(400);
  });

  it("AL_what is solved is no longer reported", async () => {
    const conversations = [];
    for (const text of ["Paket ke Medan belum sampai", "paket medan telat", "pengiriman ke Medan terlambat"]) conversations.push(await customer(text));
    await until(() => about(admin, "Medan"));
    await admin.post(`/conversations/${conversations[0]}/accept`);
    expect((await admin.post(`/conversations/${conversations[0]}/solve`)).status).toBe(200);
    expect(await about(admin, "edan")).toBeUndefined();
  });
});
