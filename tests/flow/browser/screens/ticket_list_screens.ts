// SPDX-License-Identifier: AGPL-3.0-or-later
import type { Page } from "playwright-core";
import { at, dialog, type Screen } from "./screen";

/** Rows on a desktop, cards on a phone. */
const tickets = (page: Page) => page.locator("main a[href^='/tickets/']").first();

async function table(page: Page, query = ""): Promise<void> {
  await at(page, `/tickets${query}`);
  await tickets(page).waitFor();
}

export const ticketListScreens: Screen[] = [
  { name: "tickets", reader: "admin", show: (page) => table(page) },
  { name: "tickets-board", reader: "admin", show: (page) => table(page, "?layout=board") },
  {
    name: "tickets-comments",
    reader: "admin",
    show: async (page) => {
      await table(page);
      const toggle = page.locator("main button[aria-expanded][aria-label^='Comments on'], article button[aria-expanded=false]").filter({ visible: true }).first();
      await toggle.click();
      await page.locator("main textarea").first().waitFor();
    },
  },
  {
    name: "ticket-card",
    reader: "admin",
    spoilsPage: true,
    show: async (page) => {
      await table(page);
      await page.locator("main header button").last().click();
      await dialog(page);
      await page.getByRole("dialog").locator("[contenteditable]").waitFor();
    },
  },
  {
    name: "tickets-nothing-fits",
    reader: "admin",
    show: async (page) => {
      await at(page, "/tickets?q=nothing-is-called-so");
      await page.getByText("No ticket fits").waitFor();
    },
  },
];
