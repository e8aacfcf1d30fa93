// SPDX-License-Identifier: AGPL-3.0-or-later
import { describe, expect, it } from "vitest";
import { guessServers, isServerComplete, signInHint, withSecurity } from "./mailServers";

const short = (address: string) => {
  const { imap, smtp } = guessServers(address);
  return [imap, smtp].map(({ host, port, security }) => `${host}:${port} ${security}`);
};

describe("CH7 the servers of a mailbox", () => {
  it.each([
    ["help@shop.example", "imap.shop.example:993 tls", "smtp.shop.example:587 starttls"],
    ["shop@gmail.com", "imap.gmail.com:993 tls", "smtp.gmail.com:465 tls"],
    ["Shop@GoogleMail.com", "imap.gmail.com:993 tls", "smtp.gmail.com:465 tls"],
    ["shop@outlook.com", "outlook.office365.com:993 tls", "smtp-mail.outlook.com:587 starttls"],
    ["shop@tenant.onmicrosoft.com", "outlook.office365.com:993 tls", "smtp.office365.com:587 starttls"],
    ["shop@yandex.ru", "imap.yandex.ru:993 tls", "smtp.yandex.ru:465 tls"],
    ["shop@bk.ru", "imap.mail.ru:993 tls", "smtp.mail.ru:465 tls"],
    ["shop@icloud.com", "imap.mail.me.com:993 tls", "smtp.mail.me.com:587 starttls"],
    ["shop@notgmail.com", "imap.notgmail.com:993 tls", "smtp.notgmail.com:587 starttls"],
  ])("%s", (address, imap, smtp) => {
    expect(short(address)).toEqual([imap, smtp]);
    expect(guessServers(` ${address} `).imap.user).toBe(address);
  });

  it("are unknown while there is no domain", () => {
    const { imap, smtp } = guessServers("help");
    expect([imap.host, smtp.host]).toEqual(["", ""]);
    expect(isServerComplete(imap)).toBe(false);
    expect(isServerComplete(guessServers("help@shop.example").imap)).toBe(true);
  });

  it("tell what the provider wants instead of the password", () => {
    expect(["a@gmail.com", "a@hotmail.com", "a@shop.example"].map(signInHint)).toEqual(["appPassword", "oauth2", undefined]);
  });

  it("change the usual port with the security, and keep one that somebody chose", () => {
    const { imap, smtp } = guessServers("help@shop.example");
    expect(withSecurity("imap", imap, "starttls")).toMatchObject({ port: 143, security: "starttls" });
    expect(withSecurity("smtp", smtp, "tls").port).toBe(465);
    expect(withSecurity("smtp", { ...smtp, port: 2525 }, "none")).toMatchObject({ port: 2525, security: "none" });
  });
});
