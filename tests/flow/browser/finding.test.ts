// SPDX-License-Identifier: AGPL-3.0-or-later
// Two walks of the seeds: IOdesk's label that is found again in Solved, and the storefront's customer whom staff write to first.
import type { Browser } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { Agent } from "./agent";
import { launch, pageErrors } from "./chromium";
import type { Server } from "../../support/server";
import { conversationsIn, emptyQueue, startDesk } from "./desk";
import { until } from "./until";
import { Visitor } from "./visitor";

let desk: Server;
let browser: Browser;
let ana: Agent;
let mira: Agent;

beforeAll(async () => {
  [desk, browser] = await Promise.all([startDesk(), launch()]);
  await emptyQueue(desk);
  [ana, mira] = (await Promise.all(["ana", "mira"].map((name) => Agent.signIn(browser, desk, `${name}@demo.test`)))) as [Agent, Agent];
});

afterAll(async () => {
  await browser.close();
  await desk.dispose();
  expect(pageErrors).toEqual([]);
});

const chip = (agent: Agent, name: string) => agent.page.getByRole("group", { name: "Filters" }).getByRole("button", { name, exact: true });

async function choose(agent: Agent, filter: string, value: string): Promise<void> {
  await chip(agent, filter).click();
  await agent.page.getByRole("option", { name: value, exact: true }).click();
}

describe("IOdesk: what is solved is found by its label", () => {
  let visitor: Visitor;

  it("CU7 an agent labels a conversation and solves it", async () => {
    visitor = await Visitor.arrive(browser, desk);
    await visitor.start("Nadia", "The walnut tray came in two pieces");
    await ana.accept("Nadia");
    await ana.bubbles("The walnut tray came in two pieces").waitFor();
    await ana.page.keyboard.press("Escape");
    await ana.page.locator("#main").focus();
    await ana.page.keyboard.press("l");
    await ana.page.getByRole("dialog").getByText("returns", { exact: true }).click();
    await ana.page.keyboard.press("Escape");
    await ana.page.getByRole("button", { name: "Solve" }).first().click();
    await until(async () => (await conversationsIn(desk, "solved")).some(({ contact }) => contact.name === "Nadia"), "it is solved");
  });

  it("UI22 in Solved, the label narrows the list, and the address says so", async () => {
    await ana.page.goto(`${desk.url}/inbox/solved`);
    await choose(ana, "Label", "returns");
    await ana.page.waitForURL(/label=\d+/);
    await ana.page.getByRole("link").filter({ hasText: "Nadia" }).waitFor();
    await ana.page.reload();
    await ana.page.getByRole("link").filter({ hasText: "Nadia" }).waitFor();
    expect(await ana.page.getByRole("link").filter({ hasText: "Tom Becker" }).count()).toBe(0);
  });

  it("UI22 what it is narrowed to can be kept, with its count", async () => {
    await ana.page.getByRole("button", { name: "Save view" }).click();
    await ana.page.getByLabel("Name", { exact: true }).fill("Broken things");
    await ana.page.keyboard.press("Enter");
    const link = ana.page.getByRole("list", { name: "Saved views" }).getByRole("link", { name: /Broken things/ });
    await link.waitFor();
    await until(async () => /\d/.test(await link.innerText()), "it has a count");
    await ana.page.goto(`${desk.url}/inbox/mine`);
    await link.click();
    await ana.page.getByRole("link").filter({ hasText: "Nadia" }).waitFor();
  });

  it("UI22 the search finds the words with the label in Solved, and opens the thread there", async () => {
    await ana.page.keyboard.press("Escape");
    await ana.page.locator("#main").focus();
    await ana.page.keyboard.press("g");
    await ana.page.keyboard.press("f");
    await ana.page.waitForURL("**/search");
    await ana.page.getByRole("searchbox").fill("walnut");
    const hit = ana.page.locator("a[data-result]").filter({ hasText: "walnut" });
    await hit.waitFor();
    expect(await hit.locator("mark").innerText()).toBe("walnut");
    await choose(ana, "Status", "Solved");
    await choose(ana, "Label", "returns");
    await hit.waitFor();
    await ana.page.getByRole("searchbox").press("ArrowDown");
    await ana.page.keyboard.press("Enter");
    await ana.page.waitForURL(/\/inbox\/solved\/\d+\?at=\d+/);
    await ana.log.locator("[data-found=true]").filter({ hasText: "walnut" }).waitFor();
  });

  it("UI22 the palette finds too", async () => {
    await ana.page.keyboard.press("Control+k");
    await ana.page.getByPlaceholder("What would you like to do?").fill("walnut");
    // The conversation that the console knows stands there too, under Conversations.
    await ana.page.locator("[data-action][group=Search]").filter({ hasText: "Nadia" }).filter({ hasText: "walnut" }).click();
    await ana.page.waitForURL(/at=\d+/);
  });

  it("RE3 the overview by label counts it, and leads to the conversations", async () => {
    await ana.page.goto(`${desk.url}/reports`);
    await ana.page.getByRole("img", { name: "Conversations with each label over time" }).locator("svg").first().waitFor();
    await ana.page.getByRole("link", { name: "Show the conversations with returns" }).click();
    await ana.page.waitForURL(/created_from=/);
    await ana.page.getByRole("link").filter({ hasText: "Nadia" }).waitFor();
  });
});

