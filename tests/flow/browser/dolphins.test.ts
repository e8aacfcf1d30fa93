// SPDX-License-Identifier: AGPL-3.0-or-later
// The walk of a desk whose tickets are given out, in its own words: Available, Inbox, Pending, Unassigned, Busy; canned
// messages after a slash, the quick reply, the marks, escalated, takeover, an answer to the queue. What fails for good stands in
// channels.test.ts.
import type { Schemas } from "@shared/api";
import type { Browser, Locator } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { ask, staffToken } from "../../support/people";
import type { Server } from "../../support/server";
import { Agent } from "./agent";
import { launch, pageErrors, tonesPlayed } from "./chromium";
import { emptyQueue, startDesk } from "./desk";
import { until } from "./until";
import { Visitor } from "./visitor";

let desk: Server;
let browser: Browser;
let ana: Agent;
let mira: Agent;
let nadia: Visitor;

const gone = { state: "detached" } as const;
const views = (agent: Agent) => agent.page.getByRole("navigation", { name: "Views" });
const view = (agent: Agent, name: string): Locator => views(agent).getByRole("link", { name });
/** Of a new one, in the words of this desk. */
const card = (agent: Agent, name: string): Locator => agent.page.getByRole("article", { name: `New ticket: ${name}` });
const row = (agent: Agent, name: string): Locator => agent.page.locator("main a[href*='/inbox/']").filter({ hasText: name }).first();

/** As people do: the menu under one's own face. */
async function choose(agent: Agent, status: string): Promise<void> {
  await agent.page.locator("nav [aria-haspopup=menu]").click();
  await agent.page.getByRole("menuitemradio", { name: status }).click();
  await agent.page.keyboard.press("Escape");
  await agent.page.getByRole("menu").waitFor(gone);
}

/** Support gives its tickets out, to Ana; Mira leads it and takes no work herself. */
async function prepare(): Promise<void> {
  const admin = await staffToken(desk);
  const people = (await ask<{ items: Schemas["User"][] }>(desk, admin, "GET", "/users")).items;
  const support = (await ask<{ items: Schemas["Department"][] }>(desk, admin, "GET", "/departments")).items.find((each) => each.name === "Support")!;
  const busy = (await ask<{ items: Schemas["AvailabilityStatus"][] }>(desk, admin, "GET", "/availability-statuses")).items.find((each) => each.preset === "busy")!;
  const named = (name: string) => people.find((each) => each.name.startsWith(name))!.id;
  await ask(desk, admin, "PATCH", "/workspace", { words: "3dolphins" });
  await ask(desk, admin, "PUT", `/users/${named("Mira")}/availability`, { status: busy.id });
  await ask(desk, admin, "PATCH", `/departments/${support.id}`, { version: support.version, mode: "auto", member_ids: [named("Ana"), named("Mira")] });
}

beforeAll(async () => {
  [desk, browser] = await Promise.all([startDesk(), launch()]);
  await emptyQueue(desk);
  await prepare();
  [ana, mira] = await Promise.all(["ana", "mira"].map((name) => Agent.signIn(browser, desk, `${name}@demo.test`)) as [Promise<Agent>, Promise<Agent>]);
});

afterAll(async () => {
  await browser.close();
  await desk.dispose();
});

