// SPDX-License-Identifier: AGPL-3.0-or-later
// Where a long thread stands when it is opened, and where it goes. Motion must make no difference to it.
import type { Browser } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Schemas } from "@shared/api";
import { ask, staffToken, visitorToken } from "../../support/people";
import type { Server } from "../../support/server";
import { Agent } from "./agent";
import { launch } from "./chromium";
import { conversationsIn, emptyQueue, startDesk } from "./desk";
import { until } from "./until";

let desk: Server;
let browser: Browser;
let ana: string;

beforeAll(async () => {
  [desk, browser] = await Promise.all([startDesk(), launch()]);
  await emptyQueue(desk);
  ana = await staffToken(desk, "ana@demo.test");
});

afterAll(async () => {
  await browser.close();
  await desk.dispose();
});

const long = (number: number) => `Line ${number}. ${"And a little more, so that it takes its room. ".repeat(9)}`;

/** Held by ana, who has read so many of its messages. */
async function makeThread({ read, unread }: { read: number; unread: number }): Promise<string> {
  const visitor = await visitorToken(desk);
  const write = (number: number) => ask<Schemas["PublicMessage"]>(desk, visitor, "POST", "/widget/demo/messages", { client_id: `thread-line-${number}`, text: long(number) });
  for (let number = 1; number <= read; number++) await write(number);
  const [conversation] = await conversationsIn(desk, "new");
  if (!conversation) throw new Error("nobody waits");
  await ask(desk, ana, "POST", `/conversations/${conversation.id}/accept`);
  const { items } = await ask<Schemas["MessagePage"]>(desk, ana, "GET", `/conversations/${conversation.id}/messages?limit=200`);
  await ask(desk, ana, "POST", `/conversations/${conversation.id}/read`, { message_id: items.at(-1)!.id });
  for (let number = read + 1; number <= read + unread; number++) await write(number);
  return conversation.id;
}

describe.each(["no-preference", "reduce"] as const)("a long thread (motion: %s)", (reducedMotion) => {
  let agent: Agent;
  const isInSight = (text: string) => () =>
    agent.log.evaluate((log, wanted) => {
      const found = [...log.querySelectorAll("[data-index]")].find((row) => row.textContent?.includes(wanted));
      const [row, frame] = [found?.getBoundingClientRect(), log.getBoundingClientRect()];
      return !!row && row.bottom > frame.top && row.top < frame.bottom;
    }, text);

  beforeAll(async () => {
    const id = await makeThread({ read: 30, unread: 10 });
    agent = await Agent.signIn(browser, desk, "ana@demo.test", { reducedMotion });
    await agent.page.goto(`${desk.url}/inbox/mine/${id}`);
    await agent.log.waitFor();
  });

  afterAll(() => agent.context.close());

  it("opens at the first that is not read", async () => {
    await until(isInSight("Line 31."), "the first unread is in sight");
    expect(await isInSight("Line 1.")()).toBe(false);
  });

  it("goes to what I send, wherever I was", async () => {
    await agent.log.evaluate((log) => log.scrollTo({ top: 0 }));
    await until(isInSight("Line 1."), "the beginning is in sight");
    await agent.reply("My own words");
    await until(isInSight("My own words"), "my own words are in sight");
  });

  it("opens at its end when all is read, however little there is to scroll", async () => {
    const id = await makeThread({ read: 9, unread: 0 });
    await agent.page.goto(`${desk.url}/inbox/mine/${id}`);
    await until(isInSight("Line 9."), "the last one is in sight");
  });
});
