// SPDX-License-Identifier: AGPL-3.0-or-later
// Formatted words as the desk stores them: read, made from plain text, and filled.
import type { Schemas } from "@shared/api";
import { fillPlaceholders, type PlaceholderValues } from "@shared/placeholders";

export type StoredDocument = Schemas["Document"];
export type DocumentNode = Schemas["DocumentNode"];

const joined = (nodes: readonly DocumentNode[], separator: string) =>
  nodes
    .map(textOf)
    .filter((text) => text !== "")
    .join(separator);

const indented = (text: string, first: string, rest: string) => first + text.replaceAll("\n", `\n${rest}`);

function textOf(node: DocumentNode): string {
  const content = node.content ?? [];
  switch (node.type) {
    case "text":
      return node.text ?? "";
    case "hardBreak":
      return "\n";
    case "picture":
      return node.attrs?.alt ? `[${node.attrs.alt}]` : "";
    case "bulletList":
      return content.map((item) => indented(textOf(item), "• ", "   ")).join("\n");
    case "orderedList":
      return content.map((item, index) => indented(textOf(item), `${(node.attrs?.start ?? 1) + index}. `, "   ")).join("\n");
    case "blockquote":
      return indented(joined(content, "\n"), "> ", "> ");
    case "listItem":
      return joined(content, "\n");
    default:
      return content.map(textOf).join("");
  }
}

/** For counting and for previews; what is sent as plain text is made by the desk. */
export function plainText(document: StoredDocument | undefined): string {
  return joined(document?.content ?? [], "\n\n");
}

function linesOf(text: string): DocumentNode[] {
  return text
    .split("\n")
    .flatMap((line, index): DocumentNode[] => [
      ...(index > 0 ? [{ type: "hardBreak" as const }] : []),
      ...(line === "" ? [] : [{ type: "text" as const, text: line }]),
    ]);
}

/** An empty line begins a paragraph. */
export function documentOf(text: string): StoredDocument {
  const parts = text.split(/\n{2,}/).filter((part) => part !== "");
  return { type: "doc", content: parts.map((part) => ({ type: "paragraph", content: linesOf(part) })) };
}

/** One below the other. */
export function together(first: StoredDocument | undefined, second: StoredDocument | undefined): StoredDocument {
  return { type: "doc", content: [...(first?.content ?? []), ...(second?.content ?? [])] };
}

export function picturesIn(document: StoredDocument | undefined): string[] {
  const inside = (node: DocumentNode): string[] => [...(node.attrs?.file ? [node.attrs.file] : []), ...(node.content ?? []).flatMap(inside)];
  return (document?.content ?? []).flatMap(inside);
}

/** The files that the text does not show itself. */
export function besideText<T extends { id: string }>(files: readonly T[], document: StoredDocument | undefined): readonly T[] {
  const shown = picturesIn(document);
  return shown.length === 0 ? files : files.filter((file) => !shown.includes(file.id));
}

export function isEmpty(document: StoredDocument | undefined): boolean {
  return plainText(document).trim() === "" && picturesIn(document).length === 0;
}

function filled(node: DocumentNode, values: PlaceholderValues): DocumentNode[] {
  if (node.type === "text") {
    const text = fillPlaceholders(node.text ?? "", values);
    return text === "" ? [] : [{ ...node, text }];
  }
  return [node.content ? { ...node, content: node.content.flatMap((child) => filled(child, values)) } : node];
}

/** Values go in as text, and once: they are never taken for formatting. */
export function fillDocument(document: StoredDocument, values: PlaceholderValues): StoredDocument {
  return { ...document, content: (document.content ?? []).flatMap((node) => filled(node, values)) };
}
