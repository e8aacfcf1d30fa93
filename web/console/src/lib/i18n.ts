// SPDX-License-Identifier: AGPL-3.0-or-later
import i18next, { type BackendModule } from "i18next";
import { initReactI18next } from "react-i18next";

export const languages = { en: "English", ru: "Русский", id: "Bahasa Indonesia" } as const;
export type Language = keyof typeof languages;

const storageKey = "harken.language";
const files = import.meta.glob<{ default: Record<string, unknown> }>("../locales/*/*.json");

/** Loads one file of texts when it is first needed. */
const backend: BackendModule = {
  type: "backend",
  init: () => {},
  read: (language, namespace, done) => {
    const load = files[`../locales/${language}/${namespace}.json`];
    if (!load) return done(new Error(`no texts ${language}/${namespace}`), null);
    load().then(
      (module) => done(null, module.default),
      (error: unknown) => done(error as Error, null),
    );
  },
};

function isLanguage(text: string | null | undefined): text is Language {
  return text !== null && text !== undefined && text in languages;
}

function preferred(): Language {
  const stored = localStorage.getItem(storageKey);
  if (isLanguage(stored)) return stored;
  return navigator.languages.map((tag) => tag.split("-")[0]).find(isLanguage) ?? "en";
}

export function currentLanguage(): Language {
  return isLanguage(i18next.resolvedLanguage) ? i18next.resolvedLanguage : "en";
}

/** The language as the reader's own region writes it: British English has no AM and PM. */
export function currentLocale(): string {
  const language = currentLanguage();
  return navigator.languages.find((tag) => tag.split("-")[0] === language) ?? language;
}

export async function setLanguage(language: Language): Promise<void> {
  localStorage.setItem(storageKey, language);
  await i18next.changeLanguage(language);
}

export async function startI18n(): Promise<void> {
  i18next.on("languageChanged", (language) => {
    document.documentElement.lang = language;
  });
  await i18next
    .use(backend)
    .use(initReactI18next)
    .init({
      lng: preferred(),
      fallbackLng: false,
      supportedLngs: Object.keys(languages),
      ns: ["common"],
      defaultNS: "common",
      interpolation: { escapeValue: false },
    });
}
