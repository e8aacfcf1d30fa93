// SPDX-License-Identifier: AGPL-3.0-or-later
const HOME = "/";

/** Where to go after sign-in: a path of this console, never another site (row A73). */
export function safePath(target: string | null): string {
  if (!target || !/^\/(?![/\\])/.test(target)) return HOME;
  // eslint-disable-next-line no-control-regex -- browsers drop tabs and newlines inside an address
  if (/[\\\u0000-\u001f\u007f]/.test(target)) return HOME;
  const url = new URL(target, "https://desk.invalid");
  if (url.origin !== "https://desk.invalid" || url.pathname.startsWith("//")) return HOME;
  if (url.pathname === "/sign-in" || url.pathname === "/setup") return HOME;
  return url.pathname + url.search + url.hash;
}
