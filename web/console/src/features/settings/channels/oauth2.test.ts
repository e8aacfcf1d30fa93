// SPDX-License-Identifier: AGPL-3.0-or-later
import { describe, expect, it } from "vitest";
import { guessProvider, isOAuth2Complete, oauth2Of, providerOf, providers } from "./oauth2";

describe("CH7 signing in to a mailbox by OAuth2", () => {
  it("the provider is known by its endpoint, whichever directory of Microsoft that is", () => {
    for (const provider of providers) expect(providerOf(oauth2Of(provider))).toBe(provider);
    expect(providerOf({ token_url: "https://login.microsoftonline.com/5e8b/oauth2/v2.0/token", scope: "" })).toBe("microsoft");
    expect(providerOf({ token_url: "https://login.microsoftonline.com.evil.test/token", scope: "" })).toBe("other");
  });

  it("is guessed from where the mail lies", () => {
    expect(["imap.gmail.com", "outlook.office365.com", "mail.shop.example", "notgmail.com"].map(guessProvider)).toEqual([
      "google",
      "microsoft",
      "other",
      "other",
    ]);
  });

  it("needs an endpoint and a client", () => {
    expect(isOAuth2Complete(oauth2Of("google"))).toBe(false);
    expect(isOAuth2Complete(oauth2Of("google", "id"))).toBe(true);
    expect(isOAuth2Complete(oauth2Of("other", "id"))).toBe(false);
  });
});
