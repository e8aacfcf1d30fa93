// SPDX-License-Identifier: AGPL-3.0-or-later
// F29 F30 A33 R11: a mailbox as a channel, from its settings to the ledger. What becomes of a mail in the desk has its own tests.
import type { Schemas } from "@shared/api";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { Contract } from "../../support/contract";
import { Caller } from "../../support/desk_client";
import { FakeMail, mail } from "../../support/fake_mail";
import { staffToken } from "../../support/people";
import { Server } from "../../support/server";

type Entry = Schemas["InboundEntry"];

const question = (id: string) => mail({ from: "Ana <ana@b.test>", to: "help@desk.test", subject: id, text: `About ${id}`, id: `${id}@b.test` });

function nested(depth: number): string {
  let text = "From: eve@b.test\r\n";
  for (let i = 0; i < depth; ++i) text += `Content-Type: multipart/mixed; boundary=b${i}\r\n\r\n--b${i}\r\n`;
  return text;
}

describe("an e-mail channel", () => {
  let server: Server;
  let admin: Caller;
  let mailbox: FakeMail;

  beforeEach(async () => {
    mailbox = await FakeMail.start();
    server = await Server.start({ flags: ["--rate-limits", "off"] });
    admin = new Caller(server, await Contract.of(server), await staffToken(server));
  });
  afterEach(async () => {
    await server.dispose();
    await mailbox.dispose();
  });

  async function refusal(settings: object, secrets: object = mailbox.secrets): Promise<unknown> {
    const { status, body } = await admin.post("/connections/check", { kind: "email", settings, secrets });
    return { status, code: body.code, field: body.field };
  }
  const isWaiting = () => mailbox.until(() => mailbox.isIdle, "the desk waiting for mail");

  async function connect(): Promise<string> {
    const department = (await admin.get<{ items: Schemas["Department"][] }>("/departments")).body.items[0]!;
    const wanted = { kind: "email", name: "Mail", department_id: department.id, settings: mailbox.settings(), secrets: mailbox.secrets };
    const made = await admin.post<Schemas["Channel"]>("/connections", wanted);
    expect(made.status, JSON.stringify(made.body)).toBe(201);
    await isWaiting();
    return made.body.id;
  }

  /** The ledger, oldest first, once so many mails are decided. */
  async function ledger(channel: string, count: number): Promise<Entry[]> {
    const all = async () => (await admin.get<{ items: Entry[] }>(`/connections/${channel}/inbound?limit=200`)).body.items.reverse();
    const decided = async () => (await all()).filter((each) => each.state !== "pending").length;
    await expect.poll(decided, { timeout: 20_000 }).toBe(count);
    return all();
  }
  const states = (entries: Entry[]) => entries.map(({ external_id, state }) => `${external_id} ${state}`);
  const messages = (entries: Entry[]) => new Set(entries.map((each) => each.message_id)).size;

  it("F29 says which field is to be mended, and tells the password to nobody", async () => {
    expect(await refusal(mailbox.settings(), { imap_password: "wrong" })).toEqual({ status: 409, code: "provider_failed", field: "secrets.imap_password" });
    expect(await refusal(mailbox.settings(), { ...mailbox.secrets, smtp_password: "wrong" })).toMatchObject({ field: "secrets.smtp_password" });
    mailbox.fail("LOGIN", "drop");
    expect(await refusal(mailbox.settings())).toMatchObject({ status: 409, field: "settings.imap.host" });
    expect(await refusal(mailbox.settings("help@desk.test", { sent_folder: "Nowhere" }))).toMatchObject({ field: "settings.sent_folder" });
    const channel = await connect();
    const shown = await admin.get<Schemas["Connection"]>(`/connections/${channel}`);
    expect(shown.body).toMatchObject({ settings: mailbox.settings(), secrets: expect.arrayContaining(["imap_password"]) as string[] });
    expect(JSON.stringify(shown.body) + server.log()).not.toContain(mailbox.password);
  });

  it("A33 reaches no mail server of the own network that is not allowed", async () => {
    for (const side of ["imap", "smtp"]) {
      const settings = mailbox.settings();
      settings[side] = { ...(settings[side] as object), host: "127.0.0.2" };
      expect(await refusal(settings)).toEqual({ status: 400, code: "invalid", field: `settings.${side}.host` });
    }
  });

  it("F29 takes what is delivered, while it waits and after the line broke, and leaves it unread", async () => {
    mailbox.deliver(question("from-before-the-desk"));
    const channel = await connect();
    const first = mailbox.deliver(question("first"));
    await ledger(channel, 1);
    await isWaiting();
    mailbox.hangUp();
    const second = mailbox.deliver(question("second"));
    const entries = await ledger(channel, 2);
    expect(states(entries)).toEqual([`INBOX;1001;${first} done`, `INBOX;1001;${second} done`]);
    expect(entries.map((each) => each.from)).toEqual(["ana@b.test", "ana@b.test"]);
    expect([mailbox.flags(first), mailbox.flags(second)]).toEqual([[], []]);
  });

  it("F29 takes what came while the server was down, each once", async () => {
    const channel = await connect();
    mailbox.deliver(question("before"));
    await ledger(channel, 1);
    for (const signal of ["SIGTERM", "SIGKILL"] as const) {
      await server.end(signal);
      for (const each of ["a", "b", "c"]) mailbox.deliver(question(`${signal}-${each}`));
      await server.startAgain();
      await isWaiting();
    }
    const entries = await ledger(channel, 7);
    expect(states(entries)).toEqual([1, 2, 3, 4, 5, 6, 7].map((uid) => `INBOX;1001;${uid} done`));
    expect(messages(entries)).toBe(7);
  });

  it("F29 doubles nothing when the server counts anew", async () => {
    mailbox.deliver(question("old"), "INBOX", new Date(Date.now() - 7 * 86_400_000));
    const channel = await connect();
    for (const each of ["one", "two"]) mailbox.deliver(question(each));
    await ledger(channel, 2);
    await isWaiting();
    mailbox.renewUidValidity();
    mailbox.deliver(question("three"));
    // What has come since the desk is there is read again, and known by its Message-ID.
    const entries = await ledger(channel, 5);
    expect(states(entries)).toEqual(["1001;2", "1001;3", "1002;2", "1002;3", "1002;4"].map((each) => `INBOX;${each} done`));
    expect(entries.map((each) => each.reason)).toEqual(["", "", "known_already", "known_already", ""]);
    expect(messages(entries)).toBe(3);
  });

  it("F30 R11 a mail that can't be read says so in the thread, with the mail as it came; the next one is read", async () => {
    const channel = await connect();
    mailbox.deliver(nested(100_000));
    mailbox.deliver(Buffer.from(Array.from({ length: 70_000 }, (_, at) => (at * 7919) % 256)));
    mailbox.deliver(`From: eve@b.test\r\nContent-Type: text/html\r\n\r\n${"<div>".repeat(500_000)}words`);
    const good = mailbox.deliver(question("good"));
    const entries = await ledger(channel, 4);
    expect(states(entries)).toEqual(["INBOX;1001;1 done", "INBOX;1001;2 done", "INBOX;1001;3 done", `INBOX;1001;${good} done`]);
    expect(entries.map(({ reason }) => reason)).toEqual(["unreadable", "unreadable", "", ""]);
    expect(messages(entries)).toBe(4);
    const { conversation_id: id, message_id } = entries[0]!;
    const [message] = (await admin.get<Schemas["MessagePage"]>(`/conversations/${id}/messages`)).body.items;
    expect(message).toMatchObject({ text: "…", sender: { kind: "customer" }, mail: { loss: "unreadable", from: { email: "eve@b.test" } } });
    const original = await fetch(`${server.url}/api/v1/messages/${message_id}/original`, { headers: { Authorization: `Bearer ${admin.token}` } });
    expect(await original.text()).toBe(nested(100_000));
    expect((await admin.get<Schemas["Connection"]>(`/connections/${channel}`)).body.receiving).toBeNull();
  });
});
