// SPDX-License-Identifier: AGPL-3.0-or-later
// Files of an answer by paste and by drop; the button stands in iodesk.test.ts.
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
let visitor: Visitor;

const png = "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==";
const sending = () => ana.page.getByRole("button", { name: "Send", exact: true });
const chips = () => ana.page.getByRole("list", { name: "Attached files" });

/** As the browser tells of what somebody pastes or drags: an event with files, at an element. */
function withFile(kind: "paste" | "dragover" | "drop", target: string, name: string, type: string): Promise<void> {
  return ana.page.evaluate(
    ([event, selector, base64, fileName, fileType]) => {
      const bytes = Uint8Array.from(atob(base64), (letter) => letter.charCodeAt(0));
      const files = new DataTransfer();
      files.items.add(new File([bytes], fileName, { type: fileType }));
      const made = event === "paste" ? new ClipboardEvent(event, { clipboardData: files, bubbles: true, cancelable: true }) : new DragEvent(event, { dataTransfer: files, bubbles: true, cancelable: true });
      document.querySelector(selector)!.dispatchEvent(made);
    },
    [kind, target, png, name, type] as const,
  );
}

async function goesOut(name: string): Promise<void> {
  await chips().getByText(name).waitFor();
  await until(() => sending().isEnabled(), "it is uploaded");
  await ana.composer.press("Enter");
  await visitor.widget.getByRole("button", { name: new RegExp(name.replace(".", "\\.")) }).waitFor();
  await chips().waitFor({ state: "detached" });
}

beforeAll(async () => {
  [desk, browser] = await Promise.all([startDesk(), launch()]);
  await emptyQueue(desk);
  ana = await Agent.signIn(browser, desk, "ana@demo.test");
  visitor = await Visitor.arrive(browser, desk);
  await visitor.start("Nadia", "What does it look like?");
  await ana.accept("Nadia");
  await ana.composer.waitFor();
});

afterAll(async () => {
  await browser.close();
  await desk.dispose();
});

describe("CO7 files of an answer", () => {
  it("CO7 a picture that is pasted into the field goes out", async () => {
    await withFile("paste", "main textarea", "pasted.png", "image/png");
    await goesOut("pasted.png");
  });

  it("CO7 a file that is dropped anywhere on the page goes out, and the page says where it goes", async () => {
    await withFile("dragover", "main", "dropped.png", "image/png");
    await ana.page.getByText("Drop files here to attach them").waitFor();
    await withFile("drop", "main", "dropped.png", "image/png");
    await ana.page.getByText("Drop files here to attach them").waitFor({ state: "detached" });
    await goesOut("dropped.png");
  });

  it("CO7 what is of a type that is not taken is refused with its name, and nothing is attached", async () => {
    await withFile("drop", "main", "setup.exe", "application/x-msdownload");
    await ana.page.getByText("setup.exe is of a type that is not accepted.").waitFor();
    expect(await chips().count()).toBe(0);
    expect(pageErrors).toEqual([]);
  });
});
