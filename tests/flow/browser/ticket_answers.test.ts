// SPDX-License-Identifier: AGPL-3.0-or-later
// A ticket is closed, and everybody who wrote about it gets one answer in their language; then it is found, and kept in a list.
import type { Schemas } from "@shared/api";
import { randomUUID } from "node:crypto";
import type { Browser, Locator, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { ask, staffToken } from "../../support/people";
import type { Server } from "../../support/server";
import { Agent } from "./agent";
import { launch } from "./chromium";
import { startDesk } from "./desk";

const patience = { timeout: 30_000 };
const title = "Parcels wait in Berlin";
let desk: Server;
let browser: Browser;
let page: Page;
let mira: string, admin: string;
let chats: { english: string; russian: string; held: string };
let ticket: Schemas["Ticket"];

async function chat(name: string, language: string, holder: string): Promise<string> {
  const { token } = await ask<Schemas["WidgetSession"]>(desk, "", "POST", "/widget/demo/sessions", { name, language });
  await ask(desk, token, "POST", "/widget/demo/messages", { client_id: randomUUID(), text: "Where is my parcel?" });
  const { id } = (await ask<Schemas["VisitorMessagePage"]>(desk, token, "GET", "/widget/demo/messages")).conversation!;
  await ask(desk, holder, "POST", `/conversations/${id}/accept`);
  return id;
}

beforeAll(async () => {
  [desk, browser] = await Promise.all([startDesk(), launch()]);
  [mira, admin] = [await staffToken(desk, "mira@demo.test"), await staffToken(desk)];
  chats = { english: await chat("Emma", "en-GB", mira), russian: await chat("Oleg", "ru", mira), held: await chat("Henry", "en", admin) };
  const departments = (await ask<{ items: Schemas["Department"][] }>(desk, admin, "GET", "/departments")).items;
  const { department_id } = (await ask<Schemas["ConversationDetail"]>(desk, admin, "GET", `/conversations/${chats.english}`)).conversation;
  expect(departments.some(({ id }) => id === department_id)).toBe(true);
  ticket = await ask<Schemas["Ticket"]>(desk, admin, "POST", "/tickets", { client_id: randomUUID(), title, department_id, conversation_ids: Object.values(chats) });
  page = (await Agent.signIn(browser, desk, "mira@demo.test")).page;
  await page.keyboard.press("g");
  await page.keyboard.press("t");
  await page.waitForURL("**/tickets");
});

afterAll(async () => {
  await browser.close();
  await desk.dispose();
});

const row = () => page.getByRole("row").filter({ hasText: title });
const dialog = () => page.getByRole("dialog", { name: `Ticket #${ticket.number}: answer everybody` });
const said = async (id: string) =>
  (await ask<Schemas["MessagePage"]>(desk, admin, "GET", `/conversations/${id}/messages`)).items.filter(({ kind, sender }) => kind === "text" && sender.kind === "user").map(({ text }) => text);
const box = (language: string): Locator => dialog().getByRole("region", { name: language }).getByRole("textbox");

describe("one answer to all of a ticket", () => {
  it("LC15 closing the ticket offers it, by language and channel, with who cannot be answered and why", async () => {
    await row().getByRole("button", { name: /^Status of ticket/ }).click();
    await page.getByRole("option", { name: "Closed" }).click();
    await dialog().waitFor();
    await dialog().getByRole("region", { name: "Russian" }).getByText(/ · 1$/).waitFor();
    await dialog().getByText("1 conversation cannot be answered").click();
    await dialog().getByText(/holds this conversation/).waitFor();
    await box("English").fill("It is on its way again");
    await expect.poll(() => dialog().getByRole("region", { name: "Russian" }).getByRole("blockquote").textContent(), patience).toBe("It is on its way again");
  });

  it("LC15 what was written is still there when the dialog is opened again, and Ctrl+Enter sends it", async () => {
    await page.keyboard.press("Escape");
    await dialog().waitFor({ state: "detached" });
    expect(await said(chats.english)).toEqual([]);
    await row().getByRole("button", { name: /^Answer the customers/ }).press("Enter");
    await expect.poll(() => box("English").inputValue(), patience).toBe("It is on its way again");
    await box("Russian").fill("Она снова в пути");
    await box("Russian").press("Control+Enter");
    await dialog().getByText("2 of 2 conversations have the answer").waitFor();
    expect([await said(chats.english), await said(chats.russian), await said(chats.held)]).toEqual([["It is on its way again"], ["Она снова в пути"], []]);
    await expect.poll(() => dialog().getByRole("list", { name: "Deliveries" }).getByRole("listitem").count(), patience).toBe(2);
    await dialog().getByRole("button", { name: "Close" }).last().click();
    await dialog().waitFor({ state: "detached" });
  });

  it("CO8 how far each delivery is can be looked up later, and follows the customer", async () => {
    await row().getByRole("button", { name: /^Answer the customers/ }).click();
    const oleg = dialog().getByRole("listitem").filter({ hasText: "Oleg" });
    await oleg.getByText(/Sent|Delivered|Read/).waitFor();
    await oleg.getByText(/Russian/).waitFor();
    await page.keyboard.press("Escape");
  });
});

describe("finding tickets", () => {
  it("UI8 the table as it is narrowed is kept in a list with a name", async () => {
    await page.getByRole("searchbox", { name: "Number or words of the title" }).fill("parcels");
    await page.getByRole("button", { name: "Save view" }).click();
    const naming = page.getByRole("dialog", { name: "Save view" });
    await naming.getByRole("textbox").fill("About parcels");
    await naming.getByRole("button", { name: "Save" }).click();
    const kept = page.getByRole("list", { name: "Saved views" }).getByRole("link", { name: /About parcels/ });
    await expect.poll(() => kept.getAttribute("aria-current"), patience).toBe("page");
    await page.getByRole("searchbox", { name: "Number or words of the title" }).fill("");
    await expect.poll(() => kept.getAttribute("aria-current"), patience).toBeNull();
    await kept.click();
    await page.waitForURL(/q=parcels/);
    await row().waitFor();
  });

  it("CO4 the palette and the search find it by its words", async () => {
    await page.keyboard.press("Control+k");
    await page.getByPlaceholder("What would you like to do?").fill("parcels berlin");
    await page.getByRole("dialog").getByRole("button", { name: new RegExp(`^#${ticket.number} `) }).click();
    await page.waitForURL(`**/tickets/${ticket.id}`);
    await page.goto(`${desk.url}/search?q=berlin`);
    const found = page.getByRole("region", { name: "Tickets" });
    await found.getByRole("link", { name: new RegExp(title) }).waitFor();
    expect(await found.locator("mark").first().textContent()).toBe("Berlin");
  });
});
