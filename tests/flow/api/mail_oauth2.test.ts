// SPDX-License-Identifier: AGPL-3.0-or-later
// CH7: a mailbox that signs in by OAuth2 for months: the desk gets its access tokens itself, loses no refresh token, and says when
// somebody has to sign in again. On both databases, against a token endpoint that takes each refresh token once.
import type { Schemas } from "@shared/api";
import { randomUUID } from "node:crypto";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { Contract } from "../../support/contract";
import { Caller, Recorder } from "../../support/desk_client";
import { FakeMail, mail } from "../../support/fake_mail";
import { FakeTokens } from "../../support/fake_tokens";
import { staffToken } from "../../support/people";
import { databaseKinds, Server } from "../../support/server";

type Connection = Schemas["Connection"];

describe.each(databaseKinds)("a mailbox by OAuth2 (%s)", (database) => {
  let server: Server;
  let admin: Caller;
  let post: FakeMail;
  let tokens: FakeTokens;
  let events: Recorder;

  beforeEach(async () => {
    post = await FakeMail.start();
    tokens = await FakeTokens.start(post);
    server = await Server.start({ database, flags: ["--rate-limits", "off"] });
    admin = new Caller(server, await Contract.of(server), await staffToken(server));
    await listen();
  });
  afterEach(async () => {
    events.close();
    const log = server.log();
    for (const secret of tokens.secrets) expect(log).not.toContain(secret);
    await server.dispose();
    await tokens.dispose();
    await post.dispose();
  });

  async function listen() {
    events = Recorder.staff(admin);
    await events.frame("hello", (frame) => frame.type === "hello");
  }
  const settings = (oauth2: object = tokens.settings) => post.settings("help@desk.test", { oauth2 });
  const refusal = async (more: object, secrets: object = tokens.channelSecrets) => {
    const { status, body } = await admin.post("/connections/check", { kind: "email", settings: settings({ ...tokens.settings, ...more }), secrets });
    return `${status} ${String(body.code)} ${String(body.field)}`;
  };
  const shown = async (id: string) => (await admin.get<Connection>(`/connections/${id}`)).body;
  const change = async (id: string, secrets: object, to = settings()) =>
    admin.call<Connection & Schemas["Problem"]>("PATCH", `/connections/${id}`, { version: (await shown(id)).version, settings: to, secrets });
  const isWaiting = () => post.until(() => post.isIdle, "the desk waiting for mail");

  async function connect(): Promise<string> {
    const department = (await admin.get<{ items: Schemas["Department"][] }>("/departments")).body.items.find((each) => each.mode === "manual")!;
    const wanted = { kind: "email", name: "Mail", department_id: department.id, settings: settings(), secrets: tokens.channelSecrets };
    const made = await admin.post<Schemas["Channel"]>("/connections", wanted);
    expect(made.status, JSON.stringify(made.body)).toBe(201);
    await isWaiting();
    return made.body.id;
  }
  /** A mail comes in; its conversation. */
  async function hear(): Promise<string> {
    const text = `words ${randomUUID()}`;
    post.deliver(mail({ from: "kai@mail.test", to: "help@desk.test", subject: text, text, id: `${randomUUID()}@mail.test` }));
    const frame = await events.frame(text, (each) => String((each.data?.message as Schemas["Message"] | undefined)?.text ?? "").includes(text));
    return frame.data!.conversation!.id!;
  }
  async function answer(conversation: string): Promise<string> {
    const text = `answer ${randomUUID()}`;
    await admin.post(`/conversations/${conversation}/accept`);
    const sent = await admin.post<Schemas["Message"]>(`/conversations/${conversation}/messages`, { client_id: randomUUID(), text });
    expect(sent.status, JSON.stringify(sent.body)).toBe(201);
    return text;
  }
  const left = (text: string) => post.until(() => post.mails.some((each) => each.text.includes(text)), `a mail with "${text}"`);
  const troubled = (reason: string) => events.until(reason, () => events.frames.some((each) => (each.data?.channel as Schemas["Channel"] | undefined)?.health?.reason === reason));
  const chain = () => tokens.requests.map((each) => each.refresh_token);

  it("CH7 an access token that is no good any more is renewed while the desk works, and each refresh token is used once", async () => {
    await connect();
    const conversation = await hear();
    // Between two mails, and between two sessions.
    post.tokens.clear();
    await left(await answer(conversation));
    expect(tokens.requests).toHaveLength(2);
    post.tokens.clear();
    post.hangUp();
    await hear();
    expect(tokens.requests).toHaveLength(3);
    await left(await answer(conversation));
    expect(new Set(chain()).size).toBe(3);
    expect(post.commands.some((each) => each.includes("LOGIN"))).toBe(false);
  });

  it("CH7 F29 the newest refresh token survives a kill, and is what the next start signs in with", async () => {
    const id = await connect();
    for (const signal of ["SIGKILL", "SIGTERM"] as const) {
      // A renewal by the work itself, then the end.
      post.tokens.clear();
      post.hangUp();
      await hear();
      events.close();
      await server.end(signal);
      // Nor is what it has kept of any use.
      post.tokens.clear();
      await server.startAgain();
      await listen();
      await isWaiting();
      await hear();
    }
    expect((await shown(id)).receiving).toBeNull();
    expect(tokens.requests.length).toBeGreaterThanOrEqual(5);
    expect(new Set(chain()).size).toBe(tokens.requests.length);
  });

  it("CH7 what was revoked says that somebody has to sign in again; mails wait on both sides, and go on with the new token", async () => {
    const id = await connect();
    const conversation = await hear();
    tokens.revoke();
    post.hangUp();
    await troubled("sign_in_again");
    const waiting = await answer(conversation);
    await expect.poll(async () => (await shown(id)).sending?.reason, { timeout: 15_000 }).toBe("sign_in_again");
    const connection = await shown(id);
    expect(connection.receiving).toMatchObject({ reason: "sign_in_again", detail: "invalid_grant: not …" });
    expect(connection.channel.health).toMatchObject({ state: "failing", reason: "sign_in_again" });
    const text = `meanwhile ${randomUUID()}`;
    post.deliver(mail({ from: "lea@mail.test", to: "help@desk.test", subject: "x", text, id: `${randomUUID()}@mail.test` }));
    expect(await change(id, { oauth_refresh_token: "not this one" })).toMatchObject({ status: 409, body: { code: "provider_failed", field: "secrets.oauth_refresh_token" } });
    expect((await change(id, { oauth_refresh_token: tokens.signInAgain() })).status).toBe(200);
    await events.frame(text, (each) => String((each.data?.message as Schemas["Message"] | undefined)?.text ?? "").includes(text));
    await left(waiting);
    expect((await shown(id)).receiving).toBeNull();
    // What a change was made with is used up: the desk has stored what came for it.
    post.tokens.clear();
    post.hangUp();
    await hear();
  });

  it("CH7 F32 an endpoint that is down is asked again; nothing is given up meanwhile", async () => {
    const id = await connect();
    const conversation = await hear();
    for (const fault of [503, "hang up"] as const) {
      tokens.down = fault;
      post.tokens.clear();
      post.hangUp();
      const asked = tokens.requests.length;
      const waiting = await answer(conversation);
      await tokens.until((requests) => requests.length >= asked + 2);
      await expect.poll(async () => (await shown(id)).receiving?.reason, { timeout: 15_000 }).toBe("oauth_unreachable");
      tokens.down = undefined;
      await hear();
      await left(waiting);
    }
    expect((await shown(id)).receiving).toBeNull();
  });

  it("CH7 A33 a check says which field is to be mended, and asks no endpoint that is not allowed", async () => {
    expect(await refusal({ client_id: "another" })).toBe("409 provider_failed secrets.oauth_client_secret");
    expect(await refusal({}, { oauth_client_secret: tokens.clientSecret })).toBe("400 invalid secrets.oauth_refresh_token");
    expect(await refusal({ token_url: "https://127.0.0.2/token" })).toBe("400 invalid settings.oauth2.token_url");
    expect(await refusal({ token_url: "http://login.test/token" })).toBe("400 invalid settings.oauth2.token_url");
    expect(await refusal({ token_url: "https://user@login.test/token" })).toBe("400 invalid settings.oauth2.token_url");
    expect(await refusal({ oops: 1 })).toBe("400 unknown_field settings.oauth2.oops");
    tokens.next.push("invalid_scope");
    expect(await refusal({})).toBe("409 provider_failed settings.oauth2.scope");
    // What was asked for at a check is good for the change that follows it.
    expect(await refusal({})).toMatch(/^200 /);
    const first = tokens.requests.at(-1)!.refresh_token!;
    const department = (await admin.get<{ items: Schemas["Department"][] }>("/departments")).body.items[0]!;
    const wanted = { kind: "email", name: "Mail", department_id: department.id, settings: settings(), secrets: { ...tokens.channelSecrets, oauth_refresh_token: first } };
    expect((await admin.post("/connections", wanted)).status).toBe(201);
    await isWaiting();
    await hear();
  });

  it("A31 the secrets are told to no other endpoint than that which they were given for", async () => {
    const id = await connect();
    const body = JSON.stringify(await shown(id));
    for (const secret of tokens.secrets) expect(body).not.toContain(secret);
    expect((await shown(id)).secrets).toEqual(expect.arrayContaining(["oauth_client_secret", "oauth_refresh_token"]));
    const other = await FakeTokens.start(post);
    try {
      const there = settings({ ...tokens.settings, token_url: other.url });
      expect(await change(id, {}, there)).toMatchObject({ status: 400, body: { field: "secrets.oauth_refresh_token" } });
      expect(other.requests).toEqual([]);
      other.isPublic = true;
      expect((await change(id, { oauth_refresh_token: other.refreshToken }, there)).status).toBe(200);
      // Neither at the change nor at work.
      post.tokens.clear();
      post.hangUp();
      await hear();
      expect(other.requests.length).toBeGreaterThanOrEqual(2);
      for (const request of other.requests) expect(request).not.toHaveProperty("client_secret");
    } finally {
      await other.dispose();
    }
  });
});
