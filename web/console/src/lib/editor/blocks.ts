// SPDX-License-Identifier: AGPL-3.0-or-later
// What the texts of every editor are made of: the closed document of the desk, so that nothing is lost on the way.
import { Blockquote } from "@tiptap/extension-blockquote";
import { ListItem } from "@tiptap/extension-list";
import { Placeholder } from "@tiptap/extensions";
import StarterKit, { type StarterKitOptions } from "@tiptap/starter-kit";
import { linkOptions } from "./link";
import { Picture } from "./picture";

export function blocks(hint: string, options: Partial<StarterKitOptions>) {
  return [
    StarterKit.configure({ underline: false, blockquote: false, listItem: false, link: linkOptions, ...options }),
    ListItem.extend({ content: "paragraph (paragraph | bulletList | orderedList | codeBlock | picture | blockquote)*" }),
    Blockquote.extend({ content: "(paragraph | bulletList | orderedList)+" }),
    Picture,
    Placeholder.configure({ placeholder: hint }),
  ];
}
