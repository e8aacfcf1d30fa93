// SPDX-License-Identifier: AGPL-3.0-or-later
import i18next, { type BackendModule } from "i18next";
import { initReactI18next } from "react-i18next";
import { inWordsOf, type Layers, rememberedWords, rememberWords, type Texts, type WordPreset } from "./words";

export const languages = { en: "English", ru: "Русский", id: "Bahasa Indonesia" } as const;
export type Language = keyof typeof languages;

const storageKey = "harken.language";
const files = import.meta.glob<{ default: Record<string, unknown> }>("../locales/*/*.json");

/**
 * What the desk and its inbox say, loaded before they are shown: a file that is asked for later would put a waiting
 * page in the place of everything, and take the focus from who is writing.
 */
export const deskTexts = ["common", "inbox", "alike", "answers", "deletion", "finding", "helping", "knowledge", "linking", "routing", "ticket", "tickets"];

export async function loadDeskTexts(): Promise<void> {
  await i18next.loadNamespaces(deskTexts);
}

let words: WordPreset = "harken";

async function load(language: string, namespace: string): Promise<Texts> {
  const file = files[`../locales/${language}/${namespace}.json`];
  if (!file) throw new Error(`no texts ${language}/${namespace}`);
  return (await file()).default as Texts;
}

/** Beside those of the inbox, texts in which other desks have names of their own. */
const spokenBeside = ["answers", "helping", "notifications", "settings"];

async function layersOver(language: string, namespace: string): Promise<Layers> {
  if (namespace === "inbox") return (await load(language, "words")) as unknown as Layers;
  const beside = (await load(language, "words_beside")) as unknown as Record<string, Layers>;
  return beside[namespace] ?? {};
}

/** The texts of one file as the workspace calls things. */
export async function textsOf(language: string, namespace: string, preset: WordPreset): Promise<Texts> {
  const texts = await load(language, namespace);
  const isSpoken = namespace === "inbox" || spokenBeside.includes(namespace);
  return preset === "harken" || !isSpoken ? texts : inWordsOf(preset, texts, await layersOver(language, namespace));
}

export function inboxTexts(language: Language, preset: WordPreset): Promise<Texts> {
  return textsOf(language, "inbox", preset);
}

/** Loads one file of texts when it is first needed. */
const backend: BackendModule = {
  type: "backend",
  init: () => {},
  read: (language, namespace, done) => {
    textsOf(language, namespace, words).then(
      (loaded) => done(null, loaded),
      (error: unknown) => done(error as Error, null),
    );
  },
};

/** From now on, and without a reload of the page. */
export async function setWords(preset: WordPreset): Promise<void> {
  rememberWords(preset);
  if (preset === words) return;
  words = preset;
  const known = i18next.services.resourceStore.data;
  const isLoaded = (namespace: string) => Object.values(known).some((texts) => namespace in texts);
  await i18next.reloadResources(Object.keys(known), ["inbox", ...spokenBeside].filter(isLoaded));
}

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

/** Another tab of the same browser speaks another language from now on, and so do we. */
function follow({ key, newValue }: StorageEvent): void {
  if (key === storageKey && isLanguage(newValue)) void i18next.changeLanguage(newValue);
}

export async function startI18n(): Promise<void> {
  words = rememberedWords();
  addEventListener("storage", follow);
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
      react: { bindI18nStore: "added" },
    });
}
