// SPDX-License-Identifier: AGPL-3.0-or-later
// An agent with a phone: hears, accepts, answers, notes, labels, solves, one zone at a time. That nothing has to be
// scrolled sideways is checked for every screen in screens/.
import type { Browser } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Server } from "../../support/server";
import { Agent } from "./agent";
import { launch, pageErrors } from "./chromium";
import { conversationsIn, emptyQueue, startDesk } from "./desk";
import { until } from "./until";
import { Visitor } from "./visitor";

let desk: Server;
let browser: Browser;
let ana: Agent;
let visitor: Visitor;

const gone = { state: "detached" } as const;
const views = () => ana.page.getByRole("navigation", { name: "Views" });
const drawer = () => ana.page.getByRole("dialog", { name: "Contact" });

beforeAll(async () => {
  [desk, browser] = await Promise.all([startDesk(), launch()]);
  await emptyQueue(desk);
  ana = await Agent.signIn(browser, desk, "ana@demo.test", { viewport: { width: 390, height: 844 }, isMobile: true, hasTouch: true });
  visitor = await Visitor.arrive(browser, desk);
});

afterAll(async () => {
  await browser.close();
  await desk.dispose();
});

describe("an agent with a phone", () => {
  it("RT1 RT2 hears of it, reads the six facts and accepts", async () => {
    await visitor.start("Nadia", "My parcel has not come");
    await ana.alert.waitFor({ state: "attached" });
    const facts = await ana.card("Nadia").innerText();
    for (const fact of ["Nadia", "Client Id", "Support", "Website", "New", "Accept"]) expect(facts).toContain(fact);
    await ana.card("Nadia").getByRole("button", { name: "Accept" }).tap();
    await ana.page.waitForURL(/\/inbox\/mine\/\d+/);
    await ana.bubbles("My parcel has not come").waitFor();
    expect(await views().count()).toBe(0);
  });

  it("CO1 answers", async () => {
    await ana.composer.fill("It comes tomorrow");
    await ana.page.getByRole("button", { name: "Send", exact: true }).tap();
    await visitor.bubbles("It comes tomorrow").waitFor();
  });

  it("CU2 CU4 CU5 a press on the name shows the customer; # notes something about them", async () => {
    await ana.page.getByRole("heading", { level: 1 }).getByRole("button", { name: "Nadia" }).tap();
    await drawer().getByText("Earlier conversations (0)").waitFor();
    await drawer().getByRole("button", { name: "Write a note about this contact" }).tap();
    await drawer().getByRole("textbox", { name: "Note about this contact" }).fill("Third floor");
    await drawer().getByRole("textbox", { name: "Note about this contact" }).press("Enter");
    await drawer().getByText("Third floor").waitFor();
    await drawer().getByRole("button", { name: "Close" }).tap();
    await drawer().waitFor(gone);
  });

  it("CU7 labels it from the menu", async () => {
    await ana.page.getByRole("button", { name: "More actions" }).tap();
    await ana.page.getByRole("menuitem", { name: "Labels" }).tap();
    const dialog = ana.page.getByRole("dialog", { name: "Labels" });
    await dialog.getByText("returns", { exact: true }).tap();
    await dialog.getByRole("checkbox", { name: "returns", checked: true }).waitFor();
    await dialog.getByRole("button", { name: "Close" }).tap();
    await dialog.waitFor(gone);
  });

  it("LC6 UI1 solves it, goes back to the list, and finds it under Solved", async () => {
    await ana.page.getByRole("button", { name: "Solve", exact: true }).tap();
    await until(async () => (await conversationsIn(desk, "solved")).some(({ contact }) => contact.name === "Nadia"), "it is solved");
    const back = ana.page.getByRole("link", { name: "Back" });
    if (await back.isVisible()) await back.tap();
    await views().getByRole("link", { name: "Solved" }).tap();
    await ana.page.getByRole("link").filter({ hasText: "Nadia" }).first().tap();
    await ana.bubbles("It comes tomorrow").waitFor();
    expect(pageErrors).toEqual([]);
  });
});
