// SPDX-License-Identifier: AGPL-3.0-or-later
// What holds for every screen: no serious finding of axe, nothing to scroll sideways, every word in the reader's language,
// and on request its picture.
import { mkdirSync } from "node:fs";
import path from "node:path";
import axe from "axe-core";
import type { Frame, Page } from "playwright-core";
import { speak, unspoken } from "./languages";
import { type Language, languages, type Look, lookName, phoneSize, type Scheme, schemes, shotsFolder } from "./look";
import type { Side } from "./texts";

/** A page as it is to be judged; of the widget also its frame, which axe does not reach from outside. */
export interface Shown {
  page: Page;
  widget?: Frame;
  /** Whose texts it shows; none for a page that has one language. */
  side?: Side;
  /** It keeps the language with which it came. */
  isFixed?: true;
}

const framesOf = ({ page, widget }: Shown) => [page.mainFrame(), ...(widget ? [widget] : [])];

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
  return frame.evaluate((look) => {
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
    return [...new Set(below)].map((element) => `${look}: below the icons in the corner: ${element.outerHTML.slice(0, 120)}`);
  }, when);
}

async function takePicture(page: Page, name: string): Promise<void> {
  if (!shotsFolder) return;
  mkdirSync(shotsFolder, { recursive: true });
  await page.screenshot({ path: path.join(shotsFolder, `${name}.png`), caret: "initial" });
}

/** What is wrong in the language that is spoken, in both colour schemes. */
async function inSchemes(screen: string, look: Look, shown: Shown): Promise<string[]> {
  const found: string[] = [];
  for (const scheme of schemes) {
    await shown.page.emulateMedia({ colorScheme: scheme });
    for (const frame of framesOf(shown)) await settle(frame);
    await takePicture(shown.page, `${screen}-${scheme}-${lookName(look)}`);
    // What a screen is made of is the same in every language.
    if (look.language === "en") for (const frame of framesOf(shown)) found.push(...(await seriousFindings(frame, scheme)));
  }
  return [...found, ...(await inWords(look, shown))];
}

/** How far its words fit, and whether they are the reader's. */
async function inWords({ language, size }: Look, shown: Shown): Promise<string[]> {
  const found: string[] = [];
  for (const frame of framesOf(shown)) {
    await settle(frame);
    found.push(...(await sideways(frame, `${size} ${language}`)), ...(await belowCorner(frame, `${size} ${language}`)));
    if (shown.side) found.push(...(await unspoken(frame, shown.side, language, `${size} ${language}`)));
  }
  return found;
}

/** Without pictures nobody comes on a phone of their own; the page just becomes as narrow as one. */
async function onPhone(shown: Shown, spoken: readonly Language[]): Promise<string[]> {
  const wide = shown.page.viewportSize();
  await shown.page.setViewportSize(phoneSize);
  const found: string[] = [];
  for (const language of spoken) {
    if (spoken.length > 1) await speak(shown, language);
    found.push(...(await inWords({ size: "phone", language }, shown)));
  }
  if (wide) await shown.page.setViewportSize(wide);
  return found;
}

/** Everything that is wrong with a screen, in both colour schemes, in each language, and with its width on a phone. */
export async function problems(screen: string, look: Look, shown: Shown): Promise<string[]> {
  const spoken = shown.side && !shown.isFixed ? languages : [look.language];
  const found = await inSchemes(screen, look, shown);
  for (const language of spoken.slice(1)) {
    await speak(shown, language);
    found.push(...(shotsFolder ? await inSchemes(screen, { ...look, language }, shown) : await inWords({ ...look, language }, shown)));
  }
  // Back to the first, for the next screen.
  if (!shotsFolder) return [...found, ...(await onPhone(shown, spoken.toReversed()))];
  if (spoken.length > 1) await speak(shown, look.language);
  return found;
}

declare global {
  interface Window {
    axe: typeof axe;
  }
}
