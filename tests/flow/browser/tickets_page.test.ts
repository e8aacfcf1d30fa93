// SPDX-License-Identifier: AGPL-3.0-or-later
// The storefront's walk, before screens: submitted, answered in Main, escalated up the ladder to IT and the developers, resolved;
// and who asked never meets a word of what was said inside.
import type { Schemas } from "@shared/api";
import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { ask, demoPassword, staffToken, visitorToken } from "../../support/people";
import type { Server } from "../../support/server";
import { Agent } from "./agent";
import { launch } from "./chromium";
import { startDesk } from "./desk";

const canary = "CANARY-inside-4f2a";
const patience = { timeout: 20_000 };
const people = { nora: "agent", ana2: "agent", boss: "supervisor", hal: "manager", ivy: "it_support", dev: "agent" } as const;
type Who = keyof typeof people;

let desk: Server;
let browser: Browser;
let admin: string;
let front: Schemas["Department"];
const pages = {} as Record<Who, Page>;
/** Everything that the desk told the browser of who asked. */
let told = "";
let number = 0;

async function makeCompany(): Promise<void> {
  const department = (name: string) => ask<Schemas["Department"]>(desk, admin, "POST", "/departments", { name, mode: "manual" });
  const [shop, head, it, developers] = [await department("Shop floor"), await department("Head office"), await department("IT support"), await department("Developers")];
  front = shop;
  const of: Record<Who, Schemas["Department"]> = { nora: shop, ana2: shop, boss: shop, hal: head, ivy: it, dev: developers };
  for (const [name, role] of Object.entries(people)) {
    const body = { name: name.toUpperCase(), email: `${name}@demo.test`, password: demoPassword, role, department_ids: [of[name as Who].id] };
    await ask(desk, admin, "POST", "/users", body);
  }
  await ask(desk, admin, "PATCH", "/escalation-ladder", { last_department_id: it.id, developers_department_id: developers.id });
}

async function pageOf(who: Who): Promise<Page> {
  pages[who] ??= (await Agent.signIn(browser, desk, `${who}@demo.test`)).page;
  return pages[who];
}

function listen(page: Page): void {
  page.on("response", (response) => {
    if (response.url().includes("/api/")) void response.text().then((text) => (told += text), () => undefined);
  });
  page.on("websocket", (socket) => socket.on("framereceived", ({ payload }) => (told += String(payload))));
}

const window = (page: Page, name: "Main" | "Internal") => page.getByRole("region", { name, exact: true });

async function say(page: Page, where: "Main" | "Internal", text: string): Promise<void> {
  await window(page, where).getByRole("textbox", { name: `Message in ${where}` }).fill(text);
  await window(page, where).getByRole("textbox", { name: `Message in ${where}` }).press("Enter");
  await window(page, where).getByText(text).waitFor();
}

async function openTicket(page: Page): Promise<void> {
  await page.goto(`${desk.url}/tickets?view=submitted`);
  await page.getByRole("link", { name: "The till prints no receipts" }).click();
  await page.getByRole("article", { name: `Ticket #${number}` }).waitFor();
}

/** Tells what the dialog said about where it goes. */
async function confirm(page: Page, button: string, reason: string, action: string): Promise<string> {
  await page.getByRole("button", { name: button }).click();
  const dialog = page.getByRole("dialog");
  await dialog.getByRole("textbox").first().fill(reason);
  const where = await dialog.getByTestId("where").innerText();
  await dialog.getByRole("button", { name: action }).click();
  await dialog.waitFor({ state: "detached" });
  return where;
}

beforeAll(async () => {
  [desk, browser] = await Promise.all([startDesk(), launch()]);
  admin = await staffToken(desk);
  await makeCompany();
});

afterAll(async () => {
  await browser.close();
  await desk.dispose();
});

