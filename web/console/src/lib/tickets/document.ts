// SPDX-License-Identifier: AGPL-3.0-or-later
import type { StoredDocument } from "./model";

/** Plain words as the document that the desk stores: a paragraph a line. */
export function paragraphs(text: string): StoredDocument {
  const lines = text.split("\n").filter((line) => line.trim() !== "");
  return { type: "doc", content: lines.map((line) => ({ type: "paragraph", content: [{ type: "text", text: line }] })) };
}
