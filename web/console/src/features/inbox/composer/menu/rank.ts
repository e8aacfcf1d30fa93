// SPDX-License-Identifier: AGPL-3.0-or-later
interface Ranked {
  name: string;
  shortcut?: string;
  text?: string;
}

const fold = (text: string) => text.toLocaleLowerCase();

/** How well it fits what was typed, 0 best; undefined when it does not. */
export function rankOf({ name, shortcut = "", text = "" }: Ranked, query: string): number | undefined {
  const wanted = fold(query.trim());
  if (wanted === "") return 0;
  const names = fold(name);
  if (fold(shortcut) === wanted) return 0;
  if (fold(shortcut).startsWith(wanted)) return 1;
  if (names.startsWith(wanted)) return 2;
  if (names.split(/[\s-]+/).some((word) => word.startsWith(wanted))) return 3;
  if (names.includes(wanted) || fold(shortcut).includes(wanted)) return 4;
  return fold(text).includes(wanted) ? 5 : undefined;
}

export function best<T>(items: readonly T[], rank: (item: T) => number | undefined, compare: (a: T, b: T) => number): T[] {
  return items
    .map((item) => ({ item, rank: rank(item) }))
    .filter((entry): entry is { item: T; rank: number } => entry.rank !== undefined)
    .sort((a, b) => a.rank - b.rank || compare(a.item, b.item))
    .map(({ item }) => item);
}
