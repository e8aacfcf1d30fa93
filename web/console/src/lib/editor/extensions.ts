// SPDX-License-Identifier: AGPL-3.0-or-later
// What can be written: the same closed document as on the desk, so that nothing is lost on the way.
import { mergeAttributes, Node } from "@tiptap/core";
import { TableCell, TableHeader, TableKit } from "@tiptap/extension-table";
import StarterKit from "@tiptap/starter-kit";
import { Blockquote } from "@tiptap/extension-blockquote";
import { ListItem } from "@tiptap/extension-list";
import { Placeholder } from "@tiptap/extensions";
import { api } from "@/lib/client";
import { isSafeHref } from "./stored";

/** A picture is an uploaded file, never an address somewhere else. */
const Picture = Node.create({
  name: "picture",
  group: "block",
  atom: true,
  draggable: true,
  addAttributes: () => ({
    file: { default: null, parseHTML: (element) => element.getAttribute("data-file") },
    alt: { default: "", parseHTML: (element) => element.getAttribute("alt") ?? "" },
    width: { default: 0, parseHTML: (element) => Number(element.getAttribute("width") ?? 0) },
    height: { default: 0, parseHTML: (element) => Number(element.getAttribute("height") ?? 0) },
  }),
  parseHTML: () => [{ tag: "img[data-file]" }],
  renderHTML: ({ node, HTMLAttributes }) => [
    "img",
    mergeAttributes({ src: api.url(`/files/${String(node.attrs["file"])}`), "data-file": String(node.attrs["file"]), alt: String(HTMLAttributes["alt"] ?? "") }),
  ],
});

export function extensionsFor(placeholder: string) {
  return [
    StarterKit.configure({
      heading: { levels: [2, 3, 4] },
      strike: false,
      underline: false,
      blockquote: false,
      listItem: false,
      link: {
        openOnClick: false,
        autolink: true,
        defaultProtocol: "https",
        HTMLAttributes: { target: null, rel: null },
        isAllowedUri: (url) => isSafeHref(url),
      },
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