describe("an agent and a supervisor of 3Dolphins", () => {
  it("LC5 find the tabs they know, and Unassigned only the supervisor", async () => {
    await view(mira, "Unassigned").waitFor();
    for (const name of ["Inbox", "Pending", "Closed"]) await view(ana, name).waitFor();
    expect(await view(ana, "Unassigned").count()).toBe(0);
  });

  it("RT13 nobody is available: the ticket enters the queue and the supervisor's Unassigned, with its count", async () => {
    await choose(ana, "Busy");
    nadia = await Visitor.arrive(browser, desk);
    await nadia.start("Nadia", "My order is late");
    await view(mira, "Unassigned 1").click();
    await row(mira, "Nadia").waitFor();
    await view(ana, "New 0").waitFor();
    expect(await card(ana, "Nadia").count()).toBe(0);
  });

  it("RT14 the agent becomes Available, and the ticket lands in the Inbox", async () => {
    await choose(ana, "Available");
    await view(ana, "Inbox").click();
    await row(ana, "Nadia").click();
    await ana.page.getByText("Inbox · Ana Petrova").waitFor();
    await view(mira, "Unassigned 0").waitFor();
  });

  it("LC4 RT5 a reply makes it Pending, for everybody who looks", async () => {
    await ana.reply("I am looking into it.");
    await ana.page.getByText("Pending · Ana Petrova").waitFor();
    await mira.open("Team", "Nadia");
    await mira.page.getByText("Pending · Ana Petrova").waitFor();
  });

  it("RT12 nothing is pushed to who is Busy; the supervisor sees it wait, and takes it", async () => {
    await choose(ana, "Busy");
    const visitor = await Visitor.arrive(browser, desk);
    await visitor.start("Omar", "Is anybody there?");
    await mira.page.getByRole("link", { name: "Team", exact: true }).first().click();
    const waiting = mira.page.getByRole("region", { name: "Longest waiting" });
    await waiting.getByText("Omar").waitFor();
    await waiting.getByRole("button", { name: "Accept: Omar" }).click();
    await visitor.widget.getByText("Mira Novak joined the conversation").waitFor();
  });

  it("AD2 the supervisor sets the agent's status, and the agent is told", async () => {
    const people = mira.page.getByRole("region", { name: "People" });
    await people.getByRole("button", { name: "Set the status of Ana Petrova, now Busy" }).click();
    await mira.page.getByRole("menuitemradio", { name: "Available" }).click();
    await people.getByRole("button", { name: "Set the status of Ana Petrova, now Available" }).waitFor();
    await ana.page.getByText("Your status is now Available").waitFor();
  });

  it("CO2 CO3 LC4 a canned message after a slash, Enter sends it, and the ticket is Pending", async () => {
    await nadia.write("Where is it?");
    await ana.open("Inbox", "Nadia");
    await ana.composer.pressSequentially("/order");
    await ana.page.getByRole("option").filter({ hasText: "Ask for the order number" }).waitFor();
    await ana.page.keyboard.press("Enter");
    await until(async () => (await ana.composer.inputValue()).startsWith("Could you tell me your order number?"), "it is inserted");
    await ana.composer.press("Enter");
    await nadia.widget.getByText("Could you tell me your order number?").waitFor();
    await ana.page.getByText("Pending · Ana Petrova").waitFor();
  });

  it("UI16 UI18 the minimised chat has a quick reply: Enter sends, Open restores, Dismiss removes it", async () => {
    const popup = ana.page.getByRole("article", { name: "Chat with Nadia" });
    const minimise = () => ana.page.getByRole("button", { name: "Minimise" }).click();
    await minimise();
    await nadia.write("It is 4711");
    await popup.getByText("It is 4711").waitFor();
    await popup.getByPlaceholder("Type message and enter to send…").fill("Thank you, one moment");
    await ana.page.keyboard.press("Enter");
    await nadia.bubbles("Thank you, one moment").waitFor();
    await popup.getByRole("button", { name: "Open", exact: true }).click();
    await ana.bubbles("Thank you, one moment").waitFor();
    await popup.waitFor(gone);
    await minimise();
    await popup.getByRole("button", { name: "Dismiss", exact: true }).click();
    await popup.waitFor(gone);
  });

  it("CO8 the marks: held back while the connection is lost, then sent, then read", async () => {
    await ana.open("Pending", "Nadia");
    await ana.mark("Thank you, one moment", "read").waitFor();
    await nadia.page.goto("about:blank");
    await ana.context.setOffline(true);
    await ana.reply("It left this morning");
    await ana.mark("It left this morning", "held").waitFor();
    await ana.context.setOffline(false);
    await ana.mark("It left this morning", "sent").waitFor();
    await nadia.page.goto(`${desk.url}/demo`);
    await nadia.openChat();
    await ana.mark("It left this morning", "read").waitFor();
  });

  it("LC5 AD2 escalated, the supervisor answers it, and the agent reads along", async () => {
    await ana.log.click();
    await ana.page.keyboard.press("u");
    const dialog = ana.page.getByRole("dialog");
    await dialog.getByText("Mira Novak", { exact: true }).click();
    await dialog.getByRole("button", { name: "Escalate to Mira Novak" }).click();
    await ana.composer.waitFor(gone);
    await mira.page.goto(`${desk.url}/inbox/escalated`);
    await mira.open("Escalated", "Nadia");
    await mira.reply("You get it today");
    await nadia.bubbles("You get it today").waitFor();
    await ana.open("Escalated", "Nadia");
    await ana.bubbles("You get it today").waitFor();
    expect(await ana.composer.count()).toBe(0);
  });

  it("AD1 AD2 the supervisor takes over a ticket of an agent, who answers it no more", async () => {
    const visitor = await Visitor.arrive(browser, desk);
    await visitor.start("Lena", "It is broken");
    await ana.open("Inbox", "Lena");
    await ana.composer.waitFor();
    await mira.open("Team", "Lena");
    await mira.page.getByRole("button", { name: "Take over", exact: true }).click();
    await mira.composer.waitFor();
    await ana.composer.waitFor(gone);
    await mira.reply("I take care of it");
    await visitor.bubbles("I take care of it").waitFor();
  });

  it("AD2 the supervisor answers a ticket of the queue without accepting it: it is hers, and she stays where she is", async () => {
    await choose(ana, "Busy");
    const visitor = await Visitor.arrive(browser, desk);
    await visitor.start("Rosa", "Hello?");
    await mira.open("Unassigned", "Rosa");
    const at = mira.page.url();
    const accept = mira.page.getByRole("region", { name: "What you can do" }).getByRole("button", { name: "Accept" });
    await accept.waitFor();
    await mira.reply("Good day, Rosa");
    await mira.page.getByText("Pending · Mira Novak").waitFor();
    await visitor.bubbles("Good day, Rosa").waitFor();
    await accept.waitFor(gone);
    expect(mira.page.url()).toBe(at);
    expect(await mira.composer.evaluate((field) => field === document.activeElement)).toBe(true);
    await mira.reply("How can I help?");
    await visitor.bubbles("How can I help?").waitFor();
  });

  it("RT1 who is Busy hears what nobody has taken; who is Away or has switched sounds off does not", async () => {
    const heard = await tonesPlayed(mira.page);
    const visitor = await Visitor.arrive(browser, desk);
    await visitor.start("Paul", "Do you ship to Oslo?");
    await mira.alert.waitFor({ state: "attached" });
    await until(async () => (await tonesPlayed(mira.page)) > heard, "a tone is heard");
    await choose(mira, "Away");
    await mira.alert.waitFor(gone);
    await choose(mira, "Busy");
    await mira.alert.waitFor({ state: "attached" });
    await mira.page.getByRole("button", { name: "Mute the alert" }).click();
    await mira.alert.waitFor(gone);
    await card(mira, "Paul").getByRole("button", { name: "Accept" }).click();
    await visitor.widget.getByText("Mira Novak joined the conversation").waitFor();
  });

  it("throws nothing in any page on the way", () => {
    expect(pageErrors).toEqual([]);
  });
});
