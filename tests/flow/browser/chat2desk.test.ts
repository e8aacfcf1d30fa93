// SPDX-License-Identifier: AGPL-3.0-or-later
// The walk of Chat2Desk's guide to tickets in the chat: "+ Tickets" at both ends of a request, numbers beside the labels, the
// pencil with all tickets and the one that matters pinned on top, the red cross, and one ticket for equal requests.
import type { Schemas } from "@shared/api";
import { randomUUID } from "node:crypto";
import type { Browser, Locator } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { ask, staffToken } from "../../support/people";
import type { Server } from "../../support/server";
import { Agent } from "./agent";
import { launch, pageErrors } from "./chromium";
import { conversationsIn, emptyQueue, startDesk } from "./desk";
import { Visitor } from "./visitor";

const patience = { timeout: 20_000 };
const gone = { state: "detached" } as const;
let desk: Server;
let browser: Browser;
let admin: string;
let ana: Agent;
let ben: Agent;
let number: number;

beforeAll(async () => {
  [desk, browser] = await Promise.all([startDesk(), launch()]);
  admin = await staffToken(desk);
  await emptyQueue(desk);
  [ana, ben] = (await Promise.all(["ana", "ben"].map((name) => Agent.signIn(browser, desk, `${name}@demo.test`)))) as [Agent, Agent];
  const nadia = await Visitor.arrive(browser, desk);
  await nadia.start("Nadia", "Hello! My receipts are not sent by e-mail any more. Since Monday there are none.");
  await ana.accept("Nadia");
});

afterAll(async () => {
  await browser.close();
  await desk.dispose();
});

const all = async () => (await ask<Schemas["TicketPage"]>(desk, admin, "GET", "/tickets?limit=200")).items;
const stored = async (of = number) => (await all()).find((ticket) => ticket.number === of)!;
const head = (agent: Agent): Locator => agent.page.getByRole("banner").or(agent.page.locator("header")).filter({ has: agent.page.getByRole("heading", { level: 1 }) });
const foot = (agent: Agent): Locator => agent.page.getByRole("group", { name: "Tickets of this conversation" });
const chip = (agent: Agent, status: string, of = number): Locator => foot(agent).getByRole("link", { name: new RegExp(`^#${of} ?${status} `) });
const pencil = (agent: Agent): Locator => foot(agent).getByRole("button", { name: "Tickets of this conversation" });
const card = (agent: Agent): Locator => agent.page.getByRole("dialog", { name: "Create ticket" });
const window_ = (agent: Agent): Locator => agent.page.getByRole("dialog", { name: "Tickets", exact: true });
const onTop = (agent: Agent): Locator => window_(agent).getByRole("region", { name: "On top for this conversation" }).getByRole("listitem");

async function writes(name: string, text: string): Promise<void> {
  const { token } = await ask<Schemas["WidgetSession"]>(desk, "", "POST", "/widget/demo/sessions", { name });
  await ask(desk, token, "POST", "/widget/demo/messages", { client_id: randomUUID(), text });
}

