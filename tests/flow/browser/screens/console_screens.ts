// SPDX-License-Identifier: AGPL-3.0-or-later
// Every screen of the console: who looks, how one gets there, and what tells that it has come.
import type { Page } from "playwright-core";
import { channelScreens } from "./channel_screens";
import { at, conversation, dialog, inbox, rows, type Screen, settings } from "./screen";
import { linkedTicketScreens } from "./linked_ticket_screens";
import { ticketListScreens } from "./ticket_list_screens";
import { ticketScreens } from "./ticket_screens";

/** A desk that answers nothing: the page is there, the line is dead. */
async function cutLine(page: Page): Promise<void> {
  await page.routeWebSocket(/\/events/, (socket) => socket.close({ code: 1011 }));
}

const beforeTheDesk: Screen[] = [
  {
    name: "sign-in",
    reader: "nobody",
    show: async (page) => {
      await at(page, "/sign-in");
      await page.locator("input[name=password]").waitFor();
    },
  },
  {
    name: "sign-in-refused",
    reader: "nobody",
    show: async (page) => {
      await at(page, "/sign-in");
      await page.locator("input[name=email]").fill("ana@demo.test");
      await page.locator("input[name=password]").fill("not the password");
      await page.keyboard.press("Enter");
      await page.getByRole("alert").waitFor();
    },
  },
  {
    name: "setup-workspace",
    reader: "first admin",
    show: async (page) => {
      await at(page, "/setup");
      await page.locator("input[type=password]").fill("an elephant drinks tea");
      await page.locator("input[autocomplete=organization]").fill("Slow Kiln");
    },
  },
  {
    name: "setup-chat",
    reader: "admin",
    show: async (page) => {
      await at(page, "/setup?step=chat");
      await page.locator("pre, code").first().waitFor();
    },
  },
  {
    name: "setup-people",
    reader: "admin",
    show: async (page) => {
      await at(page, "/setup?step=people");
      await page.locator("input[type=email]").waitFor();
    },
  },
  {
    name: "setup-unreachable",
    spoilsPage: true,
    reader: "nobody",
    show: async (page) => {
      await page.route("**/api/v1/setup", (route) => route.abort());
      await at(page, "/setup");
      await page.getByRole("alert").waitFor();
    },
  },
];

const views = ["mine", "new", "team", "waiting", "escalated", "solved"].map<Screen>((view) => ({
  name: `inbox-${view}`,
  reader: "ana",
  show: (page) => inbox(page, view),
}));

const lists: Screen[] = [
  ...views,
  {
    name: "inbox-empty",
    reader: "admin",
    show: async (page) => {
      await at(page, "/inbox/mine");
      await page.locator("main p").last().waitFor();
    },
  },
  {
    name: "inbox-failed",
    spoilsPage: true,
    reader: "ana",
    show: async (page) => {
      await page.route("**/api/v1/conversations?**", (route) => route.abort());
      await at(page, "/inbox/solved");
      await page.getByRole("alert").waitFor();
    },
  },
  {
    name: "desk-unreachable",
    spoilsPage: true,
    reader: "ana",
    show: async (page) => {
      await page.route("**/api/v1/**", (route) => route.abort());
      await at(page, "/inbox/mine");
      await page.getByRole("alert").waitFor();
    },
  },
  {
    name: "new-card",
    reader: "ana",
    withCards: true,
    show: async (page) => {
      await inbox(page, "mine");
      await page.locator("article").first().waitFor();
    },
  },
  {
    name: "new-card-over-conversation",
    reader: "ana",
    withCards: true,
    show: async (page, desk) => {
      await conversation(page, "mine", desk.rich.id);
      await page.locator("article").first().waitFor();
    },
  },
];

