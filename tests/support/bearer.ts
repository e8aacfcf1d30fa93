// SPDX-License-Identifier: AGPL-3.0-or-later
// XOAUTH2, the way in which Google and Microsoft take access tokens for mail.
export interface Bearer {
  user: string;
  token: string;
}

/** Both empty when it is none. */
export function bearerOf(text: string): Bearer {
  const [, user = "", token = ""] = /^user=([^\x01]*)\x01auth=Bearer ([^\x01]*)\x01\x01$/.exec(text) ?? [];
  return { user, token };
}

export const refusedBearer = Buffer.from('{"status":"401","schemes":"bearer","scope":"https://mail.test/"}').toString("base64");
