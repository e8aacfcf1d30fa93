// SPDX-License-Identifier: AGPL-3.0-or-later
// Every screen of the widget in light and dark, on a desktop and on a phone, in each language.
import type { Browser, BrowserContext, BrowserContextOptions } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Schemas } from "@shared/api";
import { ask, staffToken } from "../../../support/people";
import type { Server } from "../../../support/server";
import { launch, openShadowRoots } from "../chromium";
import { conversationsIn, startDesk } from "../desk";
import { Visitor } from "../visitor";
import { problems, type Shown } from "./check";
import { takePhoto } from "./lively";
import { contextOptions, type Look, lookName, looks, looksAlone } from "./look";
import { type WidgetScreen, widgetScreens } from "./widget_screens";

type Known = NonNullable<BrowserContextOptions["storageState"]>;

let desk: Server;
let browser: Browser;
let known: Known;
let answer: (text: string) => Promise<unknown>;
let answers = 0;

/** An answered conversation with a picture; the last answer is not read yet, the last message neither. */
async function talk(): Promise<Known> {
  const ana = await staffToken(desk, "ana@demo.test");
  const visitor = await Visitor.arrive(browser, desk);
  await visitor.start("Надежда", "Здравствуйте! Пришла ваза, но, кажется, не того цвета 🙈");
  const [{ id } = { id: "" }] = (await conversationsIn(desk, "new")).filter(({ contact }) => contact.name === "Надежда");
  answer = (text) => ask(desk, ana, "POST", `/conversations/${id}/messages`, { client_id: `screen-answer-${answers++}`, text });
  await ask(desk, ana, "POST", `/conversations/${id}/accept`);
  await answer("Надежда, добрый день! Пришлите, пожалуйста, фотографию, и мы сразу всё поправим.");
  const photo = { name: "vase.png", mimeType: "image/png", buffer: await takePhoto(browser, desk) };
  await visitor.widget.locator("input[type=file]").setInputFiles(photo);
  await visitor.write("Вот она");
  await visitor.stored("Вот она").waitFor();
  const { items } = await ask<Schemas["MessagePage"]>(desk, ana, "GET", `/conversations/${id}/messages`);
  await ask(desk, ana, "POST", `/conversations/${id}/read`, { message_id: items.at(-1)!.id });
  await visitor.mark("Вот она", "read").waitFor();
  await visitor.write("Заказывала песочную, номер заказа 20931.");
  await visitor.stored("Заказывала песочную, номер заказа 20931.").waitFor();
  const state = await visitor.context.storageState({ indexedDB: true });
  await visitor.context.close();
  await answer("Вижу заказ: https://shop.example/orders/20931/tracking?carrier=post&language=ru\nПравильная ваза выйдет завтра.");
  return state;
}

beforeAll(async () => {
  [desk, browser] = await Promise.all([startDesk(), launch()]);
  known = await talk();
});

afterAll(async () => {
  await browser.close();
  await desk.dispose();
});

async function prepare(context: BrowserContext, { language }: Look): Promise<void> {
  await openShadowRoots(context);
  await context.addInitScript((chosen) => Object.assign(window, { Harken: { q: [["set", { language: chosen }]] } }), language);
}

async function arrive(screen: WidgetScreen, look: Look): Promise<Visitor> {
  if (screen.isCalled) await answer("И ещё: посылка придёт в четверг.");
  const storageState = screen.isKnown ? { storageState: known } : {};
  return Visitor.arrive(browser, desk, { ...contextOptions(look), ...storageState }, (context) => prepare(context, look));
}

function shown({ isAlone, isOutside }: WidgetScreen, { page, widget }: Visitor): Shown {
  if (isOutside) return { page };
  return isAlone ? { page, side: "widget", isFixed: true } : { page, widget, side: "widget" };
}

async function look(screen: WidgetScreen, as: Look): Promise<void> {
  const visitor = await arrive(screen, as);
  await screen.show(visitor);
  expect(await problems(screen.name, as, shown(screen, visitor))).toEqual([]);
  await visitor.context.close();
}

describe.each(looks)("the widget on a $size", (as) => {
  it.each(widgetScreens.filter(({ isAlone }) => !isAlone))(`$name (${lookName(as)}) can be read by everybody`, (screen) => look(screen, as));
});

describe.each(looksAlone)("the widget as a page on a $size in $language", (as) => {
  it.each(widgetScreens.filter(({ isAlone }) => isAlone))(`$name (${lookName(as)}) can be read by everybody`, (screen) => look(screen, as));
});
