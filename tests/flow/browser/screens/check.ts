// SPDX-License-Identifier: AGPL-3.0-or-later
// What holds for every screen: no serious finding of axe, nothing to scroll sideways, and on request its picture.
import { mkdirSync } from "node:fs";
import path from "node:path";
import axe from "axe-core";
import type { Frame, Page } from "playwright-core";
import { type Look, lookName, phoneSize, type Scheme, schemes, shotsFolder } from "./look";

/** A page as it is to be judged; of the widget also its frame, which axe does not reach from outside. */
export interface Shown {
  page: Page;
  widget?: Frame;
}

/** What a screen is made of is judged in the light; the dark only has other colours. */
async function seriousFindings(frame: Frame, scheme: Scheme): Promise<string[]> {
  if (!(await frame.evaluate(() => "axe" in window))) await frame.evaluate(axe.source);
  const options: axe.RunOptions = { resultTypes: ["violations"], iframes: false, ...(scheme === "dark" ? { runOnly: ["color-contrast"] } : {}) };
  const { violations } = await frame.evaluate((chosen) => window.axe.run(document, chosen), options);
  return violations
    .filter(({ impact }) => impact === "serious" || impact === "critical")
    .flatMap(({ id, nodes }) => nodes.map((node) => `${scheme}: ${id}: ${node.html.slice(0, 160)}: ${node.failureSummary}`));
}

/** Fonts are there, the colours of the scheme are painted, and what comes to an end has come to it. */
function settle(frame: Frame): Promise<void> {
  return frame.evaluate(async () => {
    const nextPaint = () => new Promise((resolve) => requestAnimationFrame(resolve));
    await document.fonts.ready;
    for (let paints = 0; paints < 3; paints++) await nextPaint();
    const isEnding = (animation: Animation) => animation.playState === "running" && animation.effect?.getComputedTiming().endTime !== Infinity;
    while (document.getAnimations().some(isEnding)) await nextPaint();
  });
}

/** How far a reader could scroll sideways by mistake. */
async function sideways(frame: Frame, when: string): Promise<string[]> {
  const wide = await frame.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
  return wide > 0 ? [`${when}: ${wide} px to scroll sideways`] : [];
}

/** What lies below the two icons in the corner of a page: something to press, or words. Dialogs cover the icons. */
function belowCorner(frame: Frame, when: string): Promise<string[]> {
  return frame.evaluate((scheme) => {
    const corner = document.querySelector("[data-corner]");
    if (!corner || document.querySelector("[role=dialog]")) return [];
    const points = [...corner.querySelectorAll("a")].flatMap((icon) => {
      const { left, right, top, bottom } = icon.getBoundingClientRect();
      return [left + 2, (left + right) / 2, right - 2].flatMap((x) => [top + 2, (top + bottom) / 2, bottom - 2].map((y) => ({ x, y })));
    });
    const isIn = ({ x, y }: { x: number; y: number }) => (box: DOMRect) => x >= box.left && x <= box.right && y >= box.top && y <= box.bottom;
    const hasWordsAt = (element: Element, point: { x: number; y: number }) =>
      [...element.childNodes].some((node) => {
        if (node.nodeType !== Node.TEXT_NODE || !node.textContent?.trim()) return false;
        const range = document.createRange();
        range.selectNodeContents(node);
        return [...range.getClientRects()].some(isIn(point));
      });
    const below = points.flatMap((point) =>
      document.elementsFromPoint(point.x, point.y).filter((element) => !corner.contains(element) && (element.matches("button, a, input, select, textarea") || hasWordsAt(element, point))),
    );
    return [...new Set(below)].map((element) => `${scheme}: below the icons in the corner: ${element.outerHTML.slice(0, 120)}`);
  }, when);
}

async function takePicture(page: Page, name: string): Promise<void> {
  if (!shotsFolder) return;
  mkdirSync(shotsFolder, { recursive: true });
  await page.screenshot({ path: path.join(shotsFolder, `${name}.png`), caret: "initial" });
}

/** Everything that is wrong with a screen, in both colour schemes, and with its width on a phone. */
export async function problems(screen: string, look: Look, { page, widget }: Shown): Promise<string[]> {
  const frames = [page.mainFrame(), ...(widget ? [widget] : [])];
  const found: string[] = [];
  for (const scheme of schemes) {
    await page.emulateMedia({ colorScheme: scheme });
    for (const frame of frames) await settle(frame);
    await takePicture(page, `${screen}-${scheme}-${lookName(look)}`);
    for (const frame of frames) found.push(...(await seriousFindings(frame, scheme)), ...(await sideways(frame, scheme)), ...(await belowCorner(frame, scheme)));
  }
  return shotsFolder ? found : [...found, ...(await onPhone(page, frames))];
}

/** Without pictures nobody comes on a phone of their own; the page just becomes as narrow as one. */
async function onPhone(page: Page, frames: Frame[]): Promise<string[]> {
  const wide = page.viewportSize();
  await page.setViewportSize(phoneSize);
  const found: string[] = [];
  for (const frame of frames) {
    await settle(frame);
    found.push(...(await sideways(frame, "phone")));
  }
  if (wide) await page.setViewportSize(wide);
  return found;
}

declare global {
  interface Window {
    axe: typeof axe;
  }
}
