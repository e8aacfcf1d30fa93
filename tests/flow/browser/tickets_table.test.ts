// SPDX-License-Identifier: AGPL-3.0-or-later
// The table of tickets as people use it: made, sorted, changed in the cell, commented on, deleted and brought back, moved on the board.
import type { Schemas } from "@shared/api";
import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { ask, staffToken } from "../../support/people";
import type { Server } from "../../support/server";
import { Agent } from "./agent";
import { launch } from "./chromium";
import { startDesk } from "./desk";

const patience = { timeout: 20_000 };
let desk: Server;
let browser: Browser;
let page: Page;
let admin: string;

beforeAll(async () => {
  [desk, browser] = await Promise.all([startDesk(), launch()]);
  admin = await staffToken(desk);
  for (const title of ["Banner is crooked", "Zip codes are refused"]) {
    await ask(desk, admin, "POST", "/tickets", { client_id: `table-${title.slice(0, 6).replaceAll(" ", "-")}-01`, title, priority: "minor" });
  }
  page = (await Agent.signIn(browser, desk, "mira@demo.test")).page;
  await page.keyboard.press("g");
  await page.keyboard.press("t");
  await page.waitForURL("**/tickets");
});

afterAll(async () => {
  await browser.close();
  await desk.dispose();
});

async function stored(title: string): Promise<Schemas["Ticket"] | undefined> {
  return (await ask<Schemas["TicketPage"]>(desk, admin, "GET", "/tickets?limit=200")).items.find((ticket) => ticket.title === title);
}

const row = (title: string) => page.getByRole("row").filter({ hasText: title });
const titles = () => page.locator("[role=row] [data-column=title] a").allTextContents();

