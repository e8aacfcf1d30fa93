// SPDX-License-Identifier: AGPL-3.0-or-later
import type { Translator } from "./i18n";

export function clock(time: string, language: string): string {
  return new Date(time).toLocaleTimeString(language, { hour: "2-digit", minute: "2-digit", hourCycle: "h23" });
}

export const dayOf = (time: string) => new Date(time).toDateString();

export function dayName(time: string, t: Translator, now = new Date()): string {
  const date = new Date(time);
  if (date.toDateString() === now.toDateString()) return t("today");
  const yesterday = new Date(now.getFullYear(), now.getMonth(), now.getDate() - 1);
  if (date.toDateString() === yesterday.toDateString()) return t("yesterday");
  const year = date.getFullYear() === now.getFullYear() ? undefined : "numeric";
  return date.toLocaleDateString(t.language, { day: "numeric", month: "long", year });
}

export function fileSize(bytes: number, language: string): string {
  const [unit, value] = bytes < 1024 * 1024 ? (["kilobyte", bytes / 1024] as const) : (["megabyte", bytes / 1024 / 1024] as const);
  const digits = value < 10 && value % 1 >= 0.05 ? 1 : 0;
  const shown = Math.max(value, 0.1);
  return new Intl.NumberFormat(language, { style: "unit", unit, maximumFractionDigits: digits }).format(shown);
}

const wellKnown: Record<string, string> = { plain: "TXT", document: "DOCX", sheet: "XLSX", presentation: "PPTX" };

/** Media types as people call them: image/jpeg is JPEG. */
export function typeNames(types: string[]): string {
  const endings = types.map((type) => type.split("/")[1]!.replace(/^.*[.+-]/, ""));
  const names = endings.map((ending) => wellKnown[ending] ?? ending.toUpperCase());
  return [...new Set(names)].join(", ");
}

export function initials(name: string): string {
  const words = name.trim().split(/\s+/);
  return [words[0], words.length > 1 ? words.at(-1) : ""]
    .map((word) => Array.from(word ?? "")[0] ?? "")
    .join("")
    .toUpperCase();
}

export interface Piece {
  text: string;
  href?: string;
}

const address = /\bhttps?:\/\/[^\s<>"']+[^\s<>"'.,;:!?)\]}]/g;

/** Text cut into plain pieces and web addresses. Only http and https ever become links. */
export function linkPieces(text: string): Piece[] {
  const pieces: Piece[] = [];
  let from = 0;
  for (const match of text.matchAll(address)) {
    if (match.index > from) pieces.push({ text: text.slice(from, match.index) });
    pieces.push({ text: match[0], href: match[0] });
    from = match.index + match[0].length;
  }
  if (from < text.length) pieces.push({ text: text.slice(from) });
  return pieces;
}
