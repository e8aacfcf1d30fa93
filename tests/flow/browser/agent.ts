// SPDX-License-Identifier: AGPL-3.0-or-later
// One member of staff before the console, as a person uses it.
import type { Browser, BrowserContext, BrowserContextOptions, Locator, Page } from "playwright-core";
import { openContext } from "./chromium";
import { demoPassword } from "../../support/people";
import type { Server } from "../../support/server";

export class Agent {
  readonly page: Page;
  readonly context: BrowserContext;

  constructor(page: Page) {
    this.page = page;
    this.context = page.context();
  }

  static async signIn(browser: Browser, desk: Server, email: string, options: BrowserContextOptions = {}): Promise<Agent> {
    const context = await openContext(browser, options);
    const page = await context.newPage();
    await page.goto(`${desk.url}/sign-in`);
    await page.locator("input[name=email]").fill(email);
    await page.locator("input[name=password]").fill(demoPassword);
    await page.locator("button[type=submit]").click();
    await page.waitForURL("**/inbox/**");
    return new Agent(page);
  }

  /** Rings, and says so to whoever looks. */
  get alert(): Locator {
    return this.page.locator("[data-ringing=true]");
  }

  card(name: string): Locator {
    return this.page.getByRole("article", { name: `New conversation: ${name}` });
  }

  async accept(name: string): Promise<void> {
    await this.card(name).getByRole("button", { name: "Accept" }).click();
    await this.page.waitForURL(/\/inbox\/mine\/\d+/);
  }

  get log(): Locator {
    return this.page.getByRole("log", { name: "Messages" });
  }

  /** Bubbles with exactly this text: answers, customer's messages and what is held back. */
  bubbles(text: string): Locator {
    return this.log.locator("[data-side]").filter({ has: this.page.getByText(text, { exact: true }) });
  }

  /** The answer's delivery mark in this state. */
  mark(text: string, state: "held" | "sent" | "delivered" | "read" | "failed"): Locator {
    return this.bubbles(text).locator(`[data-state=${state}]`);
  }

  get composer(): Locator {
    return this.page.getByLabel("Answer to the customer");
  }

  async reply(text: string): Promise<void> {
    await this.composer.fill(text);
    await this.composer.press("Enter");
  }

  async note(text: string): Promise<void> {
    await this.page.getByRole("button", { name: "Note", exact: true }).click();
    await this.page.getByLabel("Note for the team").fill(text);
    await this.page.getByLabel("Note for the team").press("Enter");
    await this.log.getByText(text).waitFor();
  }

  async open(view: string, name: string): Promise<void> {
    await this.page.getByRole("navigation", { name: "Views" }).getByRole("link", { name: view }).click();
    await this.page.getByRole("link").filter({ hasText: name }).first().click();
    await this.log.first().waitFor();
  }

  async texts(): Promise<string[]> {
    return this.log.locator("[data-side] [dir=auto], [data-side] p").allInnerTexts();
  }
}
