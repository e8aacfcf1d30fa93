// SPDX-License-Identifier: AGPL-3.0-or-later
// The page of a ticket with each of its windows, what its dialogs say, and the ladder in the settings.
import type { Page } from "playwright-core";
import { at, dialog, type Screen, settings } from "./screen";

async function ticket(page: Page, id: string, window: string): Promise<void> {
  await at(page, `/tickets/${id}?window=${window}`);
  await page.locator("main article h1").waitFor();
}

async function thread(page: Page, id: string, window: "main" | "internal"): Promise<void> {
  await ticket(page, id, window);
  await page.locator(`[role=log][data-part=${window}] article`).first().waitFor();
  await page.locator(`form[data-part=${window}] [role=textbox]`).waitFor();
}

export const ticketScreens: Screen[] = [
  { name: "ticket-main", reader: "ana", show: (page, { tickets }) => thread(page, tickets.handled.id, "main") },
  { name: "ticket-internal", reader: "ana", show: (page, { tickets }) => thread(page, tickets.handled.id, "internal") },
  {
    name: "ticket-history",
    reader: "ana",
    show: async (page, { tickets }) => {
      await ticket(page, tickets.handled.id, "history");
      await page.locator("main ol li").first().waitFor();
    },
  },
  {
    name: "ticket-comments",
    reader: "ana",
    show: async (page, { tickets }) => {
      await ticket(page, tickets.handled.id, "comment");
      await page.locator("[role=log][data-part=comment] article").first().waitFor();
    },
  },
  {
    name: "ticket-about",
    reader: "ana",
    show: async (page, { tickets }) => {
      await ticket(page, tickets.handled.id, "about");
      await page.locator("main dl").first().waitFor();
    },
  },
  { name: "ticket-asked-for", reader: "ana", show: (page, { tickets }) => thread(page, tickets.askedFor.id, "main") },
  {
    name: "ticket-asked-about",
    reader: "admin",
    spoilsPage: true,
    show: async (page, { tickets }) => {
      await thread(page, tickets.handled.id, "internal");
      await page.getByRole("button", { name: "Raise…" }).click();
      await dialog(page);
    },
  },
  {
    name: "ticket-resolve",
    reader: "ana",
    spoilsPage: true,
    show: async (page, { tickets }) => {
      await thread(page, tickets.handled.id, "main");
      await page.getByRole("button", { name: "Resolve" }).click();
      await dialog(page);
    },
  },
  {
    name: "settings-ladder",
    reader: "admin",
    show: async (page) => {
      await settings(page, "ladder");
      await page.locator("article button[aria-pressed=true]").waitFor();
    },
  },
];
