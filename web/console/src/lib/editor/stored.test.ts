// SPDX-License-Identifier: AGPL-3.0-or-later
import { describe, expect, it } from "vitest";
import { completeHref, isSafeHref, toStored } from "./stored";

const file = "0123456789abcdef0123456789abcdef";

describe("what the editor hands over", () => {
  it("KB1 keeps what the desk knows and nothing else", () => {
    const stored = toStored({
      type: "doc",
      content: [
        { type: "heading", attrs: { level: 1, textAlign: "left" }, content: [{ type: "text", text: "Sizes" }] },
        { type: "iframe", attrs: { src: "https://evil.example" } },
        {
          type: "paragraph",
          attrs: { class: "x" },
          content: [
            { type: "text", text: "a\u0007b", marks: [{ type: "underline" }, { type: "link", attrs: { href: "https://shop.example", target: "_blank" } }] },
            { type: "text", text: "c", marks: [{ type: "link", attrs: { href: "javascript:alert(1)" } }] },
            { type: "text", text: "\u0000" },
          ],
        },
        { type: "orderedList", attrs: { start: 3, type: null }, content: [{ type: "listItem", content: [{ type: "paragraph" }] }] },
        { type: "picture", attrs: { file, alt: "A vase", width: 640.4, height: null } },
        { type: "picture", attrs: { file: null } },
        { type: "paragraph" },
      ],
    });
    expect(stored).toEqual({
      type: "doc",
      content: [
        { type: "heading", attrs: { level: 2 }, content: [{ type: "text", text: "Sizes" }] },
        {
          type: "paragraph",
          content: [
            { type: "text", text: "ab", marks: [{ type: "link", attrs: { href: "https://shop.example" } }] },
            { type: "text", text: "c" },
          ],
        },
        { type: "orderedList", attrs: { start: 3 }, content: [{ type: "listItem", content: [{ type: "paragraph" }] }] },
        { type: "picture", attrs: { file, alt: "A vase", width: 640, height: 0 } },
      ],
    });
  });

  it("KB1 links lead where they may", () => {
    for (const good of ["https://a.b", "http://a.b/c?d#e", "mailto:a@b.example", "/help/kiln", "#sizes"])
      expect([good, isSafeHref(good)]).toEqual([good, true]);
    for (const bad of ["javascript:alert(1)", " https://a.b", "//evil.example", "data:x", "shop.example", "https:///x", "ftp://a.b", ""])
      expect([bad, isSafeHref(bad)]).toEqual([bad, false]);
    expect(completeHref(" shop.example/a ")).toBe("https://shop.example/a");
    expect(completeHref("a@shop.example")).toBe("mailto:a@shop.example");
    expect(completeHref("javascript:alert(1)")).toBe("javascript:alert(1)");
  });
});
