// SPDX-License-Identifier: AGPL-3.0-or-later
// Channels in the settings: the list, the dialog that adds one, and their pages. For Telegram and e-mail no provider is
// there: what the desk would answer about them is written here.
import type { Schemas } from "@shared/api";
import type { Page, Route } from "playwright-core";
import type { Lively } from "./lively";
import { dialog, type Screen, settings } from "./screen";

type Channel = Schemas["Channel"];
type Health = NonNullable<Channel["health"]>;

const since = new Date(Date.now() - 25 * 60_000).toISOString();
const bot = { id: 7, name: "Slow Kiln, ceramics from Berlin", user_name: "slowkiln_ceramics_bot" };
const server = (host: string, port: number) => ({ host, port, security: port === 587 ? "starttls" : "tls", user: "help@slowkiln.example" });

function pretended({ program }: Lively, number: number, kind: Channel["kind"], name: string, state: Health["state"], reason = ""): Channel {
  return { ...program, id: `77700${number}` as Channel["id"], kind, name, health: { state, reason, since } };
}

function telegram(desk: Lively): Channel {
  return pretended(desk, 1, "telegram", "Shop bot", "failing", "token_refused");
}

function email(desk: Lively): Channel {
  return pretended(desk, 2, "email", "help@slowkiln.example", "working");
}

const settingsOf = (desk: Lively) => ({
  telegram: {
    bot,
    menu: {
      greeting: "Hello! Slow Kiln here.\nWho should answer you?",
      departments: [
        { id: desk.program.department_id, label: "Something about an order that is on its way" },
        { id: desk.rich.department_id === desk.program.department_id ? "1" : desk.rich.department_id, label: "Anything else" },
      ],
    },
  },
  email: {
    address: "help@slowkiln.example",
    name: "Slow Kiln",
    imap: server("imap.slowkiln.example", 993),
    smtp: server("smtp.slowkiln.example", 587),
    signature: "Slow Kiln\nKastanienallee 12, Berlin",
  },
});

async function addPretended(route: Route, desk: Lively): Promise<void> {
  const answer = await route.fetch();
  const { items } = (await answer.json()) as { items: Channel[] };
  await route.fulfill({ json: { items: [...items, telegram(desk), email(desk), pretended(desk, 3, "telegram", "Бот для постоянных клиентов", "new")] } });
}

/** A desk that also has these channels; they are known when the page is loaded anew. */
async function pretend(page: Page, desk: Lively): Promise<void> {
  await page.route("**/api/v1/channels", (route) => addPretended(route, desk));
  for (const channel of [telegram(desk), email(desk)] as const) {
    const trouble = channel.health!.reason ? { reason: channel.health!.reason, detail: "401: Unauthorized" } : null;
    const connection = {
      channel,
      settings: settingsOf(desk)[channel.kind as "telegram" | "email"],
      secrets: channel.kind === "email" ? ["imap_password", "smtp_password"] : ["token"],
      hook_path: `/hooks/${channel.id}`,
      hook_url: "",
      receiving: trouble,
      sending: null,
      version: 1,
    };
    await page.route(`**/api/v1/connections/${channel.id}`, (route) => route.fulfill({ json: connection }));
    await page.route(`**/api/v1/connections/${channel.id}/inbound?**`, (route) => route.fulfill({ json: { items: [], next: null } }));
  }
}

async function add(page: Page, kind: number): Promise<void> {
  await settings(page, "chat");
  await page.locator("article > header button").click();
  await dialog(page);
  await page.getByRole("dialog").locator("ul button").nth(kind).click();
  await page.getByRole("dialog").locator("form input").first().waitFor();
}

