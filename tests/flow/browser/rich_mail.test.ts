// SPDX-License-Identifier: AGPL-3.0-or-later
// CO9: an answer by e-mail as it is written, with formatting and a picture, and the mail that arrives.
import type { Schemas } from "@shared/api";
import { randomUUID } from "node:crypto";
import type { Browser } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { FakeMail, mail } from "../../support/fake_mail";
import { ask, staffToken } from "../../support/people";
import type { Server } from "../../support/server";
import { Agent } from "./agent";
import { launch, pageErrors } from "./chromium";
import { conversationsIn, emptyQueue, startDesk } from "./desk";
import { until } from "./until";

const png = Buffer.from("iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mP8z8BQDwAEhQGAhKmMIQAAAABJRU5ErkJggg==", "base64");

let desk: Server;
let browser: Browser;
let post: FakeMail;
let ana: Agent;
let token: string;

beforeAll(async () => {
  [desk, browser, post] = await Promise.all([startDesk(), launch(), FakeMail.start()]);
  await emptyQueue(desk);
  token = await staffToken(desk);
  const departments = (await ask<{ items: Schemas["Department"][] }>(desk, token, "GET", "/departments")).items;
  const department_id = departments.find((each) => each.name === "Support")!.id;
  const settings = post.settings("help@desk.test", { signature: "Kiln, Berlin" });
  await ask(desk, token, "POST", "/connections", { kind: "email", name: "Help", department_id, settings, secrets: post.secrets });
  await post.until(() => post.isIdle, "the desk waiting for mail");
  const document = { type: "doc", content: [{ type: "paragraph", content: [{ type: "text", text: "Dear " }, { type: "text", text: "{{contact.name}}", marks: [{ type: "bold" }] }] }] };
  await ask(desk, token, "POST", "/canned-replies", { scope: "workspace", name: "Dear somebody", shortcut: "dear", document });
  ana = await Agent.signIn(browser, desk, "ana@demo.test");
  post.deliver(mail({ from: "<b>Mei</b> <mei@tea.test>", to: "help@desk.test", subject: "The teapot drips", text: "It drips at the lid." }));
  await ana.accept("<b>Mei</b>");
  await ana.composer.waitFor();
});

afterAll(async () => {
  await browser.close();
  await post.dispose();
  await desk.dispose();
});

const press = (keys: string) => ana.page.keyboard.press(keys);
const type = (text: string) => ana.page.keyboard.type(text);
const written = () => ana.composer.innerHTML();

