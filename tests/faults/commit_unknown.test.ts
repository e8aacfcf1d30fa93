// SPDX-License-Identifier: AGPL-3.0-or-later
// F14: the connection to PostgreSQL breaks at a COMMIT, again and again under load: some have happened, some have not, and the
// desk cannot know. Nobody is told what is not so, whoever repeats finds one message, and no customer is answered twice.
import type { Schemas } from "@shared/api";
import { randomUUID } from "node:crypto";
import { afterEach, expect, it } from "vitest";
import { type Customer, FakeBotApi } from "../support/fake_bot_api";
import { ask, call } from "../support/people";
import { cuts, PostgresWay } from "../support/postgres_way";
import { Server } from "../support/server";
import { pause } from "./agents";
import { allIsWell, Scene, unlimited } from "./checker";
import { until } from "./writers";

const kCuts = 6 * Number(process.env.HARKEN_FAULT_LOOPS ?? 3);
/** Of all that is written, every so many. */
const kEvery = 15;
const patience = { timeout: 60_000, interval: 50 };

let cleanUps: (() => unknown)[] = [];
afterEach(async () => {
  for (const cleanUp of cleanUps.reverse()) await cleanUp();
  cleanUps = [];
}, 60_000);

/** A customer at Telegram and an agent who answer each other without waiting, and know what each has said. */
class Talk {
  readonly said: string[] = [];
  readonly answered: string[] = [];
  readonly surprises: string[] = [];
  conversation = "";

  constructor(
    private readonly server: Server,
    private readonly token: string,
    private readonly telegram: FakeBotApi,
    readonly customer: Customer,
  ) {}

  say(): void {
    this.said.push(`${this.customer.first_name} says ${this.said.length}`);
    this.telegram.write(this.customer, this.said.at(-1)!);
  }

  async begin(): Promise<void> {
    this.say();
    const mine = async () => {
      const { items } = await ask<Schemas["ConversationPage"]>(this.server, this.token, "GET", "/conversations?view=all&limit=200");
      return items.find((each) => each.last_message?.text === this.said[0])?.id;
    };
    await expect.poll(mine, patience).toBeDefined();
    this.conversation = (await mine())!;
    await ask(this.server, this.token, "POST", `/conversations/${this.conversation}/accept`);
  }

  async answer(): Promise<void> {
    const text = `${this.customer.first_name} is told ${this.answered.length}`;
    const body = { client_id: randomUUID(), text };
    this.answered.push(text);
    for (;;) {
      const answer = await call<{ code?: string }>(this.server, this.token, "POST", `/conversations/${this.conversation}/messages`, body);
      if (answer.status === 201 || answer.status === 200) return;
      if (answer.status !== 503) return void this.surprises.push(`${answer.status} ${answer.body.code}`);
      await pause(25);
    }
  }

  async stored(kind: string): Promise<Schemas["Message"][]> {
    const found: Schemas["Message"][] = [];
    for (let before = "", page; ; before = `&before=${page.next}`) {
      page = await ask<Schemas["MessagePage"]>(this.server, this.token, "GET", `/conversations/${this.conversation}/messages?limit=200${before}`);
      found.unshift(...page.items.filter((each) => each.sender.kind === kind));
      if (page.next === null) return found;
    }
  }
}

async function connectTelegram(server: Server, token: string, telegram: FakeBotApi): Promise<void> {
  const { items } = await ask<{ items: Schemas["Department"][] }>(server, token, "GET", "/departments");
  const department_id = items.find((each) => each.mode === "manual")!.id;
  const body = { kind: "telegram", name: "Bot", department_id, settings: { api_url: telegram.url }, secrets: { token: telegram.token } };
  await ask(server, token, "POST", "/connections", body);
  await telegram.until(() => telegram.isPolled, "the desk waiting for updates");
}

it(`F14: of ${kCuts} COMMITs nobody knows the outcome; nothing is lost, doubled, sent twice or told wrongly`, async () => {
  const way = await PostgresWay.open(process.env.HARKEN_TEST_POSTGRES!.replace(/.*host=/, ""));
  cleanUps.push(() => way.dispose());
  const telegram = await FakeBotApi.start();
  cleanUps.push(() => telegram.dispose());
  const server = await Server.start({ database: "postgres", through: way.folder, flags: unlimited });
  cleanUps.push(() => server.dispose());
  const scene = await Scene.start(server, { visitors: 30, agents: 3 });
  cleanUps.push(() => scene.close());
  await connectTelegram(server, scene.token, telegram);
  const talks = ["Kai", "Ann", "Lev"].map((first_name, i) => new Talk(server, scene.token, telegram, { id: 1_000 + i, first_name }));
  for (const talk of talks) await talk.begin();

  way.every = kEvery;
  while (way.total < kCuts)
    await Promise.all(
      talks.map(async (talk) => {
        talk.say();
        await talk.answer();
      }),
    );
  way.every = 0;

  for (const talk of talks) {
    await expect.poll(async () => (await talk.stored("customer")).map(({ text }) => text), patience).toEqual(talk.said);
    const states = async () => (await talk.stored("user")).map((each) => `${each.text}: ${each.delivery?.state}`);
    await expect.poll(states, patience).toEqual(talk.answered.map((text) => `${text}: sent`));
    expect(telegram.shownTo(talk.customer)).toEqual(talk.answered);
    expect(talk.surprises).toEqual([]);
  }
  for (const cut of cuts) expect(way.done[cut], cut).toBeGreaterThanOrEqual(Math.floor(kCuts / cuts.length));
  await until("somebody to be told to try again", () => scene.refusals > 0);
  expect(scene.load.writers.map((writer) => writer.breaks).filter((breaks) => breaks > 0)).toEqual([]);
  expect(await scene.verdict()).toEqual(allIsWell);
}, 180_000 + kCuts * 1_000);
