// SPDX-License-Identifier: AGPL-3.0-or-later
// The desk as a service of systemd: what it tells it, and how much its unit lets it do.
import { type ChildProcess, execFileSync, spawn, spawnSync } from "node:child_process";
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { MailDesk } from "../../support/mail_desk";
import { Server } from "../../support/server";

const ownUnit = path.resolve(import.meta.dirname, "../../../packaging/harken.service.in");
// What is shipped: a sanitizer makes system calls of its own.
const shipped = path.resolve(import.meta.dirname, "../../../build/release/harken");
const confine = path.resolve(import.meta.dirname, "../../support/system_calls.py");

/** The socket of a supervisor: Node itself has none of this kind. */
const listen = `
import socket, sys
s = socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM)
s.bind(sys.argv[1])
while True:
    print(s.recv(4096).decode(), flush=True)
`;

describe("as a service", () => {
  let folder: string;
  let supervisor: ChildProcess | undefined;

  beforeEach(() => {
    folder = mkdtempSync(path.join(os.tmpdir(), "harken-service-"));
  });
  afterEach(() => {
    supervisor?.kill();
    rmSync(folder, { recursive: true, force: true });
  });

  async function until(what: string, isTrue: () => boolean): Promise<void> {
    const end = Date.now() + 20_000;
    while (!isTrue()) {
      if (Date.now() > end) throw new Error(`waited in vain for ${what}`);
      await new Promise((resolve) => setTimeout(resolve, 10));
    }
  }

  it("says when it serves, that it lives, and when it stops", async () => {
    const socket = path.join(folder, "notify");
    let heard = "";
    supervisor = spawn("python3", ["-c", listen, socket], { stdio: ["ignore", "pipe", "inherit"] });
    supervisor.stdout!.on("data", (part: Buffer) => (heard += part.toString()));
    await until("the supervisor", () => existsSync(socket));
    const server = await Server.start({ demo: false, env: { NOTIFY_SOCKET: socket, WATCHDOG_USEC: "300000", WATCHDOG_PID: "" } });
    await until("signs of life", () => heard.split("WATCHDOG=1").length > 3);
    expect(heard.startsWith("READY=1\n")).toBe(true);
    expect(heard).not.toContain("STOPPING");
    expect(await server.end("SIGTERM")).toBe(0);
    await until("its end", () => heard.trim().endsWith("STOPPING=1"));
    await server.dispose();
  });

  const hasTool = spawnSync("systemd-analyze", ["security", "--help"], { encoding: "utf8" }).stdout?.includes("--offline") ?? false;

  it.runIf(hasTool)("its unit is exposed by 2.0 at most (skipped where systemd-analyze cannot look at a file)", () => {
    const unit = readFileSync(ownUnit, "utf8");
    const file = path.join(folder, "harken.service");
    writeFileSync(file, unit.replaceAll("@CMAKE_INSTALL_FULL_BINDIR@", "/usr/local/bin"));
    const report = execFileSync("systemd-analyze", ["security", "--offline=true", "--no-pager", file], { encoding: "utf8" });
    const exposure = /Overall exposure level for harken.service: ([0-9.]+)/.exec(report)?.[1];
    expect(Number(exposure)).toBeLessThanOrEqual(2);
  });

  it("its unit never gives up on a database that comes later than the machine", () => {
    expect(readFileSync(ownUnit, "utf8").split("[Service]")[0]).toContain("StartLimitIntervalSec=0\n");
  });

  it.runIf(hasTool)("makes no system call that its unit refuses, with mails in and out (skipped without systemd-analyze)", async () => {
    const binary = path.join(folder, "harken");
    writeFileSync(binary, `#!/bin/sh\nexec python3 ${confine} ${ownUnit} ${shipped} "$@"\n`, { mode: 0o755 });
    const desk = await MailDesk.start("sqlite", { binary });
    const { conversation } = await desk.hear({ from: "kai@shop.example" });
    await desk.answer(conversation);
    // A thread of its own, which gives way to the others.
    expect((await desk.ana.get("/search?q=order")).status).toBe(200);
    expect(await desk.server.end("SIGTERM")).toBe(0);
    await desk.dispose();
  });
});
