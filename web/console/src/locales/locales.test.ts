// SPDX-License-Identifier: AGPL-3.0-or-later
import { describe, expect, it } from "vitest";

const files = import.meta.glob<Record<string, unknown>>("./*/*.json", { eager: true, import: "default" });
const languages = ["en", "ru", "id"];
// Words of other desks are laid over the texts, as far as a language needs them: lib/words.test.ts.
const namespaces = [...new Set(Object.keys(files).map((path) => path.replace(/^.*\/|\.json$/g, "")))].filter((name) => !name.startsWith("words")).sort();

// Languages differ in how many plural forms they have: count_one and count_many are both `count`.
const plural = /_(zero|one|two|few|many|other)$/;

function texts(value: object, prefix = ""): [string, string][] {
  return Object.entries(value).flatMap(([key, inner]: [string, unknown]) =>
    typeof inner === "object" && inner !== null ? texts(inner, `${prefix}${key}.`) : [[prefix + key, String(inner)] as [string, string]],
  );
}

function keys(language: string, namespace: string): string[] {
  const all = texts(files[`./${language}/${namespace}.json`] ?? {}).map(([key]) => key.replace(plural, "*"));
  return [...new Set(all)].sort();
}

function placeholders(language: string, namespace: string): Record<string, string> {
  const all = texts(files[`./${language}/${namespace}.json`] ?? {});
  return Object.fromEntries(all.map(([key, text]) => [key.replace(plural, "*"), (text.match(/\{\{\w+/g) ?? []).sort().join(" ")]));
}

describe.each(namespaces)("texts of %s", (namespace) => {
  it.each(languages)("exist completely in %s", (language) => {
    expect(keys(language, namespace)).toEqual(keys("en", namespace));
  });

  it.each(languages)("name the same values in %s", (language) => {
    expect(placeholders(language, namespace)).toEqual(placeholders("en", namespace));
  });

  it.each(languages)("are not empty in %s", (language) => {
    const empty = texts(files[`./${language}/${namespace}.json`] ?? {}).filter(([, text]) => text.trim() === "");
    expect(empty).toEqual([]);
  });
});
