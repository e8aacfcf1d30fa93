// SPDX-License-Identifier: AGPL-3.0-or-later
import { en, type Key } from "../locales/en";
import { id } from "../locales/id";
import { ru } from "../locales/ru";

const locales: Record<string, Record<string, string>> = { en, ru, id };
export type Language = "en" | "ru" | "id";
export type Values = Record<string, string | number>;
type Plural = Key extends infer K ? (K extends `${infer Base}_other` ? Base : never) : never;

/** The first wish that we speak, by its primary tag. */
export function chooseLanguage(wishes: readonly (string | null | undefined)[]): Language {
  const tags = wishes.map((wish) => wish?.toLowerCase().split(/[-_]/)[0] ?? "");
  return (tags.find((tag) => Object.hasOwn(locales, tag)) ?? "en") as Language;
}

const rightToLeft = ["ar", "arc", "ckb", "dv", "fa", "he", "iw", "ks", "ps", "sd", "ug", "ur", "yi"];

/** By the language of the page: who reads there from the right writes so here, too. */
export function readsFromRight(tag: string | null | undefined): boolean {
  return rightToLeft.includes(tag?.toLowerCase().split(/[-_]/)[0] ?? "");
}

export interface Translator {
  (key: Key, values?: Values): string;
  language: Language;
  count(key: Plural, n: number): string;
}

function fillIn(text: string, values: Values = {}): string {
  return text.replace(/\{(\w+)\}/g, (_, name: string) => String(values[name] ?? ""));
}

export function translator(wished: string): Translator {
  const language = chooseLanguage([wished]);
  const words = locales[language]!;
  const plural = new Intl.PluralRules(language);
  const number = new Intl.NumberFormat(language);
  const translate = (key: Key, values?: Values) => fillIn(words[key] ?? en[key], values);
  return Object.assign(translate, {
    language,
    count: (key: Plural, n: number) => fillIn(words[`${key}_${plural.select(n)}`] ?? words[`${key}_other`]!, { n: number.format(n) }),
  });
}
