// SPDX-License-Identifier: AGPL-3.0-or-later
// 3Dolphins' quick reply: a minimised chat is a popup at the bottom with a field, Open and Dismiss. And several chats
// side by side.
import type { Browser, Locator } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Server } from "../../support/server";
import { Agent } from "./agent";
import { launch } from "./chromium";
import { emptyQueue, startDesk, storedTexts } from "./desk";
import { until } from "./until";
import { Visitor } from "./visitor";

let desk: Server;
let browser: Browser;
let ana: Agent;
let nora: Visitor;
let omar: Visitor;

async function arrive(name: string): Promise<Visitor> {
  const visitor = await Visitor.arrive(browser, desk);
  await visitor.start(name, `Hello from ${name}`);
  await ana.accept(name);
  return visitor;
}

beforeAll(async () => {
  [desk, browser] = await Promise.all([startDesk(), launch()]);
  await emptyQueue(desk);
  ana = await Agent.signIn(browser, desk, "ana@demo.test");
  nora = await arrive("Nora");
  omar = await arrive("Omar");
});

afterAll(async () => {
  await browser.close();
  await desk.dispose();
});

const popup = (name: string) => ana.page.getByRole("article", { name: `Chat with ${name}` });
const field = (name: string) => popup(name).getByLabel("Quick reply");
const minimise = () => ana.page.getByRole("button", { name: "Minimise" }).last().click();
const isOver = async (a: Locator, b: Locator) => {
  const [one, other] = [(await a.boundingBox())!, (await b.boundingBox())!];
  return one.y + one.height > other.y && one.x + one.width > other.x && other.x + other.width > one.x;
};

describe("minimised chats", () => {
  it("UI16 UI18 a minimised chat is a popup with a quick reply, and Enter sends", async () => {
    await ana.page.getByRole("heading", { level: 1, name: "Omar" }).waitFor();
    await minimise();
    await field("Omar").waitFor();
    expect(await field("Omar").getAttribute("placeholder")).toBe("Type message and enter to send…");
    await field("Omar").fill("One moment, Omar");
    await field("Omar").press("Enter");
    await omar.bubbles("One moment, Omar").waitFor();
    await popup("Omar").getByText("One moment, Omar").waitFor();
    expect(await field("Omar").inputValue()).toBe("");
  });

  it("UI16 a new message shows on it, while another conversation is open, and covers no composer", async () => {
    await ana.open("Mine", "Nora");
    await popup("Omar").getByRole("button", { expanded: true }).click();
    await field("Omar").waitFor({ state: "detached" });
    await omar.write("Are you still there?");
    await popup("Omar").getByText("Are you still there?").waitFor();
    await field("Omar").waitFor();
    expect(await isOver(ana.composer, popup("Omar"))).toBe(false);
    await omar.mark("Are you still there?", "delivered").waitFor();
    expect(await omar.mark("Are you still there?", "read").count()).toBe(0);
  });

  it("is still there after a reload and on every page", async () => {
    await ana.page.reload();
    await popup("Omar").waitFor();
    await ana.page.getByRole("link", { name: "Settings" }).click();
    await popup("Omar").waitFor();
  });

  it("UI16 Open brings the conversation back, ready to answer", async () => {
    await popup("Omar").getByRole("button", { expanded: false }).click();
    await popup("Omar").getByRole("button", { name: "Open" }).click();
    await ana.bubbles("Are you still there?").waitFor();
    await popup("Omar").waitFor({ state: "detached" });
    await until(() => ana.composer.evaluate((area) => area === document.activeElement), "the composer has the focus");
    await omar.mark("Are you still there?", "read").waitFor();
  });

  it("UI16 Dismiss removes the popup, not the conversation", async () => {
    await ana.page.keyboard.press("Escape");
    await ana.page.keyboard.press("m");
    await popup("Omar").getByRole("button", { name: "Dismiss" }).click();
    await popup("Omar").waitFor({ state: "detached" });
    await ana.open("Mine", "Omar");
    await ana.bubbles("Are you still there?").waitFor();
  });

  it("UI17 a click on the customer's message is the wish to answer", async () => {
    expect(await ana.composer.evaluate((area) => area === document.activeElement)).toBe(false);
    await ana.log.getByText("Are you still there?").click();
    await until(() => ana.composer.evaluate((area) => area === document.activeElement), "the composer has the focus");
  });
});

describe("side by side", () => {
  const columns = () => ana.page.getByRole("region", { name: "Conversation", exact: true });
  const column = (name: string) => columns().filter({ has: ana.page.getByRole("heading", { level: 1, name }) });

  it("UI18 a chat stays open beside the next one, and each answer goes where it was written", async () => {
    await ana.page.setViewportSize({ width: 1680, height: 900 });
    await ana.page.getByRole("button", { name: "Keep open beside" }).click();
    await ana.open("Mine", "Nora");
    await until(async () => (await columns().count()) === 2, "two stand side by side");
    for (const name of ["Nora", "Omar"]) {
      const composer = column(name).getByLabel("Answer to the customer");
      await composer.fill(`For ${name} alone`);
      await composer.press("Enter");
      await column(name).getByText(`For ${name} alone`).waitFor();
    }
    await nora.bubbles("For Nora alone").waitFor();
    await omar.bubbles("For Omar alone").waitFor();
    expect(await storedTexts(desk, "Nora")).not.toContain("For Omar alone");
  });

  it("keys and dialogs are for the column in use", async () => {
    await column("Omar").getByRole("log").click();
    await ana.page.keyboard.press("l");
    await ana.page.getByRole("dialog").waitFor();
    expect(await ana.page.getByRole("dialog").count()).toBe(1);
    await ana.page.keyboard.press("Escape");
    await ana.page.getByRole("dialog").waitFor({ state: "detached" });
    await ana.page.keyboard.press("n");
    await column("Omar").getByLabel("Note for the team").waitFor();
    expect(await column("Nora").getByLabel("Note for the team").count()).toBe(0);
  });

  it("is remembered, and one column closes without the other", async () => {
    await ana.page.reload();
    await until(async () => (await columns().count()) === 2, "two stand side by side again");
    await column("Omar").getByRole("button", { name: "Close this column" }).click();
    await until(async () => (await columns().count()) === 1, "one is left");
    await column("Nora").waitFor();
  });
});
