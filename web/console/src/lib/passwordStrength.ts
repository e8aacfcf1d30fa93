// SPDX-License-Identifier: AGPL-3.0-or-later
export const MIN_PASSWORD = 10;
const ADVISED_PASSWORD = 15;
const COMMON = /password|passw0rd|qwerty|asdfgh|letmein|welcome|iloveyou|admin|harken|12345|abcdef|йцукен/i;

export type Strength = "short" | "weak" | "fair" | "strong";

/** A hint, not a rule: length counts most, a guessable word or a repeated letter spoils it. */
export function passwordStrength(password: string, personal: readonly string[] = []): Strength {
  const length = [...password].length;
  if (length < MIN_PASSWORD) return "short";
  if (isGuessable(password, personal)) return "weak";
  return length >= ADVISED_PASSWORD || characterKinds(password) >= 3 ? "strong" : "fair";
}

function isGuessable(password: string, personal: readonly string[]): boolean {
  const lower = password.toLowerCase();
  const named = personal.some((word) => word.length >= 4 && lower.includes(word.toLowerCase()));
  return named || COMMON.test(password) || new Set(lower).size < 5;
}

function characterKinds(password: string): number {
  return [/\p{Ll}/u, /\p{Lu}/u, /\p{N}/u, /[^\p{L}\p{N}]/u].filter((kind) => kind.test(password)).length;
}

/** Easy to read aloud: no letters that look alike, groups of four. */
export function makePassword(): string {
  const letters = "abcdefghjkmnpqrstuvwxyz23456789";
  const groups = Array.from({ length: 4 }, () => Array.from({ length: 4 }, () => letters[randomBelow(letters.length)]).join(""));
  return groups.join("-");
}

function randomBelow(limit: number): number {
  const ceiling = 256 - (256 % limit);
  const byte = new Uint8Array(1);
  do crypto.getRandomValues(byte);
  while (byte[0]! >= ceiling);
  return byte[0]! % limit;
}
