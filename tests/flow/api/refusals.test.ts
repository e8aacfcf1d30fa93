// SPDX-License-Identifier: AGPL-3.0-or-later
// Bad input and foreign callers: a clear error with a stable code, nothing half-written, and the desk goes on.
import type { Schemas } from "@shared/api";
import { randomUUID } from "node:crypto";
import { connect } from "node:net";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { Contract } from "../../support/contract";
import { Caller, Recorder } from "../../support/desk_client";
import { ask, call, demoPassword, staffToken } from "../../support/people";
import { databaseKinds, Server } from "../../support/server";

interface Browser {
  cookie: string;
  csrf: string;
}

describe.each(databaseKinds)("what is refused (%s)", (database) => {
  let server: Server;
  let contract: Contract;
  let admin: Caller;
  let visitor: Caller;

  async function signIn(email: string, password = demoPassword): Promise<Browser & { status: number; text: string }> {
    const answer = await fetch(`${server.url}/api/v1/session`, { method: "POST", body: JSON.stringify({ email, password }) });
    const text = await answer.text();
    const cookie = answer.headers.getSetCookie()[0]?.split(";")[0] ?? "";
    return { status: answer.status, text, cookie, csrf: (JSON.parse(text) as Partial<Schemas["Session"]>).csrf_token ?? "" };
  }
  const raw = (path: string, body: string, token = visitor.token, method = "POST") =>
    fetch(`${server.url}/api/v1${path}`, { method, body, headers: { Authorization: `Bearer ${token}` } });
  const filled = (path: string) => path.replace("{thread}", "main").replaceAll("{key}", "demo").replace("/files/{id}", "/files/" + "a".repeat(32)).replaceAll(/\{\w+\}/g, "1");
  const socketUrl = (path: string) => `${server.url.replace("http", "ws")}/api/v1${path}`;

  beforeAll(async () => {
    server = await Server.start({ database, flags: ["--rate-limits", "off"] });
    contract = await Contract.of(server);
    admin = new Caller(server, contract, await staffToken(server));
    const session = await ask<Schemas["WidgetSession"]>(server, "", "POST", "/widget/demo/sessions", {});
    visitor = new Caller(server, contract, session.token);
  });
  afterAll(() => server.dispose());

  it("every route of the contract exists, and asks who is there", async () => {
    for (const { method, path, operation } of contract.routes) {
      const answer = await fetch(server.url + "/api/v1" + filled(path), { method, body: method === "GET" ? null : "{}" });
      const code = ((await answer.json().catch(() => ({}))) as { code?: string }).code;
      expect([operation.operationId, answer.status]).not.toEqual([operation.operationId, 405]);
      const isOpen = ["getSetup", "runSetup", "signIn", "getWidget", "createWidgetSession", "followMailLink", "findPublicArticles", "readPublicArticle", "staffEvents", "visitorEvents"].includes(operation.operationId);
      if (!isOpen) expect([operation.operationId, answer.status, code]).toEqual([operation.operationId, 401, "unauthenticated"]);
    }
  });

  it("A72 a cookie without the CSRF header writes nothing, on every route", async () => {
    const browser = await signIn("admin@demo.test");
    const writes = contract.routes.filter((route) => route.method !== "GET" && !/setup|signIn|widget|visitor|followMailLink/i.test(route.operation.operationId));
    expect(writes.length).toBeGreaterThan(20);
    for (const { method, path, operation } of writes) {
      const answer = await call<{ code?: string }>(server, "", method, filled(path), {}, { Cookie: browser.cookie });
      expect([operation.operationId, answer.status, answer.body?.code]).toEqual([operation.operationId, 403, "csrf"]);
    }
  });

  it("A59 an unknown field is refused on every route that takes JSON", async () => {
    const takers = contract.routes.filter((route) => route.operation.requestBody?.content["application/json"] && !/setup/i.test(route.operation.operationId));
    expect(takers.length).toBeGreaterThan(20);
    for (const { method, path, operation } of takers) {
      const token = path.startsWith("/widget") ? visitor.token : admin.token;
      const answer = await call<{ code?: string; field?: string }>(server, token, method, filled(path), { is_admin: true });
      expect([operation.operationId, answer.status, answer.body.code, answer.body.field]).toEqual([operation.operationId, 400, "unknown_field", "is_admin"]);
    }
  });

  it.each([
    ["nothing", ""], ["half an object", '{"client_id":"12345678'], ["a list", "[]"], ["a number", "7"], ["a field twice", '{"client_id":"12345678","text":"a","text":"b"}'],
    ["a text that is a number", '{"client_id":"12345678","text":5}'], ["a NUL", '{"client_id":"12345678","text":"a\\u0000b"}'], ["half a surrogate", '{"client_id":"12345678","text":"\\ud800"}'],
    ["too short an id", '{"client_id":"x","text":"a"}'], ["white space only", '{"client_id":"12345678","text":"  \\n "}'], ["deep nesting", "[".repeat(50) + "]".repeat(50)],
    ["too long a text", JSON.stringify({ client_id: "12345678", text: "x".repeat(20_001) })],
  ])("A61 %s is no message", async (_what, body) => {
    const answer = await raw("/widget/demo/messages", body);
    expect(answer.status).toBe(400);
    expect(answer.headers.get("content-type")).toBe("application/problem+json");
    expect((await visitor.get<Schemas["VisitorMessagePage"]>("/widget/demo/messages")).body.items).toEqual([]);
  });

  it("413 for a body beyond the limit, 404 and 405 for what is not there", async () => {
    expect((await raw("/widget/demo/messages", "x".repeat(300_000))).status).toBe(413);
    expect((await raw("/nothing", "{}")).status).toBe(404);
    const wrong = await raw("/conversations/counts", "{}", admin.token, "DELETE");
    expect([wrong.status, wrong.headers.get("allow")]).toEqual([405, expect.stringContaining("GET")]);
  });

  it("every nasty string comes back as it went", async () => {
    const other = new Caller(server, contract, (await ask<Schemas["WidgetSession"]>(server, "", "POST", "/widget/demo/sessions", {})).token);
    const nasty = ["'; DROP TABLE message; --", "<script>alert(1)</script>", "\u202egnp.exe", "👩‍👩‍👧‍👦 Zürich ﷽", "{{7*7}} ${7*7} %s %n", "\\ \"quoted\"", "tab\tand\nbreak", "ЁЖ सम"];
    for (const text of nasty) expect((await other.post("/widget/demo/messages", { client_id: randomUUID(), text })).status).toBe(201);
    const stored = (await other.get<Schemas["VisitorMessagePage"]>("/widget/demo/messages")).body.items.map((message) => message.text);
    expect(stored).toEqual(nasty);
  });

  it("A60 hostile filters are refused by name", async () => {
    for (const query of ["view=new'--", "label=1%20OR%201=1", "limit=-1", "limit=1e9", "after=';--", "sort=name", "department=0"]) {
      const answer = await admin.get<Schemas["ConversationPage"]>(`/conversations?${query}`);
      expect([query, answer.status]).toEqual([query, 400]);
    }
  });

  it("A64 A69 a new session each time, the old one ends, and nobody learns who has an account", async () => {
    const first = await signIn("ben@demo.test");
    const second = await signIn("ben@demo.test");
    expect(second.cookie).not.toBe(first.cookie);
    const out = await fetch(`${server.url}/api/v1/session`, { method: "DELETE", headers: { Cookie: first.cookie, "X-Harken-CSRF": first.csrf } });
    expect(out.status).toBe(204);
    expect((await fetch(`${server.url}/api/v1/me`, { headers: { Cookie: first.cookie } })).status).toBe(401);
    expect((await fetch(`${server.url}/api/v1/me`, { headers: { Cookie: second.cookie } })).status).toBe(200);
    const wrong = await signIn("ben@demo.test", "not-the-password");
    const nobody = await signIn("nobody@demo.test", "not-the-password");
    expect([wrong.status, wrong.text]).toEqual([nobody.status, nobody.text]);
  });

  it("A64 a new password gives this browser a new session and ends all others", async () => {
    const here = await signIn("mira@demo.test");
    const there = await signIn("mira@demo.test");
    const changed = await fetch(`${server.url}/api/v1/me/password`, {
      method: "PUT",
      headers: { Cookie: here.cookie, "X-Harken-CSRF": here.csrf },
      body: JSON.stringify({ current: demoPassword, new: "another good phrase" }),
    });
    expect(changed.status).toBe(204);
    const renewed = changed.headers.getSetCookie()[0]?.split(";")[0] ?? "";
    expect(renewed).not.toBe(here.cookie);
    const me = async (cookie: string) => (await fetch(`${server.url}/api/v1/me`, { headers: { Cookie: cookie } })).status;
    expect([await me(here.cookie), await me(there.cookie), await me(renewed)]).toEqual([401, 401, 200]);
  });

  it("A44 sockets want our own origin and a proof beside the cookie", async () => {
    const browser = await signIn("ana@demo.test");
    const check = async (headers: Record<string, string>) => {
      const socket = new Recorder(socketUrl("/events"), { type: "hello", csrf: "wrong" }, { headers });
      await socket.until("an end", () => socket.closed !== undefined || socket.refusedWith !== undefined);
      return { refusedWith: socket.refusedWith, saw: socket.frames.map((frame) => frame.type) };
    };
    for (const origin of ["https://evil.test", "null"]) expect((await check({ Cookie: browser.cookie, Origin: origin })).refusedWith).toBe(403);
    expect((await check({ Cookie: browser.cookie })).refusedWith).toBe(403);
    const unproven = await check({ Cookie: browser.cookie, Origin: server.url });
    expect(unproven.saw).not.toContain("hello");
    const foreign = new Recorder(socketUrl("/widget/demo/events"), { type: "hello", token: visitor.token }, { origin: "https://evil.test" });
    await foreign.until("a refusal", () => foreign.refusedWith);
    expect(foreign.refusedWith).toBe(403);
  });

  it("A47 a bad frame is refused and the socket lives; an oversized one ends it", async () => {
    const socket = Recorder.visitor(visitor);
    await socket.frame("hello", (frame) => frame.type === "hello");
    for (const bad of ["{", "[]", '{"type":"send"}', '{"type":"dance"}', '{"type":"send","client_id":"12345678","text":"a","admin":true}', '{"type":"typing","active":"yes"}']) {
      const seen = socket.frames.length;
      socket.send(bad);
      const answer = await socket.until("a refusal", () => socket.frames[seen]);
      expect([bad, answer.type]).toEqual([bad, "refused"]);
    }
    socket.send("x".repeat(70_000));
    await socket.until("the end", () => socket.closed);
    expect(socket.closed).toBe(1009);
  });

  it("A74 what two readers could read differently is refused and the connection ends", async () => {
    const send = (text: string) =>
      new Promise<string>((resolve) => {
        let answer = "";
        const socket = connect(server.port, "127.0.0.1", () => socket.write(text));
        socket.on("data", (data) => (answer += String(data)));
        socket.on("close", () => resolve(answer));
        socket.on("error", () => resolve(answer));
      });
    const start = "POST /api/v1/session HTTP/1.1\r\nHost: 127.0.0.1\r\n";
    for (const rest of ["Content-Length: 2\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n", "Content-Length: 2\r\nContent-Length: 3\r\n\r\n{}", "Content-Length: x\r\n\r\n"])
      expect(await send(start + rest)).toMatch(/^HTTP\/1\.1 4\d\d /);
  });
});

describe("rate limits", () => {
  it("A70 guesses of a password are slowed down, and say for how long", async () => {
    const server = await Server.start();
    try {
      let last = 0;
      let wait: string | null = null;
      for (let i = 0; i < 30 && last !== 429; i++) {
        const answer = await fetch(`${server.url}/api/v1/session`, { method: "POST", body: JSON.stringify({ email: "ana@demo.test", password: `guess-${i}` }) });
        last = answer.status;
        wait = answer.headers.get("retry-after");
      }
      expect(last).toBe(429);
      expect(Number(wait)).toBeGreaterThan(0);
    } finally {
      await server.dispose();
    }
  });
});
