// SPDX-License-Identifier: AGPL-3.0-or-later
// In which sizes and languages a screen is looked at. Pictures are only taken when somebody asks for them; then somebody
// also comes on a phone of their own. Each screen changes its language where it is.
import type { BrowserContextOptions } from "playwright-core";

export type Size = "desktop" | "phone";
export type Language = (typeof languages)[number];
export const schemes = ["light", "dark"] as const;
export type Scheme = (typeof schemes)[number];

export interface Look {
  size: Size;
  language: Language;
}

/** Where the pictures go; without it the screens are only checked. */
export const shotsFolder = process.env.HARKEN_SHOTS;

const sizes: Size[] = shotsFolder ? ["desktop", "phone"] : ["desktop"];
export const languages = ["en", "ru", "id"] as const;
export const looks: Look[] = sizes.map((size) => ({ size, language: "en" }));
export const looksAlone: Look[] = looks.flatMap(({ size }) => languages.map((language) => ({ size, language })));

const locales = { en: "en-GB", ru: "ru-RU", id: "id-ID" };
const desktop = { viewport: { width: 1440, height: 900 } };
export const phoneSize = { width: 390, height: 844 };
const phone = { viewport: phoneSize, deviceScaleFactor: 2, isMobile: true, hasTouch: true };

export function contextOptions({ size, language }: Look): BrowserContextOptions {
  return { ...(size === "phone" ? phone : desktop), locale: locales[language], reducedMotion: "reduce", timezoneId: "Europe/Berlin" };
}

export function lookName({ size, language }: Look): string {
  return language === "en" ? size : `${size}-${language}`;
}
