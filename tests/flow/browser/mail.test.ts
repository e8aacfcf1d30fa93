// SPDX-License-Identifier: AGPL-3.0-or-later
// CO9: an agent answers a mail to all, sees who else is in it, and passes it on.
import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { mail } from "../../support/fake_mail";
import { bare, MailDesk } from "../../support/mail_desk";
import { Agent } from "./agent";
import { launch, pageErrors } from "./chromium";

let desk: MailDesk;
let browser: Browser;
let ana: Agent;
let page: Page;
let id: string;

beforeAll(async () => {
  [desk, browser] = await Promise.all([MailDesk.start("sqlite"), launch()]);
  ana = await Agent.signIn(browser, desk.server, "ana@demo.test");
  page = ana.page;
  const first = await desk.hear({
    from: "Kai Wolf <kai@mail.test>",
    to: ["help@desk.test", "Lea Brandt <lea@mail.test>"],
    subject: "Cracked glaze on order 4711",
    text: "Hello, the glaze has cracks in two of the bowls.",
    html: "<p>Hello, the glaze has <b>cracks</b> in two of the bowls.</p><ul><li>large bowl</li><li>small bowl</li></ul>",
    attachments: [{ name: "invoice.txt", type: "text/plain", content: "42" }],
  });
  id = first.conversation;
  await desk.ana.post(`/conversations/${id}/accept`);
  await page.goto(`${desk.server.url}/inbox/mine/${id}`);
});
afterAll(async () => {
  await browser.close();
  await desk.dispose();
});

const button = (name: string) => page.getByRole("button", { name, exact: true });
const chip = (email: string) => page.locator(".mantine-Pill-root").filter({ hasText: email });

describe("CO9 a mail in the console", () => {
  it("CO9 CH7 its subject stands in the head; it is shown once, as it looked, and as text on demand", async () => {
    await page.getByRole("heading", { name: "Cracked glaze on order 4711", exact: true }).waitFor();
    const frame = ana.log.locator("iframe");
    await frame.waitFor();
    const words = ana.log.getByText("Hello, the glaze has cracks in two of the bowls.");
    expect(await words.count()).toBe(0);
    await ana.log.getByRole("button", { name: "As text" }).click();
    await words.waitFor();
    expect(await frame.count()).toBe(0);
    await ana.log.getByRole("button", { name: "As it looked" }).click();
    await frame.waitFor();
  });

  it("CO9 A2 who else is in it stands beside it, and gets the answer only if the agent says so", async () => {
    const others = page.locator("section").filter({ hasText: "Others in the mails" });
    await others.getByText("Lea Brandt").waitFor();
    await others.getByText("in copy").waitFor();
    await chip("kai@mail.test").waitFor();
    expect(await chip("lea@mail.test").count()).toBe(0);
    await button("How to answer").click();
    await page.getByRole("menuitem", { name: "Reply all" }).click();
    await chip("lea@mail.test").waitFor();
    await button("Subject").click();
    await page.getByRole("textbox", { name: "Subject" }).fill("Re: Two new bowls");
    await ana.reply("We send you two new ones.");
    const out = await desk.mailWith("We send you two new ones.");
    expect(out.to.sort()).toEqual(["kai@mail.test", "lea@mail.test"]);
    expect(out.header("subject")).toBe("Re: Two new bowls");
    // The next one is an answer to Kai alone again.
    await chip("lea@mail.test").waitFor({ state: "detached" });
    await desk.hear({ from: "Lea Brandt <lea@mail.test>", text: "They are mine, by the way.", inReplyTo: bare(out.header("message-id")) });
    const hers = ana.log.locator("[data-side]").filter({ hasText: "They are mine, by the way." });
    await hers.getByText("Lea Brandt <lea@mail.test>").waitFor();
    await hers.getByText("Not the customer").waitFor();
    await others.getByText("has written").waitFor();
    await chip("kai@mail.test").waitFor();
  });

  it("CO9 is passed on with a chosen file; the answer comes back beside the conversation", async () => {
    await ana.log.getByRole("button", { name: "Forward", exact: true }).first().click();
    const dialog = page.getByRole("dialog");
    await dialog.getByLabel("To", { exact: true }).fill("expert@else.test");
    await dialog.getByRole("textbox", { name: "Your words" }).fill("Do you know this kind of crack?");
    expect(await dialog.getByRole("textbox", { name: "Subject" }).inputValue()).toBe("Fwd: Cracked glaze on order 4711");
    expect(await dialog.getByRole("checkbox", { name: "invoice.txt" }).isChecked()).toBe(true);
    await dialog.getByRole("button", { name: "Forward", exact: true }).click();
    await dialog.waitFor({ state: "detached" });
    await ana.log.getByText("Forwarded to expert@else.test").waitFor();
    const out = await desk.mailWith("Do you know this kind of crack?");
    expect(out.to).toEqual(["expert@else.test"]);
    expect(out.parts.some((part) => part.name === "invoice.txt")).toBe(true);
    desk.post.deliver(mail({ from: "Dr. Ott <expert@else.test>", to: "help@desk.test", subject: "Re: Fwd", text: "Crazing, from cooling too fast.", inReplyTo: bare(out.header("message-id")) }));
    await ana.log.getByText("Answer of Dr. Ott to the forward").waitFor();
    await ana.log.getByText("Crazing, from cooling too fast.").waitFor();
    expect(pageErrors).toEqual([]);
  });
});
