// SPDX-License-Identifier: AGPL-3.0-or-later
export const longestText = 20_000;

/** What the API takes: well-formed, newline and tab as the only control characters, no blank ends. */
export function cleanText(text: string): string {
  // eslint-disable-next-line no-control-regex
  const withoutControls = text.replace(/\r\n?/g, "\n").replace(/[\u0000-\u0008\u000b-\u001f\u007f]/g, "");
  return withoutControls.toWellFormed().trim();
}

/** Counted as the server counts: in code points. */
export function textLength(text: string): number {
  return Array.from(text).length;
}
