// SPDX-License-Identifier: AGPL-3.0-or-later
import type { PlaceholderValues } from "@shared/placeholders";
import { describe, expect, it } from "vitest";
import { documentOf, fillDocument, isEmpty, picturesIn, plainText, type StoredDocument } from "./document";

const file = "0123456789abcdef0123456789abcdef" as never;
const text = (words: string, ...marks: ("bold" | "italic")[]) => ({
  type: "text" as const,
  text: words,
  ...(marks.length > 0 ? { marks: marks.map((type) => ({ type })) } : {}),
});

describe("formatted words", () => {
  it("CO9 read as plain text, lists with their marks", () => {
    const document: StoredDocument = {
      type: "doc",
      content: [
        { type: "paragraph", content: [text("Hello"), { type: "hardBreak" }, text("Nora", "bold")] },
        {
          type: "orderedList",
          attrs: { start: 2 },
          content: ["a", "b"].map((words) => ({ type: "listItem", content: [{ type: "paragraph", content: [text(words)] }] })),
        },
        { type: "blockquote", content: [{ type: "paragraph", content: [text("said")] }] },
        { type: "picture", attrs: { file } },
      ],
    };
    expect(plainText(document)).toBe("Hello\nNora\n\n2. a\n3. b\n\n> said");
    expect(picturesIn(document)).toEqual([file]);
    expect(plainText(documentOf("one\ntwo\n\nthree"))).toBe("one\ntwo\n\nthree");
  });

  it("CO9 a picture says something, blank paragraphs do not", () => {
    expect(isEmpty({ type: "doc", content: [{ type: "picture", attrs: { file } }] })).toBe(false);
    for (const nothing of [undefined, { type: "doc" as const }, documentOf(" "), { type: "doc" as const, content: [{ type: "paragraph" as const }] }])
      expect(isEmpty(nothing)).toBe(true);
  });

  it("CO9 A62 a placeholder's value is text, keeps the formatting around it, and is filled once", () => {
    const values = { "contact.name": "{{user.email}} <b>**Nora**</b>", "user.email": "ana@demo.test" } as PlaceholderValues;
    const filled = fillDocument(
      { type: "doc", content: [{ type: "paragraph", content: [text("{{contact.name}}", "bold"), text("{{contact.email}}")] }] },
      values,
    );
    expect(filled.content).toEqual([{ type: "paragraph", content: [text("{{user.email}} <b>**Nora**</b>", "bold")] }]);
  });
});
