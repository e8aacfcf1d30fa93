// SPDX-License-Identifier: AGPL-3.0-or-later
/** "/" and what was typed after it, right before the caret. */
export interface SlashToken {
  start: number;
  end: number;
  query: string;
}

const token = /(?:^|\s)\/([^\s/]{0,30})$/u;

/** Only at the beginning of a word: neither 24/7 nor https:// opens the menu. */
export function slashToken(text: string, caret: number): SlashToken | null {
  const query = token.exec(text.slice(0, caret))?.[1];
  return query === undefined ? null : { start: caret - query.length - 1, end: caret, query };
}
