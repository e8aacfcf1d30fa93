// SPDX-License-Identifier: AGPL-3.0-or-later
// Channels over others' servers, from the settings: added, used, failing for everybody who can mend it, and mended.
import type { Schemas } from "@shared/api";
import { randomUUID } from "node:crypto";
import type { Browser, Locator, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { ask, staffToken } from "../../support/people";
import type { Server } from "../../support/server";
import { WebhookReceiver } from "../../support/webhook_receiver";
import { Agent } from "./agent";
import { launch, pageErrors } from "./chromium";
import { conversationsIn, emptyQueue, startDesk } from "./desk";

let desk: Server;
let browser: Browser;
let program: WebhookReceiver;
let admin: Agent;
let ana: Agent;
let token: string;
let page: Page;

beforeAll(async () => {
  [desk, browser, program] = await Promise.all([startDesk(), launch(), WebhookReceiver.start()]);
  await emptyQueue(desk);
  token = await staffToken(desk);
  [admin, ana] = (await Promise.all(["admin", "ana"].map((name) => Agent.signIn(browser, desk, `${name}@demo.test`)))) as [Agent, Agent];
  page = admin.page;
});

afterAll(async () => {
  await browser.close();
  await program.stop();
  await desk.dispose();
});

const gone = { state: "detached" } as const;
const hidden = { state: "hidden" } as const;
const dialog = () => page.getByRole("dialog");
const button = (name: string, inside: Page | Locator = page) => inside.getByRole("button", { name, exact: true });
const section = (name: string) => page.getByRole("region", { name });
const copied = (name: string, inside: Page | Locator = page) => inside.getByRole("textbox", { name, exact: true }).innerText();
const health = () => section("State");
const banner = (who: Agent) => who.page.getByRole("status").getByText(/does not work since/);

async function chooseKind(name: string): Promise<void> {
  await page.goto(`${desk.url}/settings/chat`);
  await button("Add channel").click();
  await dialog().getByRole("button", { name }).click();
}

async function chooseDepartment(name: string): Promise<void> {
  await dialog().getByRole("combobox", { name: "Department" }).click();
  await page.getByRole("option", { name }).click();
}

describe("CH12 a channel of one's own", () => {
  let hook: string;
  const post = (body: object) => fetch(hook, { method: "POST", headers: { Authorization: `Bearer ${program.secret}` }, body: JSON.stringify(body) });
  const kai = { id: "kai", name: "Kai" };
  const conversation = async () => (await conversationsIn(desk, "all")).find(({ contact }) => contact.name === "Kai")!;
  const reply = async (text: string) => ask(desk, token, "POST", `/conversations/${(await conversation()).id}/messages`, { client_id: randomUUID(), text });

  it("CH12 is added; an address that is none is told at its field", async () => {
    await chooseKind("Your own program");
    await dialog().getByLabel("Name").fill("Kiosk");
    await chooseDepartment("Support");
    const url = dialog().getByLabel("Webhook address");
    await url.fill("shop.example");
    await button("Connect", dialog()).click();
    await page.getByText("The server did not accept this input.").waitFor();
    expect(await url.getAttribute("aria-invalid")).toBe("true");
    await url.fill(program.url);
    await button("Connect", dialog()).click();
    await page.waitForURL(/\/settings\/chat\/\d+/);
    await health().getByText(/^Works since/).waitFor();
    expect(await section("Answers to your program").getByLabel("Webhook address").inputValue()).toBe(program.url);
    await page.getByText("Nothing has come in yet.").waitFor();
  });

  it("CH12 its secret is renewed, and shown once", async () => {
    await button("Renew the secret").click();
    await button("Renew the secret", dialog()).click();
    program.secret = await copied("The new secret", dialog());
    await button("I have stored it", dialog()).click();
    await dialog().waitFor(gone);
    hook = await copied("Address to post to");
    expect(await copied("Example")).toContain(`curl '${hook}'`);
    expect(await page.content()).not.toContain(program.secret);
  });

  it("CH1 CH3 what a program posts stands in the ledger, and in the inbox with its platform", async () => {
    expect((await post({ id: "1", from: kai, text: "Is the blue bowl still there?" })).status).toBe(200);
    const row = page.getByRole("row").filter({ hasText: "Imported" });
    await row.getByText("kai", { exact: true }).waitFor();
    await row.getByRole("link", { name: "Conversation" }).click();
    await admin.bubbles("Is the blue bowl still there?").waitFor();
    await page.locator("header").getByText("Own program", { exact: true }).waitFor();
    await page.getByRole("navigation", { name: "Views" }).getByRole("link", { name: "New" }).click();
    const listed = page.getByRole("link").filter({ hasText: "Kai" }).filter({ hasText: "Is the blue bowl" });
    await listed.getByRole("img", { name: "Own program" }).waitFor();
  });

  it("CH12 what could not become a message says why, is found by its state, and is tried again", async () => {
    await post({ id: "2", type: "edit", message_id: "nobody-knows", from: kai, text: "changed" });
    await page.goto(`${desk.url}/settings/chat/${(await conversation()).channel_id}?came=ignored`);
    const row = page.getByRole("row").filter({ hasText: "It changes a message that is not here." });
    await row.waitFor();
    expect(await page.getByRole("row").filter({ hasText: "Imported" }).count()).toBe(0);
    const tried = page.waitForResponse(/\/inbound\/\d+\/import$/);
    await row.getByRole("button", { name: "Import again what came from kai" }).click();
    expect((await tried).status()).toBe(200);
    await section("What came in").getByText("Failed", { exact: true }).click();
    await page.getByText("Nothing of this kind.").waitFor();
  });

  it("F34 a program that wants no more is told at the top of the console, to those who can mend it", async () => {
    await ask(desk, token, "POST", `/conversations/${(await conversation()).id}/accept`);
    program.next.push(...Array.from({ length: 100 }, () => 410));
    await reply("It is kept for you");
    await banner(admin).waitFor();
    expect(await banner(admin).innerText()).toMatch(/^Own program \(Kiosk\) does not work since \d\d:\d\d: Your program refuses what is posted to it\.$/);
    await ana.page.goto(`${desk.url}/settings/chat`);
    await ana.page.getByRole("link", { name: /Kiosk/ }).getByText("Does not work").waitFor();
    expect(await banner(ana).count()).toBe(0);
    await page.goto(`${desk.url}/inbox/mine`);
    await page.getByRole("link", { name: "Look at it" }).click();
    await health().getByText(/^Does not work since/).waitFor();
    await health().getByText("HTTP 410").waitFor();
  });

  it("F34 put aside it stays away after a reload, and comes back with the next trouble", async () => {
    await button("Hide until something changes").click();
    await banner(admin).waitFor(gone);
    await page.reload();
    await health().getByText(/^Does not work since/).waitFor();
    expect(await banner(admin).count()).toBe(0);
    program.next.length = 0;
    await health().getByText(/^Works since/).waitFor({ timeout: 30_000 });
    await program.until((all) => all.some((each) => each.signed && each.body.data.text === "It is kept for you"));
    program.next.push(...Array.from({ length: 100 }, () => 410));
    await reply("And the green one, too");
    await banner(admin).waitFor();
    program.next.length = 0;
    await banner(admin).waitFor({ ...gone, timeout: 30_000 });
  });

  it("F42 who saves after somebody else is asked which of both is to stay", async () => {
    const { channel_id } = await conversation();
    const url = section("Answers to your program").getByLabel("Webhook address");
    const known = await ask<Schemas["Connection"]>(desk, token, "GET", `/connections/${channel_id}`);
    await url.fill("https://mine.example/hook");
    await ask(desk, token, "PATCH", `/connections/${channel_id}`, { version: known.version, settings: { url: "https://theirs.example/hook" } });
    await button("Save", section("Answers to your program")).click();
    await section("Answers to your program").getByRole("alert").waitFor();
    expect(await url.inputValue()).toBe("https://theirs.example/hook");
    await page.getByRole("button", { name: "Use mine instead" }).click();
    await button("Save", section("Answers to your program")).click();
    await page.getByText("Saved", { exact: true }).waitFor();
    const now = await ask<Schemas["Connection"]>(desk, token, "GET", `/connections/${channel_id}`);
    expect(now.settings).toEqual({ url: "https://mine.example/hook" });
  });
});

// Their providers are answered for here: this is about what the forms send and show.
describe("CH2 CH7 the forms of Telegram and e-mail", () => {
  type Sent = { kind: string; name?: string; settings: Record<string, unknown>; secrets: Record<string, string> };
  const refuse = (code: string, field: string, detail: string) => ({
    status: 422,
    contentType: "application/problem+json",
    body: JSON.stringify({ type: "about:blank", title: "refused", status: 422, code, field, detail }),
  });

  it("CH2 a token is checked before it is connected, and the bot it belongs to is shown", async () => {
    const bot = { id: 7, name: "Slow Kiln shop", user_name: "slowkiln_bot" };
    await page.route("**/connections/check", (route) => {
      const { secrets } = route.request().postDataJSON() as Sent;
      return route.fulfill(secrets.token === "right" ? { json: { settings: { bot } } } : refuse("token_refused", "secrets.token", "Unauthorized"));
    });
    let sent: Sent | undefined;
    await page.route("**/api/v1/connections", (route) => {
      sent = route.request().postDataJSON() as Sent;
      return route.fulfill(refuse("conflict", "", "another webhook"));
    });
    await chooseKind("Telegram");
    const field = dialog().getByLabel("Bot token");
    await field.fill("wrong");
    await button("Continue", dialog()).click();
    await dialog().getByText("The token is refused.").waitFor();
    await field.fill(" right ");
    await button("Continue", dialog()).click();
    await dialog().getByRole("link", { name: "@slowkiln_bot" }).waitFor();
    expect(await dialog().getByLabel("Name").inputValue()).toBe("Slow Kiln shop");
    await button("Connect", dialog()).click();
    await dialog().getByRole("alert").getByText("Another program fetches the messages of this bot.").waitFor();
    expect(sent).toMatchObject({ kind: "telegram", name: "Slow Kiln shop", settings: { bot }, secrets: { token: "right" } });
  });

  it("CH7 an address is enough to know the servers; what is wrong stands at the field that the refusal names", async () => {
    let sent: Sent | undefined;
    await page.unroute("**/api/v1/connections");
    await page.route("**/api/v1/connections", (route) => {
      sent = route.request().postDataJSON() as Sent;
      return route.fulfill(refuse("connect_failed", "settings.imap.host", "no such host"));
    });
    await chooseKind("E-mail");
    await dialog().getByLabel("E-mail address").fill("help@slowkiln.example");
    await dialog().getByLabel("Password", { exact: true }).fill("secret words");
    const host = dialog().getByLabel("Server").first();
    await host.waitFor(hidden);
    await button("Connect", dialog()).click();
    await host.waitFor();
    expect(await host.getAttribute("aria-invalid")).toBe("true");
    await dialog().getByText("The server cannot be reached.").waitFor();
    await dialog().getByText("no such host").waitFor();
    expect(sent).toMatchObject({
      kind: "email",
      secrets: { imap_password: "secret words", smtp_password: "secret words" },
      settings: {
        address: "help@slowkiln.example",
        imap: { host: "imap.slowkiln.example", port: 993, security: "tls", user: "help@slowkiln.example" },
        smtp: { host: "smtp.slowkiln.example", port: 587, security: "starttls" },
      },
    });
  });

  it("nothing went wrong inside the pages", () => {
    expect(pageErrors).toEqual([]);
  });
});
