// SPDX-License-Identifier: AGPL-3.0-or-later
// C16: what comes to /hooks is admitted by its key before its body is read, and guessing keys is slowed down; on both databases.
import type { Schemas } from "@shared/api";
import { randomUUID } from "node:crypto";
import { connect } from "node:net";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { Contract } from "../../support/contract";
import { Caller } from "../../support/desk_client";
import { FakeBotApi } from "../../support/fake_bot_api";
import { staffToken } from "../../support/people";
import { databaseKinds, Server } from "../../support/server";

describe.each(databaseKinds)("the hooks of channels (%s)", (database) => {
  let server: Server;
  let admin: Caller;
  let department: string;

  beforeAll(async () => {
    server = await Server.start({ database });
    admin = new Caller(server, await Contract.of(server), await staffToken(server));
    department = (await admin.get<{ items: Schemas["Department"][] }>("/departments")).body.items[0]!.id;
  });
  afterAll(() => server.dispose());

  async function hookOf(kind: "api" | "telegram", more: object): Promise<{ path: string; id: string }> {
    const made = await admin.post<Schemas["Channel"]>("/connections", { kind, name: kind, department_id: department, ...more });
    expect(made.status, JSON.stringify(made.body)).toBe(201);
    const { hook_path } = (await admin.get<Schemas["Connection"]>(`/connections/${made.body.id}`)).body;
    return { path: hook_path, id: made.body.id };
  }

  /** Only the head of a request is sent; what the desk answers to that alone. */
  function headOnly(path: string, length: number): Promise<number> {
    const { hostname, port } = new URL(server.url);
    return new Promise((resolve, reject) => {
      const socket = connect(Number(port), hostname, () => socket.write(`POST ${path} HTTP/1.1\r\nHost: ${hostname}:${port}\r\nContent-Length: ${length}\r\n\r\n`));
      socket.once("data", (data) => {
        socket.destroy();
        resolve(Number(/^HTTP\/1\.1 (\d+)/.exec(String(data))?.[1]));
      });
      socket.once("error", reject);
    });
  }

  it("C16 a key that nobody knows is refused by the head alone, and a body that is too long for the channel, too", async () => {
    const telegram = await FakeBotApi.start();
    const bot = await hookOf("telegram", { settings: { api_url: telegram.url }, secrets: { token: telegram.token } });
    const program = await hookOf("api", { settings: {} });
    expect(await headOnly("/hooks/nobody", 1_000)).toBe(404);
    expect(await headOnly(bot.path, 1024 * 1024 + 1)).toBe(413);
    expect(await headOnly(program.path, 15 * 1024 * 1024 + 1)).toBe(413);
    await telegram.dispose();
  });

  it("C16 who guesses keys has to wait, and hooks that are known go on", async () => {
    const program = await hookOf("api", { settings: {} });
    const { secret } = (await admin.post<{ secret: string }>(`/connections/${program.id}/secret`)).body;
    const guess = async () => (await fetch(`${server.url}/hooks/${randomUUID()}`, { method: "POST", body: "{}" })).status;
    const statuses = [];
    for (let i = 0; i < 25; i += 1) statuses.push(await guess());
    expect(statuses[0]).toBe(404);
    expect(statuses.at(-1)).toBe(429);
    const post = await fetch(server.url + program.path, { method: "POST", headers: { Authorization: `Bearer ${secret}` }, body: JSON.stringify({ id: "1", from: { id: "c" }, text: "Hello" }) });
    expect(post.status).toBe(200);
  });
});
