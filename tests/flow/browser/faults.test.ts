// SPDX-License-Identifier: AGPL-3.0-or-later
// What happens to a conversation in two browsers when the desk or the network between goes away.
import type { Browser } from "playwright-core";
import { afterAll, afterEach, beforeAll, beforeEach, expect, it } from "vitest";
import type { Server } from "../../support/server";
import { Agent } from "./agent";
import { launch } from "./chromium";
import { emptyQueue, startDesk, storedTexts } from "./desk";
import { until } from "./until";
import { Visitor } from "./visitor";

let desk: Server;
let browser: Browser;
let agent: Agent;
let visitor: Visitor;
let name = "";
let count = 0;

beforeAll(async () => {
  [desk, browser] = await Promise.all([startDesk(), launch()]);
});

afterAll(async () => {
  await browser.close();
  await desk.dispose();
});

beforeEach(async () => {
  name = `Guest ${String.fromCharCode(65 + count++)}`;
  await emptyQueue(desk);
  agent = await Agent.signIn(browser, desk, "ana@demo.test");
  visitor = await Visitor.arrive(browser, desk);
  await visitor.start(name, "Hello?");
  await agent.accept(name);
  await agent.bubbles("Hello?").waitFor();
});

afterEach(async () => {
  await agent.context.close();
  await visitor.context.close();
});

/** Everybody sees, and the desk has stored, exactly these, in this order. */
async function expectBothSides(texts: string[]): Promise<void> {
  await until(async () => (await visitor.texts()).length >= texts.length, "the visitor has them all");
  await until(async () => (await agent.texts()).length >= texts.length, "the agent has them all");
  expect(await visitor.texts()).toEqual(texts);
  expect(await agent.texts()).toEqual(texts);
  expect(await storedTexts(desk, name)).toEqual(texts);
}

it("F1 killed and started again: what both wrote meanwhile goes out once", async () => {
  await desk.end("SIGKILL");
  await visitor.write("Are you there?");
  await visitor.mark("Are you there?", "held").waitFor();
  await desk.startAgain();
  await visitor.stored("Are you there?").waitFor();
  await desk.end("SIGKILL");
  await agent.reply("Yes, here I am.");
  await agent.mark("Yes, here I am.", "held").waitFor();
  await desk.startAgain();
  await agent.mark("Yes, here I am.", "read").waitFor();
  await expectBothSides(["Hello?", "Are you there?", "Yes, here I am."]);
});

it("F2 the answer to a send is lost: sent again, stored and shown once", async () => {
  let isDeaf = false;
  await visitor.context.routeWebSocket(/\/events/, (page) => {
    const server = page.connectToServer();
    page.onMessage((frame) => {
      server.send(frame);
      isDeaf ||= String(frame).includes('"send"');
    });
    server.onMessage((frame) => (isDeaf ? void page.close({ code: 1011 }) : page.send(frame)));
    server.onClose(() => (isDeaf = false));
  });
  await visitor.page.reload();
  await visitor.openChat();
  await visitor.write("Only once, please");
  await until(async () => (await storedTexts(desk, name)).includes("Only once, please"), "the desk has stored it");
  await visitor.context.unrouteAll();
  isDeaf = false;
  await visitor.stored("Only once, please").waitFor();
  await expectBothSides(["Hello?", "Only once, please"]);
});

it("F3 a reload with a held-back message: it is still there and goes out once", async () => {
  await visitor.page.route("**/api/v1/**", (route) => route.abort());
  await visitor.context.routeWebSocket(/\/events/, (page) => page.close({ code: 1011 }));
  await desk.end("SIGKILL");
  await visitor.write("Written without a connection");
  await visitor.mark("Written without a connection", "held").waitFor();
  await desk.startAgain();
  await visitor.page.reload();
  await visitor.pressLauncher();
  await visitor.findWidget();
  await visitor.page.unrouteAll();
  await visitor.page.reload();
  await until(async () => (await storedTexts(desk, name)).includes("Written without a connection"), "it went out by itself");
  await visitor.openChat();
  await expectBothSides(["Hello?", "Written without a connection"]);
});

it("F22 the network is cut: both sides say so, hold back, and catch up", async () => {
  await visitor.context.setOffline(true);
  await agent.reply("Can you still read me?");
  await visitor.write("My train is in a tunnel");
  await visitor.mark("My train is in a tunnel", "held").waitFor();
  await visitor.context.setOffline(false);
  await visitor.bubbles("Can you still read me?").waitFor();
  await agent.bubbles("My train is in a tunnel").waitFor();
  await agent.context.setOffline(true);
  await agent.reply("Now it is me");
  await visitor.write("And I am back");
  await agent.mark("Now it is me", "held").waitFor();
  await agent.context.setOffline(false);
  await visitor.bubbles("Now it is me").waitFor();
  await agent.bubbles("And I am back").waitFor();
  const stored = await storedTexts(desk, name);
  expect([...stored].sort()).toEqual(["And I am back", "Can you still read me?", "Hello?", "My train is in a tunnel", "Now it is me"]);
  expect(await visitor.texts()).toEqual(stored);
  expect(await agent.texts()).toEqual(stored);
});

it("F21 a slow reader does not hold up others, and has everything in the end", async () => {
  const slow = await visitor.context.newCDPSession(visitor.page);
  await slow.send("Network.enable");
  const network = { offline: false, latency: 2000, uploadThroughput: 200, downloadThroughput: 200 };
  await slow.send("Network.emulateNetworkConditions", network);
  const texts = Array.from({ length: 12 }, (_, i) => `Step ${i + 1}`);
  for (const text of texts) {
    await agent.reply(text);
    await agent.bubbles(text).waitFor();
  }
  await until(async () => (await storedTexts(desk, name)).length === 13, "all are stored while the reader is slow");
  await slow.send("Network.emulateNetworkConditions", { ...network, latency: 0, uploadThroughput: -1, downloadThroughput: -1 });
  await expectBothSides(["Hello?", ...texts]);
});

it("F24 away for too long: everything is loaded anew, and the draft stays", async () => {
  await agent.composer.fill("Half a sentence");
  let expired = 0;
  await agent.context.routeWebSocket(/\/events/, (page) => {
    if (expired++ === 0) page.onMessage(() => page.send(JSON.stringify({ type: "cursor_expired" })));
    else page.connectToServer();
  });
  await desk.end("SIGKILL");
  await desk.startAgain();
  await until(() => expired >= 2, "the console has asked for a fresh start");
  await visitor.write("Still there?");
  await agent.bubbles("Still there?").waitFor();
  expect(await agent.composer.inputValue()).toBe("Half a sentence");
  await expectBothSides(["Hello?", "Still there?"]);
});

it("F25 a graceful stop and start: no error on either side, nothing lost", async () => {
  expect(await desk.end("SIGTERM")).toBe(0);
  await visitor.write("During the upgrade");
  await desk.startAgain();
  await agent.bubbles("During the upgrade").waitFor();
  await agent.reply("Back again.");
  await visitor.bubbles("Back again.").waitFor();
  expect(await visitor.widget.locator("[role=alert]").count()).toBe(0);
  expect(await agent.page.locator("[role=alert]").count()).toBe(0);
  await expectBothSides(["Hello?", "During the upgrade", "Back again."]);
});
