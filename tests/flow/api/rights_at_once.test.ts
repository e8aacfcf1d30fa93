// SPDX-License-Identifier: AGPL-3.0-or-later
// Who loses a right has lost it with the answer to whoever took it, on every connection and however often it was used
// before (the server may remember who is signed in), on both databases.
import type { Schemas } from "@shared/api";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { ask, call, staffToken } from "../../support/people";
import { databaseKinds, Server } from "../../support/server";

type User = Schemas["User"];

describe.each(databaseKinds)("rights (%s)", (database) => {
  let server: Server;
  let admin: string;

  beforeAll(async () => {
    server = await Server.start({ database, flags: ["--rate-limits", "off"] });
    admin = await staffToken(server);
  });
  afterAll(() => server.dispose());

  const userOf = async (name: string) =>
    (await ask<{ items: User[] }>(server, admin, "GET", "/users")).items.find((user) => user.email === `${name}@demo.test`)!;
  const change = async (name: string, body: object) => {
    const { id, version } = await userOf(name);
    return ask<User>(server, admin, "PATCH", `/users/${id}`, { version, ...body });
  };
  /** Often, and several at a time, so that every connection of the pools has its turn. */
  const statuses = async (token: string, path: string) => {
    const found = new Set<number>();
    for (let round = 0; round < 10; ++round) {
      const answers = await Promise.all(Array.from({ length: 8 }, () => call(server, token, "GET", path)));
      for (const { status } of answers) found.add(status);
    }
    return [...found];
  };

  it("A65 refuses who was disabled, and lets in who is enabled again", async () => {
    const token = await staffToken(server, "ana@demo.test");
    expect(await statuses(token, "/me")).toEqual([200]);
    await change("ana", { active: false });
    expect(await statuses(token, "/me")).toEqual([401]);
    await change("ana", { active: true });
    const again = await staffToken(server, "ana@demo.test");
    expect(await statuses(again, "/me")).toEqual([200]);
  });

  it("A65 refuses a token that was removed", async () => {
    const token = await staffToken(server, "ben@demo.test");
    expect(await statuses(token, "/me")).toEqual([200]);
    const { items } = await ask<{ items: { id: string }[] }>(server, token, "GET", "/tokens");
    await ask(server, token, "DELETE", `/tokens/${items[0]!.id}`);
    expect(await statuses(token, "/me")).toEqual([401]);
  });

  it("A65 hides what another department has from who left it", async () => {
    const token = await staffToken(server, "ben@demo.test");
    const ben = await userOf("ben");
    const all = await ask<Schemas["ConversationPage"]>(server, token, "GET", "/conversations?view=all&limit=50");
    const seen = all.items.find((each) => each.holder?.id !== ben.id)!;
    expect(await statuses(token, `/conversations/${seen.id}`)).toEqual([200]);
    await change("ben", { department_ids: ben.department_ids.filter((id) => id !== seen.department_id) });
    expect(await statuses(token, `/conversations/${seen.id}`)).toEqual([404]);
    await change("ben", { department_ids: ben.department_ids });
    expect(await statuses(token, `/conversations/${seen.id}`)).toEqual([200]);
  });
});
