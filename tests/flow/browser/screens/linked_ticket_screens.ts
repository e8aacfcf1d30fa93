// SPDX-License-Identifier: AGPL-3.0-or-later
// Tickets beside a conversation. That of the list shows them by number, in its head and at its foot.
import { at, conversation, dialog, type Screen } from "./screen";

export const linkedTicketScreens: Screen[] = [
  {
    name: "conversation-tickets",
    reader: "ana",
    show: async (page, desk) => {
      await conversation(page, "mine", desk.rich.id);
      await page.locator("a[href*='/tickets/'][data-status=waiting]").first().waitFor();
      await page.keyboard.press("t");
      await dialog(page);
      await page.locator("[role=dialog] section li").nth(2).waitFor();
    },
  },
  {
    name: "conversation-new-ticket",
    reader: "ana",
    show: async (page, desk) => {
      await conversation(page, "escalated", desk.escalated.id);
      await page.locator("button[data-place=foot]").waitFor();
      await page.keyboard.press("t");
      await dialog(page);
      await page.locator("[role=dialog] [role=region] li").first().waitFor();
    },
  },
  {
    name: "customer-tickets",
    reader: "ana",
    show: async (page, desk) => {
      await at(page, `/customers/${desk.rich.contact.id}`);
      await page.locator("a[href*='/tickets/'][data-status=waiting]").first().waitFor();
    },
  },
];
