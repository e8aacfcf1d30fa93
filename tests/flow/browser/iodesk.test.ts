// SPDX-License-Identifier: AGPL-3.0-or-later
// The walk of IOdesk's guide, in its words: the four states, claim, who the client is, note, canned, picture, label, Solved.
// All that colleagues do for each other stands in helping.test.ts, its knowledge answers in knowledge.test.ts.
import type { Browser, Locator } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { ask, staffToken } from "../../support/people";
import type { Server } from "../../support/server";
import { Agent } from "./agent";
import { launch, pageErrors } from "./chromium";
import { emptyQueue, startDesk } from "./desk";
import { until } from "./until";
import { Visitor } from "./visitor";

let desk: Server;
let browser: Browser;
let ana: Agent;
let visitor: Visitor;

const png = Buffer.from("iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==", "base64");
const view = (name: string | RegExp): Locator => ana.page.getByRole("navigation", { name: "Views" }).getByRole("link", { name });
const row = (name: string): Locator => ana.page.locator("main a[href*='/inbox/']").filter({ hasText: name }).first();
/** Keys are for the conversation, not for what is being written. */
async function leaveTheField(): Promise<void> {
  await ana.page.keyboard.press("Escape");
  await ana.page.locator("#main").focus();
}

beforeAll(async () => {
  [desk, browser] = await Promise.all([startDesk(), launch()]);
  await ask(desk, await staffToken(desk), "PATCH", "/workspace", { words: "iodesk" });
  await emptyQueue(desk);
  ana = await Agent.signIn(browser, desk, "ana@demo.test");
  visitor = await Visitor.arrive(browser, desk);
  await visitor.start("Nadia", "The teapot lid is missing");
});

afterAll(async () => {
  await browser.close();
  await desk.dispose();
});

describe("an agent of IOdesk", () => {
  it("LC2 UI1 finds the four states as views with their counts, and the team's tickets", async () => {
    for (const name of [/^New 1$/, /^Open \d+$/, /^Pending \d+$/, /^Solved \d+$/, /^Team tickets \d+$/]) await view(name).waitFor();
  });

  it("UI1 UI2 a click on a state loads summaries: who, the last words, how long ago", async () => {
    await view(/^New/).click();
    const summary = await row("Nadia").innerText();
    for (const part of ["Nadia", "The teapot lid is missing", "Support"]) expect(summary).toContain(part);
    expect(await row("Nadia").locator("time").count()).toBe(1);
  });

  it("RT4 Claim makes it open, and theirs; the current one is highlighted", async () => {
    await row("Nadia").click();
    await ana.page.getByRole("button", { name: "Claim" }).first().click();
    await ana.composer.waitFor();
    await ana.page.getByText("Open · Ana Petrova").waitFor();
    expect(await row("Nadia").getAttribute("aria-current")).toBe("true");
  });

  it("CU4 CU5 a press on the name shows what is known, ready to be changed, and what was asked before", async () => {
    await leaveTheField();
    await ana.page.keyboard.press("i");
    const panel = ana.page.getByRole("complementary", { name: "Contact" });
    await panel.waitFor({ state: "detached" });
    await ana.page.getByRole("heading", { level: 1 }).getByRole("button", { name: "Nadia" }).click();
    await panel.getByText("Earlier tickets (0)").waitFor();
    await until(() => panel.getByLabel("Name", { exact: true }).evaluate((field) => field === document.activeElement), "the name has the focus");
  });

  it("CU1 CU3 by the customer's name one changes name and e-mail, and sees when it was opened, from which address", async () => {
    await ana.page.getByLabel("Name", { exact: true }).fill("Nadia Ruiz");
    await ana.page.keyboard.press("Enter");
    await ana.page.getByRole("heading", { name: "Nadia Ruiz", level: 1 }).waitFor();
    await ana.page.getByLabel("E-mail", { exact: true }).fill("nadia@example.test");
    await ana.page.keyboard.press("Enter");
    await ana.page.getByText("127.0.0.1").waitFor();
    await ana.page.getByText("Opened", { exact: true }).waitFor();
    await ana.page.reload();
    await until(async () => (await ana.page.getByLabel("E-mail", { exact: true }).inputValue()) === "nadia@example.test", "it is stored");
  });

  it("CU2 UI3 a note stands in the thread for colleagues, and who said what and when", async () => {
    await ana.note("Third time this month");
    await ana.page.getByRole("button", { name: "Reply", exact: true }).click();
    expect(await ana.bubbles("The teapot lid is missing").locator("time").count()).toBeGreaterThan(0);
    expect(await visitor.widget.getByText("Third time this month").count()).toBe(0);
  });

  it("UI4 UI5 a colleague sees it among the Team tickets and requests access", async () => {
    const ben = await Agent.signIn(browser, desk, "ben@demo.test");
    await ben.open("Team tickets", "Nadia Ruiz");
    await ben.page.getByRole("button", { name: "Request access" }).click();
    await ben.page.getByRole("dialog").getByRole("button", { name: "Request access" }).click();
    await ana.page.getByText("Ben Carter requests access").first().waitFor();
    await ana.page.getByRole("button", { name: "Let read and note" }).click();
    await ben.page.getByText("You are helping Ana Petrova with notes").waitFor();
    await ben.context.close();
  });

  it("CO1 CO2 Enter sends; a canned reply of the company is a click away; the ticket is Pending then", async () => {
    await ana.page.getByRole("button", { name: "Canned responses" }).click();
    await ana.page.getByRole("combobox", { name: "Find a ready answer" }).fill("order number");
    await ana.page.getByRole("option").filter({ hasText: "Ask for the order number" }).click();
    await until(async () => (await ana.composer.inputValue()).startsWith("Could you tell me your order number?"), "it is inserted");
    await ana.composer.press("Enter");
    await visitor.widget.getByText("Could you tell me your order number?").waitFor();
    await ana.page.getByText("Pending · Ana Petrova").waitFor();
  });

  it("LC2 what is Pending is not among the Open ones, and is found under Pending", async () => {
    await row("Nadia Ruiz").waitFor({ state: "detached" });
    await view(/^Pending/).click();
    await row("Nadia Ruiz").click();
    await ana.composer.waitFor();
  });

  it("CO7 a picture is shared by the icon", async () => {
    await ana.page.locator("main input[type=file]").setInputFiles({ name: "teapot.png", mimeType: "image/png", buffer: png });
    await until(() => ana.page.getByRole("button", { name: "Send", exact: true }).isEnabled(), "it is uploaded");
    await ana.composer.press("Enter");
    await visitor.widget.getByRole("button", { name: /teapot\.png/ }).waitFor();
  });

  it("CU7 UI22 the label found in Solved brings it back", async () => {
    await leaveTheField();
    await ana.page.keyboard.press("l");
    await ana.page.getByRole("dialog").getByText("returns", { exact: true }).click();
    await ana.page.keyboard.press("Escape");
    await ana.page.getByRole("button", { name: "Solve" }).first().click();
    await view(/^Solved/).click();
    await ana.page.getByRole("group", { name: "Filters" }).getByRole("button", { name: "Label", exact: true }).click();
    await ana.page.getByRole("option", { name: "returns", exact: true }).click();
    await row("Nadia Ruiz").waitFor();
    expect(await visitor.widget.getByText("returns", { exact: true }).count()).toBe(0);
  });

  it("throws nothing in any page on the way", () => {
    expect(pageErrors).toEqual([]);
  });
});
