// SPDX-License-Identifier: AGPL-3.0-or-later
// F12: PostgreSQL is started again while the desk serves, as after a crash.
import { afterEach, expect, it } from "vitest";
import { OwnPostgres } from "../support/own_postgres";
import { Server } from "../support/server";
import { allIsWell, Scene, unlimited } from "./checker";

const kRestarts = Number(process.env.HARKEN_FAULT_LOOPS ?? 3);
/** A send waits at most ten seconds for the database and is then told to try again. */
const kSlowest = 40_000;

let cleanUps: (() => unknown)[] = [];
afterEach(async () => {
  for (const cleanUp of cleanUps.reverse()) await cleanUp();
  cleanUps = [];
});

/** Until a batch has its messages and cannot write their events: so that it is in its middle when PostgreSQL goes. */
async function holdUpWriter(postgres: OwnPostgres): Promise<void> {
  void postgres.run("BEGIN; LOCK TABLE event IN EXCLUSIVE MODE; SELECT pg_sleep(600)").catch(() => undefined);
  const waiting = "SELECT COUNT(*) FROM pg_locks WHERE NOT granted AND relation = 'event'::regclass AND mode = 'RowExclusiveLock'";
  await expect.poll(() => Number(postgres.query(waiting)), { timeout: 20_000 }).toBeGreaterThan(0);
}

it(`F12: PostgreSQL goes and comes ${kRestarts} times; no socket breaks, nobody is told of an error, nothing is lost`, async () => {
  const postgres = OwnPostgres.start();
  cleanUps.push(() => postgres.dispose());
  const server = await Server.start({ databaseUrl: postgres.url, flags: unlimited });
  cleanUps.push(() => server.dispose());
  const scene = await Scene.start(server, { visitors: 50, agents: 4 });
  cleanUps.push(() => scene.close());
  for (let i = 0; i < kRestarts; i++) {
    await scene.acknowledged(200);
    await holdUpWriter(postgres);
    postgres.stop();
    postgres.startAgain();
  }
  await scene.acknowledged(200);
  expect(scene.load.writers.map((writer) => writer.breaks).filter((breaks) => breaks > 0)).toEqual([]);
  expect(Math.max(...scene.load.writers.map((writer) => writer.slowest))).toBeLessThan(kSlowest);
  expect(await scene.verdict()).toEqual(allIsWell);
}, 120_000 + kRestarts * 10_000);
