// SPDX-License-Identifier: AGPL-3.0-or-later
import { describe, expect, it } from "vitest";
import { isSignInComplete, noSignIn, secretsOf, signingIn } from "./MailSecrets";

describe("CH7 how the desk signs in to a mailbox", () => {
  it("one password is for both servers, unless sending has its own", () => {
    expect(secretsOf({ ...noSignIn, imap: "one" })).toEqual({ imap_password: "one", smtp_password: "one" });
    expect(secretsOf({ ...noSignIn, imap: "one", smtp: "two" })).toEqual({ imap_password: "one", smtp_password: "two" });
  });

  it("what was not typed stays as it is stored", () => {
    expect(secretsOf(noSignIn, ["imap_password", "smtp_password", "hook_secret"])).toEqual({});
    expect(secretsOf({ ...noSignIn, smtp: "two" }, ["imap_password"])).toEqual({ smtp_password: "two" });
  });

  it("a token takes the place of the passwords, and passwords that of the token", () => {
    const stored = ["imap_password", "smtp_password", "hook_secret"];
    expect(secretsOf({ ...noSignIn, by: "token", token: " t " }, stored)).toEqual({ imap_password: "", smtp_password: "", oauth_token: "t" });
    expect(secretsOf({ ...noSignIn, by: "oauth2", refreshToken: " r ", clientSecret: "s" }, stored)).toEqual({
      imap_password: "",
      smtp_password: "",
      oauth_refresh_token: "r",
      oauth_client_secret: "s",
    });
    expect(secretsOf({ ...noSignIn, by: "oauth2", refreshToken: "r" }, ["oauth_client_secret", "oauth_refresh_token"])).toEqual({ oauth_refresh_token: "r" });
    expect(secretsOf({ ...noSignIn, imap: "one" }, ["oauth_token"])).toEqual({ oauth_token: "", imap_password: "one", smtp_password: "one" });
  });

  it("how tokens are had belongs to the settings only while they are used", () => {
    const server = { host: "mail.test", port: 993, security: "tls", user: "help" } as const;
    const stored = {
      address: "help@desk.test",
      name: "Help",
      imap: server,
      smtp: server,
      oauth2: { token_url: "https://old.test/", client_id: "old", scope: "" },
    };
    const oauth2 = { token_url: " https://login.test/token ", client_id: " id ", scope: "mail" };
    expect(signingIn(stored, noSignIn)).not.toHaveProperty("oauth2");
    expect(signingIn(stored, { ...noSignIn, by: "oauth2", oauth2 }).oauth2).toEqual({ token_url: "https://login.test/token", client_id: "id", scope: "mail" });
    expect(isSignInComplete({ ...noSignIn, by: "oauth2", oauth2 })).toBe(false);
    expect(isSignInComplete({ ...noSignIn, by: "oauth2", oauth2 }, ["oauth_refresh_token"])).toBe(true);
    expect(isSignInComplete({ ...noSignIn, imap: "one" })).toBe(true);
  });
});
