// SPDX-License-Identifier: AGPL-3.0-or-later
// What console and widget say in a language, as their own files have it: to tell a translated text from an English one.
import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { en } from "../../../../web/widget/app/locales/en";
import { id } from "../../../../web/widget/app/locales/id";
import { ru } from "../../../../web/widget/app/locales/ru";
import type { Language } from "./look";

type Tree = { [key: string]: string | Tree };
export type Side = "console" | "widget";

const folder = path.resolve(import.meta.dirname, "../../../../web/console/src/locales");
const ofWidget: Record<Language, Tree> = { en, ru, id };

function flat(tree: Tree, prefix: string): [string, string][] {
  return Object.entries(tree).flatMap(([key, value]) => (typeof value === "string" ? [[prefix + key, value] as [string, string]] : flat(value, `${prefix}${key}.`)));
}

function ofConsole(language: Language): [string, string][] {
  const files = readdirSync(path.join(folder, language)).filter((file) => file.endsWith(".json"));
  return files.flatMap((file) => flat(JSON.parse(readFileSync(path.join(folder, language, file), "utf8")) as Tree, `${file.replace(".json", "")}:`));
}

const known = new Map<string, ReadonlyMap<string, string>>();

/** Every text of a side by its key, plural forms one by one. */
export function textsOf(side: Side, language: Language): ReadonlyMap<string, string> {
  const name = `${side} ${language}`;
  const found = known.get(name) ?? new Map(side === "console" ? ofConsole(language) : flat(ofWidget[language], ""));
  known.set(name, found);
  return found;
}

const plural = /_(zero|one|two|few|many|other)$/;
const letters = (text: string) => text.replace(/\{+\w+[^}]*\}+/g, "").replace(/[^\p{L}]/gu, "").length;
const escaped = (text: string) => text.replace(/[.*+?^${}()|[\]\\]/g, "\\$&");
const pattern = (text: string) => text.split(/\{+\w+[^}]*\}+/).map(escaped).join(".+");

/** What stands for itself in every language: names of things, and words that are written alike. */
function meansTheSame(key: string, text: string, language: Language, side: Side): boolean {
  const there = textsOf(side, language);
  return [...there.values()].includes(text) || !there.has(key);
}

export interface English {
  exact: ReadonlySet<string>;
  filled: readonly RegExp[];
}

const english = new Map<string, English>();

/** Texts that nobody who reads this language should see. Of those with values only such as are told by their own words. */
export function englishBut(language: Language, side: Side): English {
  const name = `${side} ${language}`;
  const before = english.get(name);
  if (before) return before;
  const foreign = [...textsOf(side, "en")].filter(([key, text]) => letters(text) > 2 && (plural.test(key) || !meansTheSame(key, text, language, side)));
  const texts = foreign.map(([, text]) => text);
  const found = {
    exact: new Set(texts.filter((text) => !text.includes("{"))),
    filled: texts.filter((text) => text.includes("{") && letters(text) > 7).map((text) => new RegExp(`^${pattern(text)}$`, "su")),
  };
  english.set(name, found);
  return found;
}

/** A key in place of its text: that of a file, or one that no file has. */
export function isKey(text: string, side: Side): boolean {
  if (!/^(?:[a-z_]+:)?[a-zA-Z]\w*(?:[._]\w+)+$/.test(text)) return false;
  const keys = [...textsOf(side, "en").keys()].map((key) => key.replace(plural, ""));
  const [bare = ""] = text.split(":").slice(-1);
  const beginning = bare.split(".")[0];
  return keys.some((key) => key === text || key.replace(/^\w+:/, "") === bare || (bare.includes(".") && key.replace(/^\w+:/, "").startsWith(`${beginning}.`)));
}
