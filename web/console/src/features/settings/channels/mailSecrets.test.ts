// SPDX-License-Identifier: AGPL-3.0-or-later
import { describe, expect, it } from "vitest";
import { noSignIn, secretsOf } from "./MailSecrets";

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
    expect(secretsOf({ ...noSignIn, imap: "one" }, ["oauth_token"])).toEqual({ oauth_token: "", imap_password: "one", smtp_password: "one" });
  });
});