describe("the table of tickets", () => {
  it("UI8 LC10 LC11 LC13 a ticket is made from the table with title, priority and deadline", async () => {
    await page.getByRole("button", { name: "Create ticket" }).click();
    const card = page.getByRole("dialog", { name: "Create ticket" });
    await card.getByRole("textbox", { name: "Title" }).fill("Checkout is slow");
    await card.getByRole("textbox", { name: "Description" }).fill("Since the release of Monday");
    await card.getByRole("combobox", { name: "Priority" }).click();
    await page.getByRole("option", { name: "Major" }).click();
    await card.getByLabel("Deadline").fill("2020-05-04T10:30");
    await card.getByRole("button", { name: "Create ticket" }).click();
    await row("Checkout is slow").getByText("Overdue").waitFor();
    const ticket = await stored("Checkout is slow");
    expect([ticket?.priority, ticket?.responsible, ticket?.excerpt]).toEqual(["major", null, "Since the release of Monday"]);
  });

  it("UI9 the title is sorted both ways and back to the default", async () => {
    const before = await titles();
    const press = () => page.getByRole("columnheader", { name: "Title" }).getByRole("button").click();
    const mine = ["Banner is crooked", "Checkout is slow", "Zip codes are refused"];
    const order = async () => (await titles()).filter((title) => mine.includes(title));
    await press();
    await expect.poll(order, patience).toEqual(mine);
    await press();
    await expect.poll(order, patience).toEqual([...mine].reverse());
    await press();
    await expect.poll(titles, patience).toEqual(before);
  });

  it("UI10 LC12 status and responsible change in their cells", async () => {
    await row("Banner is crooked").getByRole("button", { name: /^Status of ticket/ }).click();
    await page.getByRole("option", { name: "In progress" }).click();
    await row("Banner is crooked").getByRole("button", { name: /^Responsible for ticket/ }).click();
    await page.getByRole("option", { name: /Ben/ }).click();
    await row("Banner is crooked").getByRole("button", { name: /^Responsible for ticket.*: Ben/ }).waitFor();
    const facts = async () => {
      const ticket = await stored("Banner is crooked");
      return [ticket?.status, ticket?.responsible?.name.startsWith("Ben")];
    };
    await expect.poll(facts, patience).toEqual(["in_progress", true]);
  });

  it("UI12 LC14 the chevron opens the comments, and one more is written there", async () => {
    await row("Banner is crooked").getByRole("button", { name: /^Comments on ticket/ }).click();
    const comments = page.getByRole("region", { name: /^Comments on ticket/ });
    await comments.getByRole("textbox").fill("Three degrees to the left");
    await comments.getByRole("button", { name: "Comment" }).click();
    await comments.getByText("Three degrees to the left").waitFor();
    await expect.poll(async () => (await stored("Banner is crooked"))?.comments, patience).toBe(1);
  });

  it("UI11 the pencil opens the quick form, and saves it", async () => {
    await row("Zip codes are refused").getByRole("button", { name: /^Edit ticket/ }).click();
    const card = page.getByRole("dialog", { name: /^Ticket #/ });
    await card.getByRole("textbox", { name: "Title" }).fill("Postcodes are refused");
    await card.getByRole("button", { name: "Save" }).click();
    await row("Postcodes are refused").waitFor();
  });

  it("UI11 LC18 the bin deletes, and Undo brings it back", async () => {
    await row("Postcodes are refused").getByRole("button", { name: /^Delete ticket/ }).click();
    await row("Postcodes are refused").waitFor({ state: "detached" });
    expect(await stored("Postcodes are refused")).toBeUndefined();
    await page.getByRole("button", { name: "Undo" }).click();
    await row("Postcodes are refused").waitFor();
  });

  it("UI8 on the board a card goes on by its menu and by the pointer", async () => {
    await page.getByText("As a board").click();
    const column = (name: string) => page.getByRole("region", { name, exact: true });
    const card = (name: string) => column(name).getByRole("article").filter({ hasText: "Checkout is slow" });
    await card("To do").getByRole("button", { name: /^Move ticket/ }).press("Enter");
    await page.getByRole("menuitem", { name: "Move to Waiting" }).press("Enter");
    await card("Waiting").waitFor();
    await card("Waiting").dragTo(column("Closed"));
    await card("Closed").waitFor();
    await expect.poll(async () => (await stored("Checkout is slow"))?.status, patience).toBe("closed");
  });

  it("UI19 UI10 without a mouse: found, changed, moved on the board and opened, as the sheet of keys says", async () => {
    const keys = page.keyboard;
    const focused = () => page.evaluate(() => document.activeElement?.textContent ?? "");
    const title = "Banner is crooked";
    const walkTo = async () => {
      for (let i = 0; i < 30 && (await focused()) !== title; ++i) {
        const before = await focused();
        await keys.press("j");
        await expect.poll(focused, patience).not.toBe(before);
      }
    };
    await page.goto(`${desk.url}/tickets?sort=title&order=asc`);
    await row(title).waitFor();
    await keys.press("?");
    const sheet = page.getByRole("dialog", { name: "Keyboard shortcuts" });
    await sheet.getByRole("region", { name: "In tickets: table, board and page" }).getByText("Change who is responsible").waitFor();
    await keys.press("Escape");
    await sheet.waitFor({ state: "detached" });
    await walkTo();
    await keys.press("p");
    await page.locator("[role=option][data-combobox-selected]", { hasText: "Minor" }).waitFor();
    await keys.press("ArrowUp");
    await keys.press("Enter");
    await expect.poll(async () => (await stored(title))?.priority, patience).not.toBe("minor");
    await keys.press("s");
    await expect.poll(() => page.evaluate(() => document.activeElement?.tagName), patience).toBe("INPUT");
    await keys.type("ana");
    await expect.poll(() => page.getByRole("option").count(), patience).toBe(1);
    await keys.press("ArrowDown");
    await keys.press("Enter");
    await expect.poll(async () => (await stored(title))?.responsible?.name, patience).toMatch(/^Ana/);

    await page.goto(`${desk.url}/tickets?layout=board&q=crooked`);
    const card = (column: string) => page.getByRole("region", { name: column, exact: true }).getByRole("article").filter({ hasText: title });
    await card("In progress").waitFor();
    await walkTo();
    await keys.press("e");
    await expect.poll(() => page.evaluate(() => document.activeElement?.closest("[role=menu]") !== null), patience).toBe(true);
    for (let i = 0; i < 5 && (await focused()) !== "Move to To do"; ++i) await keys.press("ArrowDown");
    await keys.press("Enter");
    await card("To do").waitFor();
    await walkTo();
    await keys.press("Enter");
    await page.waitForURL(`**/tickets/${(await stored(title))!.id}`);
  });
});
