// SPDX-License-Identifier: AGPL-3.0-or-later
// Every screen of the widget, the shop page behind it and the page of the API.
import type { Visitor } from "../visitor";

export interface WidgetScreen {
  name: string;
  /** Comes as somebody who has talked to the shop before. */
  isKnown?: true;
  /** Has just been answered while the widget was closed. */
  isCalled?: true;
  /** The picture is of the page, not of what is in the widget's frame; the page itself has one language. */
  isOutside?: true;
  /** The widget is the page, and speaks the language of the browser: one comes once in each. */
  isAlone?: true;
  show(visitor: Visitor): Promise<void>;
}

const program = { name: "setup.exe", mimeType: "application/x-msdownload", buffer: Buffer.from("MZ") };
const invoice = { name: "Rechnung November 2026, korrigiert und unterschrieben.txt", mimeType: "text/plain", buffer: Buffer.from("1") };

async function openHome(visitor: Visitor): Promise<void> {
  await visitor.pressLauncher();
  await visitor.findWidget();
  await visitor.widget.locator(".card.write").waitFor();
}

async function refuseFiles(visitor: Visitor): Promise<void> {
  const body = JSON.stringify({ type: "about:blank", title: "Unsupported type", status: 415, code: "unsupported_type" });
  await visitor.context.route("**/api/v1/widget/demo/files", (route) => route.fulfill({ status: 415, contentType: "application/problem+json", body }));
}

const outside: WidgetScreen[] = [
  {
    name: "demo",
    isOutside: true,
    show: async ({ page }) => {
      await page.locator("harken-widget button").waitFor();
    },
  },
  {
    name: "docs",
    isOutside: true,
    show: async ({ page }) => {
      await page.goto(new URL("/docs", page.url()).href);
      await page.locator("h1").waitFor();
    },
  },
  ...(["", "/categories/2", "/articles/1-where-is-my-parcel", "/search?q=return", "/search?q=zzz", "/articles/99"] as const).map<WidgetScreen>((path, at) => ({
    name: `help-${["home", "category", "article", "search", "nothing", "missing"][at]}`,
    isOutside: true,
    show: async ({ page }) => {
      await page.goto(new URL(`/help/slow-kiln/en${path}`, page.url()).href);
      await page.locator("main").waitFor();
    },
  })),
  {
    name: "widget-launcher-badge",
    isOutside: true,
    isKnown: true,
    isCalled: true,
    show: async ({ page }) => {
      await page.locator("harken-widget b").filter({ hasText: /\d/ }).waitFor();
    },
  },
];

const arriving: WidgetScreen[] = [
  { name: "widget-home", show: openHome },
  {
    name: "widget-article",
    show: async (visitor) => {
      await openHome(visitor);
      await visitor.widget.locator(".hit").nth(3).click();
      await visitor.widget.locator(".prose").waitFor();
    },
  },
  { name: "widget-home-known", isKnown: true, show: openHome },
  {
    name: "widget-unreachable",
    show: async (visitor) => {
      await visitor.context.route("**/api/v1/widget/demo", (route) => route.abort());
      await visitor.pressLauncher();
      await visitor.findWidget();
      await visitor.widget.locator(".empty").waitFor();
    },
  },
  { name: "widget-form", show: (visitor) => visitor.openChat() },
  {
    name: "widget-form-problems",
    show: async (visitor) => {
      await visitor.openChat();
      await visitor.widget.locator("input[name=email]").fill("ekaterina@");
      await visitor.widget.locator("button[type=submit]").click();
      await visitor.widget.locator(".error").first().waitFor();
    },
  },
];

const talking: WidgetScreen[] = [
  {
    name: "widget-chat",
    isKnown: true,
    show: async (visitor) => {
      await visitor.openChat();
      await visitor.widget.locator(".picture img").waitFor();
    },
  },
  {
    name: "widget-offline",
    isKnown: true,
    show: async (visitor) => {
      await visitor.openChat();
      await visitor.widget.locator(".picture img").waitFor();
      await visitor.context.setOffline(true);
      await visitor.write("My train is in a tunnel 🚂");
      await visitor.widget.locator("[data-mark=held]").waitFor();
      await visitor.widget.locator(".connection p").waitFor();
    },
  },
  {
    name: "widget-refused",
    isKnown: true,
    show: async (visitor) => {
      await refuseFiles(visitor);
      await visitor.openChat();
      await visitor.widget.locator("input[type=file]").setInputFiles(invoice);
      await visitor.write("Here is the invoice.");
      await visitor.widget.locator("[data-mark=failed]").waitFor();
    },
  },
  {
    name: "widget-files",
    isKnown: true,
    show: async (visitor) => {
      await visitor.openChat();
      await visitor.widget.locator("input[type=file]").setInputFiles([invoice, program]);
      await visitor.widget.locator(".problem").waitFor();
    },
  },
  {
    name: "widget-emoji",
    isKnown: true,
    show: async (visitor) => {
      await visitor.openChat();
      await visitor.widget.locator(".tools button").first().click();
      await visitor.widget.locator(".emoji-picker").waitFor();
    },
  },
  {
    name: "widget-picture",
    isKnown: true,
    show: async (visitor) => {
      await visitor.openChat();
      await visitor.widget.locator(".picture img").waitFor();
      await visitor.widget.locator(".picture").click();
      await visitor.widget.locator("dialog[open] img").waitFor();
    },
  },
];

/** The widget as a page of its own, where the mail about a waiting chat leads. */
async function openAlone({ page }: Visitor, hash = ""): Promise<void> {
  await page.goto(new URL(`/widget/?channel=demo${hash}`, page.url()).href);
}

const linked = `#continue/${"x".repeat(43)}/`;

const alone: WidgetScreen[] = [
  {
    name: "widget-return",
    isAlone: true,
    show: async (visitor) => {
      await openAlone(visitor, linked);
      await visitor.page.locator(".return .primary").waitFor();
    },
  },
  {
    name: "widget-link-over",
    isAlone: true,
    show: async (visitor) => {
      await openAlone(visitor, linked);
      await visitor.page.locator(".return .primary").click();
      await visitor.page.locator(".return h1:focus").waitFor();
    },
  },
  {
    name: "widget-alone",
    isAlone: true,
    isKnown: true,
    show: async (visitor) => {
      await openAlone(visitor);
      await visitor.page.locator(".card.write").click();
      await visitor.page.locator(".picture img").waitFor();
    },
  },
];

export const widgetScreens: WidgetScreen[] = [...outside, ...arriving, ...talking, ...alone];
