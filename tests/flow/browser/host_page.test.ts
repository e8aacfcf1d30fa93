// SPDX-License-Identifier: AGPL-3.0-or-later
// The widget and the page that carries it: the page's commands, its language, its other tabs, and its hostile parts.
import type { Schemas } from "@shared/api";
import type { Browser } from "playwright-core";
import { afterAll, beforeAll, beforeEach, expect, it } from "vitest";
import { ask, identityToken, staffToken } from "../../support/people";
import type { Server } from "../../support/server";
import { launch, openContext } from "./chromium";
import { conversationsIn, emptyQueue, startDesk } from "./desk";
import { until } from "./until";
import { Visitor } from "./visitor";

let desk: Server;
let browser: Browser;
let secret = "";

declare global {
  interface Window {
    Harken: (command: string, ...rest: unknown[]) => void;
    told: unknown[];
  }
}

beforeAll(async () => {
  [desk, browser] = await Promise.all([startDesk(), launch()]);
  const admin = await staffToken(desk);
  const channels = await ask<{ items: Schemas["Channel"][] }>(desk, admin, "GET", "/channels");
  const id = channels.items.find(({ key }) => key === "demo")?.id;
  secret = (await ask<Schemas["IdentitySecrets"]>(desk, admin, "POST", `/channels/${id}/identity-secrets`)).current ?? "";
});

beforeEach(() => emptyQueue(desk));

afterAll(async () => {
  await browser.close();
  await desk.dispose();
});

const command = (visitor: Visitor, ...call: [string, ...unknown[]]) => visitor.page.evaluate((all) => window.Harken(...all), call);

it("CH5 identify: no questions asked, the name is known, and another browser has the conversation too", async () => {
  const phone = await Visitor.arrive(browser, desk);
  await phone.page.locator("harken-widget").waitFor({ state: "attached" });
  await command(phone, "identify", identityToken(secret, { sub: "u-9", name: "Iris Vale", email: "iris@vale.test" }));
  await phone.openChat();
  await phone.write("Where is my order?");
  await phone.stored("Where is my order?").waitFor();
  const contact = (await conversationsIn(desk, "new"))[0]?.contact;
  expect([contact?.name, contact?.email]).toEqual(["Iris Vale", "iris@vale.test"]);

  const laptop = await Visitor.arrive(browser, desk);
  await laptop.page.locator("harken-widget").waitFor({ state: "attached" });
  await command(laptop, "identify", identityToken(secret, { sub: "u-9" }));
  await laptop.openChat();
  await laptop.bubbles("Where is my order?").waitFor();

  await command(laptop, "logout");
  await laptop.widget.locator(".card.write").waitFor();
  expect(await laptop.widget.locator(".card.recent").count()).toBe(0);
  await command(laptop, "identify", identityToken(secret, { sub: "u-10", name: "Somebody Else" }));
  await laptop.widget.locator(".card.write").click();
  await laptop.composer.waitFor();
  await until(() => laptop.widget.evaluate(() => !!localStorage["harken:demo:subject"]), "the other customer's session is there");
  expect(await laptop.texts()).toEqual([]);
  await Promise.all([phone.context.close(), laptop.context.close()]);
});

it("A43 the next customer in the same browser, without a logout between: nothing of the first is left", async () => {
  const visitor = await Visitor.arrive(browser, desk);
  await visitor.page.locator("harken-widget").waitFor({ state: "attached" });
  await command(visitor, "identify", identityToken(secret, { sub: "u-20" }));
  await visitor.openChat();
  await visitor.write("My secret question");
  await visitor.stored("My secret question").waitFor();
  await visitor.composer.fill("half a sentence");
  await command(visitor, "identify", identityToken(secret, { sub: "u-21" }));
  await visitor.widget.locator(".card.write").click();
  await visitor.composer.waitFor();
  expect(await visitor.composer.inputValue()).toBe("");
  await until(() => visitor.widget.evaluate(() => localStorage["harken:demo:subject"] === '"u-21"'), "the next one is known");
  expect(await visitor.texts()).toEqual([]);
  await visitor.context.close();
});

