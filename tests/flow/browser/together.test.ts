// SPDX-License-Identifier: AGPL-3.0-or-later
// Colleagues at the same desk: mentions, who else is looking or writing, the same for many, and taking it back.
import type { Browser } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { ask, staffToken, visitorToken } from "../../support/people";
import type { Server } from "../../support/server";
import { Agent } from "./agent";
import { launch, pageErrors } from "./chromium";
import { conversationsIn, emptyQueue, startDesk } from "./desk";
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
  [ana, ben] = (await Promise.all(["ana", "ben"].map((name) => Agent.signIn(browser, desk, `${name}@demo.test`)))) as [Agent, Agent];
  visitor = await Visitor.arrive(browser, desk);
  await visitor.start("Nadia", "My parcel is late");
  await ana.accept("Nadia");
});

afterAll(async () => {
  await browser.close();
  await desk.dispose();
});

const gone = { state: "detached" } as const;
const toast = (agent: Agent, text: string) => agent.page.locator(".mantine-Notification-root").filter({ hasText: text });

describe("CO14 mentions in notes", () => {
  const note = "Note for the team";

  it("an @ opens a list of colleagues who may see it, by the keyboard alone", async () => {
    await ana.page.getByRole("button", { name: "Note", exact: true }).click();
    await ana.page.getByLabel(note).pressSequentially("@be");
    const list = ana.page.getByRole("listbox", { name: "Whom to mention" });
    expect(await list.getByRole("option").allInnerTexts()).toEqual([expect.stringContaining("Ben Carter")]);
    await ana.page.keyboard.press("Enter");
    await list.waitFor(gone);
    await ana.page.getByLabel(note).pressSequentially("did you pack it?");
    await ana.page.keyboard.press("Enter");
    await ana.log.getByText("@Ben Carter", { exact: true }).waitFor();
  });

  it("who is mentioned is told at once, also after a reload, and gets to the place", async () => {
    await toast(ben, "Ana Petrova mentioned you").waitFor();
    await ben.page.reload();
    await ben.page.getByRole("button", { name: "Notifications, 1 unread" }).waitFor();
    await ben.page.keyboard.press("b");
    await ben.page.getByRole("button", { name: /Ana Petrova mentioned you/ }).click();
    await ben.log.getByText("did you pack it?").waitFor();
    await ben.page.getByRole("button", { name: "Notifications", exact: true }).waitFor();
    expect(await visitor.widget.getByText("did you pack it?").count()).toBe(0);
  });
});

describe("UI20 who else is here", () => {
  it("each sees that the other looks at the same conversation", async () => {
    await ana.page.getByText("Ben Carter is looking at this too").waitFor({ state: "attached" });
    await ben.page.getByText("Ana Petrova is looking at this too").waitFor({ state: "attached" });
  });

  it("a note being written is told to colleagues and never to the customer", async () => {
    await ben.page.getByRole("button", { name: "Add note" }).click();
    await ben.page.getByLabel("Note for the team").pressSequentially("I did");
    await ana.log.getByText("Ben Carter is writing a note").waitFor();
    expect(await visitor.widget.getByText("is typing").count()).toBe(0);
    await ben.page.getByLabel("Note for the team").fill("");
  });

  it("who goes elsewhere is gone", async () => {
    await ben.page.getByRole("navigation", { name: "Views" }).getByRole("link", { name: "New" }).click();
    await ana.page.getByText("Ben Carter is looking at this too").waitFor(gone);
  });
});

