// SPDX-License-Identifier: AGPL-3.0-or-later
// The whole job without a mouse, on both sides. Nothing here clicks.
import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { ask, demoPassword, visitorToken } from "../../support/people";
import type { Server } from "../../support/server";
import { Agent } from "./agent";
import { launch, openContext, openShadowRoots } from "./chromium";
import { emptyQueue, startDesk } from "./desk";
import { until } from "./until";
import { Visitor } from "./visitor";

let desk: Server;
let browser: Browser;

beforeAll(async () => {
  [desk, browser] = await Promise.all([startDesk(), launch()]);
  await emptyQueue(desk);
});

afterAll(async () => {
  await browser.close();
  await desk.dispose();
});

/** Goes on with Tab until the focus is on it, as a person would. */
async function tabTo(page: Page, isThere: () => Promise<boolean>, what: string, most = 60): Promise<void> {
  for (let steps = 0; steps < most; steps++) {
    if (await isThere()) return;
    await page.keyboard.press("Tab");
  }
  throw new Error(`${most} times Tab do not lead to ${what}`);
}

describe("an agent without a mouse", () => {
  let agent: Agent;
  const isOn = (label: string) =>
    agent.page.evaluate((wanted) => [document.activeElement?.ariaLabel, document.activeElement?.textContent].includes(wanted), label);

  beforeAll(async () => {
    const context = await openContext(browser);
    agent = new Agent(await context.newPage());
    const token = await visitorToken(desk);
    await ask(desk, token, "POST", "/widget/demo/messages", { client_id: "keyboard-line-1", text: "Is anybody there?" });
  });

  async function press(...keys: string[]): Promise<void> {
    for (const key of keys) await agent.page.keyboard.press(key);
  }

  it("signs in", async () => {
    await agent.page.goto(`${desk.url}/sign-in`);
    await agent.page.locator("input[name=email]:focus").waitFor();
    await agent.page.keyboard.type("ana@demo.test");
    await press("Tab");
    await agent.page.keyboard.type(demoPassword);
    await press("Enter");
    await agent.page.waitForURL("**/inbox/mine");
    await agent.page.getByRole("navigation", { name: "Views" }).waitFor();
  });

  it("goes to the queue, opens the first one and accepts it", async () => {
    await press("g", "n");
    await agent.page.waitForURL("**/inbox/new");
    await agent.page.getByRole("link").filter({ hasText: "Is anybody there?" }).first().waitFor();
    await press("j");
    await agent.bubbles("Is anybody there?").waitFor();
    await press("a");
    await agent.page.waitForURL(/\/inbox\/mine\/\d+/);
  });

  it("has the composer at once and answers", async () => {
    await agent.page.locator("textarea:focus").waitFor();
    await agent.page.keyboard.type("Yes, Ana is.");
    await press("Shift+Enter");
    await agent.page.keyboard.type("How can I help?");
    await press("Enter");
    await agent.mark("Yes, Ana is.\nHow can I help?", "sent").waitFor();
  });

  it("opens a dialog and comes back to where it was", async () => {
    await press("Escape", "s");
    await agent.page.getByRole("dialog").waitFor();
    await agent.page.locator("[role=dialog] :focus").waitFor();
    await press("Escape");
    await agent.page.getByRole("dialog").waitFor({ state: "detached" });
    await press("r");
    await agent.page.locator("textarea:focus").waitFor();
  });

  it("CU2 writes a note about the contact with #", async () => {
    await press("Escape", "#");
    await agent.page.locator("textarea:focus").waitFor();
    await agent.page.keyboard.type("Prefers to be called after six.");
    await press("Enter");
    await agent.page.getByRole("complementary", { name: "Contact" }).getByText("Prefers to be called after six.").waitFor();
    await press("r");
    await agent.page.locator("textarea:focus").waitFor();
  });

  it("picks an emoji with the arrows", async () => {
    await press("Shift+Tab");
    await tabTo(agent.page, () => isOn("Emoji"), "the emoji");
    await press("Enter");
    await agent.page.locator("[role=dialog] button:focus").waitFor();
    await press("ArrowRight", "Enter");
    await agent.page.locator("textarea:focus").waitFor();
    expect(await agent.composer.inputValue()).toBe("😊");
    await press("Control+a", "Delete");
  });

  it("writes a note and goes back to the answer", async () => {
    await press("Escape", "n");
    await agent.page.locator("textarea:focus").waitFor();
    await agent.page.keyboard.type("Called twice");
    await press("Enter");
    await agent.log.getByText("Called twice").waitFor();
    await press("Escape", "r");
    await agent.page.locator("textarea:focus").waitFor();
  });

  it("CU7 labels it: a few letters, Enter, and Enter again closes", async () => {
    await press("Escape", "l");
    await agent.page.locator("[role=dialog] input:focus").waitFor();
    await agent.page.keyboard.type("retu");
    await press("Enter");
    await agent.page.getByRole("dialog").getByRole("checkbox", { name: "returns", checked: true }).waitFor();
    await press("Enter");
    await agent.page.getByRole("dialog").waitFor({ state: "detached" });
    await agent.page.getByRole("complementary", { name: "Contact" }).getByText("returns").waitFor();
  });

  it("finds all of it on the sheet", async () => {
    await press("?");
    const sheet = agent.page.getByRole("dialog", { name: "Keyboard shortcuts" });
    for (const row of ["Accept A", "Reply R", "Note N", "Labels L", "Reassign S", "Solve and go to the next E"])
      await until(async () => (await sheet.innerText()).replaceAll(/\s+/g, " ").includes(row), row);
    await press("Escape");
    await sheet.waitFor({ state: "detached" });
  });

  it("solves it, finds it among the solved and reopens it", async () => {
    const path = new URL(agent.page.url()).pathname;
    await press("Escape", "e");
    await agent.page.waitForURL((url) => url.pathname !== path);
    await press("g", "d");
    await agent.page.waitForURL("**/inbox/solved");
    await agent.page.getByRole("link").filter({ hasText: "How can I help?" }).first().waitFor();
    await press("j");
    await agent.bubbles("Is anybody there?").waitFor();
    await tabTo(agent.page, () => isOn("Reopen"), "Reopen");
    await press("Enter");
    await agent.composer.waitFor();
  });

  it("RT10 passes it to a colleague", async () => {
    await agent.page.locator("#main").focus();
    await press("s");
    await agent.page.locator("[role=dialog] :focus").waitFor();
    // The department is chosen already; the next stop is who in it.
    await press("Tab");
    const toBen = agent.page.getByRole("dialog").getByRole("button", { name: "Reassign to Ben Carter" });
    for (let people = 0; people < 8 && !(await toBen.isVisible()); people++) await press("ArrowDown");
    expect(await toBen.isVisible()).toBe(true);
    await press("Enter");
    await agent.composer.waitFor({ state: "detached" });
    await agent.page.getByText("Accepted by: Ben Carter").first().waitFor();
  });
});

