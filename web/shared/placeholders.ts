// SPDX-License-Identifier: AGPL-3.0-or-later
// Placeholders of ready texts. A fixed list of names, no logic; values go in as text, and once: what a customer calls
// themselves is never looked at for placeholders again.
export const placeholderNames = [
  "contact.name",
  "contact.first_name",
  "contact.email",
  "contact.number",
  "conversation.number",
  "department.name",
  "user.name",
  "user.email",
  "workspace.name",
] as const;

export type PlaceholderName = (typeof placeholderNames)[number];
export type PlaceholderValues = Record<PlaceholderName, string>;

/** A piece of the text: as it stands, filled in, or a placeholder that there is not. */
export interface TextPart {
  kind: "text" | "value" | "unknown";
  text: string;
}

const placeholder = /\{\{(.*?)\}\}/gs;

function isName(text: string): text is PlaceholderName {
  return (placeholderNames as readonly string[]).includes(text);
}

function partOf(whole: string, inside: string, values: PlaceholderValues): TextPart {
  const bar = inside.indexOf("|");
  const name = (bar < 0 ? inside : inside.slice(0, bar)).trim();
  const fallback = bar < 0 ? "" : inside.slice(bar + 1).trim();
  if (!isName(name)) return { kind: "unknown", text: whole };
  return { kind: "value", text: values[name] || fallback };
}

export function partsOf(text: string, values: PlaceholderValues): TextPart[] {
  const parts: TextPart[] = [];
  let end = 0;
  for (const match of text.matchAll(placeholder)) {
    if (match.index > end) parts.push({ kind: "text", text: text.slice(end, match.index) });
    parts.push(partOf(match[0], match[1] ?? "", values));
    end = match.index + match[0].length;
  }
  if (end < text.length) parts.push({ kind: "text", text: text.slice(end) });
  return parts;
}

/** The text as it goes into the composer. */
export function fillPlaceholders(text: string, values: PlaceholderValues): string {
  return partsOf(text, values)
    .map((part) => part.text)
    .join("");
}

/** The first placeholder that there is not, as it was written. */
export function unknownPlaceholder(text: string): string | undefined {
  const none = Object.fromEntries(placeholderNames.map((name) => [name, ""])) as PlaceholderValues;
  return partsOf(text, none).find((part) => part.kind === "unknown")?.text;
}
