// SPDX-License-Identifier: AGPL-3.0-or-later
// A14 A15: mails that attack, as the desk shows them, in a real browser: nothing runs and nothing is asked for. Once with the
// desk's own walls (the frame and its policy), and once without them: what is left of the HTML must be harmless by itself.
import { createServer, type Server as HttpServer } from "node:http";
import { once } from "node:events";
import { randomUUID } from "node:crypto";
import type { Browser, BrowserContext, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Schemas } from "@shared/api";
import { FakeMail, mail } from "../../support/fake_mail";
import { ask, staffToken } from "../../support/people";
import type { Server } from "../../support/server";
import { attacks } from "./attack_mails";
import { launch, openContext } from "./chromium";
import { startDesk } from "./desk";
import { until } from "./until";

const kinds = Object.keys(attacks("http://127.0.0.1:1"));

describe("A14 mails that attack", () => {
  let desk: Server;
  let browser: Browser;
  let context: BrowserContext;
  let post: FakeMail;
  let evil: HttpServer;
  let at: string;
  let token: string;
  const heard: string[] = [];
  const shown = new Map<string, string>();

  beforeAll(async () => {
    evil = createServer((request, response) => {
      heard.push(String(request.url));
      response.setHeader("access-control-allow-origin", "*").end();
    }).listen(0, "127.0.0.1");
    await once(evil, "listening");
    at = `http://127.0.0.1:${(evil.address() as { port: number }).port}`;
    [desk, browser, post] = await Promise.all([startDesk(), launch(), FakeMail.start()]);
    [token, context] = [await staffToken(desk), await openContext(browser)];
    const departments = await ask<{ items: Schemas["Department"][] }>(desk, token, "GET", "/departments");
    await ask(desk, token, "POST", "/connections", { kind: "email", name: "Mail", department_id: departments.items[0]!.id, settings: post.settings(), secrets: post.secrets });
    await post.until(() => post.isIdle, "the desk waiting for mail");
    for (const [kind, html] of Object.entries(attacks(at))) post.deliver(mail({ from: `${randomUUID()}@evil.test`, to: "help@desk.test", subject: kind, text: kind, html: `<p>${kind}</p>${html}` }));
    await until(async () => (await mails()).length === kinds.length, "every mail");
    for (const { id, subject } of await mails()) {
      const page = await ask<Schemas["MessagePage"]>(desk, token, "GET", `/conversations/${id}/messages`);
      shown.set(subject!, page.items.find((each) => each.mail)!.id);
    }
  });
  afterAll(async () => {
    await browser.close();
    await Promise.all([desk.dispose(), post.dispose()]);
    evil.closeAllConnections();
    evil.close();
  });

  const mails = async () => (await ask<Schemas["ConversationPage"]>(desk, token, "GET", "/conversations?view=all&limit=200")).items.filter((each) => each.platform === "email");

  /** Everything that the page does, with this HTML as the desk's answer. */
  async function look(answer: { body: string; headers: Record<string, string> }): Promise<string[]> {
    const done: string[] = [];
    const page = await context.newPage();
    const asked = (address: string) => !address.startsWith("data:") && !address.startsWith("https://ok.test") && done.push(`asks for ${address}`);
    await page.exposeFunction("bad", (how: unknown) => done.push(`runs ${String(how)}`));
    page.on("dialog", (dialog) => void (done.push(`opens ${dialog.message()}`), dialog.dismiss()));
    await page.route("**/*", async (route) => {
      if (route.request().url() === "http://desk.test/mail") return route.fulfill({ status: 200, contentType: "text/html; charset=utf-8", ...answer });
      asked(route.request().url());
      return route.abort();
    });
    await page.goto("http://desk.test/mail");
    for (const link of await page.locator("a[href]").all()) expect(await link.getAttribute("href")).toMatch(/^(https?|mailto|tel):/);
    // Behind the walls no frame calls back.
    if (!answer.headers["content-security-policy"]) await readThrough(page);
    const left = await page.locator("script, iframe, object, embed, form, input, svg, math, style:not(head style), link, meta[http-equiv], base:not(head base), template").count();
    if (left > 0) done.push(`${left} elements that are not for mails`);
    await page.close();
    return done;
  }

  /** Under the mouse and by the keyboard, as far as a reader goes without following a link; and until two more frames are drawn. */
  async function readThrough(page: Page): Promise<void> {
    await page.mouse.move(40, 25);
    await page.mouse.move(60, 60);
    await page.keyboard.press("Tab");
    await page.evaluate(() => new Promise((drawn) => requestAnimationFrame(() => requestAnimationFrame(drawn))));
  }

  async function answerFor(kind: string) {
    const answer = await fetch(`${desk.url}/api/v1/messages/${shown.get(kind)}/html`, { headers: { Authorization: `Bearer ${token}` } });
    const body = await answer.text();
    expect(answer.status, body).toBe(200);
    return { body, headers: { "content-security-policy": answer.headers.get("content-security-policy")! } };
  }

  it("the test itself sees what runs and what asks: the same mails as they came", async () => {
    const seen = async (kind: string) => look({ body: `<!doctype html><p>x</p>${attacks(at)[kind]}`, headers: {} });
    for (const [kind, what] of [["script", "runs script"], ["handlers", "runs img"], ["style url", "asks for"], ["pictures", "asks for"], ["noscript", "runs ne"]] as const)
      expect((await seen(kind)).join("\n"), kind).toContain(what);
  });

  it.each(kinds)("%s: nothing runs, and nothing is asked for", async (kind) => {
    const answer = await answerFor(kind);
    expect(await look(answer)).toEqual([]);
    expect(await look({ ...answer, headers: {} }), "without its walls").toEqual([]);
    expect(heard).toEqual([]);
  });
});
