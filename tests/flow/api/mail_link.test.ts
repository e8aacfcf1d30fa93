// SPDX-License-Identifier: AGPL-3.0-or-later
// CH6: the link in the mail about a message that waits in the widget, in a browser that was never there; on both databases.
import type { Schemas } from "@shared/api";
import { randomUUID } from "node:crypto";
import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type Away, goesAway } from "../../support/away";
import { Contract } from "../../support/contract";
import { Caller, Recorder } from "../../support/desk_client";
import { MailDesk } from "../../support/mail_desk";
import { databaseKinds, Server } from "../../support/server";

type Page = Schemas["VisitorMessagePage"];
type Followed = { token: string | null; contact_number: number; code?: string };

describe.each(databaseKinds)("the link in a mail (%s)", (database) => {
  let desk: MailDesk;
  let kai: Away;

  beforeAll(async () => {
    desk = await MailDesk.start(database, { knowsItsAddress: true });
    kai = await goesAway(desk);
  });
  afterAll(() => desk.dispose());

  const browser = (token = "") => new Caller(desk.server, desk.contract, token);
  const follow = (link: string, from = browser()) => from.post<Followed>("/widget/demo/links", { link });
  async function arrives(link: string): Promise<Caller> {
    const followed = await follow(link);
    expect(followed.status, JSON.stringify(followed.body)).toBe(201);
    return browser(followed.body.token!);
  }
  const messages = async (visitor: Caller) => (await visitor.get<Page>("/widget/demo/messages")).body;
  const texts = async (visitor: Caller) => (await messages(visitor)).items.filter((each) => each.kind === "text").map((each) => each.text);
  const says = (visitor: Caller, text: string) => visitor.post<Schemas["PublicMessage"]>("/widget/demo/messages", { client_id: randomUUID(), text });
  const answers = (text: string) => desk.ana.post<Schemas["Message"]>(`/conversations/${kai.conversation}/messages`, { client_id: randomUUID(), text });
  const leadsNowhere = async (link: string) => {
    const refused = await follow(link);
    expect({ status: refused.status, code: refused.body.code }).toEqual({ status: 404, code: "link_over" });
  };

  it("CH6 stands in the mail with how long it works, beside the page of the company", () => {
    expect(kai.mail.to).toEqual([kai.address]);
    expect(kai.link.startsWith(`${desk.server.url}/widget/?channel=demo#continue/`)).toBe(true);
    expect(kai.token).toMatch(/^[\w-]{43}$/);
    expect(kai.mail.text).toContain("works for 7 days");
    expect(kai.mail.text).toContain("https://kiln.test/cart#harken");
  });

  it("CH6 A72 opening its page, as programs that look into mails do, changes nothing", async () => {
    for (let i = 0; i < 20; ++i) {
      const page = await fetch(kai.link);
      expect(page.status).toBe(200);
      expect(await page.text()).toContain('name="referrer" content="no-referrer"');
      expect(page.headers.get("set-cookie")).toBeNull();
    }
    for (const method of ["GET", "HEAD"])
      expect((await fetch(`${desk.server.url}/api/v1/widget/demo/links`, { method })).status).toBe(405);
    expect(await texts(await arrives(kai.token))).toEqual([kai.text]);
  });

  it("CH6 A43 leads a browser that was never there into the conversation, both ways, and to nothing from before", async () => {
    const fresh = await arrives(kai.token);
    expect(await texts(fresh)).toEqual([kai.text]);
    expect((await messages(fresh)).conversation!.id).toBe(kai.conversation);
    const there = Recorder.visitor(fresh);
    await there.frame("hello", (frame) => frame.type === "hello");
    const mine = `From another browser ${randomUUID()}`;
    expect((await says(fresh, mine)).status).toBe(201);
    expect((await desk.messages(kai.conversation)).at(-1)!.text).toBe(mine);
    const back = `I see you ${randomUUID()}`;
    expect((await answers(back)).status).toBe(201);
    await there.frame(back, (frame) => frame.data?.message?.text === back);
    expect(await texts(fresh)).toEqual([kai.text, mine, back]);
    expect((await texts(kai.visitor)).slice(0, 2)).toEqual([kai.earlier, kai.earlierAnswer.text]);
    there.close();
  });

  it("A43 hears nothing of conversations before it", async () => {
    const fresh = await arrives(kai.token);
    const [there, own] = [Recorder.visitor(fresh), Recorder.visitor(kai.visitor)];
    for (const each of [there, own]) await each.frame("hello", (frame) => frame.type === "hello");
    const changed = `Answered better ${randomUUID()}`;
    await desk.ana.post(`/conversations/${kai.before}/reopen`);
    const edited = await desk.ana.call("PATCH", `/messages/${kai.earlierAnswer.id}`, { text: changed });
    expect(edited.status, JSON.stringify(edited.body)).toBe(200);
    await own.frame(changed, (frame) => frame.data?.message?.text === changed);
    const next = `And now ${randomUUID()}`;
    await answers(next);
    await there.frame(next, (frame) => frame.data?.message?.text === next);
    expect(there.bytes).not.toContain(changed);
    for (const each of [there, own]) each.close();
    await desk.ana.post(`/conversations/${kai.before}/solve`);
    // Whoever catches up from before gets no more.
    const late = Recorder.visitor(fresh, "0");
    await late.frame(next, (frame) => frame.data?.message?.text === next || frame.type === "cursor_expired");
    expect(late.bytes).not.toContain(changed);
    expect(late.bytes).not.toContain(kai.earlier);
    late.close();
  });

  it("CH6 who is in already keeps their session, and uses nothing up", async () => {
    const theirs = await goesAway(desk);
    const fresh = await arrives(theirs.token);
    for (let i = 0; i < 8; ++i)
      for (const each of [fresh, theirs.visitor]) expect((await follow(theirs.token, each)).body.token).toBeNull();
    for (let i = 1; i < 5; ++i) await arrives(theirs.token);
    await leadsNowhere(theirs.token);
    expect(await texts(fresh)).toEqual([theirs.text]);
  });

  it("A59 A67 what nobody made leads nowhere, and what is no link is refused", async () => {
    for (const wrong of ["x".repeat(43), kai.token.slice(0, 42), `${kai.token}A`, kai.token.toLowerCase()]) await leadsNowhere(wrong);
    for (const body of [{}, { link: "" }, { link: 7 }, { link: "x".repeat(101) }, { link: kai.token, contact_id: "1" }])
      expect((await browser().post<Followed>("/widget/demo/links", body)).status, JSON.stringify(body)).toBe(400);
    expect((await browser().post<Followed>("/widget/nobody/links", { link: kai.token })).body.code).toBe("link_over");
  });

  it("A3 leads nobody in whose address was put right meanwhile", async () => {
    const wrong = await goesAway(desk);
    const { version } = (await desk.ana.get<Schemas["Contact"]>(`/contacts/${wrong.contact}`)).body;
    await desk.ana.call("PATCH", `/contacts/${wrong.contact}`, { version, email: "right@mail.test" });
    await leadsNowhere(wrong.token);
  });

  it("A3 whom it has let in is out at once when the address is put right, and nobody else", async () => {
    const theirs = await goesAway(desk);
    const fresh = await arrives(theirs.token);
    const [there, own] = [Recorder.visitor(fresh), Recorder.visitor(theirs.visitor)];
    for (const each of [there, own]) await each.frame("hello", (frame) => frame.type === "hello");
    const { version } = (await desk.ana.get<Schemas["Contact"]>(`/contacts/${theirs.contact}`)).body;
    expect((await desk.ana.call("PATCH", `/contacts/${theirs.contact}`, { version, email: "right@mail.test" })).status).toBe(200);
    await there.until("the socket's end", () => there.closed !== undefined);
    expect((await fresh.get("/widget/demo/messages")).status).toBe(401);
    expect(own.closed).toBeUndefined();
    expect((await texts(theirs.visitor)).at(-1)).toBe(theirs.text);
    own.close();
  });

  it("CH6 is revoked, and whom it has let in is out at once", async () => {
    const theirs = await goesAway(desk);
    const fresh = await arrives(theirs.token);
    const socket = Recorder.visitor(fresh);
    await socket.frame("hello", (frame) => frame.type === "hello");
    expect((await desk.ana.call("DELETE", `/conversations/${theirs.conversation}/links`)).status).toBe(204);
    await socket.until("the socket's end", () => socket.closed !== undefined);
    expect((await fresh.get("/widget/demo/messages")).status).toBe(401);
    await leadsNowhere(theirs.token);
    expect((await texts(theirs.visitor)).at(-1)).toBe(theirs.text);
  });

  it("A67 A75 leads nowhere after its time; the desk keeps its hash, and tells its log nothing", async () => {
    await arrives((await goesAway(desk)).token);
    await desk.server.end("SIGTERM");
    expect(desk.server.log()).not.toContain(kai.token);
    if (database === "sqlite")
      for (const name of readdirSync(desk.server.data, { recursive: true, withFileTypes: true }).filter((each) => each.isFile()))
        expect(readFileSync(path.join(name.parentPath, name.name)).includes(kai.token), name.name).toBe(false);
    desk.server.alter("UPDATE mail_link SET expires_at = created_at");
    await desk.server.startAgain();
    await leadsNowhere(kai.token);
  });
});

it("A48 trying links is slowed down", async () => {
  const server = await Server.start();
  const stranger = new Caller(server, await Contract.of(server), "");
  const tries = await Promise.all(Array.from({ length: 40 }, () => stranger.post<Followed>("/widget/demo/links", { link: "x".repeat(43) })));
  expect(new Set(tries.map((each) => each.status))).toEqual(new Set([404, 429]));
  await server.dispose();
});
