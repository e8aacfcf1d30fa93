// SPDX-License-Identifier: AGPL-3.0-or-later
/** People paste whole addresses: of these only scheme, host and port count. What is no address stays as typed. */
export function originOf(text: string): string {
  const address = /^[a-z][a-z0-9+.-]*:\/\//i.test(text) ? text : `https://${text}`;
  if (!URL.canParse(address)) return text;
  const { origin, protocol } = new URL(address);
  return protocol === "https:" || protocol === "http:" ? origin : text;
}

export function isOrigin(text: string): boolean {
  return /^https?:\/\//.test(text) && URL.canParse(text) && new URL(text).origin === text;
}