describe("the storefront's walk", () => {
  it("CH10 UI6 UI7 who needs something submits it, and it lies under Submitted of who handles it", async () => {
    const nora = await pageOf("nora");
    listen(nora);
    await nora.getByRole("link", { name: /^Tickets submitted to me/ }).click();
    await nora.getByRole("button", { name: "Submit a ticket" }).first().click();
    const card = nora.getByRole("dialog", { name: "Submit a ticket" });
    await card.getByRole("textbox", { name: "Title" }).fill("The till prints no receipts");
    await card.getByRole("button", { name: "Submit a ticket" }).click();
    await card.waitFor({ state: "detached" });
    await nora.goto(`${desk.url}/tickets?view=opened`);
    await nora.getByRole("link", { name: "The till prints no receipts" }).click();
    number = Number((await nora.getByRole("article", { name: /^Ticket #/ }).getAttribute("aria-label"))?.replace(/\D/g, ""));
    await openTicket(await pageOf("ana2"));
    await pages.ana2.getByRole("button", { name: /^Responsible for ticket/ }).click();
    await pages.ana2.getByRole("option", { name: "ANA2" }).click();
    await pages.ana2.getByRole("button", { name: /^Responsible for ticket.*ANA2/ }).waitFor();
  });

  it("LC9 CO7 both sides talk in Main, live, with files", async () => {
    await say(pages.ana2, "Main", "Which till is it?");
    await window(pages.nora, "Main").getByText("Which till is it?").waitFor();
    await pages.nora.getByLabel("Attach files").last().setInputFiles({ name: "display.txt", mimeType: "text/plain", buffer: Buffer.from("E-41") });
    await say(pages.nora, "Main", "Number two, see the file");
    await window(pages.ana2, "Main").getByText("Number two, see the file").waitFor();
    await window(pages.ana2, "Main").getByRole("link", { name: /display\.txt/ }).waitFor();
    expect(await pages.ana2.getByRole("tab", { name: "Internal" }).count()).toBe(0);
  });

  it("LC7 AD3 escalating says to whom, needs a reason, and opens Internal for the two of them", async () => {
    const { ana2 } = pages;
    await ana2.getByRole("button", { name: "Escalate" }).click();
    await ana2.getByRole("dialog").getByRole("button", { name: "Escalate to Shop floor" }).click();
    await ana2.getByRole("dialog").getByText("Say why.").waitFor();
    await ana2.keyboard.press("Escape");
    const where = await confirm(ana2, "Escalate", `${canary} out of reach`, "Escalate to Shop floor");
    expect(where).toContain("BOSS");
    await ana2.getByRole("region", { name: "Escalation" }).getByText("Nobody has taken it yet").waitFor();
    const boss = await pageOf("boss");
    await openTicket(boss);
    await boss.getByRole("button", { name: "Take it" }).click();
    await ana2.getByText("BOSS has it").waitFor();
    expect(await ana2.getByRole("timer").innerText()).toMatch(/^Waiting inside for/);
    expect(await boss.getByRole("timer").innerText()).toMatch(/^Waiting inside for/);
    await boss.getByRole("tab", { name: "Internal" }).click();
    await say(boss, "Internal", `${canary} the firmware again`);
    await ana2.getByText("Answered inside").waitFor();
    await ana2.getByRole("tab", { name: "Internal" }).click();
    await window(ana2, "Internal").getByText(`${canary} the firmware again`).waitFor();
    await window(ana2, "Internal").getByText("NORA, who asked, never sees this").waitFor();
    await say(ana2, "Internal", `${canary} she needs it before noon`);
  });

  it("LC8 AD3 from the highest it goes to IT, who do not see Main, and hand it on to the developers", async () => {
    const raised = await confirm(pages.boss, "Raise…", `${canary} we may not open it`, "Raise to IT support");
    expect(raised).toContain("IVY");
    const ivy = await pageOf("ivy");
    await openTicket(ivy);
    await window(ivy, "Internal").getByText(`${canary} she needs it before noon`).waitFor();
    expect(await ivy.getByRole("tab").allInnerTexts()).toEqual(["Internal", "Comments", "History"]);
    await ivy.getByRole("button", { name: "Take it" }).click();
    await confirm(ivy, "To developers…", `${canary} a bug`, "Hand on");
    await pages.ana2.getByText("Escalated to Developers").waitFor();
    const dev = await pageOf("dev");
    await openTicket(dev);
    await dev.getByRole("button", { name: "To developers…" }).click();
    const dialog = dev.getByRole("dialog");
    await dialog.getByLabel(/what is known/).fill(`${canary} filed`);
    await dialog.getByLabel(/Address/).fill("https://bugs.example/7");
    await dialog.getByRole("button", { name: "Hand on" }).click();
    await pages.ana2.getByRole("link", { name: /bugs\.example\/7/ }).first().waitFor();
    await confirm(dev, "Done…", `${canary} fixed in 1.2.3`, "It is done");
    await pages.ana2.getByText("Done by Developers").waitFor();
  });

  it("LC6 LC9 resolving tells who asked, and nothing of the inside has ever reached them", async () => {
    const { ana2, nora } = pages;
    await ana2.getByRole("button", { name: "Resolve" }).click();
    await ana2.getByRole("dialog").getByRole("textbox", { name: /^Last words to NORA/ }).fill("It prints again");
    await ana2.getByRole("dialog").getByRole("button", { name: "Resolve" }).click();
    await window(nora, "Main").getByText("It prints again").waitFor();
    await nora.getByRole("article", { name: `Ticket #${number}` }).getByText("Closed", { exact: true }).first().waitFor();
    expect(await nora.getByRole("tab").count()).toBe(0);
    await nora.reload();
    await window(nora, "Main").getByText("It prints again").waitFor();
    const shown = await nora.locator("main").innerText();
    expect(shown).not.toMatch(/[Ii]nternal|[Ee]scalat|[Ii]nside|Comments|History/);
    expect(told).toContain("It prints again");
    expect(told).not.toContain(canary);
  });

  it("LC7 LC8 the history tells the whole way in sentences", async () => {
    const { ana2 } = pages;
    await ana2.getByRole("tab", { name: "History" }).click();
    const history = ana2.getByRole("region", { name: "History" });
    for (const sentence of ["NORA opened the ticket", "ANA2 escalated it to Shop floor", "BOSS took the escalation", "BOSS raised it to IT support", "IVY raised it to Developers", "DEV handed it on to developers elsewhere", "ANA2 resolved the ticket"])
      await history.getByText(sentence).waitFor();
  });
});

describe("the page", () => {
  it("LC9 what was said while the connection was away comes by itself", async () => {
    const { ana2, nora } = pages;
    await ana2.getByRole("tab", { name: "Main" }).click();
    await ana2.context().setOffline(true);
    await ana2.getByText("No connection to the desk").waitFor();
    await say(nora, "Main", "It stopped again");
    await ana2.context().setOffline(false);
    await window(ana2, "Main").getByText("It stopped again").waitFor();
    // The word of who asked has opened it again.
    await ana2.getByRole("button", { name: /^Status of ticket.*In progress/ }).waitFor();
  });

  it("LC14 the description is added to, and a comment names a colleague who is told", async () => {
    const { ana2 } = pages;
    await ana2.getByRole("button", { name: "Add to it" }).click();
    await ana2.getByRole("textbox", { name: "Addition to the description" }).fill("Also till three");
    await ana2.getByRole("textbox", { name: "Addition to the description" }).press("Control+Enter");
    await ana2.getByRole("list", { name: "Additions" }).getByText("Also till three").waitFor();
    await pages.nora.getByRole("list", { name: "Additions" }).getByText("Also till three").waitFor();
    await ana2.getByRole("tab", { name: "Comments" }).click();
    const field = ana2.getByRole("textbox", { name: "New comment" });
    await field.click();
    await ana2.keyboard.type("look @bos");
    await ana2.getByRole("option", { name: "BOSS" }).waitFor();
    await ana2.keyboard.press("Enter");
    await ana2.keyboard.press("Control+Enter");
    await ana2.getByRole("log", { name: "Comments" }).getByText("@BOSS").waitFor();
    const boss = await staffToken(desk, "boss@demo.test");
    const mentioned = async () => (await ask<{ items: Schemas["Notification"][] }>(desk, boss, "GET", "/notifications")).items.some(({ kind }) => kind === "ticket_mentioned");
    await expect.poll(mentioned, patience).toBe(true);
  });

  it("LC17 a linked conversation opens with one press, at its place", async () => {
    const visitor = await visitorToken(desk);
    await ask(desk, visitor, "POST", "/widget/demo/messages", { client_id: "ticket-page-0001", text: "No receipt for me" });
    const { conversation } = await ask<Schemas["VisitorMessagePage"]>(desk, visitor, "GET", "/widget/demo/messages");
    const ticket = await ask<Schemas["Ticket"]>(desk, admin, "POST", "/tickets", { client_id: "ticket-page-0002", title: "Receipts by mail", conversation_ids: [conversation!.id] });
    const page = (await Agent.signIn(browser, desk, "mira@demo.test")).page;
    await page.goto(`${desk.url}/tickets/${ticket.id}`);
    await page.getByRole("region", { name: "Linked conversations" }).getByRole("link").first().click();
    await page.waitForURL(new RegExp(`/inbox/\\w+/${conversation!.id}`));
    await page.getByRole("log", { name: "Messages" }).getByText("No receipt for me").waitFor();
    await page.context().close();
  });
});

describe("the settings", () => {
  it("AD3 the ladder is a picture, and what is put above a department stands in its way up", async () => {
    const page = (await Agent.signIn(browser, desk, "admin@demo.test")).page;
    await page.goto(`${desk.url}/settings/ladder`);
    await page.getByRole("button", { name: /^Shop floor/ }).click();
    const way = page.getByRole("region", { name: "From Shop floor" });
    await way.getByText("BOSS").first().waitFor();
    expect(await way.getByRole("list", { name: "The way up" }).innerText()).not.toContain("Head office");
    await way.getByRole("combobox", { name: "Above Shop floor" }).click();
    await page.getByRole("option", { name: "Head office" }).click();
    await way.getByText("HAL").waitFor();
    const order = (await way.getByRole("list", { name: "The way up" }).innerText()).match(/Shop floor|Head office|IT support|Developers(?=\n)/g);
    expect([...new Set(order)]).toEqual(["Shop floor", "Head office", "IT support", "Developers"]);
    const stored = async () => {
      const ladder = await ask<Schemas["Ladder"]>(desk, admin, "GET", "/escalation-ladder");
      return ladder.departments.find(({ department_id }) => department_id === front.id)?.parent_id;
    };
    // Nothing is stored before the reader has seen what it would do.
    const changes = page.getByRole("region", { name: "What changes" });
    expect((await changes.getByRole("listitem").filter({ hasText: "From Shop floor" }).innerText()).replace(/\s+/g, " ")).toMatch(/Now .*Then .*Head office HAL/);
    expect(await stored()).toBeNull();
    await page.getByRole("button", { name: "Save" }).click();
    await changes.waitFor({ state: "detached" });
    expect(await stored()).not.toBeNull();
    await page.context().close();
  });

  it("AD4 the rights on tickets are a group of their own, and what a role lacks is said in words", async () => {
    const page = (await Agent.signIn(browser, desk, "admin@demo.test")).page;
    await page.goto(`${desk.url}/settings/roles/new?copy=agent`);
    await page.getByRole("textbox", { name: "Name" }).fill("Trainee");
    const group = page.getByRole("region", { name: "Tickets", exact: true });
    for (const right of ["See tickets", "Make tickets", "Edit tickets", "Assign tickets", "Escalate tickets", "Delete tickets"]) await group.getByText(right, { exact: true }).waitFor();
    await group.getByRole("radiogroup", { name: "Escalate tickets" }).getByText("No", { exact: true }).click();
    await page.getByRole("button", { name: "Save" }).click();
    await page.waitForURL(/\/settings\/roles\/\d+/);
    const role = page.url().split("/").at(-1)!;
    await ask(desk, admin, "POST", "/users", { name: "TIM", email: "tim@demo.test", password: demoPassword, role, department_ids: [front.id] });
    const ticket = await ask<Schemas["Ticket"]>(desk, admin, "POST", "/tickets", { client_id: "ticket-page-0003", title: "Not for trainees", department_id: front.id });
    const tim = (await Agent.signIn(browser, desk, "tim@demo.test")).page;
    await tim.goto(`${desk.url}/tickets/${ticket.id}`);
    const escalate = tim.getByRole("button", { name: "Escalate" });
    expect(await escalate.getAttribute("aria-disabled")).toBe("true");
    await escalate.hover();
    await tim.getByText("Your role does not include escalating this ticket.").waitFor();
    await tim.context().close();
    await page.context().close();
  });
});
