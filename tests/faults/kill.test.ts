// SPDX-License-Identifier: AGPL-3.0-or-later
// F1: the server is killed at any moment under load. Between commit and acknowledgement, and between commit and fan-out, are
// moments like others: with 200 writers there are always some of each. HARKEN_FAULT_LOOPS kills more often.
import { afterEach, expect, test } from "vitest";
import { databaseKinds, Server } from "../support/server";
import { allIsWell, Scene, unlimited } from "./checker";
import { newestSeq, Reader, until } from "./writers";

const kKills = Number(process.env.HARKEN_FAULT_LOOPS ?? 10);
const kWriters = 200;
/** Of the log, by a reader who comes late; a desk replays no more than 20,000 events. */
const kReplayed = 500;
/** The promise is five seconds; a test machine may be busy with others. */
const kSlowestStart = 15_000;

let cleanUps: (() => unknown)[] = [];
afterEach(async () => {
  for (const cleanUp of cleanUps.reverse()) await cleanUp();
  cleanUps = [];
});

/** Who comes only now and reads the log from some point on sees the same as those who were there. */
async function expectSameForTheLate(scene: Scene): Promise<void> {
  const newest = await newestSeq(scene.server, scene.token);
  const late = new Reader(scene.server, scene.token, String(BigInt(newest) - BigInt(kReplayed)));
  cleanUps.push(() => late.close());
  const [first] = scene.readers;
  await until("the last event at both readers", () => late.newest === newest && first?.newest === newest);
  expect(late.seen).toEqual(first?.seen.slice(-kReplayed));
}

test.each(databaseKinds)(
  `F1: nothing acknowledged is lost or doubled when the server is killed ${kKills} times (%s)`,
  async (database) => {
    const server = await Server.start({ database, flags: unlimited });
    cleanUps.push(() => server.dispose());
    const scene = await Scene.start(server, { visitors: kWriters, agents: 4 });
    cleanUps.push(() => scene.close());

    for (let kill = 0; kill < kKills; kill++) {
      await scene.acknowledged(50 + Math.floor(Math.random() * 500));
      await server.end("SIGKILL");
      const begin = Date.now();
      await server.startAgain();
      expect(Date.now() - begin).toBeLessThan(kSlowestStart);
    }
    await scene.load.finish();
    for (const agent of scene.agents) await agent.stop();
    await expectSameForTheLate(scene);
    expect(await scene.verdict()).toEqual(allIsWell);
    expect(scene.load.acknowledgements).toBeGreaterThan(kKills * 50);
  },
  120_000 + kKills * 15_000,
);
