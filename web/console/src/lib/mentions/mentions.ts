// SPDX-License-Identifier: AGPL-3.0-or-later
// Colleagues named in a note: "@Ana Petrova" in the text, the ids beside it.
import type { Id } from "@shared/ids";

export interface Mentionable {
  id: Id;
  name: string;
}

export interface MentionQuery {
  /** Where the @ stands. */
  start: number;
  text: string;
}

/** What is being typed after an @ that begins a word; names may have one space. */
export function queryAt(text: string, caret: number): MentionQuery | null {
  const found = /(^|[\s(])@([^\s@]{0,40}(?: [^\s@]{0,40})?)$/u.exec(text.slice(0, caret));
  if (!found) return null;
  const query = found[2] ?? "";
  return { start: caret - query.length - 1, text: query };
}

/** A name with the space that ends it: there is nothing left to choose. */
export function isWholeName(people: readonly Mentionable[], query: string): boolean {
  return query.endsWith(" ") && people.some(({ name }) => name === query.trimEnd());
}

const fold = (text: string) => text.normalize("NFKD").replace(/\p{M}/gu, "").toLocaleLowerCase();

/** Those of whose names a word begins so, or the whole name. */
export function matching<T extends Mentionable>(people: readonly T[], query: string): T[] {
  const wanted = fold(query.trim());
  return people.filter(
    ({ name }) =>
      fold(name).startsWith(wanted) ||
      fold(name)
        .split(/\s+/)
        .some((word) => word.startsWith(wanted)),
  );
}

const isWordSign = (sign: string | undefined) => sign !== undefined && /[\p{L}\p{N}_]/u.test(sign);

export interface Part {
  text: string;
  mention?: Mentionable;
}

/** The text in pieces, with the names of these people that stand after an @. Longer names go first: Ana Lena before Ana. */
export function splitMentions(text: string, people: readonly Mentionable[]): Part[] {
  const byLength = [...people].sort((a, b) => b.name.length - a.name.length);
  const parts: Part[] = [];
  let end = 0;
  for (let at = text.indexOf("@"); at !== -1; at = text.indexOf("@", at + 1)) {
    const rest = text.slice(at + 1);
    const mention = byLength.find(({ name }) => rest.startsWith(name) && !isWordSign(rest[name.length]));
    if (!mention || isWordSign(text[at - 1])) continue;
    if (at > end) parts.push({ text: text.slice(end, at) });
    end = at + 1 + mention.name.length;
    parts.push({ text: text.slice(at, end), mention });
  }
  if (end < text.length) parts.push({ text: text.slice(end) });
  return parts;
}

/** Whom the text names; of two with the same name, the one that was chosen. */
export function mentionedIn(text: string, people: readonly Mentionable[], chosen: readonly Id[]): Id[] {
  const preferred = [...people].sort((a, b) => Number(chosen.includes(b.id)) - Number(chosen.includes(a.id)));
  const ids = splitMentions(text, preferred).flatMap(({ mention }) => (mention ? [mention.id] : []));
  return [...new Set(ids)];
}
