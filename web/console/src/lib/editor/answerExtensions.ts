// SPDX-License-Identifier: AGPL-3.0-or-later
// What an answer may hold: as an article, without tables, and with headings of two sizes.
import { Extension } from "@tiptap/core";
import { blocks } from "./blocks";

/** Shift and Enter break the line; twice, they begin a paragraph, for lists and headings begin there. */
const LineBreaks = Extension.create({
  name: "lineBreaks",
  priority: 1000,
  addKeyboardShortcuts() {
    return {
      "Shift-Enter": ({ editor }) => {
        const { $from, empty } = editor.state.selection;
        const isBroken = empty && $from.nodeBefore?.type.name === "hardBreak";
        if (!isBroken || editor.isActive("listItem")) return false;
        return editor
          .chain()
          .deleteRange({ from: $from.pos - 1, to: $from.pos })
          .splitBlock()
          .run();
      },
    };
  },
});

export function answerExtensions(hint: string) {
  return [...blocks(hint, { heading: { levels: [2, 3] } }), LineBreaks];
}
