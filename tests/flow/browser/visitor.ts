// SPDX-License-Identifier: AGPL-3.0-or-later
// One customer on the shop page, as a person uses the widget.
import type { Browser, BrowserContext, BrowserContextOptions, Frame, Locator, Page } from "playwright-core";
import { openContext } from "./chromium";
import type { Server } from "../../support/server";
import { until } from "./until";

export class Visitor {
  readonly page: Page;
  readonly context: BrowserContext;
  widget!: Frame;

  constructor(page: Page) {
    this.page = page;
    this.context = page.context();
  }

  static async arrive(
    browser: Browser,
    desk: Server,
    options: BrowserContextOptions = {},
    prepare?: (context: BrowserContext) => Promise<unknown>,
  ): Promise<Visitor> {
    const context = await openContext(browser, options);
    await prepare?.(context);
    const visitor = new Visitor(await context.newPage());
    await visitor.page.goto(`${desk.url}/demo`);
    return visitor;
  }

  /** The launcher hides in a closed shadow root; a person just sees a round button in the corner. */
  async pressLauncher(): Promise<void> {
    await this.page.locator("harken-widget").waitFor({ state: "attached" });
    const { width, height } = this.page.viewportSize() ?? { width: 0, height: 0 };
    await this.page.mouse.click(width - 48, height - 48);
  }

  async findWidget(): Promise<void> {
    this.widget = await until(
      () => this.page.frames().find((frame) => URL.canParse(frame.url()) && new URL(frame.url()).pathname.startsWith("/widget")),
      "the widget's frame is there",
    );
  }

  async openChat(): Promise<void> {
    await this.pressLauncher();
    await this.findWidget();
    await this.widget.locator(".card.write").click();
  }

  async introduce(name: string, department = "Support"): Promise<void> {
    await this.widget.locator("input[name=name]").fill(name);
    await this.widget.locator(".choice").filter({ hasText: department }).click();
    await this.widget.locator("button[type=submit]").click();
  }

  async start(name: string, text: string): Promise<void> {
    await this.openChat();
    await this.introduce(name);
    await this.write(text);
    await this.stored(text).waitFor();
  }

  get composer(): Locator {
    return this.widget.locator("textarea");
  }

  async write(text: string): Promise<void> {
    await this.composer.fill(text);
    await this.composer.press("Enter");
  }

  bubbles(text: string): Locator {
    return this.widget.locator(".line").filter({ has: this.widget.getByText(text, { exact: true }) });
  }

  mark(text: string, state: "held" | "sent" | "delivered" | "read" | "failed"): Locator {
    return this.bubbles(text).locator(`[data-mark=${state}]`);
  }

  /** Acknowledged by the desk; an agent may have it or have read it in the same moment. */
  stored(text: string): Locator {
    return this.bubbles(text).locator("[data-mark=sent], [data-mark=delivered], [data-mark=read]");
  }

  texts(): Promise<string[]> {
    return this.widget.locator(".line .words").allInnerTexts();
  }
}
