// SPDX-License-Identifier: AGPL-3.0-or-later
// Canned replies as an agent uses them: with the slash, with the mouse, and where they are written.
import type { Browser } from "playwright-core";
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
let visitor: Visitor;

beforeAll(async () => {
  [desk, browser] = await Promise.all([startDesk(), launch()]);
  await emptyQueue(desk);
  ana = await Agent.signIn(browser, desk, "ana@demo.test");
  visitor = await Visitor.arrive(browser, desk);
  await visitor.start("{{user.email}} Nora", "Hello");
  await ana.accept("{{user.email}} Nora");
});

afterAll(async () => {
  await browser.close();
  await desk.dispose();
});

const options = () => ana.page.getByRole("listbox", { name: "Ready answers" }).getByRole("option");
const chosen = () => ana.page.locator("[role=option][aria-selected=true]").innerText();

describe("canned replies in the composer", () => {
  it("CO3 a slash opens them, letters filter, arrows choose, Enter inserts and does not send", async () => {
    await ana.composer.focus();
    await ana.page.keyboard.type("/");
    await options().first().waitFor();
    const all = await options().count();
    await ana.page.keyboard.type("or");
    await until(async () => (await options().count()) < all, "fewer are left");
    expect(await chosen()).toContain("Ask for the order number");
    const first = await chosen();
    await ana.page.keyboard.press("ArrowDown");
    await until(async () => (await chosen()) !== first, "the next is chosen");
    await ana.page.keyboard.press("Tab");
    expect(await ana.composer.evaluate((area) => area === document.activeElement)).toBe(true);
    await ana.composer.fill("");
    await ana.page.keyboard.type("/return");
    await until(async () => (await chosen()).includes("Return an item"), "the shortcut fits best");
    await ana.page.keyboard.press("Enter");
    await until(async () => (await ana.composer.inputValue()).startsWith("You can return anything"), "it is in the composer");
    expect(await options().count()).toBe(0);
    expect(await storedTexts(desk, "{{user.email}} Nora")).toEqual(["Hello"]);
  });

  it("A62 what a customer calls themselves is never taken for a placeholder", async () => {
    await ana.composer.fill("/hi");
    await options().first().waitFor();
    await ana.page.keyboard.press("Enter");
    await until(async () => (await ana.composer.inputValue()) !== "/hi", "it is inserted");
    const text = "Hello {{user.email}}, this is Ana Petrova of Slow Kiln. How can I help?";
    expect(await ana.composer.inputValue()).toBe(text);
    await ana.composer.press("Enter");
    await visitor.bubbles(text).waitFor();
  });

  it("Escape closes, and the slash stays a slash", async () => {
    await ana.composer.fill("");
    await ana.composer.pressSequentially("/hi");
    await options().first().waitFor();
    await ana.page.keyboard.press("Escape");
    await options().first().waitFor({ state: "detached" });
    expect(await ana.composer.inputValue()).toBe("/hi");
    await ana.composer.press("Enter");
    await visitor.bubbles("/hi").waitFor();
    await ana.composer.pressSequentially("open 24/7 and https://shop.example/");
    expect(await options().count()).toBe(0);
    await ana.composer.fill("");
  });

  it("CO2 by pressing Canned replies one finds and inserts them with the mouse, into what stands there", async () => {
    await ana.composer.fill("Dear Nora, ");
    await ana.page.getByRole("button", { name: "Canned replies" }).click();
    await ana.page.getByRole("combobox", { name: "Find a ready answer" }).fill("order number");
    await options().filter({ hasText: "Ask for the order number" }).click();
    await until(async () => (await ana.composer.inputValue()).startsWith("Dear Nora, Could you tell me your order number?"), "it is inserted");
    await ana.composer.fill("");
  });

  it("CO2 a new one is written with a preview, and is there after the slash at once", async () => {
    await ana.page.getByRole("link", { name: "Settings" }).click();
    await ana.page.getByRole("link", { name: "Canned replies" }).click();
    await ana.page.getByText("My farewell").waitFor();
    await ana.page.getByRole("button", { name: "New reply" }).click();
    const dialog = ana.page.getByRole("dialog");
    await dialog.getByLabel("Name", { exact: true }).fill("Signature");
    await dialog.getByLabel("Shortcut").fill("sig");
    await dialog.getByLabel("Text").fill("Best wishes to ");
    await dialog.getByRole("button", { name: "First name" }).click();
    await dialog.getByText("Best wishes to Nora").waitFor();
    await dialog.getByText("Unknown visitor").click();
    await dialog.getByText("Best wishes to there").waitFor();
    await dialog.getByLabel("Text").fill("{{oops}}");
    await dialog.getByText("{{oops}} is none of the names below").waitFor();
    expect(await dialog.getByRole("button", { name: "Save" }).isDisabled()).toBe(true);
    await dialog.getByLabel("Text").fill("Best wishes");
    await dialog.getByRole("button", { name: "Save" }).click();
    await dialog.waitFor({ state: "detached" });
    await ana.page.getByText("/sig").waitFor();
    await ana.page.goBack();
    await ana.page.goBack();
    await ana.composer.fill("/sig");
    await options().filter({ hasText: "Signature" }).waitFor();
    await ana.composer.fill("");
  });
});

describe("drafts", () => {
  it("CO12 what is typed in one browser is there in the other, and the one that types is left alone", async () => {
    const path = new URL(ana.page.url()).pathname;
    const phone = await Agent.signIn(browser, desk, "ana@demo.test");
    await phone.page.goto(`${desk.url}${path}`);
    await ana.composer.fill("I am still writing");
    await until(async () => (await phone.composer.inputValue()) === "I am still writing", "the other browser shows it");
    await phone.composer.fill("I go on here");
    await phone.composer.blur();
    await until(
      async () => ((await ana.page.evaluate(() => document.activeElement?.tagName)) === "TEXTAREA" ? true : false),
      "the first one still has the focus",
    );
    await ana.composer.blur();
    await until(async () => (await ana.composer.inputValue()) === "I go on here", "the first one follows when it is left");
    await phone.reply("I go on here");
    await until(async () => (await ana.composer.inputValue()) === "", "what was sent is no draft any more");
    await phone.context.close();
  });
});
