// SPDX-License-Identifier: AGPL-3.0-or-later
// What a screen of the console is, and how one walks to it.
import type { Page } from "playwright-core";
import type { Lively } from "./lively";

export const readers = ["nobody", "first admin", "ana", "ana offline", "admin"] as const;
export type Reader = (typeof readers)[number];

export interface Screen {
  name: string;
  reader: Reader;
  /** New conversations call for attention here, which elsewhere would only cover things. */
  withCards?: true;
  /** It leaves the page in a state in which nothing else could be looked at. */
  spoilsPage?: true;
  show(page: Page, desk: Lively): Promise<void>;
}

/** Inside the desk as a link goes: to load it anew for every screen would take most of the time. */
export async function at(page: Page, path: string): Promise<void> {
  if ((await page.locator("#main").count()) === 0) return void (await page.goto(new URL(path, page.url()).href));
  await page.evaluate((to) => {
    history.pushState({}, "", to);
    dispatchEvent(new PopStateEvent("popstate", { state: {} }));
  }, path);
}

export const rows = (page: Page) => page.locator("main a[href*='/inbox/'] time").first();

export async function inbox(page: Page, view: string): Promise<void> {
  await at(page, `/inbox/${view}`);
  await rows(page).waitFor();
}

export async function conversation(page: Page, view: string, id: string): Promise<void> {
  await at(page, `/inbox/${view}/${id}`);
  // The screen before may still show the thread of somebody else.
  await page.locator(`[role=log][data-conversation="${id}"] [data-side]`).last().waitFor();
}

export async function settings(page: Page, path: string): Promise<void> {
  await at(page, `/settings/${path}`);
  await page.locator("article h1").waitFor();
}

export async function dialog(page: Page): Promise<void> {
  await page.getByRole("dialog").waitFor();
}
