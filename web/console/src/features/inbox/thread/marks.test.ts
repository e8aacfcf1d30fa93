// SPDX-License-Identifier: AGPL-3.0-or-later
import { describe, expect, it } from "vitest";
import { stretchesOf } from "./marks";

describe("CH2 formatted text", () => {
  it("falls into stretches that one set of marks holds for, the outermost first", () => {
    const stretches = stretchesOf("so bold and italic", [
      { style: "bold", offset: 3, length: 15 },
      { style: "italic", offset: 12, length: 6 },
    ]);
    expect(stretches.map(({ text, marks }) => [text, marks.map((mark) => mark.style).join()])).toEqual([
      ["so ", ""],
      ["bold and ", "bold"],
      ["italic", "bold,italic"],
    ]);
  });

  it("counts letters beyond the basic plane as one, and bears marks that reach too far", () => {
    const stretches = stretchesOf("👍👍 ok", [{ style: "code", offset: 3, length: 99 }]);
    expect(stretches.map(({ text }) => text)).toEqual(["👍👍 ", "ok"]);
    expect(stretches[1]!.marks).toHaveLength(1);
  });
});