describe("a visitor without a mouse", () => {
  let visitor: Visitor;
  const isOnLauncher = () => visitor.page.evaluate(() => document.activeElement?.shadowRoot?.activeElement?.localName === "button");
  const isOn = (selector: string) => visitor.widget.evaluate((wanted) => document.hasFocus() && !!document.activeElement?.matches(wanted), selector);

  beforeAll(async () => {
    visitor = await Visitor.arrive(browser, desk, {}, openShadowRoots);
    await visitor.page.locator("harken-widget").waitFor({ state: "attached" });
  });

  it("finds the launcher and opens the chat", async () => {
    await tabTo(visitor.page, isOnLauncher, "the launcher");
    await visitor.page.keyboard.press("Enter");
    await visitor.findWidget();
    await visitor.widget.locator(".card.write").waitFor();
    await tabTo(visitor.page, () => isOn(".card.write"), "Write to us");
    await visitor.page.keyboard.press("Enter");
  });

  it("says who it is and what it is about", async () => {
    await visitor.widget.locator("input[name=name]:focus").waitFor();
    await visitor.page.keyboard.type("Keya");
    await visitor.page.keyboard.press("Tab");
    await visitor.page.keyboard.type("keya@example.com");
    await visitor.page.keyboard.press("Tab");
    await visitor.page.keyboard.press("Space");
    await tabTo(visitor.page, () => isOn("button[type=submit]"), "the way on");
    await visitor.page.keyboard.press("Enter");
  });

  it("writes", async () => {
    await visitor.widget.locator("textarea:focus").waitFor();
    await visitor.page.keyboard.type("No mouse at hand");
    await visitor.page.keyboard.press("Enter");
    await visitor.stored("No mouse at hand").waitFor();
  });

  it("closes it with Escape and stands on the launcher again", async () => {
    await visitor.page.keyboard.press("Escape");
    await until(isOnLauncher, "the focus is back on the launcher");
    await visitor.page.keyboard.press("Enter");
    await visitor.widget.locator("textarea:focus").waitFor();
  });
});