const adding: Screen[] = [
  {
    name: "settings-chat-add",
    reader: "admin",
    show: async (page) => {
      await settings(page, "chat");
      await page.locator("article > header button").click();
      await dialog(page);
    },
  },
  {
    name: "settings-chat-add-telegram",
    reader: "admin",
    spoilsPage: true,
    show: async (page) => {
      await page.route("**/connections/check", (route) => route.fulfill({ status: 422, json: { title: "refused", status: 422, code: "token_refused", field: "secrets.token", detail: "Unauthorized" } }));
      await add(page, 1);
      await page.getByRole("dialog").locator("form input").fill("123456789:AAE");
      await page.keyboard.press("Enter");
      await page.getByText("Unauthorized").waitFor();
    },
  },
  {
    name: "settings-chat-add-bot",
    reader: "admin",
    spoilsPage: true,
    show: async (page) => {
      await page.route("**/connections/check", (route) => route.fulfill({ json: { settings: { bot } } }));
      await add(page, 1);
      await page.getByRole("dialog").locator("form input").fill("123456789:AAE");
      await page.keyboard.press("Enter");
      await page.getByText(`@${bot.user_name}`).waitFor();
    },
  },
  {
    name: "settings-chat-add-email",
    reader: "admin",
    show: async (page) => {
      await add(page, 2);
      await page.locator("input[type=email]").fill("slowkiln@gmail.com");
      await page.getByRole("dialog").locator("button[aria-expanded]").last().click();
      await page.locator("fieldset").last().waitFor();
    },
  },
  { name: "settings-chat-add-program", reader: "admin", show: (page) => add(page, 3) },
];

const pages: Screen[] = [
  {
    name: "settings-channels",
    reader: "admin",
    spoilsPage: true,
    show: async (page, desk) => {
      await pretend(page, desk);
      await settings(page, "chat");
      await page.getByRole("status").locator("a").waitFor();
    },
  },
  {
    name: "settings-channel-program",
    reader: "admin",
    show: async (page, { program }) => {
      await settings(page, `chat/${program.id}`);
      await page.locator("tbody tr").nth(1).waitFor();
    },
  },
  {
    name: "settings-channel-ledger",
    reader: "admin",
    show: async (page, { program }) => {
      await settings(page, `chat/${program.id}`);
      await page.locator("tbody tr").nth(1).waitFor();
      await page.locator("table").scrollIntoViewIfNeeded();
    },
  },
  {
    name: "settings-channel-secret",
    reader: "admin",
    spoilsPage: true,
    show: async (page, { program }) => {
      await page.route("**/connections/*/secret", (route) => route.fulfill({ status: 201, json: { secret: "not-a-real-one-not-a-real-one-not-a-real-one" } }));
      await settings(page, `chat/${program.id}`);
      await page.locator("tbody tr").nth(1).waitFor();
      await page.getByRole("button", { name: "Renew the secret" }).click();
      await page.getByRole("dialog").getByRole("button", { name: "Renew the secret" }).click();
      await page.getByRole("dialog").locator("code").waitFor();
    },
  },
  {
    name: "settings-channel-telegram",
    reader: "admin",
    spoilsPage: true,
    show: async (page, desk) => {
      await pretend(page, desk);
      await settings(page, `chat/${telegram(desk).id}`);
      await page.locator("figure").waitFor();
    },
  },
  {
    name: "settings-channel-email",
    reader: "admin",
    spoilsPage: true,
    show: async (page, desk) => {
      await pretend(page, desk);
      await settings(page, `chat/${email(desk).id}`);
      await page.locator("fieldset").last().waitFor();
    },
  },
  {
    name: "channel-fails",
    reader: "admin",
    spoilsPage: true,
    show: async (page, desk) => {
      await pretend(page, desk);
      await page.goto(new URL("/inbox/new", page.url()).href);
      await page.getByRole("status").locator("a").waitFor();
    },
  },
  {
    name: "settings-channel-of-agent",
    reader: "ana",
    show: (page, { program }) => settings(page, `chat/${program.id}`),
  },
];

export const channelScreens: Screen[] = [...adding, ...pages];
