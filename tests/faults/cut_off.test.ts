// SPDX-License-Identifier: AGPL-3.0-or-later
// F19: a node that is cut off from the database serves nobody and says so, sends its sockets to the others after half a
// minute, and is one of them again when the way is open.
import { createServer, type Server as NetServer, type Socket, connect } from "node:net";
import { mkdtempSync, rmSync } from "node:fs";
import { once } from "node:events";
import os from "node:os";
import path from "node:path";
import { afterEach, expect, it } from "vitest";
import { Contract } from "../support/contract";
import { Caller, Recorder } from "../support/desk_client";
import { Network } from "../support/network";
import { call, staffToken } from "../support/people";
import { Server } from "../support/server";
import { describePartitions } from "./partition";

/** The way of one node to PostgreSQL's socket. */
class Way {
  isCut = false;
  readonly folder = mkdtempSync(path.join(os.tmpdir(), "harken-way-"));
  readonly #sockets = new Set<Socket>();
  readonly #listener: NetServer;

  constructor(target: string) {
    this.#listener = createServer((near) => {
      if (this.isCut) return near.destroy();
      const far = connect(target);
      for (const [from, to] of [[near, far], [far, near]] as const) {
        this.#sockets.add(from);
        from.pipe(to);
        from.on("error", () => undefined);
        from.on("close", () => to.destroy());
      }
    });
  }

  async open(): Promise<void> {
    this.#listener.listen(path.join(this.folder, ".s.PGSQL.5432"));
    await once(this.#listener, "listening");
  }

  cut(): void {
    this.isCut = true;
    for (const socket of this.#sockets) socket.destroy();
  }

  dispose(): void {
    this.cut();
    this.#listener.close();
    rmSync(this.folder, { recursive: true, force: true });
  }
}

let way: Way | undefined;
let well: Server | undefined;
let cutOff: Server | undefined;
afterEach(async () => {
  await cutOff?.dispose();
  await well?.dispose();
  way?.dispose();
}, 60_000);

it("F19: a node without the database serves nobody, sends its sockets away, and comes back", async () => {
  const desk = await Server.start({ database: "postgres" });
  well = desk;
  const target = process.env.HARKEN_TEST_POSTGRES!.replace(/.*host=/, "");
  const road = (way = new Way(path.join(target, ".s.PGSQL.5432")));
  await road.open();
  const node = (cutOff = await Server.start({ beside: desk, data: desk.data, through: road.folder }));
  const contract = await Contract.of(desk);
  const token = await staffToken(desk);
  const socket = Recorder.staff(new Caller(node, contract, token));
  await socket.frame("hello", (frame) => frame.type === "hello");
  road.cut();
  await expect.poll(async () => (await fetch(`${node.url}/readyz`)).status, { timeout: 20_000 }).toBe(503);
  const refused = await call(node, token, "POST", "/labels", { name: "Nowhere", color: "red" });
  expect(refused.status).toBe(503);
  const kept = await call(desk, token, "POST", "/labels", { name: "Somewhere", color: "red" });
  expect(kept.status).toBe(201);
  await expect.poll(() => socket.closed, { timeout: 60_000, interval: 100 }).toBe(1012);
  road.isCut = false;
  await expect.poll(async () => (await fetch(`${node.url}/readyz`)).status, { timeout: 30_000 }).toBe(200);
  const labels = await call<{ items: { name: string }[] }>(node, token, "GET", "/labels");
  const names = labels.body.items.map(({ name }) => name);
  expect(names).toContain("Somewhere");
  expect(names).not.toContain("Nowhere");
}, 150_000);

// Whoever is not root, or in a container that may make no networks, has none of these: a test that is skipped counts as failed.
if (!Network.why) describePartitions();
