// SPDX-License-Identifier: AGPL-3.0-or-later
// The walk of Kreechat's guide, in its words: receive, accept, note with #, reassign to a department, to an agent, cancel.
import type { Browser, Locator } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { ask, staffToken } from "../../support/people";
import type { Server } from "../../support/server";
import { Agent } from "./agent";
import { launch, pageErrors, tonesPlayed } from "./chromium";
import { conversationsIn, emptyQueue, startDesk } from "./desk";
import { until } from "./until";
import { Visitor } from "./visitor";

let desk: Server;
let browser: Browser;
let ana: Agent;
let ben: Agent;
let visitor: Visitor;

const gone = { state: "detached" } as const;
const hidden = { state: "hidden" } as const;
const ticket = (agent: Agent): Locator => agent.page.getByRole("article", { name: "New ticket: Nadia" });
const reassign = async (agent: Agent): Promise<Locator> => {
  await agent.page.getByRole("button", { name: "Reassign" }).click();
  return agent.page.getByRole("dialog");
};

beforeAll(async () => {
  [desk, browser] = await Promise.all([startDesk(), launch()]);
  await ask(desk, await staffToken(desk), "PATCH", "/workspace", { words: "kreechat" });
  await emptyQueue(desk);
  [ana, ben] = await Promise.all(["ana", "ben"].map((name) => Agent.signIn(browser, desk, `${name}@demo.test`)) as [Promise<Agent>, Promise<Agent>]);
  visitor = await Visitor.arrive(browser, desk);
});

afterAll(async () => {
  await browser.close();
  await desk.dispose();
});

describe("an operator of Kreechat", () => {
  it("RT1 RT2 a ticket is opened by a message: all online agents hear it, and see its six facts", async () => {
    await Promise.all([ana.alert.waitFor(gone), ben.alert.waitFor(gone)]);
    await visitor.start("Nadia", "My parcel has not come");
    const contact = (await conversationsIn(desk, "new")).find((each) => each.contact.name === "Nadia")!.contact;
    for (const agent of [ana, ben]) {
      await ticket(agent).waitFor();
      await until(() => tonesPlayed(agent.page), "a tone is heard");
      const facts = await ticket(agent).innerText();
      for (const fact of ["Nadia", "Client Id", String(contact.number), "Support", "Website", "Pending", "Accept"]) expect(facts).toContain(fact);
    }
  });

  it("RT4 LC1 Accept: the chat opens, and the status is Accepted by, for whoever looks", async () => {
    await ticket(ana).getByRole("button", { name: "Accept" }).click();
    await ana.composer.waitFor();
    await ana.page.getByText("Accepted by: Ana Petrova").waitFor();
    await ticket(ben).waitFor(gone);
    await ben.open("Accepted by others", "Nadia");
    await ben.page.getByText("Accepted by: Ana Petrova").waitFor();
  });

  it("RT6 RT7 what Ana has accepted nobody else can accept or answer", async () => {
    await ben.log.getByText("My parcel has not come").waitFor();
    expect(await ben.page.getByRole("button", { name: "Accept" }).count()).toBe(0);
    expect(await ben.composer.count()).toBe(0);
  });

  it("CU2 the # notes something about the customer, for the next time", async () => {
    await ana.page.getByText("My parcel has not come").first().click();
    await ana.page.keyboard.press("#");
    await ana.page.getByRole("textbox", { name: "Note about this contact" }).fill("Lives on the third floor");
    await ana.page.keyboard.press("Enter");
    await ben.page.getByText("Lives on the third floor").waitFor();
  });

  it("RT11 Cancel ends the reassignment, and nothing has changed", async () => {
    const dialog = await reassign(ana);
    await dialog.getByText("Ben Carter").click();
    await dialog.getByRole("button", { name: "Cancel" }).click();
    await dialog.waitFor(hidden);
    await ana.page.getByText("Accepted by: Ana Petrova").waitFor();
    expect(await ana.composer.isVisible()).toBe(true);
  });

  it("RT9 to a department alone: the ticket is Pending there, with its sound, until somebody accepts it", async () => {
    const dialog = await reassign(ana);
    await dialog.getByText("Sales", { exact: true }).click();
    await dialog.getByRole("button", { name: "Reassign to Sales" }).click();
    await ana.composer.waitFor(gone);
    await ben.alert.waitFor({ state: "attached" });
    await ben.page.getByRole("button", { name: "Accept" }).first().click();
    await ben.page.getByText("Accepted by: Ben Carter").first().waitFor();
    await ben.reply("Sales is looking for it.");
    await visitor.bubbles("Sales is looking for it.").waitFor();
  });

  it("RT10 to an agent of a department: it is theirs at once", async () => {
    const dialog = await reassign(ben);
    await dialog.getByText("Support", { exact: true }).click();
    await dialog.getByText("Ana Petrova").click();
    await dialog.getByRole("button", { name: "Reassign to Ana Petrova" }).click();
    await ben.composer.waitFor(gone);
    await ana.open("Accepted by me", "Nadia");
    await ana.page.getByText("Accepted by: Ana Petrova").first().waitFor();
    await ana.reply("It comes tomorrow.");
    await visitor.bubbles("It comes tomorrow.").waitFor();
  });

  it("throws nothing in any page on the way", () => {
    expect(pageErrors).toEqual([]);
  });
});
