// SPDX-License-Identifier: AGPL-3.0-or-later
// Knowledge as people use it: the agent sends a part or the link, the customer reads before asking, the writer publishes.
import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Server } from "../../support/server";
import { Agent } from "./agent";
import { launch, openContext, pageErrors } from "./chromium";
import { emptyQueue, startDesk, storedTexts } from "./desk";
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
  expect(pageErrors).toEqual([]);
});

describe("IOdesk: knowledge answers while replying", () => {
  it("CO4 CO5 KB1 an agent finds an answer, sends ticked parts, then the link, and the customer reads it in the chat", async () => {
    const visitor = await Visitor.arrive(browser, desk);
    const ana = await Agent.signIn(browser, desk, "ana@demo.test");
    await visitor.start("Jonas", "How do I send something back?");
    await ana.accept("Jonas");
    await ana.composer.waitFor();
    const panel = ana.page.getByRole("region", { name: "Knowledge answers" });
    // The composer may take the focus a moment after the acceptance.
    await until(async () => {
      await ana.page.locator("#main").focus();
      await ana.page.keyboard.press("h");
      return panel.isVisible();
    }, "the key opens the answers");
    await panel.getByRole("searchbox").fill("retrun label");
    const hit = panel.getByRole("button", { name: /How to return something/ });
    await hit.waitFor();
    expect(await hit.locator("mark").first().innerText()).toBe("label");
    await panel.getByRole("searchbox").press("ArrowDown");
    await ana.page.keyboard.press("Enter");
    await panel.getByRole("checkbox").nth(0).check();
    await panel.getByRole("checkbox").nth(4).check();
    await panel.getByRole("button", { name: "Insert 2 parts" }).click();
    const text = "You have 30 days from the day on which the parcel came. One item out of many is fine, the others stay with you.\n\nWe do: the label is free of charge.";
    await expect.poll(() => ana.composer.inputValue()).toBe(text);
    await ana.composer.press("Enter");
    await visitor.widget.getByText("We do: the label is free of charge.").waitFor();

    await ana.page.getByRole("button", { name: "Knowledge answers" }).click();
    await panel.getByRole("button", { name: /How to return something/ }).click();
    await panel.getByRole("button", { name: "Send the link" }).click();
    await ana.log.getByRole("link", { name: /How to return something/ }).waitFor();
    const card = visitor.widget.getByRole("button", { name: /How to return something/ });
    await card.click();
    await visitor.widget.getByRole("heading", { name: "In four steps" }).waitFor();
    expect(await visitor.widget.getByRole("link", { name: "Open the whole page" }).getAttribute("href")).toBe("/help/slow-kiln/en/articles/4-how-to-return-something");
    await visitor.widget.getByRole("button", { name: "Back" }).click();
    await visitor.composer.waitFor();
    expect((await storedTexts(desk, "Jonas"))[1]).toBe(text);
    await Promise.all([visitor.context.close(), ana.context.close()]);
  });
});

describe("help before the chat", () => {
  it("KB1 a customer searches in the widget, reads, and may still write", async () => {
    const visitor = await Visitor.arrive(browser, desk);
    await visitor.pressLauncher();
    await visitor.findWidget();
    const help = visitor.widget.getByRole("region", { name: "Help" });
    await help.getByRole("button", { name: "Where is my parcel?" }).waitFor();
    await help.getByRole("searchbox").fill("dishwash");
    await help.getByRole("button", { name: /Oven, microwave, dishwasher/ }).click();
    await visitor.widget.getByRole("heading", { name: "One rule" }).waitFor();
    await visitor.context.setOffline(true);
    await visitor.widget.getByRole("button", { name: "Back" }).click();
    await help.getByRole("button", { name: /Oven, microwave, dishwasher/ }).click();
    await visitor.widget.getByRole("heading", { name: "One rule" }).waitFor();
    await visitor.context.setOffline(false);
    await visitor.widget.getByRole("button", { name: "Write to us" }).click();
    await visitor.widget.locator("input[name=name]").waitFor();
    await visitor.context.close();
  });
});

describe("the help centre without JavaScript", () => {
  it("KB2 is read, searched and changed into another language", async () => {
    const context = await openContext(browser, { javaScriptEnabled: false, locale: "en-GB" });
    const page = await context.newPage();
    await page.goto(`${desk.url}/help`);
    expect(new URL(page.url()).pathname).toBe("/help/slow-kiln/en");
    await page.getByRole("searchbox").fill("charged twice");
    await page.getByRole("searchbox").press("Enter");
    expect(await page.locator("mark").allInnerTexts()).toContain("charged");
    await page.getByRole("link", { name: "When a refund arrives" }).click();
    expect(await page.title()).toBe("When a refund arrives · Slow Kiln");
    await page.locator("summary").click();
    await page.getByRole("link", { name: "Русский" }).click();
    expect(await page.getByRole("heading", { level: 1 }).innerText()).toBe("Когда придёт возврат денег");
    await page.getByRole("link", { name: "Возврат и деньги" }).first().click();
    expect(await page.getByRole("heading", { level: 1 }).innerText()).toBe("Возврат и деньги");
    await context.close();
  });
});

describe("writing an article", () => {
  const saved = (page: Page) => page.getByRole("status").getByText("Saved", { exact: true }).waitFor();

  it("KB1 KB2 from the first word to the public page, and back to an earlier version", async () => {
    const { page, context } = await Agent.signIn(browser, desk, "mira@demo.test");
    await page.getByRole("navigation", { name: "Sections" }).getByRole("link", { name: "Knowledge" }).click();
    await page.getByRole("button", { name: "New article" }).click();
    await page.getByRole("textbox", { name: "Title", exact: true }).fill("Glazes & colours");
    const body = page.getByRole("textbox", { name: "Text of the article" });
    await body.click();
    await page.keyboard.type("Every glaze is mixed by hand.");
    await page.keyboard.press("Enter");
    await page.getByRole("button", { name: /^Style/ }).click();
    await page.getByRole("menuitem", { name: "Heading", exact: true }).click();
    await page.keyboard.type("Our greens");
    await page.keyboard.press("Enter");
    await page.keyboard.type("- Moss");
    await page.keyboard.press("Enter");
    await page.keyboard.type("Reed");
    await saved(page);
    await page.getByRole("button", { name: "Publish", exact: true }).click();
    await page.getByText("Published", { exact: true }).first().waitFor();
    const address = `${desk.url}/help/slow-kiln/en/articles/10-glazes-colours`;
    const html = async () => (await fetch(address)).text();
    expect(await html()).toContain('<h2 id="our-greens">Our greens</h2><ul><li><p>Moss</p></li><li><p>Reed</p></li></ul>');

    await page.reload();
    await body.getByText("Every glaze is mixed by hand.").waitFor();
    await body.click();
    await page.keyboard.press("Control+a");
    await page.keyboard.type("All gone.");
    await saved(page);
    await page.getByText("Unpublished changes", { exact: true }).waitFor();
    expect(await html()).toContain("mixed by hand");
    await page.getByRole("button", { name: "History" }).click();
    const history = page.getByRole("dialog", { name: "History" });
    await history.getByRole("button", { name: /Published by Mira Novak/ }).click();
    await history.getByText("Our greens").waitFor();
    await history.getByRole("button", { name: "Restore this version" }).click();
    await body.getByText("Every glaze is mixed by hand.").waitFor();
    await context.close();
  });
});
