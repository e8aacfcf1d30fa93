// SPDX-License-Identifier: AGPL-3.0-or-later
import { mergeAttributes, Node } from "@tiptap/core";
import { api } from "@/lib/client";

/** A picture is an uploaded file, never an address somewhere else. */
export const Picture = Node.create({
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
    mergeAttributes({
      src: api.url(`/files/${String(node.attrs["file"])}`),
      "data-file": String(node.attrs["file"]),
      alt: String(HTMLAttributes["alt"] ?? ""),
    }),
  ],
});
