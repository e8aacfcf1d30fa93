// SPDX-License-Identifier: AGPL-3.0-or-later
// The main job: a visitor writes, both agents hear it, one accepts and answers.
import type { Browser } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { Agent } from "./agent";
import { launch, pageErrors, tonesPlayed } from "./chromium";
import type { Server } from "../../support/server";
import { emptyQueue, startDesk } from "./desk";
import { until } from "./until";
import { Visitor } from "./visitor";

let desk: Server;
let browser: Browser;
let ana: Agent;
let ben: Agent;
let visitor: Visitor;

beforeAll(async () => {
  [desk, browser] = await Promise.all([startDesk(), launch()]);
  await emptyQueue(desk);
  [ana, ben] = await Promise.all(["ana", "ben"].map((name) => Agent.signIn(browser, desk, `${name}@demo.test`)) as [Promise<Agent>, Promise<Agent>]);
  visitor = await Visitor.arrive(browser, desk);
});

afterAll(async () => {
  await browser.close();
  await desk.dispose();
});

const gone = { state: "detached" } as const;
/** It rings, though who has the conversation open already sees Accept there and gets no card. */
const there = { state: "attached" } as const;

describe("one visitor and two agents", () => {
  it("RT1 RT2 a message rings at both agents and shows the six facts", async () => {
    await Promise.all([ana.alert.waitFor(gone), ben.alert.waitFor(gone)]);
    await visitor.start("Nadia", "Is the blue bowl in stock?");
    await Promise.all([ana.card("Nadia").waitFor(), ben.card("Nadia").waitFor()]);
    await Promise.all([ana.alert.waitFor(), ben.alert.waitFor()]);
    for (const agent of [ana, ben]) await until(() => tonesPlayed(agent.page), "a tone is heard");
    const facts = await ben.card("Nadia").innerText();
    for (const fact of ["Nadia", "Client Id", "Support", "Website", "New", "Accept"]) expect(facts).toContain(fact);
  });

  it("RT4 one accepts: the alert stops for both, and the other is told who", async () => {
    await visitor.mark("Is the blue bowl in stock?", "sent").waitFor();
    await ana.accept("Nadia");
    await Promise.all([ana.alert.waitFor(gone), ben.alert.waitFor(gone), ben.card("Nadia").waitFor(gone)]);
    await ben.page.getByText("Ana Petrova accepted Nadia").waitFor();
    await visitor.widget.getByText("Ana Petrova joined the conversation").waitFor();
    await ana.bubbles("Is the blue bowl in stock?").waitFor();
  });

  it("RT7 only the holder gets a composer", async () => {
    await ben.open("Team", "Nadia");
    await ben.page.getByText("Ana Petrova holds this conversation").waitFor();
    expect(await ben.composer.count()).toBe(0);
  });

  it("an answer arrives and its mark goes from sent to delivered to read", async () => {
    await visitor.mark("Is the blue bowl in stock?", "read").waitFor();
    await visitor.page.goto("about:blank");
    await ana.reply("Yes, three are left.");
    await ana.mark("Yes, three are left.", "sent").waitFor();
    await visitor.page.goto(`${desk.url}/demo`);
    await ana.mark("Yes, three are left.", "delivered").waitFor();
    await visitor.openChat();
    await visitor.bubbles("Yes, three are left.").waitFor();
    await ana.mark("Yes, three are left.", "read").waitFor();
  });

  it("shows typing both ways", async () => {
    await ana.composer.pressSequentially("Shall I");
    await visitor.widget.getByLabel("Ana Petrova is typing").waitFor();
    await visitor.composer.pressSequentially("Please");
    await ana.log.getByText("Nadia is typing").waitFor();
    await visitor.composer.fill("");
    await ana.composer.fill("");
  });

  it("A56 a note reaches the colleagues and never the visitor", async () => {
    const received: string[] = [];
    visitor.page.on("websocket", (socket) => socket.on("framereceived", ({ payload }) => received.push(String(payload))));
    visitor.page.on("response", async (answer) => received.push(await answer.text().catch(() => "")));
    await visitor.page.reload();
    await visitor.openChat();
    await ana.note("canary-7431: asks about the discount");
    await ben.log.getByText("canary-7431").waitFor();
    await ana.page.getByRole("button", { name: "Reply", exact: true }).click();
    await ana.reply("Shall I keep one for you?");
    await visitor.bubbles("Shall I keep one for you?").waitFor();
    expect(received.join("\n")).toContain("Shall I keep one for you?");
    expect(received.join("\n")).not.toContain("canary-7431");
  });

  it("RT11 Cancel in the reassign dialog changes nothing", async () => {
    await ana.page.getByRole("button", { name: "Reassign" }).click();
    const dialog = ana.page.getByRole("dialog");
    await dialog.getByText("Ben Carter").click();
    await dialog.getByRole("button", { name: "Cancel" }).click();
    await dialog.waitFor({ state: "hidden" });
    expect(await ana.composer.isVisible()).toBe(true);
  });

  it("RT10 reassigned to a colleague, who can answer at once", async () => {
    await ana.page.getByRole("button", { name: "Reassign" }).click();
    await ana.page.getByRole("dialog").getByText("Ben Carter").click();
    await ana.page.getByRole("dialog").getByRole("button", { name: "Reassign to Ben Carter" }).click();
    await ben.reply("Ben here. It is put aside for you.");
    await visitor.bubbles("Ben here. It is put aside for you.").waitFor();
    expect(await ana.composer.count()).toBe(0);
  });

  it("RT9 reassigned to a department, it waits and rings there again", async () => {
    await ben.page.getByRole("button", { name: "Reassign" }).click();
    await ben.page.getByRole("dialog").getByText("Sales", { exact: true }).click();
    await ben.page.getByRole("dialog").getByRole("button", { name: "Reassign to Sales" }).click();
    await Promise.all([ana.alert.waitFor(there), ben.alert.waitFor(there)]);
    await ben.page.getByRole("button", { name: "Accept" }).first().click();
    await Promise.all([ana.alert.waitFor(gone), ben.alert.waitFor(gone)]);
  });

  it("LC23 solved, and reopened when the visitor writes again", async () => {
    await ben.composer.waitFor();
    await ben.page.getByRole("button", { name: "Solve" }).click();
    await visitor.widget.getByText("Ben Carter marked this as solved").waitFor();
    await visitor.write("One more question");
    await visitor.stored("One more question").waitFor();
    await ben.open("Mine", "Nadia");
    await ben.bubbles("One more question").waitFor();
    await ben.composer.waitFor();
  });

  it("LC6 an agent reopens what was solved", async () => {
    await ben.page.getByRole("button", { name: "Solve" }).click();
    await ben.open("Solved", "Nadia");
    await ben.page.getByRole("button", { name: "Reopen" }).first().click();
    await ben.reply("Open again.");
    await visitor.bubbles("Open again.").waitFor();
  });

  it("throws nothing in any page on the way", () => {
    expect(pageErrors).toEqual([]);
  });
});
