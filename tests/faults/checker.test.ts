// SPDX-License-Identifier: AGPL-3.0-or-later
// The checker itself: what it is there to find, it finds.
import { afterEach, expect, it } from "vitest";
import { Server } from "../support/server";
import { allIsWell, Scene, unlimited } from "./checker";

let server: Server | undefined;
let scene: Scene | undefined;
afterEach(async () => {
  scene?.close();
  await server?.dispose();
});

it("finds a message that was acknowledged and is not there any more", async () => {
  server = await Server.start({ flags: unlimited });
  scene = await Scene.start(server, { visitors: 5, agents: 1 });
  await scene.acknowledged(50);
  await scene.load.finish();
  for (const agent of scene.agents) await agent.stop();
  const clientId = [...scene.load.writers[0]!.acknowledged.keys()].at(-1)!;
  await server.end("SIGTERM");
  server.alter(`DELETE FROM message WHERE client_id = '${clientId}'`);
  await server.startAgain();
  expect(await scene.verdict()).toEqual({ ...allIsWell, lost: [clientId] });
});
