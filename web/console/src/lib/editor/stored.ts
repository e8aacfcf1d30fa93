// SPDX-License-Identifier: AGPL-3.0-or-later
// From the editor's document to the closed one that the desk stores: what the desk does not know is left out here,
// because there it would be refused.
import type { JSONContent } from "@tiptap/core";
import type { Schemas } from "@shared/api";
import type { FileRef } from "@shared/model";

type Node = Schemas["DocumentNode"];
type StoredDocument = Schemas["Document"];
type Mark = NonNullable<Node["marks"]>[number];

const kinds = new Set<string>([
  "paragraph",
  "heading",
  "bulletList",
  "orderedList",
  "listItem",
  "blockquote",
  "codeBlock",
  "picture",
  "horizontalRule",
  "table",
  "tableRow",
  "tableHeader",
  "tableCell",
  "text",
  "hardBreak",
]);

/** Where a link may lead; the desk says the same. */
export function isSafeHref(href: string): boolean {
  // eslint-disable-next-line no-control-regex
  if (href.length === 0 || href.length > 2000 || /[\u0000-\u0020\u007f\\<>"`]/.test(href)) return false;
  if (href.startsWith("/")) return !href.startsWith("//");
  if (href.startsWith("#")) return href.length > 1;
  return /^https?:\/\/[^/]/i.test(href) || /^mailto:[^@]*@/i.test(href);
}

/** What people write when they mean an address: shop.example, or somebody's e-mail. */
export function completeHref(text: string): string {
  const href = text.trim();
  if (isSafeHref(href) || href === "") return href;
  if (/^[^\s@/]+@[^\s@/]+\.[^\s@/]+$/.test(href)) return `mailto:${href}`;
  return /^[^\s:/]+\.[^\s]+$/.test(href) ? `https://${href}` : href;
}

function markOf(mark: NonNullable<JSONContent["marks"]>[number]): Mark[] {
  const { type } = mark;
  if (type === "bold" || type === "italic" || type === "strike" || type === "code") return [{ type }];
  const href: unknown = mark.attrs?.["href"];
  return type === "link" && typeof href === "string" && isSafeHref(href) ? [{ type, attrs: { href } }] : [];
}

function attributesOf({ type, attrs = {} }: JSONContent): Node["attrs"] | undefined {
  if (type === "heading") return { level: Math.min(4, Math.max(2, Number(attrs["level"]))) };
  if (type === "orderedList") return { start: Number(attrs["start"] ?? 1) };
  if (type !== "picture") return undefined;
  const number = (value: unknown) => Math.min(20_000, Math.max(0, Math.round(Number(value ?? 0)) || 0));
  return {
    file: attrs["file"] as FileRef["id"],
    alt: String(attrs["alt"] ?? "").slice(0, 300),
    width: number(attrs["width"]),
    height: number(attrs["height"]),
  };
}

/** Newline and tab are the only control characters that the desk takes. */
function cleanWords(text: string): string {
  // eslint-disable-next-line no-control-regex
  return text.toWellFormed().replace(/[\u0000-\u0008\u000b-\u001f\u007f-\u009f]/g, "");
}

function nodeOf(node: JSONContent): Node[] {
  const type = node.type ?? "";
  if (!kinds.has(type)) return [];
  if (type === "text") {
    const text = cleanWords(node.text ?? "");
    const marks = (node.marks ?? []).flatMap(markOf);
    return text === "" ? [] : [{ type: "text", text, ...(marks.length > 0 ? { marks } : {}) }];
  }
  const attrs = attributesOf(node);
  if (type === "picture" && !attrs?.file) return [];
  const content = (node.content ?? []).flatMap(nodeOf);
  return [{ type: type as Node["type"], ...(attrs ? { attrs } : {}), ...(content.length > 0 ? { content } : {}) }];
}

export function toStored(document: JSONContent): StoredDocument {
  const content = (document.content ?? []).flatMap(nodeOf);
  // An editor always keeps a line to write on; an empty one at the end is not part of the article.
  while (content.at(-1)?.type === "paragraph" && content.at(-1)?.content === undefined) content.pop();
  return { type: "doc", content };
}
