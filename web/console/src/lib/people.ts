// SPDX-License-Identifier: AGPL-3.0-or-later
import i18next from "i18next";

interface Named {
  name: string;
  number: number;
}

/** The customer's name, or "Visitor #4211" while it is unknown. */
export function contactName(contact: Named): string {
  return contact.name.trim() || i18next.t("common:visitor", { number: contact.number });
}

export function initials(name: string): string {
  const words = name
    .replace(/[^\p{L}\p{N}\s]/gu, " ")
    .trim()
    .split(/\s+/);
  const letters = words.length > 1 ? [words[0], words.at(-1)] : [words[0]];
  return letters
    .map((word) => Array.from(word ?? "")[0] ?? "")
    .join("")
    .toLocaleUpperCase();
}

/** The same person has the same of the eight quiet tints everywhere. */
export function tintOf(id: string): number {
  let hash = 0;
  for (const char of id) hash = (hash * 31 + char.charCodeAt(0)) >>> 0;
  return hash % 8;
}
