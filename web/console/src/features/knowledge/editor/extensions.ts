// SPDX-License-Identifier: AGPL-3.0-or-later
// What can be written: the same closed document as on the desk, so that nothing is lost on the way.
import { TableCell, TableHeader, TableKit } from "@tiptap/extension-table";
import StarterKit from "@tiptap/starter-kit";
import { Blockquote } from "@tiptap/extension-blockquote";
import { ListItem } from "@tiptap/extension-list";
import { Placeholder } from "@tiptap/extensions";
import { linkOptions } from "@/lib/editor/link";
import { Picture } from "@/lib/editor/picture";

export function extensionsFor(placeholder: string) {
  return [
    StarterKit.configure({
      heading: { levels: [2, 3, 4] },
      strike: false,
      underline: false,
      blockquote: false,
      listItem: false,
      link: linkOptions,
    }),
    ListItem.extend({ content: "paragraph (paragraph | bulletList | orderedList | codeBlock | picture | blockquote)*" }),
    Blockquote.extend({ content: "(paragraph | bulletList | orderedList)+" }),
    TableKit.configure({ table: { resizable: false }, tableCell: false, tableHeader: false }),
    TableCell.extend({ content: "paragraph+" }),
    TableHeader.extend({ content: "paragraph+" }),
    Picture,
    Placeholder.configure({ placeholder }),
  ];
}