describe("bulk actions and undo", () => {
  const names = ["Bulk One", "Bulk Two", "Bulk Three"];

  beforeAll(async () => {
    const token = await staffToken(desk, "ana@demo.test");
    for (const name of names) {
      const { token: session } = await ask<{ token: string }>(desk, "", "POST", "/widget/demo/sessions", { name });
      await ask(desk, session, "POST", "/widget/demo/messages", { client_id: `bulk-${name.replace(" ", "-")}`, text: "Hello" });
    }
    for (const { id, contact } of await conversationsIn(desk, "new")) {
      if (names.includes(contact.name)) await ask(desk, token, "POST", `/conversations/${id}/accept`);
    }
    await visitorToken(desk);
    await ana.page.getByRole("navigation", { name: "Views" }).getByRole("link", { name: "Mine" }).click();
    await ana.page.getByRole("link").filter({ hasText: "Bulk One" }).waitFor();
  });

  const row = (name: string) => ana.page.locator("[data-row]").filter({ hasText: name });
  const held = async () => (await conversationsIn(desk, "all")).filter(({ contact, lifecycle }) => names.includes(contact.name) && lifecycle === "active").length;

  it("a box, a range with Shift, and solving all of them", async () => {
    await row("Bulk Three").hover();
    await row("Bulk Three").getByRole("checkbox").click();
    await row("Bulk One").getByRole("link").click({ modifiers: ["Shift"] });
    await ana.page.getByText("3 selected").waitFor();
    await ana.page.getByRole("toolbar", { name: "With what is selected" }).getByRole("button", { name: "Solve" }).click();
    await toast(ana, "3 solved").waitFor();
    await until(async () => (await held()) === 0, "all three are solved");
  });

  it("Undo takes all of them back", async () => {
    await toast(ana, "3 solved").getByRole("button", { name: "Undo" }).click();
    await toast(ana, "3 taken back").waitFor();
    await until(async () => (await held()) === 3, "all three are open again");
    for (const name of names) await row(name).waitFor();
  });

  it("by the keyboard: X, Shift+X, labels, and one Z for a reassignment", async () => {
    // What has just been taken back stands above all others.
    const rows = ana.page.locator("[data-row]");
    await rows.nth(2).getByRole("link").focus();
    await ana.page.keyboard.press("x");
    await rows.nth(0).getByRole("link").focus();
    await ana.page.keyboard.press("Shift+X");
    await ana.page.getByText("3 selected").waitFor();
    await ana.page.keyboard.press("l");
    const labels = ana.page.getByRole("dialog");
    const first = labels.getByRole("checkbox").first();
    await first.click();
    await until(async () => first.isChecked(), "the label is on all of them");
    await ana.page.keyboard.press("Escape");
    await labels.waitFor(gone);
    await ana.page.keyboard.press("s");
    await ana.page.getByRole("dialog").getByRole("button", { name: /^Reassign to/ }).click();
    await toast(ana, "3 reassigned").waitFor();
    await until(async () => (await conversationsIn(desk, "new")).filter(({ contact }) => names.includes(contact.name)).length === 3, "back in the queue");
    await ana.page.keyboard.press("z");
    await toast(ana, "3 taken back").waitFor();
    for (const name of names) await row(name).waitFor();
  });

  it("LC5 a batch is escalated to a supervisor: all of it is in Escalated, read-only", async () => {
    for (const name of ["Bulk One", "Bulk Three"]) {
      await row(name).hover();
      await row(name).getByRole("checkbox").click();
    }
    await ana.page.getByText("2 selected").waitFor();
    await ana.page.getByRole("toolbar", { name: "With what is selected" }).getByRole("button", { name: "Escalate" }).click();
    const dialog = ana.page.getByRole("dialog");
    await dialog.getByText("Mira Novak", { exact: true }).click();
    await dialog.getByLabel("Why").fill("Both want their money back");
    await dialog.getByRole("button", { name: "Escalate to Mira Novak" }).click();
    await toast(ana, "2 escalated").waitFor();
    const escalated = (await conversationsIn(desk, "all")).filter(({ escalation }) => escalation?.reason === "Both want their money back");
    expect(escalated.map(({ contact, holder }) => [contact.name, holder?.name]).sort()).toEqual([["Bulk One", "Mira Novak"], ["Bulk Three", "Mira Novak"]]);
    await ana.open("Escalated", "Bulk One");
    await ana.page.getByText("You escalated this. Mira Novak answers now").waitFor();
    expect(await ana.composer.count()).toBe(0);
    await ana.page.getByRole("navigation", { name: "Views" }).getByRole("link", { name: "Mine" }).click();
  });

  it("what has changed meanwhile is not taken back, and says so", async () => {
    await row("Bulk Two").getByRole("link").click();
    await ana.log.waitFor();
    await ana.log.click();
    await ana.page.keyboard.press("e");
    await toast(ana, "Solved").waitFor();
    const token = await staffToken(desk, "ben@demo.test");
    const found = (await conversationsIn(desk, "solved")).find(({ contact }) => contact.name === "Bulk Two")!;
    await ask(desk, token, "POST", `/conversations/${found.id}/reopen`);
    await ana.page.keyboard.press("Control+z");
    await toast(ana, "It has changed meanwhile").waitFor();
    expect((await conversationsIn(desk, "all")).find(({ id }) => id === found.id)?.holder?.name).toBe("Ben Carter");
  });

  it("nothing went wrong inside the pages", () => {
    expect(pageErrors).toEqual([]);
  });
});
