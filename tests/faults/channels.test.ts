// SPDX-License-Identifier: AGPL-3.0-or-later
// F4 F29 F32 R6: the server dies at every stage of receiving and of sending over others' servers, at the failpoints of
// src/core/base/failpoint.hpp. Nothing is lost, nothing comes twice; and what nobody can know is shown as uncertain.
import type { Schemas } from "@shared/api";
import { randomInt, randomUUID } from "node:crypto";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { Contract } from "../support/contract";
import { Caller } from "../support/desk_client";
import { FakeBotApi } from "../support/fake_bot_api";
import { FakeMail, mail } from "../support/fake_mail";
import { staffToken } from "../support/people";
import { databaseKinds, Server } from "../support/server";

type Message = Schemas["Message"];
const patience = { timeout: 20_000 };
const importing = ["importer.understood", "importer.taken"];
const stages = ["outbox.begun", "on the line", "outbox.answered", "outbox.noted", "outbox.ended"] as const;

describe.each(databaseKinds)("killed on the way (%s)", (database) => {
  let server: Server;
  let admin: Caller;
  let mailbox: FakeMail;
  let telegram: FakeBotApi;

  beforeAll(async () => {
    [mailbox, telegram] = await Promise.all([FakeMail.start(), FakeBotApi.start()]);
    server = await Server.start({ database, flags: ["--rate-limits", "off"] });
    admin = new Caller(server, await Contract.of(server), await staffToken(server));
    const departments = (await admin.get<{ items: Schemas["Department"][] }>("/departments")).body.items;
    const department_id = departments.find((each) => each.mode === "manual")!.id;
    const connect = async (kind: string, settings: object, secrets: object) => {
      const made = await admin.post("/connections", { kind, name: kind, department_id, settings, secrets });
      expect(made.status, JSON.stringify(made.body)).toBe(201);
    };
    await connect("email", mailbox.settings(), mailbox.secrets);
    await connect("telegram", { api_url: telegram.url }, { token: telegram.token });
    await mailbox.until(() => mailbox.isIdle, "the desk waiting for mail");
    await telegram.until(() => telegram.isPolled, "the desk waiting for updates");
  });
  afterAll(async () => {
    await server.dispose();
    await Promise.all([mailbox.dispose(), telegram.dispose()]);
  });

  const conversations = async () => (await admin.get<Schemas["ConversationPage"]>("/conversations?view=all&limit=200")).body.items;
  const messages = async (id: string) => (await admin.get<Schemas["MessagePage"]>(`/conversations/${id}/messages`)).body.items.filter((each) => each.kind === "text");
  /** How often these words are a message of the desk, over all its conversations. */
  async function stored(text: string): Promise<{ conversation: string; message: Message }[]> {
    const found = [];
    for (const { id } of await conversations()) for (const message of await messages(id)) if (message.text.includes(text)) found.push({ conversation: id, message });
    return found;
  }
  async function once(text: string): Promise<string> {
    await expect.poll(async () => (await stored(text)).length, { ...patience, message: text }).toBe(1);
    return (await stored(text))[0]!.conversation;
  }
  const state = async (text: string) => (await stored(text))[0]?.message.delivery?.state;
  const restart = async (env: Record<string, string> = {}) => {
    await server.end("SIGKILL");
    await server.startAgain(env);
  };

  const ways = {
    "an e-mail": (text: string) => void mailbox.deliver(mail({ from: `${randomUUID()}@mail.test`, to: "help@desk.test", subject: text, text })),
    "a Telegram message, polled": (text: string) => void telegram.write({ id: randomInt(1_000, 1_000_000_000), first_name: "Kai" }, text),
  };
  const received = Object.entries(ways).flatMap(([way, write]) => ["receiver.fetched", "receiver.stored", ...importing].map((point) => [way, point, write] as const));

  it.each(received)("%s is there once when the desk dies at %s", async (_, point, write) => {
    await restart({ HARKEN_FAILPOINT: point });
    const [first, next] = [randomUUID(), randomUUID()];
    write(first);
    await server.gone();
    await server.startAgain();
    write(next);
    await once(next);
    await once(first);
  });

  // What comes together is taken in by one transaction, on PostgreSQL by several.
  it.each(importing)("Telegram messages that come together are each there once, in their order, when the desk dies at %s", async (point) => {
    await restart({ HARKEN_FAILPOINT: point });
    const writers = ["Kai", "Ann"].map((first_name) => ({ id: randomInt(1_000, 1_000_000_000), first_name, texts: Array.from({ length: 20 }, () => randomUUID()) }));
    for (let at = 0; at < 20; ++at) for (const { texts, ...from } of writers) telegram.write(from, texts[at]!);
    await server.gone();
    await server.startAgain();
    for (const { texts } of writers) {
      await once(texts.at(-1)!);
      const conversation = await once(texts[0]!);
      const said = (await messages(conversation)).map((each) => each.text);
      expect(said.filter((text) => texts.some((each) => each === text))).toEqual(texts);
    }
  });

  it.each(["hook.read", "hook.stored", ...importing])("a Telegram message, by webhook, is there once when the desk dies at %s", async (point) => {
    const address = { HARKEN_PUBLIC_URL: server.url };
    await restart({ ...address, HARKEN_FAILPOINT: point });
    await telegram.until(() => telegram.webhook !== undefined, "the webhook");
    const [first, next] = [randomUUID(), randomUUID()];
    ways["a Telegram message, polled"](first);
    await server.gone();
    await server.startAgain(address);
    // Telegram tries again by itself what was not taken.
    telegram.deliverPending();
    ways["a Telegram message, polled"](next);
    await once(next);
    await once(first);
    expect(telegram.hookAnswers.includes(0)).toBe(true);
    await restart();
    await telegram.until(() => telegram.isPolled, "polling again");
  });

  async function answer(conversation: string): Promise<{ id: string; text: string }> {
    const text = randomUUID();
    const sent = await admin.post<Message>(`/conversations/${conversation}/messages`, { client_id: randomUUID(), text });
    expect(sent.status, JSON.stringify(sent.body)).toBe(201);
    return { id: sent.body.id, text };
  }
  async function begun(write: (text: string) => void): Promise<string> {
    const text = randomUUID();
    write(text);
    const conversation = await once(text);
    await admin.post(`/conversations/${conversation}/accept`);
    return conversation;
  }
  // What the mail server may have taken already goes once more, and is the same mail to whoever gets it.
  const copies = { "outbox.begun": 1, "on the line": 2, "outbox.answered": 2, "outbox.noted": 1, "outbox.ended": 1 };
  it.each(stages)("an answer by e-mail arrives, as one mail, when the desk dies at %s", async (stage) => {
    const conversation = await begun(ways["an e-mail"]);
    if (stage === "on the line") mailbox.fail("DATA", "stall");
    const sent = () => mailbox.mails.filter((each) => each.text.includes(text));
    await restart(stage === "on the line" ? {} : { HARKEN_FAILPOINT: stage });
    const { text } = await answer(conversation);
    if (stage === "on the line") {
      await mailbox.until(() => sent().length === 1, "the mail");
      await server.end("SIGKILL");
    }
    await server.gone();
    await server.startAgain();
    await expect.poll(() => state(text), patience).toBe("sent");
    expect(sent()).toHaveLength(copies[stage]);
    expect(new Set(sent().map((each) => each.bytes)).size).toBe(1);
  });

  it("F4 a mail of which nobody knows goes once more by itself and no further: then a person decides", async () => {
    const conversation = await begun(ways["an e-mail"]);
    mailbox.fail("DATA", "stall", "stall");
    const sent = () => mailbox.mails.filter((each) => each.text.includes(text));
    const { text } = await answer(conversation);
    for (const times of [1, 2]) {
      await mailbox.until(() => sent().length === times, `copy ${times}`);
      await restart();
    }
    await expect.poll(() => state(text), patience).toBe("uncertain");
    expect(sent()).toHaveLength(2);
  });

  it("CO8 F31 what came back and is sent again is really sent, though the server puts it off first", async () => {
    const conversation = await begun(ways["an e-mail"]);
    const { id, text } = await answer(conversation);
    await expect.poll(() => state(text), patience).toBe("sent");
    const [first] = mailbox.mails.filter((each) => each.text.includes(text));
    const ghost = first!.to[0]!;
    const report = ["--b", "Content-Type: message/delivery-status", "", "Reporting-MTA: dns; mail.test", "", `Final-Recipient: rfc822; ${ghost}`, "Action: failed", "Status: 5.1.1", ""];
    const about = ["--b", "Content-Type: text/rfc822-headers", "", `Message-ID: ${first!.header("message-id")}`, "", "--b--", ""];
    const head = ["From: MAILER-DAEMON@mail.test", "To: help@desk.test", "Subject: Undelivered", "MIME-Version: 1.0", 'Content-Type: multipart/report; report-type=delivery-status; boundary="b"', ""];
    mailbox.deliver([...head, ...report, ...about].join("\r\n"));
    await expect.poll(() => state(text), patience).toBe("failed");
    mailbox.fail("RCPT", "451 4.7.1 Greylisted");
    expect((await admin.post(`/messages/${id}/retry`)).status).toBe(200);
    await expect.poll(() => state(text), patience).toBe("sent");
    expect(mailbox.mails.filter((each) => each.text.includes(text))).toHaveLength(2);
  });

  // Telegram knows no message again: what may have been sent is not sent again by itself.
  const calls = { "outbox.begun": 0, "on the line": 1, "outbox.answered": 1, "outbox.noted": 1, "outbox.ended": 1 };
  it.each(stages)("an answer by Telegram is sent at most once, and uncertain unless that is known, when the desk dies at %s", async (stage) => {
    const conversation = await begun(ways["a Telegram message, polled"]);
    if (stage === "on the line") telegram.fail("sendMessage", "stall");
    const said = (text: string) => telegram.callsOf("sendMessage").filter((each) => each.arguments.text === text);
    await restart(stage === "on the line" ? {} : { HARKEN_FAILPOINT: stage });
    const { id, text } = await answer(conversation);
    if (stage === "on the line") {
      await telegram.until(() => said(text).length === 1, "the call");
      await server.end("SIGKILL");
    }
    await server.gone();
    await server.startAgain();
    const known = stage === "outbox.ended";
    await expect.poll(() => state(text), patience).toBe(known ? "sent" : "uncertain");
    expect(said(text)).toHaveLength(calls[stage]);
    if (known) return;
    // A person decides. What is known to have been sent is not sent again even then.
    expect((await admin.post(`/messages/${id}/retry`)).status).toBe(200);
    await expect.poll(() => state(text), patience).toBe("sent");
    expect(said(text)).toHaveLength(stage === "outbox.noted" ? 1 : calls[stage] + 1);
  });
}, 120_000);
