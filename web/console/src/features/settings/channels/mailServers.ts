// SPDX-License-Identifier: AGPL-3.0-or-later
// Which servers a mailbox most likely has: known for the large providers, else named after the domain.
export const securities = ["tls", "starttls", "none"] as const;
export type Security = (typeof securities)[number];
export interface MailServer {
  host: string;
  port: number;
  security: Security;
  user: string;
}
export interface MailServers {
  imap: MailServer;
  smtp: MailServer;
}
export type Protocol = keyof MailServers;

/** What these providers want instead of the password that one signs in with on their page. */
export type SignInHint = "appPassword" | "oauth2";

interface Provider {
  domains: readonly string[];
  imap: string;
  smtp: string;
  submission: Security;
  hint: SignInHint;
}

const providers: readonly Provider[] = [
  { domains: ["gmail.com", "googlemail.com"], imap: "imap.gmail.com", smtp: "smtp.gmail.com", submission: "tls", hint: "appPassword" },
  {
    domains: ["outlook.com", "hotmail.com", "live.com", "msn.com"],
    imap: "outlook.office365.com",
    smtp: "smtp-mail.outlook.com",
    submission: "starttls",
    hint: "oauth2",
  },
  { domains: ["office365.com", "onmicrosoft.com"], imap: "outlook.office365.com", smtp: "smtp.office365.com", submission: "starttls", hint: "oauth2" },
  {
    domains: ["yandex.ru", "ya.ru", "yandex.com", "yandex.kz", "yandex.by"],
    imap: "imap.yandex.ru",
    smtp: "smtp.yandex.ru",
    submission: "tls",
    hint: "appPassword",
  },
  { domains: ["mail.ru", "bk.ru", "inbox.ru", "list.ru", "internet.ru"], imap: "imap.mail.ru", smtp: "smtp.mail.ru", submission: "tls", hint: "appPassword" },
  { domains: ["icloud.com", "me.com", "mac.com"], imap: "imap.mail.me.com", smtp: "smtp.mail.me.com", submission: "starttls", hint: "appPassword" },
];

const ports: Record<Protocol, Record<Security, number>> = {
  imap: { tls: 993, starttls: 143, none: 143 },
  smtp: { tls: 465, starttls: 587, none: 25 },
};

function domainOf(address: string): string {
  return address.trim().toLowerCase().split("@")[1] ?? "";
}

function providerOf(address: string): Provider | undefined {
  const domain = domainOf(address);
  return providers.find(({ domains }) => domains.some((known) => domain === known || domain.endsWith(`.${known}`)));
}

export function signInHint(address: string): SignInHint | undefined {
  return providerOf(address)?.hint;
}

export function guessServers(address: string): MailServers {
  const domain = domainOf(address);
  const known = providerOf(address);
  const host = (name: Protocol) => known?.[name] ?? (domain === "" ? "" : `${name}.${domain}`);
  const server = (name: Protocol, security: Security): MailServer => ({ host: host(name), port: ports[name][security], security, user: address.trim() });
  return { imap: server("imap", "tls"), smtp: server("smtp", known?.submission ?? "starttls") };
}

/** The usual port goes with the security; one that somebody chose stays. */
export function withSecurity(name: Protocol, server: MailServer, security: Security): MailServer {
  const wasUsual = server.port === ports[name][server.security];
  return { ...server, security, port: wasUsual ? ports[name][security] : server.port };
}

export function isServerComplete({ host, port, user }: MailServer): boolean {
  return host.trim() !== "" && user.trim() !== "" && Number.isInteger(port) && port > 0 && port < 65_536;
}
