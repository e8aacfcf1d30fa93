// SPDX-License-Identifier: AGPL-3.0-or-later
// AD5: what the settings delete comes back for 30 days with what hung on it, on both databases.
import type { Schemas } from "@shared/api";
import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { Contract } from "../../support/contract";
import { Caller, Recorder } from "../../support/desk_client";
import { ask, staffToken } from "../../support/people";
import { databaseKinds, Server } from "../../support/server";

type Deletion = Schemas["Deletion"];

describe.each(databaseKinds)("deleting (%s)", (database) => {
  let server: Server;
  let admin: Caller, mira: Caller, ana: Caller;

  beforeAll(async () => {
    server = await Server.start({ database, flags: ["--rate-limits", "off"] });
    const contract = await Contract.of(server);
    const caller = async (name: string) => new Caller(server, contract, await staffToken(server, `${name}@demo.test`));
    [admin, mira, ana] = (await Promise.all(["admin", "mira", "ana"].map(caller))) as [Caller, Caller, Caller];
  });
  afterAll(() => server.dispose());

  async function conversation(): Promise<Schemas["Conversation"]> {
    const { token } = await ask<Schemas["WidgetSession"]>(server, "", "POST", "/widget/demo/sessions", { name: "Nora" });
    await ask(server, token, "POST", "/widget/demo/messages", { client_id: randomUUID(), text: "Hello" });
    const page = await ask<Schemas["VisitorMessagePage"]>(server, token, "GET", "/widget/demo/messages");
    return (await admin.get<Schemas["ConversationDetail"]>(`/conversations/${page.conversation!.id}`)).body.conversation;
  }
  const labelsOf = async (id: string) => (await admin.get<Schemas["ConversationDetail"]>(`/conversations/${id}`)).body.conversation.label_ids;
  const remove = async (who: Caller, path: string) => (await who.call<Deletion>("DELETE", path)).body;
  const listed = async (who: Caller) => (await who.get<{ items: Deletion[] }>("/deletions")).body.items.map(({ id }) => id);
  const restore = (who: Caller, { id }: Deletion) => who.post<Schemas["Problem"]>(`/deletions/${id}/restore`);
  const newLabel = async (name: string) => (await mira.post<Schemas["Label"]>("/labels", { name, color: "red" })).body;

  it("AD5 a label is counted, goes, and comes back onto its conversations", async () => {
    const label = await newLabel("Fragile");
    const other = await newLabel("Glazed");
    const { id } = await conversation();
    for (const each of [label, other]) await ana.call("PUT", `/conversations/${id}/labels/${each.id}`);
    const preview = await mira.get<{ hanging: number }>(`/deletions/preview?kind=label&id=${label.id}`);
    expect(preview.body.hanging).toBe(1);
    const gone = await remove(mira, `/labels/${label.id}`);
    expect(gone).toMatchObject({ kind: "label", name: "Fragile", deleted_by: { name: "Mira Novak" } });
    expect(Date.parse(gone.gone_at) - Date.parse(gone.deleted_at)).toBe(30 * 86_400_000);
    expect(await labelsOf(id)).toEqual([other.id]);
    expect((await admin.get<Schemas["ConversationPage"]>(`/conversations?label=${label.id}`)).body.items).toEqual([]);
    expect(await listed(mira)).toContain(gone.id);
    expect(await listed(ana)).not.toContain(gone.id);
    expect((await restore(ana, gone)).status).toBe(403);

    const socket = Recorder.staff(ana);
    await socket.frame("hello", (frame) => frame.type === "hello");
    expect((await restore(mira, gone)).status).toBe(204);
    await socket.frame("the label", (frame) => frame.type === "label.restored" && frame.data?.label?.id === label.id);
    socket.close();
    expect(await labelsOf(id)).toEqual([label.id, other.id]);
    expect((await admin.get<Schemas["ConversationPage"]>(`/conversations?label=${label.id}`)).body.items).toHaveLength(1);
    expect((await restore(mira, gone)).status).toBe(404);
    const log = await admin.get<Schemas["AuditPage"]>(`/audit?subject=${label.id}`);
    expect(log.body.items.map(({ action }) => action)).toEqual(["label.restored", "label.deleted", "label.created"]);
  });

  it("AD5 a name that is taken meanwhile is not taken back", async () => {
    const gone = await remove(mira, `/labels/${(await newLabel("Late")).id}`);
    const other = await newLabel("LATE");
    expect((await restore(mira, gone)).body.code).toBe("already_exists");
    await remove(mira, `/labels/${other.id}`);
    expect((await restore(mira, gone)).status).toBe(204);
  });

  it("AD5 people are back in their role", async () => {
    const role = (await admin.post<Schemas["Role"]>("/roles", { name: "Night", rank: 12, permissions: { see: "own" } })).body;
    const body = { name: "Nils", email: "nils@demo.test", role: role.id, password: "an elephant drinks tea" };
    const nils = (await admin.post<Schemas["User"]>("/users", body)).body;
    const roleOf = async () => (await admin.get<{ items: Schemas["User"][] }>("/users")).body.items.find(({ id }) => id === nils.id)?.role;
    const gone = await remove(admin, `/roles/${role.id}?replacement=agent`);
    expect(await roleOf()).toBe("agent");
    expect((await restore(admin, gone)).status).toBe(204);
    expect(await roleOf()).toBe(role.id);
  });

  it("AD5 a public article is gone for customers, and back at its address", async () => {
    const base = (await mira.post<Schemas["KnowledgeBase"]>("/knowledge-bases", { name: "Kiln help" })).body;
    const article = (await mira.post<Schemas["Article"]>("/articles", { knowledge_base_id: base.id, title: "Glazes" })).body;
    const body = { type: "doc", content: [{ type: "paragraph", content: [{ type: "text", text: "Fire them slowglaze" }] }] };
    const saved = await mira.call<Schemas["ArticleDraft"]>("PUT", `/articles/${article.id}/translations/en`, { version: 1, title: "Glazes", body });
    expect((await mira.post(`/articles/${article.id}/translations/en/publish`, { version: saved.body.version })).status).toBe(200);
    const page = async () => (await fetch(`${server.url}/help/${base.slug}/en/articles/${article.number}-glazes`)).status;
    const hits = async () => (await ana.get<{ items: unknown[] }>(`/answers?q=slowglaze`)).body.items.length;
    expect([await page(), await hits()]).toEqual([200, 1]);
    const gone = await remove(mira, `/articles/${article.id}`);
    expect([await page(), await hits()]).toEqual([404, 0]);
    const ofBase = await remove(mira, `/knowledge-bases/${base.id}`);
    expect((await restore(mira, gone)).body.code).toBe("parent_deleted");
    expect((await restore(mira, ofBase)).status).toBe(204);
    expect((await restore(mira, gone)).status).toBe(204);
    expect([await page(), await hits()]).toEqual([200, 1]);
  });

  it("AD5 what is somebody's own is theirs alone, and comes back to them", async () => {
    const reply = { scope: "personal", name: "Mine", text: "Hello" };
    const own = (await ana.post<Schemas["CannedReply"]>("/canned-replies", reply)).body;
    const gone = await remove(ana, `/canned-replies/${own.id}`);
    expect(await listed(ana)).toContain(gone.id);
    expect(await listed(admin)).not.toContain(gone.id);
    expect((await restore(admin, gone)).status).toBe(404);
    expect((await restore(ana, gone)).status).toBe(204);
    expect((await admin.get<Schemas["AuditPage"]>(`/audit?subject=${own.id}`)).body.items).toEqual([]);
  });
});
