// SPDX-License-Identifier: AGPL-3.0-or-later
// Strings that must not be mixed up. Ids and seqs are 63-bit numbers: compare them here, never as JavaScript numbers.
declare const brand: unique symbol;
export type Branded<Name extends string> = string & { readonly [brand]: Name };

export type Id = Branded<"Id">;
export type FileId = Branded<"FileId">;
export type ClientId = Branded<"ClientId">;
export type Seq = Branded<"Seq">;

export function parseId(text: string | undefined): Id | undefined {
  return text !== undefined && /^[1-9][0-9]{0,18}$/.test(text) ? (text as Id) : undefined;
}

/** Negative when `a` is the smaller one, as sort() wants it. */
export function compareNumeric(a: string, b: string): number {
  if (a.length !== b.length) return a.length - b.length;
  return a < b ? -1 : a > b ? 1 : 0;
}

/** Grows with time, which keeps the desk's index of them short to walk; the rest is random. */
export function newClientId(now = Date.now()): ClientId {
  // randomUUID exists in secure contexts only; a desk in a local network may be served over plain HTTP.
  const bytes = crypto.getRandomValues(new Uint8Array(10));
  const random = Array.from(bytes, (byte) => byte.toString(16).padStart(2, "0")).join("");
  return (now.toString(16).padStart(12, "0") + random) as ClientId;
}
