// SPDX-License-Identifier: AGPL-3.0-or-later
// Where I am signed in: the list, and the way to end it from here, on both databases.
import type { Schemas } from "@shared/api";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { Contract } from "../../support/contract";
import { Caller, Recorder } from "../../support/desk_client";
import { demoPassword } from "../../support/people";
import { databaseKinds, Server } from "../../support/server";

type OwnSession = Schemas["OwnSession"];

const firefox = "Mozilla/5.0 (X11; Linux x86_64; rv:131.0) Gecko/20100101 Firefox/131.0";

/** A browser: its cookie, and the token against forged requests. */
class Browser extends Caller {
  static async signIn(server: Server, contract: Contract, email: string): Promise<Browser> {
    const answer = await fetch(`${server.url}/api/v1/session`, {
      method: "POST",
      headers: { "Content-Type": "application/json", "User-Agent": firefox },
      body: JSON.stringify({ email, password: demoPassword }),
    });
    const cookie = answer.headers.getSetCookie()[0]!.split(";")[0]!;
    const { csrf_token } = (await answer.json()) as Schemas["Session"];
    return Object.assign(new Browser(server, contract, "", { Cookie: cookie, "X-Harken-CSRF": csrf_token }), { cookie, csrf_token });
  }
  cookie = "";
  csrf_token = "";

  async sessions(): Promise<OwnSession[]> {
    return (await this.get<{ items: OwnSession[] }>("/me/sessions")).body.items;
  }
}

describe.each(databaseKinds)("own sessions (%s)", (database) => {
  let server: Server;
  let contract: Contract;
  let here: Browser, there: Browser;

  beforeAll(async () => {
    server = await Server.start({ database, flags: ["--rate-limits", "off"] });
    contract = await Contract.of(server);
  });
  afterAll(() => server.dispose());
  beforeEach(async () => {
    here = await Browser.signIn(server, contract, "ana@demo.test");
    there = await Browser.signIn(server, contract, "ana@demo.test");
  });

  it("A64 the list says where, with which browser, since when, and which one asks", async () => {
    const [newest, before] = await here.sessions();
    expect([newest, before].map((each) => each!.current)).toEqual([false, true]);
    expect(newest).toMatchObject({ browser: "Firefox 131 on Linux", address: "127.0.0.1" });
    expect(Date.now() - Date.parse(newest!.created_at)).toBeLessThan(60_000);
    expect(Date.parse(newest!.last_seen_at)).toBeGreaterThanOrEqual(Date.parse(newest!.created_at));
    expect(JSON.stringify(await here.sessions())).not.toContain(here.csrf_token);
  });

  it("A64 one is ended from another, its socket too, and nobody ends a colleague's", async () => {
    const socket = new Recorder(`${server.url.replace("http", "ws")}/api/v1/events`, { type: "hello", csrf: there.csrf_token }, {
      headers: { Cookie: there.cookie },
      origin: server.url,
    });
    await socket.frame("hello", (frame) => frame.type === "hello");
    const other = (await here.sessions()).find((each) => !each.current)!;
    const ben = await Browser.signIn(server, contract, "ben@demo.test");
    expect((await ben.call("DELETE", `/me/sessions/${other.id}`)).status).toBe(404);
    expect((await here.call("DELETE", `/me/sessions/${other.id}`)).status).toBe(204);
    expect((await there.get("/me")).status).toBe(401);
    await socket.until("that it is closed", () => socket.closed !== undefined);
    expect((await here.get("/me")).status).toBe(200);
    expect((await here.call("DELETE", `/me/sessions/${other.id}`)).status).toBe(404);
  });

  it("A64 all others are ended at once, and it stands in the audit log", async () => {
    await Browser.signIn(server, contract, "ana@demo.test");
    expect((await here.call("DELETE", "/me/sessions")).status).toBe(204);
    expect(await here.sessions()).toHaveLength(1);
    expect((await there.get("/me")).status).toBe(401);
    const admin = await Browser.signIn(server, contract, "admin@demo.test");
    const log = (await admin.get<Schemas["AuditPage"]>("/audit?action=session.revoked")).body.items;
    expect(log[0]).toMatchObject({ actor: { name: "Ana Petrova" } });
  });
});
