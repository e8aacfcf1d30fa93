// SPDX-License-Identifier: AGPL-3.0-or-later
import { describe, expect, test } from "vitest";
import { en } from "../locales/en";
import { id } from "../locales/id";
import { ru } from "../locales/ru";
import { dayName, fileSize, initials, linkPieces, typeNames } from "./format";
import { chooseLanguage, translator } from "./i18n";
import { cleanText, fileProblem } from "./limits";

const placeholders = (text: string) => [...text.matchAll(/\{\w+\}/g)].map(String).sort();
const extra = /_(few|many)$/;

describe.each(Object.entries({ ru, id }))("%s", (_, locale) => {
  test("has the keys of English, and nothing empty", () => {
    expect(
      Object.keys(locale)
        .filter((key) => !extra.test(key))
        .sort(),
    ).toEqual(Object.keys(en).sort());
    expect(Object.values(locale).every((text) => text.trim())).toBe(true);
  });
  test("fills the same gaps", () => {
    for (const [key, text] of Object.entries(en)) {
      expect(placeholders(locale[key as keyof typeof locale]), key).toEqual(placeholders(text));
    }
  });
});

test("the language follows the page, then the browser, then English", () => {
  expect(chooseLanguage(["ru-RU", "en"])).toBe("ru");
  expect(chooseLanguage(["fr", "id_ID"])).toBe("id");
  expect(chooseLanguage(["constructor", null, undefined])).toBe("en");
});

test("plurals follow the language", () => {
  const t = translator("ru");
  expect([1, 3, 11].map((n) => t.count("unread", n))).toEqual(["1 новый ответ", "3 новых ответа", "11 новых ответов"]);
  expect(translator("en").count("unread", 2)).toBe("2 new answers");
});

test("A14: only http and https become links, punctuation stays outside", () => {
  expect(linkPieces("see https://a.example/x?y=1, ok")).toEqual([
    { text: "see " },
    { text: "https://a.example/x?y=1", href: "https://a.example/x?y=1" },
    { text: ", ok" },
  ]);
  for (const text of ["javascript:alert(1)", "data:text/html,x", "<a href=x>", "httpss://x"]) {
    expect(linkPieces(text)).toEqual([{ text }]);
  }
});

test("text goes out as the contract wants it", () => {
  expect(cleanText("  a\r\nb\u0000\u001b\tc\u202e \ud800 ")).toBe("a\nb\tc\u202e \ufffd");
});

test("files are checked before they travel", () => {
  const limits = { max_bytes: 1000, types: ["image/png"] };
  expect(fileProblem({ size: 10, type: "image/png" }, limits)).toBeNull();
  expect(fileProblem({ size: 1001, type: "image/png" }, limits)).toBe("too_large");
  expect(fileProblem({ size: 10, type: "image/svg+xml" }, limits)).toBe("wrong_type");
  expect(fileProblem({ size: 0, type: "image/png" }, limits)).toBe("empty_file");
  // A log file has no type in a browser: the desk looks at its content.
  expect(fileProblem({ size: 10, type: "" }, limits)).toBeNull();
});

test("names, sizes and days read well", () => {
  expect(typeNames(["image/jpeg", "application/pdf", "text/plain"])).toBe("JPEG, PDF, TXT");
  expect(typeNames(["application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"])).toBe("XLSX");
  expect(fileSize(10 * 1024 * 1024, "en")).toBe("10 MB");
  expect(fileSize(1536, "en")).toBe("1.5 kB");
  expect(initials("Ana Maria Petrova")).toBe("AP");
  const t = translator("en");
  const now = new Date(2026, 2, 10, 12);
  expect(dayName(new Date(2026, 2, 10, 1).toISOString(), t, now)).toBe("Today");
  expect(dayName(new Date(2026, 2, 9, 23).toISOString(), t, now)).toBe("Yesterday");
  expect(dayName(new Date(2025, 11, 31).toISOString(), t, now)).toBe("December 31, 2025");
});
