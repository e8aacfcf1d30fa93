// SPDX-License-Identifier: AGPL-3.0-or-later
// The parts of the seeds' walks in which colleagues help each other. IOdesk: team, request access, grant, write, revoke.
// 3Dolphins: escalate, the supervisor answers, hand back, take over.
import type { Browser } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Server } from "../../support/server";
import { Agent } from "./agent";
import { launch, pageErrors } from "./chromium";
import { emptyQueue, startDesk } from "./desk";
import { until } from "./until";
import { Visitor } from "./visitor";

let desk: Server;
let browser: Browser;
let ana: Agent;
let ben: Agent;
let mira: Agent;
let visitor: Visitor;

beforeAll(async () => {
  [desk, browser] = await Promise.all([startDesk(), launch()]);
  await emptyQueue(desk);
  [ana, ben, mira] = (await Promise.all(["ana", "ben", "mira"].map((name) => Agent.signIn(browser, desk, `${name}@demo.test`)))) as [Agent, Agent, Agent];
  visitor = await Visitor.arrive(browser, desk);
  await visitor.start("Nadia", "My parcel is late");
  await ana.accept("Nadia");
});

afterAll(async () => {
  await browser.close();
  await desk.dispose();
});

const gone = { state: "detached" } as const;
const notices = (agent: Agent) => agent.page.getByRole("list", { name: "About this conversation" });
const button = (agent: Agent, name: string) => agent.page.getByRole("button", { name, exact: true });
const count = (agent: Agent, view: string) => agent.page.getByRole("navigation", { name: "Views" }).getByRole("link", { name: view }).innerText();

describe("IOdesk: helping in a colleague's conversation", () => {
  it("UI4 the team's conversations are listed with holder, and are read-only", async () => {
    await ben.page.getByRole("navigation", { name: "Views" }).getByRole("link", { name: "Team" }).click();
    const row = ben.page.getByRole("link").filter({ hasText: "Nadia" });
    expect(await row.innerText()).toContain("Ana Petrova");
    await row.click();
    await ben.bubbles("My parcel is late").waitFor();
    await ben.page.getByText("Ana Petrova holds this conversation").waitFor();
    expect(await ben.composer.count()).toBe(0);
  });

  it("UI5 asks to help; the holder sees it at once and lets them answer", async () => {
    await ben.page.keyboard.press("q");
    await ben.page.getByLabel("Why (optional)").fill("I packed it");
    await ben.page.getByRole("dialog").getByRole("button", { name: "Ask to help" }).click();
    await notices(ben).getByText("You asked Ana Petrova to let you help").waitFor();
    await notices(ana).getByText("Ben Carter asks to help").waitFor();
    await notices(ana).getByText("I packed it").waitFor();
    await button(ana, "Let answer").click();
    await notices(ben).getByText("You are helping Ana Petrova and may answer").waitFor();
    await ben.reply("It left this morning");
    await visitor.bubbles("It left this morning").waitFor();
    await ana.bubbles("It left this morning").waitFor();
    await notices(ana).getByText("Ben Carter helps and may answer").waitFor();
  });

  it("UI5 the holder ends the access, and the composer is gone", async () => {
    await button(ana, "End access").click();
    await ben.composer.waitFor(gone);
    await ben.page.getByText("Ana Petrova holds this conversation").waitFor();
    await ben.log.getByText("Ana Petrova ended the access of Ben Carter").waitFor();
    expect(await visitor.widget.getByText("ended the access").count()).toBe(0);
  });
});

describe("3Dolphins: handing up and taking over", () => {
  it("LC5 the agent escalates to a supervisor, keeps it in view and no longer answers", async () => {
    await ana.page.keyboard.press("Escape");
    await ana.log.click();
    await ana.page.keyboard.press("u");
    const dialog = ana.page.getByRole("dialog");
    await dialog.getByText("Mira Novak", { exact: true }).click();
    await dialog.getByLabel("Why").fill("She wants her money back");
    await dialog.getByRole("button", { name: "Escalate to Mira Novak" }).click();
    await ana.composer.waitFor(gone);
    await ana.page.getByText("You escalated this. Mira Novak answers now").waitFor();
    await until(async () => (await count(ana, "Escalated")).endsWith("1"), "Ana's count of escalated ones");
    await until(async () => (await count(mira, "Escalated")).endsWith("1"), "Mira's count of escalated ones");
    expect(await visitor.widget.getByText("money back").count()).toBe(0);
  });

  it("AD2 the supervisor answers the escalated one", async () => {
    await mira.open("Escalated", "Nadia");
    await notices(mira).getByText("She wants her money back").waitFor();
    await mira.reply("You get it back today");
    await visitor.bubbles("You get it back today").waitFor();
    await ana.bubbles("You get it back today").waitFor();
  });

  it("LC5 handed back, the agent answers again", async () => {
    await mira.page.getByRole("button", { name: "Reassign" }).click();
    const dialog = mira.page.getByRole("dialog");
    await dialog.getByText("Ana Petrova").click();
    await dialog.getByRole("button", { name: "Reassign to Ana Petrova" }).click();
    await ana.composer.waitFor();
    await ana.reply("Thank you for waiting");
    await visitor.bubbles("Thank you for waiting").waitFor();
  });

  it("AD2 the supervisor takes over what somebody else holds", async () => {
    await mira.open("Team", "Nadia");
    await button(mira, "Take over").click();
    await mira.composer.waitFor();
    await ana.composer.waitFor(gone);
    await mira.reply("It is with me now");
    await visitor.bubbles("It is with me now").waitFor();
  });
});

describe("LC20 later", () => {
  it("set aside it waits under Waiting and can be brought back; the customer wakes it", async () => {
    await mira.log.click();
    await mira.page.keyboard.press("p");
    await mira.page.getByRole("dialog").getByRole("button", { name: /^Tomorrow/ }).click();
    await notices(mira).getByText("Set aside until").waitFor();
    await mira.open("Waiting", "Nadia");
    await button(mira, "Bring back").click();
    await notices(mira).waitFor(gone);
    await mira.log.click();
    await mira.page.keyboard.press("p");
    await mira.page.getByRole("dialog").getByText("Solve by itself", { exact: true }).click();
    await mira.page.getByRole("dialog").getByRole("button", { name: /^Next week/ }).click();
    await notices(mira).getByText("Solved by itself").waitFor();
    await visitor.write("And the second parcel?");
    await notices(mira).waitFor(gone);
  });

  it("nothing went wrong inside the pages", () => {
    expect(pageErrors).toEqual([]);
  });
});