/** Colleagues about a conversation: what is asked, agreed and told. */
const helping: Screen[] = [
  { name: "conversation-asked-to-help", reader: "ana", show: (page, desk) => conversation(page, "mine", desk.asked.id) },
  { name: "conversation-escalated", reader: "ana", show: (page, desk) => conversation(page, "escalated", desk.escalated.id) },
  {
    name: "conversation-escalate",
    reader: "ana",
    show: async (page, desk) => {
      await conversation(page, "mine", desk.rich.id);
      await page.keyboard.press("u");
      await dialog(page);
    },
  },
  {
    name: "conversation-later",
    reader: "ana",
    show: async (page, desk) => {
      await conversation(page, "mine", desk.rich.id);
      await page.keyboard.press("p");
      await dialog(page);
    },
  },
  {
    name: "conversation-ask-access",
    reader: "ana",
    show: async (page, desk) => {
      await conversation(page, "team", desk.heldByBen.id);
      await page.keyboard.press("q");
      await dialog(page);
    },
  },
  {
    name: "conversation-mention",
    spoilsPage: true,
    reader: "ana",
    show: async (page, desk) => {
      await conversation(page, "mine", desk.rich.id);
      await page.keyboard.press("n");
      await page.locator("[data-kind=note] textarea").pressSequentially("Please look, @");
      await page.getByRole("listbox").waitFor();
    },
  },
  {
    name: "notifications",
    reader: "ana",
    show: async (page) => {
      await inbox(page, "mine");
      await page.keyboard.press("b");
      await dialog(page);
      const box = await page.getByRole("dialog").boundingBox();
      if (!box || box.width < 320) throw new Error(`the list of notifications is ${box?.width} px wide`);
    },
  },
  {
    name: "inbox-selected",
    reader: "ana",
    show: async (page) => {
      await inbox(page, "team");
      await page.keyboard.press("*");
      await page.getByRole("toolbar").waitFor();
    },
  },
  {
    name: "inbox-selected-escalate",
    reader: "ana",
    spoilsPage: true,
    show: async (page) => {
      await inbox(page, "mine");
      await page.keyboard.press("*");
      await page.keyboard.press("u");
      await dialog(page);
    },
  },
];

const conversations: Screen[] = [
  { name: "conversation", reader: "ana", show: (page, desk) => conversation(page, "mine", desk.rich.id) },
  { name: "conversation-new", reader: "ana", show: (page, desk) => conversation(page, "new", desk.queued.id) },
  { name: "conversation-new-of-supervisor", reader: "admin", show: (page, desk) => conversation(page, "unassigned", desk.queued.id) },
  { name: "conversation-of-colleague", reader: "ana", show: (page, desk) => conversation(page, "team", desk.heldByBen.id) },
  { name: "conversation-solved", reader: "ana", show: (page, desk) => conversation(page, "solved", desk.solved.id) },
  {
    name: "conversation-gone",
    reader: "ana",
    show: async (page) => {
      await at(page, "/inbox/mine/999999999");
      await page.locator("main section svg").first().waitFor();
    },
  },
  {
    name: "conversation-note",
    spoilsPage: true,
    reader: "ana",
    show: async (page, desk) => {
      await conversation(page, "mine", desk.rich.id);
      await page.keyboard.press("n");
      await page.locator("[data-kind=note] textarea").fill("Ben has the carrier on the phone. Please do not promise a date yet.");
    },
  },
  {
    name: "conversation-offline",
    reader: "ana offline",
    show: async (page, desk) => {
      await cutLine(page);
      await page.route("**/api/v1/conversations/*/messages", (route) => (route.request().method() === "POST" ? route.abort() : route.continue()));
      await conversation(page, "mine", desk.rich.id);
      await page.locator("[data-link=offline]").waitFor();
      await page.locator("[data-kind=reply] textarea").fill("The green one is 17 cm high, so it will fit. 🌿");
      await page.keyboard.press("Enter");
      await page.locator("[data-state=held]").waitFor();
    },
  },
  {
    name: "conversation-files",
    spoilsPage: true,
    reader: "ana",
    show: async (page, desk) => {
      await conversation(page, "mine", desk.rich.id);
      const text = { name: "Накладная за ноябрь, исправленная.txt", mimeType: "text/plain", buffer: Buffer.from("1") };
      const program = { name: "setup.exe", mimeType: "application/x-msdownload", buffer: Buffer.from("MZ") };
      await page.locator("input[type=file]").setInputFiles([text, program]);
      await page.getByText("setup.exe").first().waitFor();
    },
  },
  {
    name: "conversation-emoji",
    spoilsPage: true,
    reader: "ana",
    show: async (page, desk) => {
      await conversation(page, "mine", desk.rich.id);
      await page.locator("[data-kind=reply] [aria-haspopup=dialog]").click();
      await dialog(page);
    },
  },
  {
    name: "contact-panel",
    reader: "ana",
    show: async (page, desk) => {
      await conversation(page, "mine", desk.rich.id);
      if (await page.locator("aside").isVisible()) await page.keyboard.press("#");
      else await page.keyboard.press("i");
      await page.locator("dl").first().waitFor();
    },
  },
];

