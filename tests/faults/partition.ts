// SPDX-License-Identifier: AGPL-3.0-or-later
// F18 F19: the network between a node and NATS, or PostgreSQL, swallows packets, in both directions or in one. No connection
// ends by that: whoever waits for an answer has to notice by themselves.
import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import { Contract } from "../support/contract";
import { Caller, Recorder } from "../support/desk_client";
import { type Direction, directions, Network } from "../support/network";
import { OwnNats } from "../support/nodes";
import { OwnPostgres } from "../support/own_postgres";
import { call, staffToken, visitorToken } from "../support/people";
import { Server } from "../support/server";
import { compareWithStored, Load, Reader, until } from "./writers";

const isLong = process.env.HARKEN_FAULT_LOOPS !== undefined;
/** Without NATS it is two seconds; a loaded machine gets some more. */
const kLate = 10_000;
/** A send that a cut holds up is over after so long, at whichever node. */
const kSlowest = 25_000;

export function describePartitions(): void {
  describe("a network that swallows packets", () => {
    let network: Network;
    let postgres: OwnPostgres;
    let nats: OwnNats;
    let nodes: [Server, Server];
    let contract: Contract;
    let token: string;
    const open: { close: () => void }[] = [];

    beforeAll(async () => {
      network = new Network(2);
      postgres = OwnPostgres.start({ address: network.service("postgres"), reachedFrom: network.whole });
      nats = await OwnNats.start(network.service("nats"));
      const common = { databaseUrl: postgres.url, flags: ["--nats", nats.url, "--rate-limits", "off", "--sockets-per-address", "0"] };
      const first = await Server.start({ ...common, inside: network.inside(1) });
      nodes = [first, await Server.start({ ...common, inside: network.inside(2), data: first.data, beside: first })];
      contract = await Contract.of(nodes[0]);
      token = await staffToken(nodes[0]);
    }, 120_000);
    afterEach(() => {
      network.heal();
      for (const each of open.splice(0)) each.close();
    });
    afterAll(async () => {
      for (const node of [...nodes].reverse()) await node.dispose();
      await nats.stop();
      postgres.dispose();
      network.dispose();
    }, 60_000);

    async function readersAtBoth(): Promise<Reader[]> {
      const readers = nodes.map((node) => new Reader(node, token));
      open.push(...readers);
      await until("the readers' greeting", () => readers.every((reader) => reader.isGreeted));
      return readers;
    }
    async function loadAt(...servers: Server[]): Promise<Load> {
      const load = new Load();
      open.push(load);
      for (const server of servers) await load.add(server, 4);
      return load;
    }
    const sent = (load: Load) => load.writers.flatMap((writer) => [...writer.acknowledged.keys()]);
    async function allIsHeard(readers: Reader[], load: Load): Promise<void> {
      for (const reader of readers) {
        await until("every event at every reader", () => {
          const seen = new Set(reader.seen.map((event) => event.clientId));
          return sent(load).every((id) => seen.has(id));
        }, kLate);
        const numbers = reader.seen.map(({ seq }) => Number(seq));
        expect(numbers).toEqual(numbers.map((_, i) => numbers[0]! + i));
      }
    }

    it.each(directions)("F18: a node whose packets from or to NATS are swallowed (%s) hears and is heard, some later", async (direction) => {
      const readers = await readersAtBoth();
      const load = await loadAt(...nodes);
      await load.acknowledged(50);
      network.cut(1, "nats", direction);
      await load.acknowledged(150);
      await load.finish();
      await allIsHeard(readers, load);
      for (const node of nodes) expect((await fetch(`${node.url}/readyz`)).status).toBe(200);
    }, 60_000);

    /** Four times a second somebody sends to a node, whatever becomes of those before. */
    function sendTo(node: Server, visitor: string) {
      const answers: { client_id: string; asked: number; status: number; took: number }[] = [];
      const open: Promise<void>[] = [];
      const send = async (client_id: string) => {
        const asked = Date.now();
        const answer = await call(node, visitor, "POST", "/widget/demo/messages", { client_id, text: client_id }).catch(() => ({ status: 0 }));
        answers.push({ client_id, asked, status: answer.status, took: Date.now() - asked });
      };
      const timer = setInterval(() => open.push(send(`swallowed-${visitor.slice(-6)}-${open.length}`)), 250);
      const stop = () => {
        clearInterval(timer);
        return Promise.all(open);
      };
      return { answers, stop, close: () => clearInterval(timer) };
    }
    const ready = async (node: Server) => (await fetch(`${node.url}/readyz`)).status;

    /** Somebody else writes for some seconds, and the first node waits for its turn. */
    async function waitsForItsTurn(): Promise<void> {
      void postgres.run("BEGIN; SELECT pg_advisory_xact_lock(4275454); SELECT pg_sleep(4); COMMIT").catch(() => undefined);
      const waiting = `SELECT count(*) FROM pg_stat_activity WHERE wait_event = 'advisory' AND client_addr = '${network.address(1)}'`;
      await expect.poll(() => postgres.query(waiting), { timeout: 10_000, interval: 20 }).toBe("1");
    }

    async function cutOff(direction: Direction, _when: string, isWaiting: boolean): Promise<void> {
      const [cut, well] = nodes;
      const [, reader] = await readersAtBoth();
      const load = await loadAt(well);
      const staff = Recorder.staff(new Caller(cut, contract, token));
      open.push(staff);
      await staff.frame("hello", (frame) => frame.type === "hello");
      const sender = sendTo(cut, await visitorToken(cut));
      open.push(sender);
      await until("the first answers", () => sender.answers.length > 5);
      await load.acknowledged(50);
      if (isWaiting) await waitsForItsTurn();
      network.cut(1, "postgres", direction);
      const since = Date.now();
      await expect.poll(() => ready(cut), { timeout: 30_000, interval: 100 }).toBe(503);
      // The other one goes on, even if the one that is cut off had its turn to write.
      await load.acknowledged(100);
      await expect.poll(() => sender.answers.filter(({ asked }) => asked > since + 1_000).length, { timeout: 30_000, interval: 50 }).toBeGreaterThan(3);
      if (isLong) await expect.poll(() => staff.closed, { timeout: 60_000, interval: 100 }).toBe(1012);
      const healed = Date.now();
      network.heal();
      await expect.poll(() => ready(cut), { timeout: 30_000, interval: 100 }).toBe(200);
      await sender.stop();
      await load.finish();
      const during = sender.answers.filter(({ asked, took }) => asked > since + 100 && asked + took < healed);
      expect([...new Set(during.map(({ status }) => status))]).toEqual([503]);
      expect(Math.max(...sender.answers.map(({ took }) => took))).toBeLessThan(kSlowest);
      expect(Math.max(...load.writers.map(({ slowest }) => slowest))).toBeLessThan(kSlowest);
      expect(await compareWithStored(well, load.writers)).toEqual({ lost: [], doubled: [] });
      await allIsHeard([reader!], load);
      const kept = new Set(reader!.seen.map((event) => event.clientId));
      expect(sender.answers.filter(({ status, client_id }) => status === 201 && !kept.has(client_id))).toEqual([]);
    }

    // In one direction alone PostgreSQL hears what it is asked, or answers and is not heard. Who waits when it happens has nothing on
    // the line of which the kernel would miss the receipt.
    const cuts = [
      ["from", "between two questions", false],
      ["both", "while it waits for its turn to write", true],
    ] as const;
    const more = directions.map((direction) => [direction, "once more", false] as const);
    it.each(isLong ? [...cuts, ...more] : cuts)("F19: a node whose packets from or to PostgreSQL are swallowed (%s), %s, says so, and the other goes on", cutOff, 180_000);
  });
}
