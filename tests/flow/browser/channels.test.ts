// SPDX-License-Identifier: AGPL-3.0-or-later
// Channels over others' servers, from the settings: added, used, failing for everybody who can mend it, and mended.
import type { Schemas } from "@shared/api";
import { randomUUID } from "node:crypto";
import type { Browser, Locator, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { bot, FakeBotApi } from "../../support/fake_bot_api";
import { FakeMail, mail } from "../../support/fake_mail";
import { ask, staffToken } from "../../support/people";
import type { Server } from "../../support/server";
import { WebhookReceiver } from "../../support/webhook_receiver";
import { Agent } from "./agent";
import { launch, pageErrors } from "./chromium";
import { conversationsIn, emptyQueue, startDesk } from "./desk";
import { until } from "./until";

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
    await page.getByText("This address cannot be used.").waitFor();
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
    expect(now.settings).toEqual({ url: "https://mine.example/hook", capabilities: [] });
  });
});

describe("CH2 a Telegram bot", () => {
  const mei = { id: 77, first_name: "Mei" };
  let telegram: FakeBotApi;
  /** A bot is known to work when a poll has ended. */
  async function works(): Promise<void> {
    await until(() => telegram.isPolled, "the bot is polled");
    telegram.write(mei, "Hello");
    await health().getByText(/^Works since/).waitFor();
  }
  beforeAll(async () => {
    telegram = await FakeBotApi.start();
    // The form knows no other Bot API than Telegram's own.
    await page.route(/\/connections(\/check)?$/, (route) => {
      const sent = route.request().postDataJSON() as { settings: object };
      return route.continue({ postData: JSON.stringify({ ...sent, settings: { ...sent.settings, api_url: telegram.url } }) });
    });
  });
  afterAll(async () => {
    await page.unrouteAll();
    await telegram.dispose();
  });

  it("CH2 a token is checked before it is connected, and the bot that it belongs to is shown", async () => {
    await chooseKind("Telegram");
    const token = dialog().getByLabel("Bot token");
    await token.fill("4200:not-this-one");
    await button("Continue", dialog()).click();
    await dialog().getByText("This token cannot be used here.").waitFor();
    await token.fill(` ${telegram.token} `);
    await button("Continue", dialog()).click();
    await dialog().getByRole("link", { name: `@${bot.username}` }).waitFor();
    expect(await dialog().getByLabel("Name").inputValue()).toBe(bot.first_name);
    await chooseDepartment("Support");
    await button("Connect", dialog()).click();
    await page.waitForURL(/\/settings\/chat\/\d+/);
    await works();
    await section("Bot").getByRole("link", { name: `@${bot.username}` }).waitFor();
  });

  it("CH2 its greeting and the buttons to choose a department are written, put in order and stored", async () => {
    const words = section("First words");
    await words.getByLabel("Greeting").fill("What is it about?");
    for (const department of ["Sales", "Support"]) {
      await words.getByRole("button", { name: "Add a button" }).click();
      await page.getByRole("menuitem", { name: department }).click();
    }
    await words.getByLabel("Button for Support").fill("An order");
    await button("Move Support up", words).click();
    await button("Save", words).click();
    await page.getByText("Saved", { exact: true }).waitFor();
    await page.reload();
    await words.getByLabel(/^Button for/).first().waitFor();
    expect(await words.getByLabel(/^Button for/).evaluateAll((fields) => fields.map((field) => (field as HTMLInputElement).value))).toEqual(["An order", "Sales"]);
    telegram.write(mei, "/start");
    const greeted = () => telegram.calls.find(({ method, arguments: { chat_id } }) => method === "sendMessage" && chat_id === 77);
    const { arguments: said } = await until(greeted, "the bot greets");
    expect(said.text).toBe("What is it about?");
    expect(JSON.stringify(said.reply_markup).indexOf("An order")).toBeLessThan(JSON.stringify(said.reply_markup).indexOf("Sales"));
    await page.getByRole("row").filter({ hasText: "The customer opened the bot and was greeted." }).waitFor();
  });

  it("F32 a token that Telegram takes back is told with Telegram's words, and another one mends it", async () => {
    const refused = { status: 401, description: "Unauthorized: token revoked" };
    telegram.fail("getUpdates", refused, refused, refused);
    // The poll that is waiting was let in before; it ends with something new.
    telegram.write(mei, "Hello");
    await health().getByText("The token is refused.").waitFor();
    await health().getByText("Unauthorized: token revoked").waitFor();
    await button("Replace the token").click();
    await dialog().getByLabel("Bot token").fill(telegram.token);
    await button("Replace the token", dialog()).click();
    await dialog().waitFor(gone);
    await works();
  });
});