describe("tickets in a chat, as in Chat2Desk", () => {
  it("UI13 LC10 + Tickets stands at the head and at the foot, and opens the same card as in the table", async () => {
    await head(ana).getByRole("button", { name: "Tickets", exact: true }).click();
    await card(ana).waitFor();
    await ana.page.keyboard.press("Escape");
    await card(ana).waitFor(gone);
    await foot(ana).getByRole("button", { name: "Tickets", exact: true }).click();
    expect(await card(ana).getByRole("textbox", { name: "Title" }).inputValue()).toBe("My receipts are not sent by e-mail any more.");
    await card(ana).getByRole("textbox", { name: "Description" }).getByText("Since Monday there are none.").waitFor();
    await card(ana).getByText("Nadia").waitFor();
    await card(ana).getByRole("combobox", { name: "Priority" }).click();
    await ana.page.getByRole("option", { name: "Major" }).click();
    await card(ana).getByRole("button", { name: "Create ticket" }).click();
    await card(ana).waitFor(gone);
    number = (await all())[0]!.number;
    await chip(ana, "To do").waitFor();
    const ticket = await stored();
    expect([ticket.title, ticket.priority, ticket.conversations.map(({ contact }) => contact.name)]).toEqual(["My receipts are not sent by e-mail any more.", "major", ["Nadia"]]);
  });

  it("UI14 the ticket shows by number beside the labels, and its status changes before the eyes", async () => {
    const panel = ana.page.getByRole("complementary", { name: "Contact" });
    await panel.getByRole("link", { name: new RegExp(`^#${number}`) }).waitFor();
    // Without the panel, labels and tickets stand in the head.
    await ana.page.keyboard.press("i");
    await head(ana).getByRole("link", { name: new RegExp(`^#${number}`) }).waitFor();
    const { id, version } = await stored();
    await ask(desk, admin, "PATCH", `/tickets/${id}`, { version, status: "in_progress" });
    await chip(ana, "In progress").waitFor();
    await head(ana).getByText("In progress").waitFor();
    await ana.page.keyboard.press("i");
    await panel.getByText("In progress").waitFor();
  });

  it("UI14 LC17 a press on the number opens the ticket, and one press leads back to the dialogue", async () => {
    await chip(ana, "In progress").click();
    await ana.page.waitForURL(`**/tickets/${(await stored()).id}`);
    await ana.page.getByRole("link", { name: /^Nadia #\d+ / }).click();
    await ana.page.waitForURL(/\/inbox\/\w+\/\d+/);
    await ana.bubbles("Hello! My receipts are not sent by e-mail any more. Since Monday there are none.").waitFor();
  });

  it("UI15 the button has become a pencil: all tickets, mine pinned on top until the red cross", async () => {
    await ask(desk, admin, "POST", "/tickets", { client_id: randomUUID(), title: "Banner is crooked", department_id: (await stored()).department_id });
    expect(await ana.page.getByRole("button", { name: "Tickets", exact: true }).count()).toBe(0);
    await pencil(ana).click();
    await window_(ana).getByText("Banner is crooked").waitFor();
    await expect.poll(async () => (await onTop(ana).allInnerTexts()).map((text) => text.includes(`#${number}`)), patience).toEqual([true]);
    await window_(ana).getByRole("button", { name: `Take ticket #${number} off the top` }).click();
    await onTop(ana).waitFor(gone);
    await window_(ana).getByRole("button", { name: `Pin ticket #${number} on top` }).waitFor();
    await ana.page.reload();
    await pencil(ana).click();
    await window_(ana).getByRole("button", { name: `Pin ticket #${number} on top` }).waitFor();
    expect(await onTop(ana).count()).toBe(0);
    await ana.page.keyboard.press("Escape");
    await chip(ana, "In progress").waitFor();
  });

  it("UI15 UI11 LC15 from the window a ticket is changed, another one is made, and one is linked by its words", async () => {
    await pencil(ana).click();
    await window_(ana).getByRole("button", { name: `Edit ticket #${number}` }).click();
    const form = ana.page.getByRole("dialog", { name: `Ticket #${number}` });
    await form.getByRole("textbox", { name: "Title" }).fill("Receipts are not sent by e-mail");
    await form.getByRole("button", { name: "Save" }).click();
    await form.waitFor(gone);
    await window_(ana).getByRole("textbox", { name: "Number or words" }).fill("crooked");
    await window_(ana).getByRole("region", { name: "Found" }).getByRole("button", { name: /^Link ticket/ }).click();
    await expect.poll(async () => (await onTop(ana).allInnerTexts()).some((text) => text.includes("Banner is crooked")), patience).toBe(true);
    await window_(ana).getByRole("button", { name: "Create ticket" }).click();
    await card(ana).getByRole("textbox", { name: "Title" }).fill("Refund for the late parcel");
    await card(ana).getByRole("button", { name: "Create ticket" }).click();
    await expect.poll(() => foot(ana).getByRole("link").count(), patience).toBe(3);
  });

  it("LC16 LC15 the same request of another customer, before another agent, ends in the same ticket", async () => {
    await writes("Omar", "I did not get any receipt by email");
    await ben.accept("Omar");
    await ben.page.getByRole("log").waitFor();
    await foot(ben).getByRole("button", { name: "Tickets", exact: true }).waitFor();
    await ben.page.keyboard.press("t");
    const suggested = card(ben).getByRole("region", { name: "Similar open tickets" });
    await suggested.getByText("Receipts are not sent by e-mail").waitFor();
    await suggested.getByRole("button", { name: `Link instead: #${number}` }).click();
    await card(ben).waitFor(gone);
    await chip(ben, "In progress").waitFor();
    expect((await stored()).conversations.map(({ contact }) => contact.name).sort()).toEqual(["Nadia", "Omar"]);
  });

  it("UI15 T opens the window once there are tickets, and Escape gives the keys back", async () => {
    await ben.page.keyboard.press("t");
    await onTop(ben).getByText("Receipts are not sent by e-mail").waitFor();
    await ben.page.keyboard.press("Escape");
    await window_(ben).waitFor(gone);
    await ben.page.keyboard.press("t");
    await window_(ben).waitFor();
    await ben.page.keyboard.press("Escape");
  });

  it("UI15 a ticket taken off the top in one tab is off it in the other at once, and back with the next pin", async () => {
    await ben.page.keyboard.press("t");
    await onTop(ben).getByText("Receipts are not sent by e-mail").waitFor();
    const tab = await ben.page.context().newPage();
    await tab.goto(ben.page.url());
    await tab.getByRole("group", { name: "Tickets of this conversation" }).getByRole("button", { name: "Tickets of this conversation" }).click();
    const there = tab.getByRole("dialog", { name: "Tickets", exact: true });
    await there.getByRole("button", { name: `Take ticket #${number} off the top` }).click();
    await onTop(ben).waitFor(gone);
    await there.getByRole("button", { name: `Pin ticket #${number} on top` }).click();
    await onTop(ben).getByText("Receipts are not sent by e-mail").waitFor();
    await tab.close();
    await ben.page.keyboard.press("Escape");
  });

  it("CU5 the customer's tickets stand beside the conversation and on the customer's page", async () => {
    const beside = ben.page.getByRole("complementary", { name: "Contact" }).getByRole("list", { name: /^Tickets/ });
    await beside.getByText("Receipts are not sent by e-mail").waitFor();
    const nadia = (await conversationsIn(desk, "all")).find(({ contact }) => contact.name === "Nadia")!.contact.id;
    await ana.page.goto(`${desk.url}/customers/${nadia}`);
    const list = ana.page.getByRole("list", { name: /^Tickets/ });
    await list.getByText("Refund for the late parcel").waitFor();
    expect(await list.getByRole("link").count()).toBe(3);
  });

  it("UI6 UI7 the chat icon and the ticket icon count what waits for me, and lead to it", async () => {
    const { id, version } = await stored();
    const me = (await ask<{ items: Schemas["User"][] }>(desk, admin, "GET", "/users")).items.find((user) => user.email === "ben@demo.test")!;
    await ask(desk, admin, "PATCH", `/tickets/${id}`, { version, responsible_id: me.id });
    const icons = ben.page.getByRole("navigation", { name: "In the corner" });
    await icons.getByRole("link", { name: /^Tickets submitted to me, \d+ open ticket/ }).waitFor();
    await icons.locator("a[href='/inbox/mine']").waitFor();
    await icons.locator("a[href='/tickets?view=submitted']").click();
    await ben.page.waitForURL("**/tickets?view=submitted");
    await ben.page.getByRole("row").filter({ hasText: "Receipts are not sent by e-mail" }).waitFor();
    expect(await ben.page.getByRole("link", { name: /^Submitted to me/ }).getAttribute("aria-current")).toBe("page");
  });

  it("LC16 one press from alike requests to one ticket with all their conversations", async () => {
    for (const [name, text] of [
      ["Ida", "I can't log in since the update"],
      ["Jon", "login does not work after the update"],
      ["Kim", "after updating the app I am unable to sign in"],
    ] as const)
      await writes(name, text);
    await ana.page.goto(`${desk.url}/inbox/new`);
    await ana.page.getByRole("button", { name: /^3 customers report this/ }).click();
    await ana.page.getByRole("button", { name: "Make one ticket" }).click();
    await ana.page.waitForURL(/\/tickets\/\d+$/);
    const made = (await all())[0]!;
    expect(ana.page.url().endsWith(`/tickets/${made.id}`)).toBe(true);
    expect([made.title, made.conversations.map(({ contact }) => contact.name).sort()]).toEqual(["I can't log in since the update", ["Ida", "Jon", "Kim"]]);
  });

  it("nothing went wrong in the pages", () => {
    expect(pageErrors).toEqual([]);
  });
});
