// SPDX-License-Identifier: AGPL-3.0-or-later
// R11, F30: what the desk does with a stranger's mail, in the process that it does it in.
import type { Schemas } from "@shared/api";
import { randomUUID } from "node:crypto";
import { spawnSync } from "node:child_process";
import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { Contract } from "../../support/contract";
import { Caller, Recorder } from "../../support/desk_client";
import { FakeMail, mail } from "../../support/fake_mail";
import { staffToken } from "../../support/people";
import { unpack } from "../../support/sandbox_answer";
import { Server } from "../../support/server";

const harken = process.env.HARKEN_BINARY ?? path.resolve(import.meta.dirname, "../../../build/release/harken");
const fixtures = path.resolve(import.meta.dirname, "../../../src/channels/email/fixtures");
const names = readdirSync(fixtures)
  .filter((name) => name.endsWith(".eml"))
  .map((name) => name.slice(0, -4));

const read = (mail: string | Buffer) => spawnSync(harken, ["sandbox"], { input: mail, maxBuffer: 100_000_000, env: {} });

function nested(depth: number): string {
  let mail = "From: a@b.test\n";
  for (let i = 0; i < depth; ++i) mail += `Content-Type: multipart/mixed; boundary=b${i}\n\n--b${i}\n`;
  return mail;
}

describe("harken sandbox", () => {
  it.each(names)("reads %s", (name) => {
    const answer = read(readFileSync(path.join(fixtures, `${name}.eml`)));
    expect(answer.status).toBe(0);
    expect(unpack(answer.stdout)).toEqual(JSON.parse(readFileSync(path.join(fixtures, `${name}.expected.json`), "utf8")));
  });

  it("F30: refuses what is no mail, with a reason, and reads the next one", () => {
    const refused = read(nested(100_000));
    expect(refused.status).toBe(3);
    expect(refused.stdout.toString()).toContain("parts");
    expect(read("From: a@b.test\n\nHello").status).toBe(0);
  });

  it("F30: lives with HTML that costs too much", () => {
    const answer = read(`From: a@b.test\nContent-Type: text/html\n\n${"<div>".repeat(500_000)}words`);
    expect(answer.status).toBe(0);
    expect(unpack(answer.stdout)).toMatchObject({ html: "", visible: "words" });
  });

  it("F30: has room for a mail of the largest size", () => {
    const content = Buffer.alloc(24_000_000, "x").toString("base64").replaceAll(/.{76}/g, "$&\n");
    const answer = read(
      `From: a@b.test\nContent-Type: application/zip; name=a.zip\nContent-Transfer-Encoding: base64\n\n${content}`,
    );
    expect(answer.status).toBe(0);
    expect(unpack(answer.stdout).attachments).toEqual([expect.objectContaining({ name: "a.zip", content: Buffer.alloc(24_000_000, "x").toString("base64") })]);
  });
});

describe("the process that reads the mails of a desk", () => {
  let server: Server;
  let post: FakeMail;
  let events: Recorder;

  beforeAll(async () => {
    server = await Server.start({ flags: ["--rate-limits", "off"] });
    const admin = new Caller(server, await Contract.of(server), await staffToken(server));
    post = await FakeMail.start();
    const [department] = (await admin.get<{ items: Schemas["Department"][] }>("/departments")).body.items;
    const made = await admin.post("/connections", { kind: "email", name: "Help", department_id: department!.id, settings: post.settings("help@desk.test"), secrets: post.secrets });
    expect(made.status, JSON.stringify(made.body)).toBe(201);
    await post.until(() => post.isIdle, "the desk waiting for mail");
    events = Recorder.staff(admin);
    await events.frame("hello", (frame) => frame.type === "hello");
  });
  afterAll(async () => {
    events.close();
    await post.dispose();
    await server.dispose();
  });

  /** The one that lasts, of this server: its argument says what it is, its parent's which data it serves. */
  function lasting(): number[] {
    const text = (pid: string, file: string) => {
      try {
        return readFileSync(`/proc/${pid}/${file}`, "utf8");
      } catch {
        return ""; // it has just ended
      }
    };
    const isOurs = (pid: string) => {
      const parent = /PPid:\s*(\d+)/.exec(text(pid, "status"))?.[1] ?? "";
      return text(pid, "cmdline").includes("--lasting") && text(parent, "cmdline").includes(server.folder);
    };
    return readdirSync("/proc").filter((name) => /^\d+$/.test(name) && isOurs(name)).map(Number);
  }
  async function arrives(fields: { text?: string; raw?: string }): Promise<string> {
    const mark = `mark ${randomUUID()}`;
    const from = `${randomUUID()}@mail.test`;
    if (fields.raw) post.deliver(`From: ${from}\r\nTo: help@desk.test\r\nMessage-ID: <${randomUUID()}@mail.test>\r\n${fields.raw}`);
    else post.deliver(mail({ from, to: "help@desk.test", subject: "Order", text: mark, id: `${randomUUID()}@mail.test` }));
    const wanted = fields.text ?? mark;
    await events.frame(wanted, (frame) => frame.type === "conversation.created" && JSON.stringify(frame).includes(wanted));
    return wanted;
  }

  it("R11 is the same for one mail after the other", async () => {
    await arrives({});
    const [first, ...others] = lasting();
    expect(first).toBeGreaterThan(0);
    expect(others).toEqual([]);
    await arrives({});
    expect(lasting()).toEqual([first]);
  });

  it("F30 R11 killed, by whatever, it is started again and the next mail is read", async () => {
    const [before] = lasting();
    process.kill(before!, "SIGKILL");
    await arrives({});
    expect(lasting()).not.toEqual([before]);
    expect(lasting()).toHaveLength(1);
  });

  it("F30 what costs too much, and what is no mail, holds up nothing behind it", async () => {
    post.deliver(`From: a@b.test\r\nTo: help@desk.test\r\n${nested(20_000).replaceAll("\n", "\r\n")}`);
    await arrives({ raw: `Content-Type: text/html\r\n\r\n${"<div>".repeat(200_000)}after all of it`, text: "after all of it" });
    await arrives({});
    expect(lasting()).toHaveLength(1);
  });
});
