// SPDX-License-Identifier: AGPL-3.0-or-later
// CO13: undo send and send later, as a person uses them, over a mailbox.
import type { Schemas } from "@shared/api";
import { randomUUID } from "node:crypto";
import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, expect, it } from "vitest";
import { FakeMail, mail } from "../../support/fake_mail";
import { ask, staffToken } from "../../support/people";
import type { Server } from "../../support/server";
import { Agent } from "./agent";
import { launch, pageErrors } from "./chromium";
import { emptyQueue, startDesk } from "./desk";

let desk: Server;
let browser: Browser;
let post: FakeMail;
let ana: Agent;
let page: Page;
const first = `${randomUUID()}@mail.test`;

beforeAll(async () => {
  [desk, browser, post] = await Promise.all([startDesk(), launch(), FakeMail.start()]);
  await emptyQueue(desk);
  const token = await staffToken(desk);
  const { items } = await ask<{ items: Schemas["Department"][] }>(desk, token, "GET", "/departments");
  const department = items.find((each) => each.name === "Support")!;
  const settings = post.settings("help@desk.test");
  await ask(desk, token, "POST", "/connections", { kind: "email", name: "Help", department_id: department.id, settings, secrets: post.secrets });
  await post.until(() => post.isIdle, "the desk waiting for mail");
  ana = await Agent.signIn(browser, desk, "ana@demo.test");
  page = ana.page;
  post.deliver(mail({ from: "Mei Lin <mei@tea.test>", to: "help@desk.test", subject: "Teapot", text: "It drips.", id: first }));
  await ana.accept("Mei Lin");
});
afterAll(async () => {
  await browser.close();
  await post.dispose();
  await desk.dispose();
});

const button = (name: string) => page.getByRole("button", { name, exact: true });
const hasSent = (text: string) => post.mails.some((each) => each.parts.some((part) => part.content.toString().includes(text)));
const typed = (text: string) => expect.poll(async () => (await ana.composer.innerText()).trim(), { timeout: 20_000 }).toBe(text);
const gone = { state: "detached" } as const;

async function planTomorrow(text: string): Promise<void> {
  await ana.composer.fill(text);
  await button("Send later").click();
  await page.getByRole("dialog").getByRole("button", { name: /^Tomorrow/ }).click();
  await page.getByText(/^Sends at .*09:00/).waitFor();
  await typed("");
}

it("CO13 an answer by e-mail waits, is taken back into the composer, and is never sent", async () => {
  await ana.reply("Buy a new one");
  await ana.bubbles("Buy a new one").getByText(/^Sending in \d+ seconds?$/).waitFor();
  await button("Undo").click();
  await ana.bubbles("Buy a new one").waitFor(gone);
  await typed("Buy a new one");
  expect(hasSent("Buy a new one")).toBe(false);
});

it("CO13 how long it waits is chosen under Profile; then it goes, once, at its place", async () => {
  const url = page.url();
  await page.goto(`${desk.url}/settings/profile`);
  await page.getByLabel("E-mail", { exact: true }).selectOption("5");
  await page.goto(url);
  await typed("Buy a new one");
  await ana.reply("We send you another lid");
  await ana.bubbles("We send you another lid").getByText(/^Sending in [1-5] seconds?$/).waitFor();
  await post.until(() => hasSent("We send you another lid"), "the mail");
  await ana.mark("We send you another lid", "sent").waitFor();
  expect(await ana.bubbles("We send you another lid").count()).toBe(1);
  expect(hasSent("Buy a new one")).toBe(false);
});

it("CO13 what is planned says when it goes, and that the customer has written before; it comes back, or goes now", async () => {
  await planTomorrow("How is the lid?");
  await ana.bubbles("How is the lid?").waitFor();
  expect(await page.getByRole("alert").filter({ hasText: "has written since" }).count()).toBe(0);
  const inReplyTo = post.mails.at(-1)!.header("message-id").replace(/[<>]/g, "");
  post.deliver(mail({ from: "Mei Lin <mei@tea.test>", to: "help@desk.test", subject: "Re: Teapot", text: "It came already!", id: `${randomUUID()}@mail.test`, inReplyTo }));
  await page.getByRole("alert").getByText("Mei Lin has written since this was planned").waitFor();
  await button("Cancel").click();
  await typed("How is the lid?");
  await planTomorrow("Good to hear");
  await button("Send now").click();
  await post.until(() => hasSent("Good to hear"), "the mail");
  await ana.mark("Good to hear", "sent").waitFor();
  expect(hasSent("How is the lid?")).toBe(false);
  expect(pageErrors).toEqual([]);
});
