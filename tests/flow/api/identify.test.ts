// SPDX-License-Identifier: AGPL-3.0-or-later
// A website says who its customer is, by a token that it signs.
import type { Schemas } from "@shared/api";
import { createHmac } from "node:crypto";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { Contract } from "../../support/contract";
import { Caller } from "../../support/desk_client";
import { identityToken, staffToken } from "../../support/people";
import { databaseKinds, Server } from "../../support/server";

type Secrets = Schemas["IdentitySecrets"];
type Session = Schemas["WidgetSession"];
type Page = Schemas["VisitorMessagePage"];

describe.each(databaseKinds)("identify (%s)", (database) => {
  let server: Server;
  let contract: Contract;
  let admin: Caller;
  let secret = "";
  let secretsPath = "";

  const come = (identity_token: string, so_far = "") => new Caller(server, contract, so_far).post<Session>("/widget/demo/sessions", { identity_token });
  const visitor = (token: string) => new Caller(server, contract, token);

  beforeAll(async () => {
    server = await Server.start({ database, flags: ["--rate-limits", "off"] });
    contract = await Contract.of(server);
    admin = new Caller(server, contract, await staffToken(server));
    const channels = await admin.get<{ items: Schemas["Channel"][] }>("/channels");
    secretsPath = `/channels/${channels.body.items.find(({ key }) => key === "demo")?.id}/identity-secrets`;
  });
  afterAll(() => server.dispose());

  it("A40 without a secret no token is taken, and only an admin makes one", async () => {
    expect((await admin.get<Secrets>(secretsPath)).body).toEqual({ current: null, before: null });
    expect((await come(identityToken("", { sub: "u-1" }))).status).toBe(403);
    const agent = new Caller(server, contract, await staffToken(server, "ana@demo.test"));
    expect([(await agent.get(secretsPath)).status, (await agent.post(secretsPath)).status]).toEqual([403, 403]);
    secret = (await admin.post<Secrets>(secretsPath)).body.current ?? "";
    expect(secret.length).toBeGreaterThan(40);
  });

  it("CH5 the same customer has one conversation, whatever the browser", async () => {
    const first = await come(identityToken(secret, { sub: "u-1", name: "Nora Fox", email: "nora@fox.test" }));
    expect(first.status).toBe(201);
    await visitor(first.body.token).post("/widget/demo/messages", { client_id: "identify-0001", text: "From the laptop" });
    const second = await come(identityToken(secret, { sub: "u-1" }));
    expect(second.body.contact_number).toBe(first.body.contact_number);
    const page = (await visitor(second.body.token).get<Page>("/widget/demo/messages")).body;
    expect(page.items.map(({ text }) => text)).toEqual(["From the laptop"]);
    expect(page.contact).toEqual({ number: first.body.contact_number });
    const { body } = await admin.get<Schemas["ConversationDetail"]>(`/conversations/${page.conversation!.id}`);
    expect(body.conversation.contact).toMatchObject({ name: "Nora Fox", email: "nora@fox.test" });
  });

  it("who signs in in the middle of a conversation keeps it", async () => {
    const unnamed = await visitor("").post<Session>("/widget/demo/sessions", { name: "Omar" });
    await visitor(unnamed.body.token).post("/widget/demo/messages", { client_id: "identify-0002", text: "Not signed in yet" });
    const named = await come(identityToken(secret, { sub: "u-2" }), unnamed.body.token);
    const page = (await visitor(named.body.token).get<Page>("/widget/demo/messages")).body;
    expect(page.items.map(({ text }) => text)).toEqual(["Not signed in yet"]);
  });

  it("A43 another customer in the same browser sees nothing of the first", async () => {
    const first = await come(identityToken(secret, { sub: "u-1" }));
    const next = await come(identityToken(secret, { sub: "u-3" }), first.body.token);
    expect((await visitor(next.body.token).get<Page>("/widget/demo/messages")).body.items).toEqual([]);
  });

  it("A40 expired, for another channel, unsigned or otherwise signed: refused with the reason", async () => {
    const now = Math.floor(Date.now() / 1000);
    const unsigned = identityToken(secret, { sub: "u-1" }).replace(/\.[^.]*$/, ".");
    const none = [{ alg: "none" }, { sub: "u-1", aud: "demo", iat: now, exp: now + 60 }].map((part) => Buffer.from(JSON.stringify(part)).toString("base64url"));
    const bad = [
      identityToken(secret, { sub: "u-1", iat: now - 7200, exp: now - 3600 }),
      identityToken(secret, { sub: "u-1", exp: now + 86_400 }),
      identityToken(secret, { sub: "u-1", aud: "another" }),
      identityToken("guessed", { sub: "u-1" }),
      identityToken(secret, {}),
      unsigned,
      `${none.join(".")}.`,
      `${none.join(".")}.${createHmac("sha256", "").update(none.join(".")).digest("base64url")}`,
      "x",
    ];
    for (const token of bad) {
      const answer = await visitor("").post<Schemas["Problem"]>("/widget/demo/sessions", { identity_token: token });
      expect([token, answer.status, answer.body.code]).toEqual([token, 403, "bad_identity_token"]);
      expect(answer.body.detail).not.toBe("");
    }
  });

  it("A40 a changed secret: both are good until the old one is ended", async () => {
    const old = secret;
    const rotated = (await admin.post<Secrets>(secretsPath)).body;
    expect(rotated.before).toBe(old);
    secret = rotated.current ?? "";
    expect((await come(identityToken(old, { sub: "u-1" }))).status).toBe(201);
    expect((await come(identityToken(secret, { sub: "u-1" }))).status).toBe(201);
    expect((await admin.call<Secrets>("DELETE", secretsPath)).body).toEqual({ current: secret, before: null });
    expect((await come(identityToken(old, { sub: "u-1" }))).status).toBe(403);
  });
});
