// SPDX-License-Identifier: AGPL-3.0-or-later
// CH2 CH10: what an agent edits and takes back, in the console and before the visitor's eyes; and a channel that is deleted.
import type { Schemas } from "@shared/api";
import type { Browser } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { ask, staffToken } from "../../support/people";
import type { Server } from "../../support/server";
import { Agent } from "./agent";
import { launch, pageErrors } from "./chromium";
import { emptyQueue, startDesk } from "./desk";
import { Visitor } from "./visitor";

describe("what was said, changed", () => {
  let server: Server;
  let browser: Browser;

  beforeAll(async () => {
    [server, browser] = await Promise.all([startDesk(), launch()]);
    await emptyQueue(server);
  });
  afterAll(async () => {
    await browser.close();
    await server.dispose();
    expect(pageErrors).toEqual([]);
  });

  it("CH10 UI4 an answer is edited and taken back where it stands; the visitor sees it at once, and colleagues what it was", async () => {
    const ana = await Agent.signIn(browser, server, "ana@demo.test");
    const nora = await Visitor.arrive(browser, server);
    await nora.start("Nora", "When does it leave?");
    await ana.accept("Nora");
    await ana.reply("It leaves on Monady");
    await nora.widget.getByText("It leaves on Monady").waitFor();

    const more = ana.log.getByRole("button", { name: "More with this message" });
    await more.click();
    await ana.page.getByRole("menuitem", { name: "Edit" }).click();
    const field = ana.page.getByLabel("Text of the message");
    await field.fill("It leaves on Monday");
    await field.press("Enter");
    await nora.widget.getByText("It leaves on Monday").waitFor();
    expect(await nora.widget.getByText("Monady").count()).toBe(0);
    await nora.widget.getByText("edited").waitFor();
    await ana.log.getByRole("button", { name: "edited" }).click();
    await ana.log.getByText("It leaves on Monady").waitFor();

    await more.click();
    await ana.page.getByRole("menuitem", { name: "Delete" }).click();
    await ana.page.getByRole("dialog").getByRole("button", { name: "Delete" }).click();
    await nora.widget.getByText("Message deleted").waitFor();
    expect(await nora.widget.getByText("Monday").count()).toBe(0);
    await ana.log.getByText("Message deleted").waitFor();
    await ana.log.getByRole("button", { name: "Show" }).click();
    await ana.log.getByText("It leaves on Monday").waitFor();
    expect(await more.count()).toBe(0);
    await Promise.all([ana.context.close(), nora.context.close()]);
  });

  it("AD5 a channel is deleted by its name, whoever has a conversation of it is told, and it comes back", async () => {
    const [ana, admin] = await Promise.all(["ana", "admin"].map((name) => Agent.signIn(browser, server, `${name}@demo.test`)) as [Promise<Agent>, Promise<Agent>]);
    const olga = await Visitor.arrive(browser, server);
    await olga.start("Olga", "Is anybody here?");
    await ana.accept("Olga");
    await ana.composer.waitFor();
    const { items } = await ask<{ items: Schemas["Channel"][] }>(server, await staffToken(server), "GET", "/channels");
    const { id, name } = items.find((each) => each.key === "demo")!;
    await admin.page.goto(`${server.url}/settings/chat/${id}`);
    await admin.page.getByRole("button", { name: "Delete this channel" }).click();
    const dialog = admin.page.getByRole("dialog", { name: `Delete “${name}”?` });
    await dialog.getByText(/open conversations? can no longer be answered over it/).waitFor();
    await dialog.getByRole("textbox").fill(name);
    await dialog.getByRole("button", { name: "Delete" }).click();
    await admin.page.waitForURL("**/settings/chat");
    await ana.page.getByText("The channel of this conversation was deleted").waitFor();
    expect(await ana.composer.count()).toBe(0);
    await ana.bubbles("Is anybody here?").waitFor();
    await admin.page.goto(`${server.url}/settings/deleted`);
    await admin.page.getByRole("button", { name: `Restore ${name}` }).click();
    await ana.composer.waitFor();
    await ana.reply("I am back");
    await olga.widget.getByText("I am back").waitFor();
    await Promise.all([ana, admin, olga].map((each) => each.context.close()));
  });
});