describe("the storefront: staff write first", () => {
  let visitor: Visitor;

  it("CU8 the customer is in the list, and the page tells what is known", async () => {
    visitor = await Visitor.arrive(browser, desk);
    await visitor.start("Wilhelmina", "Do you gift-wrap?");
    await mira.accept("Wilhelmina");
    await mira.bubbles("Do you gift-wrap?").waitFor();
    await mira.reply("We do, for two euros.");
    await visitor.bubbles("We do, for two euros.").waitFor();
    await mira.page.getByRole("button", { name: "Solve" }).first().click();
    await visitor.pressLauncher();
    await mira.page.getByRole("link", { name: "Customers" }).click();
    await mira.page.getByRole("searchbox", { name: "Name, e-mail, phone" }).fill("wilhel");
    await mira.page.getByRole("list", { name: "Customers" }).getByRole("link", { name: /Wilhelmina/ }).click();
    await mira.page.getByRole("heading", { name: "1 conversation" }).waitFor();
    await mira.page.getByText("Reaches us by").waitFor();
  });

  it("CU4 name and e-mail are edited in place", async () => {
    await mira.page.getByLabel("E-mail", { exact: true }).fill("mina@example.test");
    await mira.page.keyboard.press("Enter");
    await mira.page.reload();
    await until(async () => (await mira.page.getByLabel("E-mail", { exact: true }).inputValue()) === "mina@example.test", "it is stored");
  });

  it("LC19 CH5 Open Conversation: the message pops up beside the customer's launcher, and opens at a click", async () => {
    await mira.page.getByRole("button", { name: "Open conversation", exact: true }).click();
    await mira.page.getByLabel("Your message").fill("Your bowl is back in stock");
    await mira.page.getByRole("button", { name: "Send", exact: true }).click();
    await mira.page.waitForURL(/\/inbox\/mine\/\d+/);
    const peek = visitor.widget.locator(".peek");
    await peek.getByText("Your bowl is back in stock").waitFor();
    // A person sees where it is before they click; the frame moves there a moment after its content is drawn.
    await until(async () => {
      if (!(await visitor.composer.isVisible())) await peek.getByRole("button").first().click({ timeout: 1_000 });
      return visitor.composer.isVisible();
    }, "a click opens the chat");
    await visitor.bubbles("Your bowl is back in stock").waitFor();
    await mira.mark("Your bowl is back in stock", "read").waitFor();
  });

  it("CH6 for who is away it waits in the widget, and the e-mail is held back with its reason", async () => {
    const away = await Visitor.arrive(browser, desk);
    await away.start("Theodore", "Hello?");
    await mira.accept("Theodore");
    await mira.bubbles("Hello?").waitFor();
    await mira.page.getByLabel("E-mail", { exact: true }).fill("theo@example.test");
    await mira.page.keyboard.press("Enter");
    await mira.page.getByRole("button", { name: "Solve" }).first().click();
    const state = await away.context.storageState();
    await away.context.close();
    await mira.page.getByRole("link", { name: "Customers" }).click();
    await mira.page.getByRole("searchbox", { name: "Name, e-mail, phone" }).fill("theodore");
    await mira.page.getByRole("list", { name: "Customers" }).getByRole("link", { name: /Theodore/ }).click();
    await mira.page.getByRole("button", { name: "Open conversation", exact: true }).click();
    await mira.page.getByLabel("Your message").fill("We have your parcel");
    await mira.page.getByRole("button", { name: "Send", exact: true }).click();
    await mira.page.waitForURL(/\/inbox\/mine\/\d+/);
    await mira.bubbles("We have your parcel").getByRole("img", { name: /e-mail about it is held back: no e-mail channel/ }).waitFor();
    const back = await Visitor.arrive(browser, desk, { storageState: state });
    await back.findWidget();
    await back.widget.locator(".peek").getByText("We have your parcel").waitFor();
  });

  it("LC22 a blocked customer is told that the message is refused", async () => {
    await mira.page.goto(`${desk.url}/customers`);
    await mira.page.getByRole("searchbox", { name: "Name, e-mail, phone" }).fill("wilhel");
    await mira.page.getByRole("list", { name: "Customers" }).getByRole("link", { name: /Wilhelmina/ }).click();
    await mira.page.getByRole("button", { name: "More actions" }).click();
    await mira.page.getByRole("menuitem", { name: "Block" }).click();
    await mira.page.getByRole("dialog").getByRole("button", { name: "Block" }).click();
    await mira.page.locator("header").getByText("Blocked", { exact: true }).last().waitFor();
    await visitor.write("Let me in");
    await visitor.mark("Let me in", "failed").waitFor();
  });
});
