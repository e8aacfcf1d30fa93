// SPDX-License-Identifier: AGPL-3.0-or-later
// The providers of the measures of channels: the fakes of the tests, with much to import. Says on standard output, as one line
// of JSON, what a connection is made of; the updates wait from the start, the mails come when somebody waits for them.
import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { FakeBotApi } from "../../tests/support/fake_bot_api";
import { FakeMail } from "../../tests/support/fake_mail";

const [kind, count = "0", folder = ""] = process.argv.slice(2);
const customers = 500;
/** By it the load generator knows the messages that it waits for. */
const mark = (i: number) => `bench-${String(i).padStart(8, "0")}`;

async function telegram(): Promise<object> {
  const fake = await FakeBotApi.start();
  const text = "x".repeat(180);
  for (let i = 0; i < Number(count); ++i) {
    const id = 1_000 + ((i * 7919) % customers);
    fake.write({ id, first_name: `Person ${id}`, username: `person_${id}`, language_code: "en" }, `${mark(i)} ${text}`);
  }
  return { kind: "telegram", settings: { api_url: fake.url }, secrets: { token: fake.token } };
}

async function email(): Promise<object> {
  const fake = await FakeMail.start();
  const mails = readdirSync(folder).sort().map((name) => readFileSync(path.join(folder, name), "latin1"));
  const deliver = () => {
    for (let i = 0; i < Number(count); ++i) fake.deliver(Buffer.from(mails[i % mails.length]!.replaceAll("bench-00000000", mark(i)), "latin1"));
  };
  void fake.until(() => fake.isIdle, "the desk waiting for mail").then(deliver);
  return { kind: "email", settings: fake.settings(), secrets: fake.secrets };
}

console.log(JSON.stringify({ name: "Bench", ...(await (kind === "email" ? email() : telegram())) }));
