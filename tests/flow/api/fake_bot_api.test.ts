// SPDX-License-Identifier: AGPL-3.0-or-later
// The fake is as strict as what it stands for: a test against it proves something only then.
import { once } from "node:events";
import { createServer } from "node:http";
import { afterEach, beforeEach, expect, test } from "vitest";
import { FakeBotApi } from "../../support/fake_bot_api";

const anna = { id: 5001, first_name: "Anna", username: "anna_w" };
let api: FakeBotApi;

beforeEach(async () => {
  api = await FakeBotApi.start();
});
afterEach(async () => {
  await api.dispose();
});

interface Answered {
  ok: boolean;
  error_code?: number;
  description?: string;
  parameters?: { retry_after: number };
  result?: unknown;
}

async function call(method: string, given: object = {}, token = api.token): Promise<Answered> {
  const headers = { "content-type": "application/json" };
  const answer = await fetch(`${api.url}/bot${token}/${method}`, { method: "POST", headers, body: JSON.stringify(given) });
  return (await answer.json()) as Answered;
}

test("knows its token and its methods", async () => {
  expect(await call("getMe")).toMatchObject({ ok: true, result: { is_bot: true } });
  expect(await call("getMe", {}, "1:other")).toMatchObject({ ok: false, error_code: 401 });
  expect(await call("sendSticker")).toMatchObject({ ok: false, error_code: 404 });
});

test("refuses what the Bot API does not take", async () => {
  const wrong: [string, object][] = [
    ["sendMessage", { chat_id: 5001 }],
    ["sendMessage", { chat_id: 5001, text: " " }],
    ["sendMessage", { chat_id: 5001, text: "x".repeat(4097) }],
    ["sendMessage", { chat_id: "5001", text: "x" }],
    ["sendMessage", { chat_id: 5001, text: "x", colour: "red" }],
    ["sendMessage", { chat_id: 5001, text: "x", reply_markup: { inline_keyboard: [[{ text: "x", callback_data: "x".repeat(65) }]] } }],
    ["sendMediaGroup", { chat_id: 5001, media: [{ type: "photo", media: "attach://a" }] }],
    ["sendPhoto", { chat_id: 5001, caption: "x" }],
    ["setWebhook", { url: "https://desk.example", secret_token: "not allowed" }],
    ["getUpdates", { allowed_updates: ["everything"] }],
  ];
  for (const [method, given] of wrong)
    expect(await call(method, given), JSON.stringify(given).slice(0, 80)).toMatchObject({ ok: false, error_code: 400 });
  expect(await call("sendMessage", { chat_id: 5001, text: "x" })).toMatchObject({ ok: true });
});

test("keeps an update until an offset confirms it, and wakes a long poll", async () => {
  const polling = call("getUpdates", { timeout: 20 });
  const id = api.push({ message: api.message(anna, { text: "Hello" }) });
  expect((await polling).result).toMatchObject([{ update_id: id, message: { text: "Hello", chat: { id: 5001 } } }]);
  expect((await call("getUpdates")).result).toHaveLength(1);
  expect((await call("getUpdates", { offset: id + 1 })).result).toEqual([]);
  await api.taken();
});

test("lets one poller at a time wait, and none beside a webhook", async () => {
  const first = call("getUpdates", { timeout: 20 });
  await api.until(() => api.isPolled, "a long poll");
  const second = call("getUpdates", { timeout: 20 });
  expect(await first).toMatchObject({ error_code: 409 });
  await call("setWebhook", { url: "http://127.0.0.1:9/hooks/1", secret_token: "s" });
  expect(await second).toMatchObject({ error_code: 409 });
  expect(await call("getUpdates")).toMatchObject({ error_code: 409 });
  await call("deleteWebhook");
  expect(await call("getUpdates")).toMatchObject({ ok: true });
});

test("delivers to the webhook with the secret until it is taken", async () => {
  const seen: string[] = [];
  const statuses = [500, 200, 200];
  const hook = createServer((request, response) => {
    seen.push(String(request.headers["x-telegram-bot-api-secret-token"]));
    response.writeHead(statuses.shift() ?? 200).end();
  }).listen(0, "127.0.0.1");
  await once(hook, "listening");
  const { port } = hook.address() as { port: number };
  api.write(anna, "before the webhook");
  await call("setWebhook", { url: `http://127.0.0.1:${port}/`, secret_token: "s3cret" });
  await api.until(() => api.hookAnswers.length === 1, "the first delivery");
  api.write(anna, "after it");
  await api.taken();
  expect(api.hookAnswers).toEqual([500, 200, 200]);
  expect(seen).toEqual(["s3cret", "s3cret", "s3cret"]);
  hook.close();
});

test("fails as it is told, once each", async () => {
  api.fail("sendMessage", { status: 429, retryAfter: 7 }, { status: 502, html: "<h1>bad gateway</h1>" }, "drop");
  const given = { chat_id: 5001, text: "x" };
  expect(await call("sendMessage", given)).toMatchObject({ error_code: 429, parameters: { retry_after: 7 } });
  await expect(call("sendMessage", given)).rejects.toThrow();
  await expect(call("sendMessage", given)).rejects.toThrow();
  expect(await call("sendMessage", given)).toMatchObject({ ok: true });
  expect(api.callsOf("sendMessage").map((each) => each.answer?.ok)).toEqual([false, false, undefined, true]);
});

test("takes files and gives them", async () => {
  const form = new FormData();
  form.set("chat_id", "5001");
  form.set("media", JSON.stringify([0, 1].map((n) => ({ type: "photo", media: `attach://f${n}` }))));
  for (const n of [0, 1]) form.set(`f${n}`, new File([`bytes ${n}`], `${n}.png`, { type: "image/png" }));
  const answer = await fetch(`${api.url}/bot${api.token}/sendMediaGroup`, { method: "POST", body: form });
  expect(((await answer.json()) as Answered).result).toHaveLength(2);
  expect(await api.calls[0]?.files.get("f1")?.text()).toBe("bytes 1");
  api.addFile("PHOTO", new TextEncoder().encode("picture"));
  api.addFile("HUGE", new Uint8Array(1), 21 * 1024 * 1024);
  const { file_path } = (await call("getFile", { file_id: "PHOTO" })).result as { file_path: string };
  expect(await (await fetch(`${api.url}/file/bot${api.token}/${file_path}`)).text()).toBe("picture");
  expect(await call("getFile", { file_id: "HUGE" })).toMatchObject({ error_code: 400, description: "Bad Request: file is too big" });
});