it("open, close, toggle, set and on, also before the script is there", async () => {
  const visitor = await Visitor.arrive(browser, desk, {}, async (context) => {
    await context.addInitScript(() => {
      window.told = [];
      const waiting: unknown[][] = [];
      window.Harken = Object.assign((...call: unknown[]) => void waiting.push(call), { q: waiting });
      for (const name of ["ready", "open", "close"]) window.Harken("on", name, () => window.told.push(name));
      window.Harken("open");
    });
  });
  await until(() => visitor.page.evaluate(() => window.told.includes("ready")), "the call from before was heard");
  await visitor.findWidget();
  await command(visitor, "set", { language: "ru", theme: "dark" });
  await visitor.widget.getByRole("button", { name: "Напишите нам" }).or(visitor.widget.locator("html[lang=ru][data-theme=dark]")).first().waitFor();
  await command(visitor, "toggle");
  await until(() => visitor.page.evaluate(() => window.told.join()), "told").then((told) => expect(told).toBe("open,ready,close"));
  await visitor.context.close();
});

it("a page that reads from the right has its chat so", async () => {
  const visitor = await Visitor.arrive(browser, desk, {}, async (context) => {
    await context.route("**/demo", async (route) => {
      const answer = await route.fetch();
      await route.fulfill({ response: answer, body: (await answer.text()).replace('<html lang="en">', '<html lang="ar" dir="rtl">') });
    });
  });
  await visitor.start("ليلى", "أين طلبي؟");
  expect(await visitor.widget.evaluate(() => document.documentElement.dir)).toBe("rtl");
  const own = await visitor.bubbles("أين طلبي؟").boundingBox();
  const frame = await visitor.widget.frameElement().then((element) => element.boundingBox());
  expect((own?.x ?? 0) - (frame?.x ?? 0)).toBeLessThan((frame?.width ?? 0) / 2);
  await visitor.context.close();
});

it("two tabs: one socket, both in step, and the other takes over", async () => {
  const context = await openContext(browser);
  let sockets = 0;
  const tabs = await Promise.all([0, 1].map(async () => new Visitor(await context.newPage())));
  for (const { page } of tabs) {
    page.on("websocket", (socket) => {
      sockets += 1;
      socket.on("close", () => (sockets -= 1));
    });
    await page.goto(`${desk.url}/demo`);
  }
  const [first, second] = tabs as [Visitor, Visitor];
  await first.page.bringToFront();
  await first.start("Two Tabs", "From the first");
  await second.page.bringToFront();
  await second.openChat();
  await second.bubbles("From the first").waitFor();
  await second.write("From the second");
  await second.stored("From the second").waitFor();
  await first.bubbles("From the second").waitFor();
  expect(sockets).toBe(1);
  await first.page.close();
  await second.write("The first is gone");
  await second.stored("The first is gone").waitFor();
  expect(await second.texts()).toEqual(["From the first", "From the second", "The first is gone"]);
  await context.close();
});

it("a strict policy, blocked storage and a page's wild styles change nothing", async () => {
  const visitor = await Visitor.arrive(browser, desk, {}, async (context) => {
    await context.addInitScript(() => {
      const refuse = () => {
        throw new DOMException("blocked", "SecurityError");
      };
      Object.defineProperty(window, "localStorage", { get: refuse });
      if (window.top !== window) return;
      addEventListener("DOMContentLoaded", () => {
        const sheet = new CSSStyleSheet();
        sheet.replaceSync("*:not(html) { display: none !important; transform: rotate(45deg) !important; color: red !important } body, main { display: block !important }");
        document.adoptedStyleSheets = [sheet];
        Object.assign(window, { name: "x", open: 1, close: 2 });
      });
    });
  });
  await visitor.start("No Storage", "Still works");
  expect(await visitor.context.cookies()).toEqual([]);
  const box = await visitor.widget.frameElement().then((element) => element.boundingBox());
  expect([Math.round(box?.width ?? 0), Math.round(box?.height ?? 0)]).toEqual([376, 640]);
  await visitor.context.close();
});

it("after back and forward the chat is there as before", async () => {
  const visitor = await Visitor.arrive(browser, desk);
  await visitor.start("Back Again", "Before I leave");
  await visitor.page.goto(`${desk.url}/docs`);
  await visitor.page.goBack();
  await visitor.pressLauncher();
  await visitor.findWidget();
  await visitor.widget.locator(".card.write, textarea").first().waitFor();
  if ((await visitor.composer.count()) === 0) await visitor.widget.locator(".card.write").click();
  await visitor.bubbles("Before I leave").waitFor();
  await visitor.write("And back");
  await visitor.stored("And back").waitFor();
  await visitor.context.close();
});
