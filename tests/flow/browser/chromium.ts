// SPDX-License-Identifier: AGPL-3.0-or-later
import { type Browser, type BrowserContext, type BrowserContextOptions, chromium, type Page } from "playwright-core";

// Without the windows of a whole browser, which would be drawn too.
const executablePath = process.env["HARKEN_CHROMIUM"] ?? "/usr/bin/chromium-headless-shell";
const args = ["--no-sandbox", "--disable-gpu", "--disable-background-networking", "--no-first-run"];
const more = ["--disable-component-update", "--disable-sync", "--autoplay-policy=no-user-gesture-required"];

export function launch(): Promise<Browser> {
  return chromium.launch({ executablePath, args: [...args, ...more] });
}

/** What went wrong inside a page and would otherwise stay unseen. */
export const pageErrors: string[] = [];

/** Nothing moves, or every step would wait for it; what moves has tests of its own, which ask for it. */
export async function openContext(browser: Browser, options: BrowserContextOptions = {}): Promise<BrowserContext> {
  const context = await browser.newContext({ locale: "en-GB", reducedMotion: "reduce", viewport: { width: 1440, height: 900 }, ...options });
  context.setDefaultTimeout(20_000);
  await context.addInitScript(countTones);
  context.on("weberror", (error) => pageErrors.push(`${error.page()?.url()}: ${error.error().message}`));
  return context;
}

/** The launcher's shadow root is closed for every page; axe and a look at the focus have to get inside. */
export async function openShadowRoots(context: BrowserContext): Promise<void> {
  await context.addInitScript(() => {
    const attach = Element.prototype.attachShadow;
    Element.prototype.attachShadow = function (this: Element, init) {
      return attach.call(this, { ...init, mode: "open" });
    };
  });
}

declare global {
  interface Window {
    tonesPlayed: number;
  }
}

/** Sound is told by tones that really start while the browser lets them out. */
function countTones(): void {
  window.tonesPlayed = 0;
  const start = OscillatorNode.prototype.start;
  OscillatorNode.prototype.start = function (this: OscillatorNode, ...args: [number?]) {
    if (this.context.state === "running") window.tonesPlayed += 1;
    return start.apply(this, args);
  };
}

export function tonesPlayed(page: Page): Promise<number> {
  return page.evaluate(() => window.tonesPlayed);
}
