// SPDX-License-Identifier: AGPL-3.0-or-later
// What somebody reads who has mistyped something.
import { existsSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { runHarken } from "../../support/run_harken";
import { refusedStart } from "../../support/server";

describe("the command line", () => {
  let folder: string;
  beforeEach(() => {
    folder = mkdtempSync(path.join(os.tmpdir(), "harken-command-"));
  });
  afterEach(() => rmSync(folder, { recursive: true, force: true }));

  it.each([
    ["user", "list"],
    ["token", "list"],
    ["token", "make", "--email", "a@desk.test"],
    ["user", "disable", "--email", "a@desk.test"],
    ["forget-secrets"],
  ])("%s %s does not make a desk where there is none", async (...command) => {
    const data = path.join(folder, "typo");
    const ran = await runHarken([...command, "--data", data]);
    expect(ran).toMatchObject({ code: 1, out: "", err: `harken: there is no database at ${data}/harken.db; look at --data and --database\n` });
    expect(existsSync(data)).toBe(false);
  });

  it("does not serve when files cannot be stored", async () => {
    const file = path.join(folder, "file");
    writeFileSync(file, "");
    const { code, text } = await refusedStart(["--blobs", `file:${file}/blobs`], {});
    expect(code).toBe(1);
    expect(text).toContain(`files cannot be stored in ${file}/blobs: ${file}: Not a directory`);
  });

  it("says of a number what it may be", async () => {
    const ran = await runHarken(["restore", "--check", "--from", folder, "--max-age-hours", "a day"]);
    expect(ran.code).toBe(2);
    expect(ran.err).toContain("--max-age-hours: Value a day not in range");
    expect(ran.err.split("\n")[0]!.length).toBeLessThan(100);
  });

  it("lists what a command has of its own before what all have", async () => {
    const { out } = await runHarken(["backup", "--help"]);
    expect(out.indexOf("--with-key")).toBeGreaterThan(0);
    expect(out.indexOf("--with-key")).toBeLessThan(out.indexOf("Options of the desk"));
    expect(out.indexOf("Options of the desk")).toBeLessThan(out.indexOf("--listen"));
  });
});
