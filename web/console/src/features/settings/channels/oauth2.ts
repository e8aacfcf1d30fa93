// SPDX-License-Identifier: AGPL-3.0-or-later
// Signing in by OAuth2: where the large providers give access tokens, and for what.
import type { OAuth2Settings } from "./connections";

export const providers = ["google", "microsoft", "other"] as const;
export type OAuth2Provider = (typeof providers)[number];

type Endpoint = Pick<OAuth2Settings, "token_url" | "scope">;

const endpoints: Record<OAuth2Provider, Endpoint> = {
  google: { token_url: "https://oauth2.googleapis.com/token", scope: "https://mail.google.com/" },
  microsoft: {
    token_url: "https://login.microsoftonline.com/common/oauth2/v2.0/token",
    scope: "https://outlook.office.com/IMAP.AccessAsUser.All https://outlook.office.com/SMTP.Send offline_access",
  },
  other: { token_url: "", scope: "" },
};

/** Microsoft's differ by the directory of the organisation. */
export function providerOf({ token_url }: Endpoint): OAuth2Provider {
  if (token_url === endpoints.google.token_url) return "google";
  return token_url.startsWith("https://login.microsoftonline.com/") ? "microsoft" : "other";
}

export function oauth2Of(provider: OAuth2Provider, client_id = ""): OAuth2Settings {
  return { ...endpoints[provider], client_id };
}

/** Whose servers the mail lies on tells who gives tokens for it. */
export function guessProvider(imapHost: string): OAuth2Provider {
  if (/(^|\.)(gmail|googlemail)\.com$/.test(imapHost)) return "google";
  return /(^|\.)(office365|outlook)\.com$/.test(imapHost) ? "microsoft" : "other";
}

export function isOAuth2Complete({ token_url, client_id }: OAuth2Settings): boolean {
  return token_url.trim() !== "" && client_id.trim() !== "";
}

export function trimmed({ token_url, client_id, scope }: OAuth2Settings): OAuth2Settings {
  return { token_url: token_url.trim(), client_id: client_id.trim(), scope: scope.trim() };
}
