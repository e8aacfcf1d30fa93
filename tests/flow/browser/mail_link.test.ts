// SPDX-License-Identifier: AGPL-3.0-or-later
// CH6: a customer opens the mail's link where they never were before, and goes on talking; an agent shuts the door again.
import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type Away, goesAway } from "../../support/away";
import { MailDesk } from "../../support/mail_desk";
import { Agent } from "./agent";
import { launch, openContext, pageErrors } from "./chromium";

let desk: MailDesk;
let browser: Browser;
let ana: Agent;
let kai: Away;

beforeAll(async () => {
  [desk, browser] = await Promise.all([MailDesk.start("sqlite", { knowsItsAddress: true }), launch()]);
  kai = await goesAway(desk);
  ana = await Agent.signIn(browser, desk.server, "ana@demo.test");
  await ana.page.goto(`${desk.server.url}/inbox/mine/${kai.conversation}`);
});
afterAll(async () => {
  await browser.close();
  await desk.dispose();
});

async function opens(link: string, locale = "en-GB"): Promise<Page> {
  const page = await (await openContext(browser, { locale, viewport: { width: 390, height: 844 } })).newPage();
  await page.goto(link);
  return page;
}
const go = (page: Page, name = "Continue the conversation") => page.getByRole("button", { name, exact: true });
const line = (page: Page, text: string) => page.locator(".line").filter({ has: page.getByText(text, { exact: true }) });

describe("CH6 the link in the mail about a waiting chat", () => {
  it("CH6 one press leads a fresh browser into the conversation, and both talk", async () => {
    const page = await opens(kai.link);
    await page.getByRole("heading", { name: "Continue the conversation with Slow Kiln" }).waitFor();
    expect(await page.getByText(kai.text).count()).toBe(0);
    await go(page).click();
    await line(page, kai.text).waitFor();
    expect(new URL(page.url()).hash).toBe("");
    expect(await page.getByText(kai.earlier).count()).toBe(0);
    await page.locator("textarea").fill("I am on my telephone now");
    await page.locator("textarea").press("Enter");
    await ana.bubbles("I am on my telephone now").waitFor();
    await ana.reply("Good to see you");
    await line(page, "Good to see you").waitFor();
    await ana.mark("Good to see you", "read").waitFor();
    // This browser knows the conversation from now on.
    await page.goto(`${desk.server.url}/widget/?channel=demo`);
    await page.locator(".card.write").click();
    await line(page, "Good to see you").waitFor();
    await page.context().close();
  });

  it("CH6 without the desk's answer the press can be repeated", async () => {
    const page = await opens(kai.link);
    await page.route("**/widget/demo/links", (route) => route.abort());
    await go(page).click();
    await page.getByRole("alert").getByText("Please try again").waitFor();
    await page.unroute("**/widget/demo/links");
    await go(page).click();
    await line(page, kai.text).waitFor();
    await page.context().close();
  });

  it("CH6 A42 in a frame of another page there is nothing to press", async () => {
    const page = await opens(`${desk.server.url}/demo`);
    await page.evaluate((link) => {
      const frame = document.createElement("iframe");
      frame.src = link;
      document.body.append(frame);
    }, kai.link);
    const frame = page.frameLocator(`iframe[src*="${kai.token}"]`);
    // Framed, the widget is hidden until the page around it opens it; what it would show is there.
    await frame.locator(".card.write").waitFor({ state: "attached" });
    expect(await frame.locator(".return").count()).toBe(0);
    await page.context().close();
  });

  it("CH6 revoked from the message's menu it leads nowhere, in the reader's language, and one can write anew", async () => {
    await ana.bubbles(kai.text).hover();
    await ana.bubbles(kai.text).getByRole("button", { name: "More with this message" }).click();
    await ana.page.getByRole("menuitem", { name: "Revoke the link in the e-mail" }).click();
    await ana.page.getByRole("dialog").getByRole("button", { name: "Revoke the link in the e-mail" }).click();
    await ana.page.getByText("The link is revoked.").waitFor();
    const page = await opens(kai.link, "ru-RU");
    await page.getByRole("heading", { name: "Продолжить разговор: Slow Kiln" }).waitFor();
    await go(page, "Продолжить разговор").click();
    await page.getByRole("heading", { name: "Эта ссылка больше не действует" }).waitFor();
    await page.getByRole("button", { name: "Написать нам" }).click();
    await page.locator(".card.write").waitFor();
    await page.context().close();
    expect(pageErrors).toEqual([]);
  });
});
