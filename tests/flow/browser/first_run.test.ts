// SPDX-License-Identifier: AGPL-3.0-or-later
// A desk that nobody has set up: the first person walks through the three steps and finds something to try.
import type { Browser } from "playwright-core";
import { afterAll, beforeAll, expect, it } from "vitest";
import type { Server } from "../../support/server";
import { Agent } from "./agent";
import { launch, openContext } from "./chromium";
import { startDesk } from "./desk";
import { until } from "./until";

let desk: Server;
let browser: Browser;
let agent: Agent;

beforeAll(async () => {
  [desk, browser] = await Promise.all([startDesk({ demo: false }), launch()]);
  const context = await openContext(browser);
  agent = new Agent(await context.newPage());
});

afterAll(async () => {
  await browser.close();
  await desk.dispose();
});

it("step 1: the one-time code of the terminal makes the desk and its first admin", async () => {
  const { page } = agent;
  await page.goto(desk.url);
  await page.getByLabel("Code from the terminal").fill("WRONGX-WRONGX");
  await page.getByLabel("Company or team").fill("Acme Tools");
  await page.getByLabel("Your name").fill("Ada Ivanova");
  await page.getByLabel("Your e-mail").fill("ada@acme.test");
  await page.getByLabel("Password", { exact: true }).fill("four random words here");
  await page.getByRole("button", { name: "Create the desk" }).click();
  await page.getByText("not the code", { exact: false }).or(page.locator("[aria-invalid=true]")).first().waitFor();
  const code = await until(() => /one-time code:\s+(\S+)/.exec(desk.log())?.[1], "the code stands in the terminal");
  await page.getByLabel("Code from the terminal").fill(code);
  await page.getByRole("button", { name: "Create the desk" }).click();
});

it("step 2: the snippet of the first channel, to copy", async () => {
  const { page } = agent;
  await page.getByRole("heading", { name: "Put the chat on your website" }).waitFor();
  await page.getByText(/widget\.js" data-channel="[\w-]+"/).waitFor();
  await page.reload();
  await page.getByRole("heading", { name: "Put the chat on your website" }).waitFor();
  await page.getByRole("button", { name: "Do this later" }).click();
});

it("step 3: colleagues, who can be left for later", async () => {
  const { page } = agent;
  await page.getByRole("heading", { name: "Bring your colleagues" }).waitFor();
  await page.getByRole("button", { name: "Do this later" }).click();
});

it("a sample conversation waits, rings, and explains itself", async () => {
  const { page } = agent;
  await page.waitForURL("**/inbox/new");
  await agent.alert.waitFor({ state: "attached" });
  await agent.accept("Sample customer");
  await agent.bubbles("Hello! I am a sample conversation. Try everything on me before real customers write. 👋").waitFor();
  expect(await agent.log.locator("[data-side=left]").count()).toBe(5);
  await agent.log.getByText("This is a note").waitFor();
  await agent.reply("It works.");
  await agent.mark("It works.", "sent").waitFor();
});

it("the set-up does not come back", async () => {
  const { page } = agent;
  await page.goto(`${desk.url}/setup`);
  await page.waitForURL("**/inbox/**");
});