const dialogs = ([["reassign", "s"], ["labels", "l"], ["shortcuts", "?"], ["palette", "Control+k"]] as const).map<Screen>(([name, key]) => ({
  name,
  reader: "ana",
  show: async (page, desk) => {
    await conversation(page, "mine", desk.rich.id);
    await page.keyboard.press(key);
    await dialog(page);
  },
}));

const menu: Screen = {
  name: "profile-menu",
  reader: "ana",
  show: async (page) => {
    await inbox(page, "mine");
    await page.locator("nav [aria-haspopup=menu]").click();
    await page.getByRole("menu").waitFor();
  },
};

const sections = ["profile", "workspace", "words", "people", "departments", "statuses", "availability", "chat", "labels", "roles", "deleted", "audit"].map<Screen>((path) => ({
  name: `settings-${path}`,
  reader: "admin",
  show: (page) => settings(page, path),
}));

const settingsDialogs = ["people", "departments", "statuses", "availability", "labels"].map<Screen>((path) => ({
  name: `settings-${path}-add`,
  reader: "admin",
  show: async (page) => {
    await settings(page, path);
    await page.locator("article > header button").click();
    await dialog(page);
  },
}));

const settingsPages: Screen[] = [
  ...sections,
  ...settingsDialogs,
  { name: "settings-chat-website", reader: "admin", show: (page, desk) => settings(page, `chat/${desk.channel.id}`) },
  {
    name: "settings-department",
    reader: "admin",
    show: async (page) => {
      await settings(page, "departments");
      await page.locator("article ul a").first().click();
      await page.locator("article form").waitFor();
      // Hours are what takes the most room.
      await page.locator("article form [role=radiogroup]").last().locator("label").last().click();
      await page.locator("input[type=time]").first().waitFor();
    },
  },
  {
    name: "settings-role-new",
    reader: "admin",
    show: async (page) => {
      await settings(page, "roles/new?copy=supervisor");
      await page.getByRole("switch").first().waitFor();
    },
  },
  {
    name: "settings-role-builtin",
    reader: "admin",
    show: async (page) => {
      await settings(page, "roles/manager");
      await page.locator("article ul li").first().waitFor();
    },
  },
  {
    name: "settings-audit-changes",
    reader: "admin",
    show: async (page) => {
      await settings(page, "audit?kind=user");
      await page.locator("article button[aria-expanded]").first().click();
    },
  },
  {
    name: "settings-label-delete",
    reader: "admin",
    show: async (page) => {
      await settings(page, "labels");
      await page.locator("article li").filter({ hasText: "повреждено при доставке" }).getByRole("button").last().click();
      await page.getByRole("dialog").locator("form input").waitFor();
    },
  },
  { name: "settings-of-agent", reader: "ana", show: (page) => settings(page, "people") },
  {
    name: "settings-unsaved",
    spoilsPage: true,
    reader: "admin",
    show: async (page) => {
      await settings(page, "workspace");
      await page.locator("article input").first().fill("Slow Kiln & Daughters");
    },
  },
];

