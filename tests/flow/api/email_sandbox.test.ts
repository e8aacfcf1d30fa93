// SPDX-License-Identifier: AGPL-3.0-or-later
// R11, F30: what the desk does with a stranger's mail, in the process that it does it in.
import { spawnSync } from "node:child_process";
import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { describe, expect, it } from "vitest";

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
    expect(JSON.parse(answer.stdout.toString())).toEqual(JSON.parse(readFileSync(path.join(fixtures, `${name}.expected.json`), "utf8")));
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
    const mail = JSON.parse(answer.stdout.toString()) as { html: string; visible: string };
    expect(mail).toMatchObject({ html: "", visible: "words" });
  });

  it("F30: has room for a mail of the largest size", () => {
    const content = Buffer.alloc(24_000_000, "x").toString("base64").replaceAll(/.{76}/g, "$&\n");
    const answer = read(
      `From: a@b.test\nContent-Type: application/zip; name=a.zip\nContent-Transfer-Encoding: base64\n\n${content}`,
    );
    expect(answer.status).toBe(0);
  });
});
