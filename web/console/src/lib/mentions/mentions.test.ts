// SPDX-License-Identifier: AGPL-3.0-or-later
import { describe, expect, it } from "vitest";
import type { Id } from "@shared/ids";
import { isWholeName, matching, mentionedIn, queryAt, splitMentions } from "./mentions";

const person = (id: string, name: string) => ({ id: id as Id, name });
const ana = person("1", "Ana");
const analena = person("2", "Ana Lena");
const ben = person("3", "Бен Ёлкин");
const other = person("4", "Ana");
const people = [ana, analena, ben];

describe("CO14 mentions", () => {
  it.each([
    ["@", 1, { start: 0, text: "" }],
    ["see @An", 7, { start: 4, text: "An" }],
    ["see @Ana L", 10, { start: 4, text: "Ana L" }],
    ["(@be", 4, { start: 1, text: "be" }],
    ["mail@example", 12, null],
    ["@Ana is here", 12, null],
    ["no sign", 7, null],
  ])("what is typed in %s", (text, caret, query) => {
    expect(queryAt(text, caret)).toEqual(query);
  });

  it("finds by the beginning of any word, whatever the accents", () => {
    expect(matching(people, "le")).toEqual([analena]);
    expect(matching(people, "елк")).toEqual([ben]);
    expect(matching(people, "ana l")).toEqual([analena]);
    expect(matching(people, "")).toEqual(people);
    expect(matching(people, "na")).toEqual([]);
  });

  it("a name with a space after it is chosen already", () => {
    expect(isWholeName(people, "Ana ")).toBe(true);
    expect(isWholeName(people, "Ana")).toBe(false);
    expect(isWholeName(people, "An ")).toBe(false);
  });

  it("splits at names, the longest first, and never inside a word", () => {
    expect(splitMentions("@Ana Lena and @Ana, see a@Ana @Anakin", people)).toEqual([
      { text: "@Ana Lena", mention: analena },
      { text: " and " },
      { text: "@Ana", mention: ana },
      { text: ", see a@Ana @Anakin" },
    ]);
    expect(splitMentions("nothing", people)).toEqual([{ text: "nothing" }]);
  });

  it("each once, and of two with one name the chosen one", () => {
    expect(mentionedIn("@Ana @Ana @Бен Ёлкин", people, [])).toEqual([ana.id, ben.id]);
    expect(mentionedIn("@Ana", [ana, other], [other.id])).toEqual([other.id]);
  });
});
