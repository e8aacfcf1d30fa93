// SPDX-License-Identifier: AGPL-3.0-or-later
// 3Dolphins' "insert library, insert form": both from the "/" menu, the form answered in the widget.
import type { Browser } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Server } from "../../support/server";
import { Agent } from "./agent";
import { launch } from "./chromium";
import { emptyQueue, startDesk } from "./desk";
import { until } from "./until";
import { Visitor } from "./visitor";

const png = Buffer.from("iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==", "base64");

let desk: Server;
let browser: Browser;
let ana: Agent;
let mira: Agent;
let visitor: Visitor;

beforeAll(async () => {
  [desk, browser] = await Promise.all([startDesk(), launch()]);
  await emptyQueue(desk);
  [ana, mira] = await Promise.all(["ana", "mira"].map((name) => Agent.signIn(browser, desk, `${name}@demo.test`)) as [Promise<Agent>, Promise<Agent>]);
  visitor = await Visitor.arrive(browser, desk);
  await visitor.start("Nora", "I want to send something back");
  await ana.accept("Nora");
});

afterAll(async () => {
  await browser.close();
  await desk.dispose();
});

const options = () => ana.page.getByRole("listbox", { name: "Ready answers" }).getByRole("option");
const card = () => visitor.widget.locator(".form-card");

describe("forms", () => {
  it("CO6 a supervisor makes one and sees the card while it is made", async () => {
    await mira.page.goto(`${desk.url}/settings/forms`);
    await mira.page.getByRole("button", { name: "New form" }).click();
    const dialog = mira.page.getByRole("dialog");
    await dialog.getByLabel("Name", { exact: true }).fill("Callback");
    await dialog.getByLabel("Heading").fill("When may we call you?");
    await dialog.getByLabel("Question 1", { exact: true }).fill("Your number");
    await dialog.getByRole("button", { name: "Add question" }).click();
    await dialog.getByLabel("Question 2", { exact: true }).fill("Time of day");
    await dialog.getByLabel("Kind of answer 2").click();
    await mira.page.getByRole("option", { name: "One of several" }).click();
    for (const option of ["Morning", "Evening"]) {
      await dialog.getByLabel("Choices of question 2").fill(option);
      await dialog.getByLabel("Choices of question 2").press("Enter");
    }
    await dialog.getByRole("img", { name: "What the customer gets" }).getByText("Evening").waitFor();
    await dialog.getByRole("button", { name: "Save" }).click();
    await dialog.waitFor({ state: "detached" });
    await mira.page.getByText("Callback").waitFor();
  });

  it("CO6 it is in the slash menu of everybody, goes after the words, and is answered as a form", async () => {
    await ana.composer.fill("/callback");
    await options().filter({ hasText: "Callback" }).waitFor();
    await ana.page.keyboard.press("Enter");
    await ana.page.getByRole("list", { name: "Forms" }).getByText("When may we call you?").waitFor();
    expect(await ana.composer.inputValue()).toBe("");
    await ana.reply("Please tell us:");
    await visitor.bubbles("Please tell us:").waitFor();
    await card().getByText("When may we call you?").waitFor();
    await ana.log.getByText("Waiting for the answers").waitFor();
    const shown = await visitor.widget.locator(".log").innerText();
    expect(shown.indexOf("Please tell us:")).toBeLessThan(shown.indexOf("When may we call you?"));
  });

  it("CO6 one of the demo asks, refuses what does not fit, and fills who the customer is", async () => {
    await ana.composer.fill("/contact");
    await options().filter({ hasText: "Contact details" }).first().waitFor();
    await ana.page.keyboard.press("Enter");
    await ana.page.getByRole("list", { name: "Forms" }).waitFor();
    await ana.composer.press("Enter");
    const form = visitor.widget.getByRole("form", { name: "How can we reach you?" });
    await form.getByRole("button", { name: "Send answers" }).click();
    await until(async () => (await form.getByText("Please fill this in").count()) === 2, "both needed answers are asked for");
    await form.getByLabel("Your name").fill("Nora Lind");
    await form.getByLabel("E-mail").fill("nora@lind.example");
    await form.getByLabel(/Telephone/).fill("soon");
    await form.getByRole("button", { name: "Send answers" }).click();
    await form.getByText("This does not fit").waitFor();
    await form.getByLabel(/Telephone/).fill("+49 30 123456");
    await form.getByRole("button", { name: "Send answers" }).click();
    await visitor.widget.getByText("How can we reach you? · Answered").waitFor();
    const table = ana.log.getByRole("table", { name: "How can we reach you?" });
    await table.getByText("+49 30 123456").waitFor();
    await ana.page.getByRole("heading", { name: "Nora Lind", level: 1 }).waitFor();
    await ana.log.getByText("Answered", { exact: true }).waitFor();
  });
});

describe("the library", () => {
  it("CO6 a supervisor uploads a picture, and it is sent from the slash menu", async () => {
    await mira.page.goto(`${desk.url}/settings/library`);
    await mira.page.locator("[data-library-upload]").setInputFiles({ name: "map of the shop.png", mimeType: "image/png", buffer: png });
    await mira.page.getByText("map of the shop.png").waitFor();
    await ana.composer.fill("/map");
    await options().filter({ hasText: "map of the shop.png" }).waitFor();
    await ana.page.keyboard.press("Enter");
    await ana.page.getByRole("list", { name: "Attached files" }).getByText("map of the shop.png").waitFor();
    await until(() => ana.page.getByRole("button", { name: "Send", exact: true }).isEnabled(), "it can be sent");
    await ana.composer.press("Enter");
    await ana.log.getByRole("button", { name: "Open picture map of the shop.png" }).waitFor();
    await visitor.widget.getByRole("button", { name: /map of the shop\.png/ }).waitFor();
  });
});
