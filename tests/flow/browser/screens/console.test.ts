// SPDX-License-Identifier: AGPL-3.0-or-later
// Every screen of the console in light and dark, on a desktop and on a phone, in each language.
import type { Browser, BrowserContext, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Server } from "../../../support/server";
import { Agent } from "../agent";
import { launch, openContext } from "../chromium";
import { startDesk } from "../desk";
import { problems } from "./check";
import { consoleScreens } from "./console_screens";
import { type Lively, makeLively } from "./lively";
import { contextOptions, type Look, lookName, looks } from "./look";
import { type Reader, readers, type Screen } from "./screen";

let desk: Server;
let freshDesk: Server;
let browser: Browser;
let lively: Lively;

beforeAll(async () => {
  [desk, freshDesk, browser] = await Promise.all([startDesk(), startDesk({ demo: false }), launch()]);
  lively = await makeLively(desk, browser);
});

afterAll(async () => {
  await browser.close();
  await Promise.all([desk.dispose(), freshDesk.dispose()]);
});

async function openFor(reader: Reader, look: Look): Promise<BrowserContext> {
  const options = contextOptions(look);
  if (reader === "nobody" || reader === "first admin") return openContext(browser, options);
  return (await Agent.signIn(browser, desk, `${reader.split(" ")[0]}@demo.test`, options)).context;
}

async function openPage(screen: Screen, context: BrowserContext): Promise<Page> {
  const page = await context.newPage();
  if (!screen.withCards) {
    await page.addInitScript((ids) => sessionStorage.setItem("harken.set_aside_cards", JSON.stringify(ids)), lively.waiting);
  }
  await page.goto(`${screen.reader === "first admin" ? freshDesk.url : desk.url}/healthz`);
  return page;
}

describe.each(looks)("the console on a $size", (look) => {
  const contexts = new Map<Reader, BrowserContext>();
  const pages = new Map<Reader, Page>();

  beforeAll(async () => {
    for (const reader of readers) contexts.set(reader, await openFor(reader, look));
  });

  afterAll(async () => {
    for (const context of contexts.values()) await context.close();
  });

  async function pageFor(screen: Screen): Promise<Page> {
    const isOwn = screen.spoilsPage || screen.withCards;
    const page = (isOwn ? undefined : pages.get(screen.reader)) ?? (await openPage(screen, contexts.get(screen.reader)!));
    if (!isOwn) pages.set(screen.reader, page);
    return page;
  }

  it.each(consoleScreens)(`$name (${lookName(look)}) can be read by everybody`, async (screen) => {
    const page = await pageFor(screen);
    // Behind another one a page is hardly painted.
    await page.bringToFront();
    await screen.show(page, lively);
    const found = await problems(screen.name, look, { page, side: "console" });
    if (page !== pages.get(screen.reader)) await page.close();
    else await page.keyboard.press("Escape");
    expect(found).toEqual([]);
  });
});