describe("CO9 an answer by e-mail", () => {
  it("CO3 A62 a formatted ready answer is inserted with its formatting; what a customer calls themselves stays text", async () => {
    await ana.composer.click();
    await type("/dear");
    await ana.page.getByRole("listbox", { name: "Ready answers" }).getByRole("option").first().waitFor();
    await press("Enter");
    await until(async () => (await written()).includes("<strong>&lt;b&gt;Mei&lt;/b&gt;</strong>"), "the name, bold and as text");
    await press("Control+a");
    await press("Delete");
    await until(async () => (await ana.composer.innerText()).trim() === "", "it is empty again");
  });

  it("is written bold by key, in a list where Enter goes on, with a picture in its place; the mail that arrives says the same twice", async () => {
    await ana.note("nobody else reads this canary");
    await ana.page.getByRole("button", { name: "Reply", exact: true }).click();
    const mark = randomUUID();
    await ana.composer.click();
    await type("It leaves ");
    await press("Control+b");
    await type("today");
    await press("Control+b");
    await type(`, ${mark}`);
    await press("Shift+Enter");
    await press("Shift+Enter");
    await type("- a lid");
    await press("Enter");
    await type("a handle");
    await press("Enter");
    await press("Enter");
    await ana.page.locator("input[data-pictures]").setInputFiles({ name: "lid.png", mimeType: "image/png", buffer: png });
    await until(async () => (await ana.composer.locator("img[data-file]").count()) === 1, "the picture in the text");
    // What is typed on does not take its place.
    await type("Bye");
    await ana.page.getByText("Signature and history").click();
    await ana.page.getByText("Kiln, Berlin").waitFor();
    expect(post.mails).toEqual([]);
    await ana.composer.press("Control+Enter");
    await post.until(() => post.mails.length === 1, "the mail");
    const [out] = post.mails;
    expect(out!.text).toContain(`It leaves today, ${mark}\n\n• a lid\n• a handle\n\nBye\n\n-- \nKiln, Berlin\n\n`);
    expect(out!.text).toContain("> It drips at the lid.");
    expect(out!.html).toContain(`<p>It leaves <strong>today</strong>, ${mark}</p><ul><li>a lid</li><li>a handle</li></ul>`);
    const picture = out!.parts.find((each) => each.isInline)!;
    expect(out!.html).toContain(`src="cid:${picture.cid}"`);
    expect(picture.content.equals(png)).toBe(true);
    for (const part of [out!.bytes, out!.text, out!.html]) expect(part).not.toContain("canary");
  });

  it("stands in the thread as it was written, and the field is empty", async () => {
    const bubble = ana.log.locator("[data-side=right]").filter({ hasText: "a handle" });
    await bubble.locator("[data-state=sent]").waitFor();
    expect(await bubble.locator("strong").innerText()).toBe("today");
    expect(await bubble.locator("li").allInnerTexts()).toEqual(["a lid", "a handle"]);
    await until(() => bubble.locator("img").evaluate((img: HTMLImageElement) => img.complete && img.naturalWidth > 0), "the picture is shown");
    expect(await bubble.locator("img").count()).toBe(1);
    expect((await ana.composer.innerText()).trim()).toBe("");
  });

  it("CO12 what is not finished is there with its formatting after a reload; Enter sends a line", async () => {
    await ana.composer.click();
    await press("Control+i");
    await type("slowly");
    const [{ id }] = (await conversationsIn(desk, "all")).filter(({ platform }) => platform === "email") as [Schemas["Conversation"]];
    const anas = await staffToken(desk, "ana@demo.test");
    await until(async () => (await ask<{ items: Schemas["Draft"][] }>(desk, anas, "GET", "/drafts")).items.some((each) => each.conversation_id === id && each.document !== undefined), "the desk keeps it");
    await ana.page.reload();
    await until(async () => (await written()).includes("<em>slowly</em>"), "the draft");
    await ana.composer.click();
    await press("End");
    await press("Enter");
    await post.until(() => post.mails.length === 2, "the second mail");
    expect(post.mails[1]!.html).toContain("<p><em>slowly</em></p>");
  });

  it("CO13 what is taken back comes back with its formatting and its picture, and is never sent", async () => {
    await ana.composer.click();
    await press("Control+b");
    await type("too early");
    await ana.page.locator("input[data-pictures]").setInputFiles({ name: "lid.png", mimeType: "image/png", buffer: png });
    await until(async () => (await ana.composer.locator("img[data-file]").count()) === 1, "the picture in the text");
    await ana.composer.press("Control+Enter");
    const waiting = ana.log.locator("[data-pending]").filter({ hasText: "too early" });
    await waiting.locator("strong").waitFor();
    expect(await waiting.locator("img").count()).toBe(1);
    await ana.page.getByRole("button", { name: "Undo", exact: true }).click();
    await waiting.waitFor({ state: "detached" });
    await until(async () => (await written()).includes("<strong>too early</strong>"), "the words");
    expect(await ana.composer.locator("img[data-file]").count()).toBe(1);
    expect(await ana.page.getByRole("list", { name: "Attachments" }).count()).toBe(0);
    expect(post.mails.map((each) => each.text).join()).not.toContain("too early");
    expect(pageErrors).toEqual([]);
  });
});