describe("CH7 a mailbox", () => {
  let post: FakeMail;
  beforeAll(async () => {
    post = await FakeMail.start();
  });
  afterAll(() => post.dispose());

  type Server = { host: string; port: number };
  async function writeServer(name: string, { host, port }: Server): Promise<void> {
    const group = dialog().getByRole("group", { name });
    // What the address suggests may still come in, and closes a list that is open.
    const none = page.getByRole("option", { name: "None" });
    while (!(await none.isVisible())) {
      await group.getByLabel("Security").click();
      await none.waitFor({ timeout: 2_000 }).catch(() => undefined);
    }
    await none.click();
    await group.getByLabel("Server").fill(host);
    await group.getByLabel("Port").fill(String(port));
    await group.getByLabel("User name").fill(post.user);
  }

  it("CH7 a password that the server refuses is told at its field, in the server's words; the right one connects", async () => {
    await chooseKind("E-mail");
    await dialog().getByLabel("E-mail address").fill("help@desk.test");
    const field = dialog().locator(".mantine-PasswordInput-root");
    const password = field.locator("input");
    await password.fill("not this one");
    await dialog().getByRole("button", { name: /^Servers/ }).click();
    const { imap, smtp } = post.settings() as { imap: Server; smtp: Server };
    await writeServer("Receiving (IMAP)", imap);
    await writeServer("Sending (SMTP)", smtp);
    await button("Connect", dialog()).click();
    await field.getByText("The server refuses the sign-in.").waitFor();
    expect(await password.getAttribute("aria-invalid")).toBe("true");
    await field.getByText(/^IMAP: .*wrong user or password/).waitFor();
    await dialog().getByLabel("Name", { exact: true }).fill("Help by mail");
    await chooseDepartment("Support");
    await password.fill(post.password);
    await button("Connect", dialog()).click();
    await page.waitForURL(/\/settings\/chat\/\d+/);
    await page.getByRole("heading", { name: "Help by mail" }).waitFor();
  });

  it("CH7 CH3 a mail stands in the ledger and in the inbox with its platform", async () => {
    post.deliver(mail({ from: "Mei Lin <mei@tea.test>", to: "help@desk.test", subject: "The teapot drips", text: "It drips at the lid." }));
    await page.getByRole("row").filter({ hasText: "Imported" }).getByRole("link", { name: "Conversation" }).click();
    await admin.log.getByText("It drips at the lid.").waitFor();
    await page.locator("header").getByText("E-mail", { exact: true }).waitFor();
    await page.goBack();
    await health().getByText(/^Works since/).waitFor();
  });

  it("CH7 what is changed on its page is stored, and the passwords that were not typed stay", async () => {
    await page.getByLabel("Signature", { exact: true }).fill("The help desk");
    await page.locator("form").filter({ hasText: "Receiving (IMAP)" }).getByRole("button", { name: "Save" }).click();
    await page.getByText("Saved", { exact: true }).waitFor();
    const id = new URL(page.url()).pathname.split("/").pop();
    const stored = await ask<Schemas["Connection"]>(desk, token, "GET", `/connections/${id}`);
    expect(stored.settings).toMatchObject({ signature: "The help desk", address: "help@desk.test" });
    expect(stored.secrets).toContain("imap_password");
  });
});

// No mail server is asked here: this is about what the form sends, and where it shows what is wrong.
describe("CH7 the form of a mailbox", () => {
  type Sent = { kind: string; settings: object; secrets: object };

  it("CH7 an address is enough to know the servers; what is wrong stands at the field that the refusal names", async () => {
    let sent: Sent | undefined;
    const refusal = { type: "about:blank", title: "refused", status: 409, code: "provider_failed", field: "imap.host", detail: "no such host" };
    await page.route("**/api/v1/connections", (route) => {
      sent = route.request().postDataJSON() as Sent;
      return route.fulfill({ status: 409, contentType: "application/problem+json", body: JSON.stringify(refusal) });
    });
    await chooseKind("E-mail");
    await dialog().getByLabel("E-mail address").fill("help@slowkiln.example");
    await dialog().getByLabel("Password", { exact: true }).fill("secret words");
    const host = dialog().getByLabel("Server").first();
    await host.waitFor(hidden);
    await button("Connect", dialog()).click();
    await host.waitFor();
    expect(await host.getAttribute("aria-invalid")).toBe("true");
    await dialog().getByText("This server cannot be used.").waitFor();
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
