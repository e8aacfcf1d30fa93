// SPDX-License-Identifier: AGPL-3.0-or-later
// A workspace's own statuses of tickets: made in the settings, and there at once for whoever has the tickets open.
import type { Schemas } from "@shared/api";
import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { ask, staffToken } from "../../support/people";
import type { Server } from "../../support/server";
import { Agent } from "./agent";
import { launch } from "./chromium";
import { startDesk } from "./desk";

const patience = { timeout: 20_000 };
const name = "Waiting for the vendor";
let desk: Server;
let browser: Browser;
let settings: Page;
let page: Page;
let token: string;

beforeAll(async () => {
  [desk, browser] = await Promise.all([startDesk(), launch()]);
  token = await staffToken(desk);
  await ask(desk, token, "POST", "/tickets", { client_id: "statuses-01", title: "Till is broken" });
  settings = (await Agent.signIn(browser, desk, "admin@demo.test")).page;
  page = (await Agent.signIn(browser, desk, "mira@demo.test")).page;
  await page.goto(`${desk.url}/tickets`);
  await settings.goto(`${desk.url}/settings/statuses`);
});

afterAll(async () => {
  await browser.close();
  await desk.dispose();
});

const stands = async () => {
  const { items } = await ask<Schemas["TicketPage"]>(desk, token, "GET", "/tickets?q=Till&limit=200");
  const own = await ask<{ items: Schemas["OwnTicketStatus"][] }>(desk, token, "GET", "/ticket-statuses");
  return [items[0]?.status, own.items.find(({ id }) => id === items[0]?.status_id)?.name ?? null];
};
const status = () => page.getByRole("row").filter({ hasText: "Till is broken" }).getByRole("button", { name: /^Status of ticket/ });
const card = (column: string) => page.getByRole("region", { name: column, exact: true }).getByRole("article").filter({ hasText: "Till is broken" });

describe("own statuses of tickets", () => {
  it("LC12 one is added in the settings, and stands in the table of a colleague without a reload", async () => {
    await settings.getByText("No statuses of your own yet").waitFor();
    await settings.getByRole("button", { name: "Add status" }).click();
    const dialog = settings.getByRole("dialog", { name: "Add a status" });
    await dialog.getByRole("textbox", { name: "Name" }).fill(name);
    await dialog.getByRole("button", { name: "Save" }).click();
    await settings.getByRole("list", { name: "Waiting", exact: true }).getByText(name).waitFor();
    await status().click();
    await page.getByRole("option", { name }).click();
    await expect.poll(stands, patience).toEqual(["waiting", name]);
  });

  it("UI8 on the board it stands in the column of the one that it is of, and takes what is dropped on it", async () => {
    await page.getByText("As a board").click();
    await card("Waiting").getByText(name).waitFor();
    await card("Waiting").dragTo(page.getByRole("region", { name: "Closed", exact: true }));
    await card("Closed").waitFor();
    await card("Closed").dragTo(page.getByRole("list", { name: "Your own statuses of Waiting" }).getByText(name));
    await expect.poll(stands, patience).toEqual(["waiting", name]);
    await card("Waiting").getByText(name).waitFor();
  });

  it("LC12 AD5 deleted it is gone from the ticket at once, and Undo brings it back there", async () => {
    await settings.getByRole("button", { name: `Delete the status ${name}` }).click();
    const dialog = settings.getByRole("dialog");
    await dialog.getByText("1 ticket has this status now").waitFor();
    await dialog.getByRole("textbox").fill(name);
    await dialog.getByRole("button", { name: "Delete" }).click();
    await card("Waiting").getByText(name).waitFor({ state: "detached" });
    expect(await stands()).toEqual(["waiting", null]);
    await settings.getByRole("button", { name: "Undo" }).click();
    await card("Waiting").getByText(name).waitFor();
    expect(await stands()).toEqual(["waiting", name]);
  });
});