const team: Screen = {
  name: "team",
  reader: "admin",
  show: async (page) => {
    await at(page, "/team");
    await page.locator("article dl strong").first().waitFor();
  },
};

async function knowledge(page: Page): Promise<void> {
  await at(page, "/knowledge");
  await page.locator("main ul a[href*='/articles/']").first().waitFor();
}

async function article(page: Page): Promise<void> {
  await knowledge(page);
  await page.locator("main ul a[href*='/articles/']").filter({ hasText: "How to return" }).click();
  await page.locator("[role=textbox][contenteditable] h2").first().waitFor();
}

const knowledgeScreens: Screen[] = [
  { name: "knowledge", reader: "admin", show: knowledge },
  { name: "knowledge-of-agent", reader: "ana", show: knowledge },
  {
    name: "knowledge-settings",
    reader: "admin",
    show: async (page) => {
      await knowledge(page);
      await page.getByRole("button", { name: "Settings of Slow Kiln" }).click();
      await dialog(page);
    },
  },
  { name: "knowledge-article", reader: "admin", show: article },
  {
    name: "knowledge-history",
    reader: "admin",
    spoilsPage: true,
    show: async (page) => {
      await article(page);
      await page.getByRole("button", { name: "History" }).click();
      await page.getByRole("dialog").locator("h2").nth(1).waitFor();
    },
  },
  {
    name: "conversation-answers",
    reader: "ana",
    spoilsPage: true,
    show: async (page, desk) => {
      await conversation(page, "mine", desk.rich.id);
      await page.keyboard.press("h");
      await page.locator("[data-hits] button").first().click();
      await page.getByRole("checkbox").nth(1).check();
    },
  },
];

const finding: Screen[] = [
  {
    name: "search-start",
    reader: "ana",
    show: async (page) => {
      await at(page, "/search");
      await page.getByRole("searchbox").waitFor();
    },
  },
  {
    name: "search-found",
    reader: "ana",
    show: async (page) => {
      await at(page, "/search?q=order");
      await page.locator("[data-result] mark").first().waitFor();
    },
  },
  {
    name: "search-nothing",
    reader: "ana",
    show: async (page) => {
      await at(page, "/search?q=nothingofthiskind&status=solved");
      await page.getByText("nothingofthiskind").last().waitFor();
    },
  },
  {
    name: "customers",
    reader: "ana",
    show: async (page) => {
      await at(page, "/customers");
      await page.locator("main ul a[href*='/customers/']").first().waitFor();
    },
  },
  {
    name: "customer",
    reader: "admin",
    show: async (page, { rich }) => {
      await at(page, `/customers/${rich.contact.id}`);
      await page.locator(`main a[href*='${rich.id}']`).waitFor();
    },
  },
  {
    name: "customer-merge",
    reader: "admin",
    spoilsPage: true,
    show: async (page, { rich }) => {
      await at(page, `/customers/${rich.contact.id}`);
      await page.locator("header button[aria-haspopup=menu]").click();
      await page.getByRole("menuitem").first().click();
      await dialog(page);
    },
  },
  {
    name: "open-conversation",
    reader: "admin",
    spoilsPage: true,
    show: async (page, { solved }) => {
      await at(page, `/customers/${solved.contact.id}`);
      await page.getByRole("button", { name: "Open conversation" }).click();
      await dialog(page);
    },
  },
  {
    name: "reports",
    reader: "admin",
    show: async (page) => {
      await at(page, "/reports");
      await page.locator("main figure svg").first().waitFor();
    },
  },
  {
    name: "inbox-narrowed",
    reader: "ana",
    show: async (page) => {
      await at(page, "/inbox/all?status=solved");
      await rows(page).waitFor();
    },
  },
];

export const consoleScreens: Screen[] = [
  ...beforeTheDesk,
  ...lists,
  team,
  ...finding,
  ...conversations,
  ...helping,
  ...dialogs,
  menu,
  ...settingsPages,
  ...channelScreens,
  ...ticketScreens,
  ...linkedTicketScreens,
  ...ticketListScreens,
  ...knowledgeScreens,
];
