// SPDX-License-Identifier: AGPL-3.0-or-later
// How a department announces what is new, and when it is there, on both databases.
import type { Schemas } from "@shared/api";
import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { Contract } from "../../support/contract";
import { Caller, Recorder } from "../../support/desk_client";
import { ask, staffToken } from "../../support/people";
import { databaseKinds, Server } from "../../support/server";

type Department = Schemas["Department"];
type Config = Schemas["WidgetConfig"];

describe.each(databaseKinds)("departments (%s)", (database) => {
  let server: Server;
  let contract: Contract;
  let admin: Caller, ana: Caller;

  beforeAll(async () => {
    server = await Server.start({ database, flags: ["--rate-limits", "off"] });
    contract = await Contract.of(server);
    admin = new Caller(server, contract, await staffToken(server));
    ana = new Caller(server, contract, await staffToken(server, "ana@demo.test"));
  });
  afterAll(() => server.dispose());

  const named = async (name: string) => (await admin.get<{ items: Department[] }>("/departments")).body.items.find((each) => each.name === name)!;
  const change = async (name: string, body: object) => {
    const { id, version } = await named(name);
    return admin.call<Department>("PATCH", `/departments/${id}`, { version, ...body });
  };
  const widget = async () => ask<Config>(server, "", "GET", "/widget/demo");
  async function write(): Promise<void> {
    const session = await ask<Schemas["WidgetSession"]>(server, "", "POST", "/widget/demo/sessions", {});
    await new Caller(server, contract, session.token).post("/widget/demo/messages", { client_id: randomUUID(), text: "A secret question" });
  }

  it("are open to colleagues, heard by their members and always there, until somebody sets it otherwise", async () => {
    expect(await named("Billing")).toMatchObject({ exclusive: false, alert_scope: "department", alert_sound: "chime", hours: null });
    const set = await change("Billing", { exclusive: true, alert_scope: "all", alert_sound: "marimba" });
    expect(set.body).toMatchObject({ exclusive: true, alert_scope: "all", alert_sound: "marimba" });
    expect(await named("Billing")).toEqual(set.body);
    expect((await change("Billing", { exclusive: false })).body).toMatchObject({ exclusive: false, alert_sound: "marimba" });
  });

  it("RT1 call everybody at the desk where they are set so, and show nothing of the conversation to others", async () => {
    const anaId = (await ana.get<Schemas["Session"]>("/me")).body.user.id;
    const support = await named("Support");
    await change("Support", { member_ids: support.member_ids.filter((id) => id !== anaId) });
    const ears = Recorder.staff(ana);
    await ears.frame("hello", (frame) => frame.type === "hello");
    await write();
    await change("Support", { alert_scope: "all" });
    await write();
    await ears.frame("the call", (frame) => frame.type === "department.called");
    await change("Support", { alert_sound: "bell" });
    await ears.frame("what comes later", (frame) => frame.type === "department.updated" && frame.data?.department?.alert_sound === "bell");
    expect(ears.frames.filter((frame) => frame.type === "department.called")).toHaveLength(1);
    expect(ears.bytes).not.toContain("A secret question");
    ears.close();
    await change("Support", { member_ids: support.member_ids, alert_scope: "department" });
  });

  it("tell visitors when they are closed, and take what they write all the same", async () => {
    expect((await widget()).opening).toEqual({ open: true, opens_at: null });
    const week = ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"].map((day) => ({ day, from: "00:00", to: "24:00" }));
    await change("Support", { hours: { time_zone: "Asia/Jakarta", week } });
    expect((await widget()).opening.open).toBe(true);
    await change("Support", { hours: { time_zone: "Asia/Jakarta", week: [] } });
    expect((await widget()).opening).toEqual({ open: false, opens_at: null });
    const today = new Date().getUTCDay();
    const later = [week[(today + 1) % 7]!];
    await change("Support", { hours: { time_zone: "UTC", week: later } });
    const config = await widget();
    expect(config.opening.open).toBe(false);
    expect(Date.parse(config.opening.opens_at!)).toBeGreaterThan(Date.now());
    expect(config.departments.find((each) => each.name === "Support")!.opening).toEqual(config.opening);
    expect(config.departments.find((each) => each.name === "Sales")!.opening.open).toBe(true);
    await write();
    expect((await change("Support", { hours: null })).body.hours).toBeNull();
  });

  it("refuse what is no sound, no zone and no week, and changes by agents", async () => {
    const monday = (from: string, to: string) => ({ day: "monday", from, to });
    const hours = (week: object[], time_zone = "Europe/Berlin") => ({ hours: { time_zone, week } });
    for (const [body, field] of [
      [{ alert_sound: "siren" }, "alert_sound"],
      [{ alert_scope: "world" }, "alert_scope"],
      [hours([], "Europe/Atlantis"), "hours.time_zone"],
      [hours([], "../../etc/passwd"), "hours.time_zone"],
      [hours([monday("10:00", "09:00")]), "hours"],
      [hours([monday("09:00", "12:00"), monday("11:00", "13:00")]), "hours"],
      [hours([monday("9:00", "12:00")]), "hours.week.from"],
      [hours([monday("09:00", "24:01")]), "hours.week.to"],
      [hours([{ day: "someday", from: "09:00", to: "10:00" }]), "hours.week.day"],
    ] as const) {
      const refused = await change("Sales", body);
      expect([refused.status, refused.body.code, refused.body.field]).toEqual([400, "invalid", field]);
    }
    const unknown = await change("Sales", { hours: { time_zone: "UTC", week: [], holidays: [] } });
    expect([unknown.status, unknown.body.code]).toEqual([400, "unknown_field"]);
    const { id, version } = await named("Sales");
    expect((await ana.call("PATCH", `/departments/${id}`, { version, exclusive: true })).status).toBe(403);
  });
});
