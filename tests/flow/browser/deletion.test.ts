// SPDX-License-Identifier: AGPL-3.0-or-later
// AD5 as a supervisor meets it: asked again with a count and the name, undone at once, and brought back later.
import type { Schemas } from "@shared/api";
import type { Browser } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { ask, staffToken } from "../../support/people";
import type { Server } from "../../support/server";
import { Agent } from "./agent";
import { launch } from "./chromium";
import { conversationsIn, startDesk } from "./desk";

let desk: Server;
let browser: Browser;
let mira: Agent;
let ana: Agent;
let label: Schemas["Label"];
let conversation: Schemas["Conversation"];

beforeAll(async () => {
  [desk, browser] = await Promise.all([startDesk(), launch()]);
  const admin = await staffToken(desk);
  label = await ask(desk, admin, "POST", "/labels", { name: "Fragile", color: "red" });
  conversation = (await conversationsIn(desk, "new"))[0]!;
  await ask(desk, admin, "PUT", `/conversations/${conversation.id}/labels/${label.id}`);
  [mira, ana] = await Promise.all([Agent.signIn(browser, desk, "mira@demo.test"), Agent.signIn(browser, desk, "ana@demo.test")]);
  await ana.page.goto(`${desk.url}/inbox/new/${conversation.id}`);
});

afterAll(async () => {
  await browser.close();
  await desk.dispose();
});

const dialog = () => mira.page.getByRole("dialog", { name: "Delete “Fragile”?" });
const shown = () => ana.page.locator("main").getByText("Fragile", { exact: true }).first();

async function askToDelete(): Promise<void> {
  await mira.page.goto(`${desk.url}/settings/labels`);
  await mira.page.getByRole("button", { name: "Delete the label Fragile" }).click();
  await dialog().getByText("1 conversation loses this label.").waitFor();
}

async function deleteIt(): Promise<void> {
  await askToDelete();
  await dialog().getByLabel("Type “Fragile” to go on").fill("Fragile");
  await dialog().getByRole("button", { name: "Delete" }).click();
  await shown().waitFor({ state: "hidden" });
}

describe("what was deleted", () => {
  it("AD5 is asked for again with what would be lost, and only goes by its name", async () => {
    await shown().waitFor();
    await askToDelete();
    const go = dialog().getByRole("button", { name: "Delete" });
    expect(await go.isDisabled()).toBe(true);
    await dialog().getByLabel("Type “Fragile” to go on").fill("Fragil");
    expect(await go.isDisabled()).toBe(true);
    await dialog().getByRole("button", { name: "Cancel" }).click();
    await dialog().waitFor({ state: "hidden" });
    expect(await shown().isVisible()).toBe(true);
  });

  it("AD5 is undone at once, before the eyes of those who had it", async () => {
    await deleteIt();
    await mira.page.getByRole("button", { name: "Undo" }).click();
    await mira.page.getByText("Fragile is back.").waitFor();
    await shown().waitFor();
  });

  it("AD5 is brought back from Recently deleted with everything that hung on it", async () => {
    await deleteIt();
    await mira.page.goto(`${desk.url}/settings/profile`);
    await mira.page.getByRole("link", { name: "Recently deleted" }).click();
    const row = mira.page.getByRole("list", { name: "Recently deleted" }).getByRole("listitem").filter({ hasText: "Fragile" });
    expect(await row.innerText()).toMatch(/Deleted by Mira.*30 days left/s);
    await row.getByRole("button", { name: "Restore Fragile" }).click();
    await row.waitFor({ state: "hidden" });
    await shown().waitFor();
    const admin = await staffToken(desk);
    const { conversation: now } = await ask<Schemas["ConversationDetail"]>(desk, admin, "GET", `/conversations/${conversation.id}`);
    expect(now.label_ids).toContain(label.id);
  });
});
