// SPDX-License-Identifier: AGPL-3.0-or-later
import { expect, it } from "vitest";
import { best, rankOf } from "./rank";
import { slashToken } from "./slash";

const at = (text: string) => slashToken(text, text.length);

it("CO3 opens at a slash that begins a word", () => {
  expect(at("/")).toEqual({ start: 0, end: 1, query: "" });
  expect(at("/ref")).toEqual({ start: 0, end: 4, query: "ref" });
  expect(at("Hello\n/воз")).toEqual({ start: 6, end: 10, query: "воз" });
  expect(slashToken("Hi /ref there", 7)).toEqual({ start: 3, end: 7, query: "ref" });
});

it("and nowhere else", () => {
  for (const text of ["", "ref", "24/7", "https://", "and/or", "/two words", "/a/b", "// "]) expect(at(text)).toBeNull();
});

it("ranks the shortcut before the name before the words", () => {
  const reply = { name: "Refund policy", shortcut: "ref", text: "We pay the money back" };
  expect(["REF", "re", "refund", "pol", "fund", "money", "xyz"].map((query) => rankOf(reply, query))).toEqual([0, 1, 2, 3, 4, 5, undefined]);
});

it("puts equals in the given order", () => {
  const items = [{ name: "Beta" }, { name: "Alpha" }, { name: "Zulu a" }];
  const sorted = best(
    items,
    (item) => rankOf(item, "a"),
    (a, b) => a.name.localeCompare(b.name),
  );
  expect(sorted.map((item) => item.name)).toEqual(["Alpha", "Zulu a", "Beta"]);
});
