// SPDX-License-Identifier: AGPL-3.0-or-later
// A real server for one test file: the built binary on a free port with a directory of its own.
import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtemp, rm } from "node:fs/promises";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import path from "node:path";
import { createApi, type Api } from "@shared/api";
import { until } from "./until";

const root = path.resolve(import.meta.dirname, "../../..");
const binary = process.env["HARKEN_BINARY"] ?? path.join(root, "build/release/harken");
export const password = "harken-demo";

export class Desk {
  output = "";
  private process: ChildProcess | undefined;
  private readonly flags: string[];
  private readonly data: string;
  readonly url: string;

  constructor(data: string, port: number, flags: string[]) {
    this.data = data;
    this.url = `http://127.0.0.1:${port}`;
    const where = ["--data", path.join(data, "desk"), "--listen", `127.0.0.1:${port}`];
    this.flags = ["serve", ...where, "--rate-limits", "off", "--sockets-per-address", "100", ...flags];
  }

  async start(): Promise<void> {
    const child = spawn(binary, this.flags, { stdio: ["ignore", "pipe", "pipe"] });
    this.process = child;
    for (const stream of [child.stdout, child.stderr]) stream.on("data", (data) => (this.output += String(data)));
    await until(async () => {
      if (child.exitCode !== null) throw new Error(`the server ended at once:\n${this.output}`);
      return (await fetch(`${this.url}/readyz`).catch(() => undefined))?.ok;
    }, "the server is ready");
  }

  /** Its exit code; null when the signal ended it. */
  async stop(signal: "SIGTERM" | "SIGKILL" = "SIGTERM"): Promise<number | null> {
    const child = this.process;
    if (!child || child.exitCode !== null || child.signalCode !== null) return child?.exitCode ?? null;
    const ended = once(child, "exit");
    child.kill(signal);
    await ended;
    return child.exitCode;
  }

  async remove(): Promise<void> {
    await this.stop("SIGKILL");
    await rm(this.data, { recursive: true, force: true });
  }

  /** The API as one of the demo's people sees it. */
  async signIn(email: string): Promise<Api> {
    const headers = { "Content-Type": "application/json" };
    const answer = await fetch(`${this.url}/api/v1/session`, { method: "POST", headers, body: JSON.stringify({ email, password }) });
    if (!answer.ok) throw new Error(`sign-in of ${email}: ${answer.status} ${await answer.text()}`);
    const { csrf_token } = (await answer.json()) as { csrf_token: string };
    const cookie = answer.headers.getSetCookie().map((line) => line.split(";")[0]).join("; ");
    return createApi({ base: `${this.url}/api/v1`, headers: () => ({ Cookie: cookie, "X-Harken-CSRF": csrf_token }) });
  }
}

async function freePort(): Promise<number> {
  const probe = createServer().listen(0, "127.0.0.1");
  await once(probe, "listening");
  const address = probe.address();
  probe.close();
  await once(probe, "close");
  if (address === null || typeof address === "string") throw new Error("no free port");
  return address.port;
}

export async function startDesk(...flags: string[]): Promise<Desk> {
  const data = await mkdtemp(path.join(tmpdir(), "harken-flow-"));
  const desk = new Desk(data, await freePort(), flags);
  await desk.start();
  return desk;
}

/** Nobody waits any more, so that the next one to write is the only one who calls. */
export async function emptyQueue(desk: Desk): Promise<void> {
  const admin = await desk.signIn("admin@demo.test");
  const { items } = await admin.call("get", "/conversations", { query: { view: "new", limit: 200 } });
  for (const { id } of items) await admin.call("post", "/conversations/{id}/accept", { path: { id } });
}
