// SPDX-License-Identifier: AGPL-3.0-or-later
// A screen in each language: it is not walked to again, but changes its language in place, as for a reader who chooses
// another one. It then says nothing in English, shows no key in place of a text, and cuts no text off.
import type { Frame, Page } from "playwright-core";
import type { Language } from "./look";
import { englishBut, isKey, type Side, textsOf } from "./texts";

const spoken = (frame: Frame, language: Language) => frame.waitForFunction((wanted) => document.documentElement.lang === wanted, language);

/** What another tab of the console would do. */
async function speakInConsole(page: Page, language: Language): Promise<void> {
  await page.evaluate((newValue) => {
    localStorage.setItem("harken.language", newValue);
    dispatchEvent(new StorageEvent("storage", { key: "harken.language", newValue }));
  }, language);
  await spoken(page.mainFrame(), language);
}

interface Speaking {
  page: Page;
  widget?: Frame;
  side?: Side;
}

export async function speak({ page, widget, side }: Speaking, language: Language): Promise<void> {
  if (side === "console") return speakInConsole(page, language);
  await page.evaluate((chosen) => window.Harken("set", { language: chosen }), language);
  if (widget) await spoken(widget, language);
}

interface Words {
  texts: string[];
  /** Shown in part, with or without dots. */
  cut: string[];
}

/** What the screen says, to eyes and to screen readers; what people have written or named is left out. */
function wordsOn(frame: Frame): Promise<Words> {
  return frame.evaluate(() => {
    const shown = (element: Element) => element.checkVisibility({ opacityProperty: true, visibilityProperty: true });
    // A notice keeps the language in which it came.
    const written = "[data-side] [dir=auto], bdi, body [lang], [contenteditable], textarea, code, pre, script, style, .mantine-Notification-root, .problem";
    const texts = new Set<string>();
    const cut = new Set<string>();
    for (const element of document.querySelectorAll<HTMLElement>("body *")) {
      if (element.closest(written) || !shown(element)) continue;
      for (const name of ["aria-label", "title", "placeholder", "alt"]) texts.add(element.getAttribute(name)?.trim() ?? "");
      for (const node of element.childNodes) if (node.nodeType === Node.TEXT_NODE) texts.add(node.textContent?.trim() ?? "");
      if (element.childElementCount > 0 || element.clientWidth < 2 || element.closest(".visuallyHidden")) continue;
      const hides = getComputedStyle(element).overflowX !== "visible" || element.closest("button") !== null;
      if (hides && element.scrollWidth > element.clientWidth + 1) cut.add(element.textContent?.trim() ?? "");
    }
    return { texts: [...texts].filter(Boolean), cut: [...cut].filter(Boolean) };
  });
}

export async function unspoken(frame: Frame, side: Side, language: Language, when: string): Promise<string[]> {
  const { texts, cut } = await wordsOn(frame);
  const own = new Set(textsOf(side, language).values());
  const keys = texts.filter((text) => isKey(text, side)).map((text) => `${when}: a key: ${text}`);
  const shortened = cut.filter((text) => own.has(text)).map((text) => `${when}: cut off: ${text}`);
  if (language === "en") return [...keys, ...shortened];
  const { exact, filled } = englishBut(language, side);
  const foreign = texts.filter((text) => exact.has(text) || filled.some((each) => each.test(text)));
  return [...keys, ...shortened, ...foreign.map((text) => `${when}: in English: ${text}`)];
}
