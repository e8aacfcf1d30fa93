// SPDX-License-Identifier: AGPL-3.0-or-later
// AD4 AD6 A51 A52: every route of the contract, called by every role, on a thing of the own department, of another
// department and of another workspace. Whatever the answer, no byte of it is from where the caller may not look.
import type { Schemas } from "@shared/api";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { Contract, type KnownRoute } from "../../../support/contract";
import { Caller, Recorder } from "../../../support/desk_client";
import { staffToken } from "../../../support/people";
import { databaseKinds, Server } from "../../../support/server";
import { type Row, type StaffRow, table, type VisitorRow } from "./table";
import { markers, password, type Place, type PlaceName, places, type RoleName, roles, type Thing, World } from "./world";

describe.each(databaseKinds)("the matrix of rights (%s)", (database) => {
  let server: Server;
  let contract: Contract;
  let world: World;

  beforeAll(async () => {
    server = await Server.start({ database, flags: ["--rate-limits", "off"] });
    await server.end("SIGTERM");
    server.command(["setup", "--further", "--workspace", "Elsewhere", "--name", "Eve", "--email", "eve@elsewhere.test", "--password-stdin"], password);
    await server.startAgain();
    contract = await Contract.of(server);
    const eve = new Caller(server, contract, await staffToken(server, "eve@elsewhere.test", password));
    world = await World.make(server, contract, eve);
  });
  afterAll(() => server.dispose());

  const seesOthers = (role: RoleName) => ["it_support", "manager", "admin"].includes(role);
  /** Answers of things that are not there at all: nothing may be told apart from them. */
  function leaks(role: RoleName, bytes: string): string[] {
    const hidden: PlaceName[] = seesOthers(role) ? ["foreign"] : ["other", "foreign"];
    return hidden.filter((place) => bytes.includes(markers[place]));
  }
  const fill = (path: string, thing: Thing) => path.replace("{id}", thing.id).replace("{label_id}", thing.label).replace("{kind}", "reply").replace("{language}", "en").replace("{revision_id}", thing.revision).replace("{conversation_id}", thing.conversation).replace("{ticket_id}", thing.ticket).replace("{thread}", "main").replace("{answer_id}", "1");
  const cells = (text: string) => (text.includes(" ") ? text.split(" ") : roles.map(() => text)).map(Number);

  async function raw(method: string, path: string, token: string, body: unknown) {
    const init = { method, headers: { Authorization: `Bearer ${token}` }, ...(body === undefined ? {} : { body: JSON.stringify(body) }) };
    const answer = await fetch(`${server.url}/api/v1${path}`, init);
    return { status: answer.status, bytes: (await answer.text()) + JSON.stringify([...answer.headers]) };
  }

  const untouched = new Map<string, Thing>();

  /** On a thing that nobody has changed: what was only looked at, or was refused, serves again. */
  async function askAs(role: RoleName, route: KnownRoute, row: StaffRow, place: Place) {
    const actor = world.actors[role];
    const isTheirs = row.on === "token" || row.on === "session";
    const key = [row.on, place.name, isTheirs ? role : ""].join();
    // Signing out or revoking ends nothing that the next row needs.
    const thing = untouched.get(key) ?? (await world[row.on](place, actor));
    const query = row.query?.(thing, place) ?? "";
    const answer = await raw(route.method, fill(route.path, thing) + query, actor.token, row.body?.(thing, place, world, actor));
    if (route.method === "GET" || answer.status >= 400) untouched.set(key, thing);
    else untouched.delete(key);
    return answer;
  }

  it("has a row for every route, and a route for every row", () => {
    const known = contract.routes.map((route) => route.operation.operationId).sort();
    expect(Object.keys(table).sort()).toEqual(known);
  });

  it("answers every role on every thing as the table says, and shows nothing from elsewhere", async () => {
    // Something to be seen in every place, in lists too.
    for (const name of places) await world.conversation(world.places[name]);
    const wrong: string[] = [];
    for (const route of contract.routes) {
      const { operationId } = route.operation;
      const row: Row | undefined = table[operationId];
      if (!row || !("on" in row)) continue;
      for (const name of places) {
        const expected = row[name];
        if (expected === undefined) continue;
        const answers = [];
        for (const role of roles) answers.push(await askAs(role, route, row, world.places[name]));
        const got = answers.map((answer) => answer.status);
        if (got.join() !== cells(expected).join()) wrong.push(`${operationId} ${name}: ${got.join(" ")} instead of ${expected}`);
        answers.forEach((answer, i) => {
          const role = roles[i]!;
          const isOwnRequest = name !== "own" && row.body !== undefined;
          const found = leaks(role, answer.bytes);
          if (found.length > 0 && !isOwnRequest) wrong.push(`${operationId} ${name} shows ${role} what is ${found.join()}`);
        });
      }
    }
    expect(wrong).toEqual([]);
  }, 400_000);

  it("foreign ids and ids of nothing are answered alike", async () => {
    const wrong: string[] = [];
    for (const route of contract.routes) {
      const row = table[route.operation.operationId];
      if (!row || !("on" in row) || row.foreign === undefined) continue;
      const actor = world.actors.admin;
      const thing = await world[row.on](world.places.foreign, actor);
      const nothing = { ...thing, id: row.on === "file" ? "0".repeat(32) : "4611686018427387904" };
      const answers = [];
      for (const each of [thing, nothing])
        answers.push(await raw(route.method, fill(route.path, each), actor.token, row.body?.(each, world.places.foreign, world, actor)));
      const told = answers.map((answer) => [answer.status, answer.bytes.split('["')[0]]);
      if (JSON.stringify(told[0]) !== JSON.stringify(told[1])) wrong.push(`${route.operation.operationId}: ${JSON.stringify(told)}`);
    }
    expect(wrong).toEqual([]);
  });

  it("nothing of another workspace can be named in a request either", async () => {
    const { own, foreign } = world.places;
    const admin = world.actors.admin;
    const thing = await world.conversation(own);
    const label = await world.label(foreign);
    const user = await world.user(foreign);
    const file = await world.file(foreign);
    const attempts: [string, string, unknown][] = [
      ["POST", `/conversations/${thing.id}/reassign`, { department_id: foreign.department.id }],
      ["POST", `/conversations/${thing.id}/reassign`, { department_id: own.department.id, user_id: user.id }],
      ["PUT", `/conversations/${thing.id}/labels/${label.id}`, undefined],
      ["POST", `/conversations/${thing.id}/messages`, { client_id: "matrix-file-1", attachments: [file.id] }],
      ["POST", "/departments", { name: "D", member_ids: [user.id] }],
      ["POST", "/channels", { kind: "widget", name: "C", department_id: foreign.department.id }],
      ["POST", "/users", { name: "M", email: "m@matrix.test", role: "agent", password, department_ids: [foreign.department.id] }],
      ["POST", "/users", { name: "M", email: "m@matrix.test", role: (await world.role(foreign)).id, password }],
      ["DELETE", `/roles/${(await world.role(own)).id}?replacement=${(await world.role(foreign)).id}`, undefined],
    ];
    for (const [method, path, body] of attempts) {
      const answer = await raw(method, path, admin.token, body);
      expect([method, path, answer.status >= 400 && answer.status < 500]).toEqual([method, path, true]);
    }
    for (const query of [`department=${foreign.department.id}`, `channel=${foreign.channel.id}`, `label=${label.id}`]) {
      const page = await admin.get<Schemas["ConversationPage"]>(`/conversations?${query}`);
      expect([query, page.status, page.body.items]).toEqual([query, 200, []]);
    }
  });

  it("A49 sockets carry to each role what it may see, and nothing else", async () => {
    const sockets = roles.map((role) => Recorder.staff(world.actors[role]));
    for (const socket of sockets) await socket.frame("hello", (frame) => frame.type === "hello");
    const things = {} as Record<PlaceName, Thing>;
    for (const name of places) things[name] = await world.conversation(world.places[name]);
    // Everybody is told of this one, which comes after the others.
    await world.places.own.admin.call("PATCH", "/workspace", { name: "Slow Kiln 2" });
    for (const [i, socket] of sockets.entries()) {
      await socket.frame("the last event", (frame) => frame.type === "workspace.updated");
      const saw = places.filter((name) => socket.bytes.includes(`a matter of ${markers[name]}`));
      const may: PlaceName[] = roles[i] === "reader" ? [] : seesOthers(roles[i]!) ? ["own", "other"] : ["own"];
      expect([roles[i], saw]).toEqual([roles[i], may]);
      socket.close();
    }
  });

  it("A49 rights that are taken away are gone from an open socket and from its replies at once", async () => {
    const admin = world.places.own.admin;
    const lead = (await admin.post<Schemas["Role"]>("/roles", { name: "Lead", rank: 15, permissions: { see: "all", reply: "all" } })).body;
    const made = (await admin.post<Schemas["User"]>("/users", { name: "Lea", email: "lea@matrix.test", role: lead.id, password })).body;
    const lea = new Caller(server, contract, await staffToken(server, made.email, password));
    const socket = Recorder.staff(lea);
    await socket.frame("hello", (frame) => frame.type === "hello");
    const seen = await world.conversation(world.places.other);
    await socket.frame("what she may see", (frame) => frame.data?.conversation?.id === seen.id);
    const narrowed = await admin.call<Schemas["Role"]>("PATCH", `/roles/${lead.id}`, { version: lead.version, permissions: { see: "own" } });
    expect(narrowed.status).toBe(200);
    await socket.frame("the order to load anew", (frame) => frame.type === "resync");
    const before = socket.bytes.length;
    const hidden = await world.conversation(world.places.other);
    socket.send({ type: "send", conversation_id: hidden.id, client_id: "matrix-lea-1", text: "I should not" });
    const refused = await socket.frame("a refusal", (frame) => frame.type === "refused");
    expect(refused.code).toBe("not_found");
    expect(socket.bytes.slice(before)).not.toContain(markers.other);
    expect((await lea.get(`/conversations/${seen.id}`)).status).toBe(404);
    socket.close();
  });

  it("visitors reach what is theirs, and nothing of other visitors or workspaces", async () => {
    const wrong: string[] = [];
    for (const route of contract.routes) {
      const row = table[route.operation.operationId] as VisitorRow | undefined;
      if (!row || !("visitor" in row)) continue;
      const { own, foreign } = world.places;
      const mine = await world[row.visitor](own);
      const theirs = await world[row.visitor](own);
      const asked: [PlaceName, string, string, Thing][] = [
        ["other", own.key, (await world.conversation(own)).token, theirs],
        ["foreign", foreign.key, mine.token, mine],
        ["own", own.key, mine.token, mine],
      ];
      for (const [name, key, token, thing] of asked) {
        const path = fill(route.path.replace("{key}", key), thing);
        const answer = await raw(route.method, path, token, row.body?.(thing, own, world, world.actors.admin));
        if (answer.status !== row[name]) wrong.push(`${route.operation.operationId} ${name}: ${answer.status} instead of ${row[name]}`);
      }
    }
    expect(wrong).toEqual([]);
  });
});
