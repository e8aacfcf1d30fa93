// SPDX-License-Identifier: AGPL-3.0-or-later
// A desk of its own for a test: the real executable, a data folder, a port, and on request a PostgreSQL database.
import { type ChildProcess, execFile, execFileSync, spawn } from "node:child_process";
import { randomInt } from "node:crypto";
import { once } from "node:events";
import { createWriteStream, existsSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { createServer } from "node:net";
import os from "node:os";
import path from "node:path";
import { secretsIn } from "./secrets";

export type DatabaseKind = "sqlite" | "postgres";
export const databaseKinds: DatabaseKind[] = ["sqlite", "postgres"];

export interface ServerOptions {
  database?: DatabaseKind;
  /** A PostgreSQL of the test's own. */
  databaseUrl?: string;
  /** The folder of a backup that it is restored from. */
  backup?: string;
  /** The demo workspace; without it a desk that waits for its first admin. */
  demo?: boolean;
  /** Where the data go; without it a folder of the server's own. */
  data?: string;
  flags?: string[];
  /** It is told the address at which it is reached. */
  knowsItsAddress?: boolean;
  env?: Record<string, string>;
  /** Another node of this one's desk: on its PostgreSQL. */
  beside?: Server;
  /** With a PostgreSQL: the folder of the socket by which it is reached. */
  through?: string;
  /** Another version than the one that is tested. */
  binary?: string;
  /** Where it runs: a network of its own, and its address there. */
  inside?: { namespace: string; address: string };
}

export const testedBinary = process.env.HARKEN_BINARY ?? path.resolve(import.meta.dirname, "../../build/release/harken");

const maxBuffer = 64 * 1024 * 1024;

/** How much more time than usual the executable needs. */
export const slowness = Number(process.env.HARKEN_TEST_SLOWNESS ?? 1);

// Below those that the kernel lends to whoever connects somewhere: such a one could have it before the server does, or
// while it is down.
const lowestPort = 15_000;
const highestPort = 32_000;

export async function freePort(): Promise<number> {
  const port = randomInt(lowestPort, highestPort);
  const probe = createServer().listen(port, "127.0.0.1");
  const isFree = await once(probe, "listening").then(
    () => true,
    () => false,
  );
  if (!isFree) return freePort();
  probe.close();
  await once(probe, "close");
  return port;
}

function createDatabase(name: string): string {
  const admin = process.env.HARKEN_TEST_POSTGRES;
  if (!admin) throw new Error("HARKEN_TEST_POSTGRES is not set: run the tests by ./dev test");
  execFileSync("psql", ["--quiet", "--dbname", admin, "--command", `CREATE DATABASE ${name}`]);
  return admin.replace("/postgres?", `/${name}?`);
}

/** What a desk that cannot start says instead. */
export function refusedStart(flags: string[], env: Record<string, string>): Promise<{ code: unknown; text: string }> {
  const folder = mkdtempSync(path.join(os.tmpdir(), "harken-test-"));
  const all = ["serve", "--data", folder, "--listen", "127.0.0.1:0", ...flags];
  return new Promise((resolve) =>
    execFile(testedBinary, all, { env: { ...process.env, ...env }, timeout: 20_000 }, (error, stdout, stderr) => {
      rmSync(folder, { recursive: true, force: true });
      resolve({ code: error ? error.code : 0, text: stdout + stderr });
    }),
  );
}

export class Server {
  readonly url: string;
  /** Which executable the next start takes. */
  binary: string;
  #child: ChildProcess | undefined;

  private constructor(
    readonly port: number,
    readonly folder: string,
    readonly databaseUrl: string,
    /** Not through what the server is reached by: that may live in this process, which waits. */
    private readonly directUrl: string,
    private readonly options: ServerOptions,
  ) {
    this.url = `http://${this.#address}:${port}`;
    this.binary = options.binary ?? testedBinary;
  }

  static async start(options: ServerOptions = {}): Promise<Server> {
    const server = await Server.prepare(options);
    await server.startAgain();
    return server;
  }

  /** Everything but the start. */
  static async prepare(options: ServerOptions = {}): Promise<Server> {
    const folder = mkdtempSync(path.join(os.tmpdir(), "harken-test-"));
    const name = path.basename(folder).toLowerCase().replaceAll("-", "_");
    const url = options.databaseUrl ?? options.beside?.databaseUrl ?? (options.database === "postgres" ? createDatabase(name) : "");
    const reached = options.through ? url.replace(/host=.*/, `host=${options.through}`) : url;
    const server = new Server(await freePort(), folder, reached, url, options);
    if (options.backup) server.command(["restore", "--from", options.backup]);
    return server;
  }

  get #address(): string {
    return this.options.inside?.address ?? "127.0.0.1";
  }

  get data(): string {
    return this.options.data ?? path.join(this.folder, "data");
  }

  get pid(): number {
    const pid = this.#child?.pid;
    if (pid === undefined) throw new Error("the server does not run");
    return pid;
  }

  get #logFile(): string {
    return path.join(this.folder, "harken.log");
  }

  log(): string {
    return readFileSync(this.#logFile, "utf8");
  }

  /** The same data on the same port. */
  async startAgain(env: Record<string, string> = {}): Promise<void> {
    const demo = this.options.demo === false ? [] : ["--demo"];
    const flags = ["serve", ...demo, "--data", this.data, "--listen", `${this.#address}:${this.port}`];
    if (this.databaseUrl) flags.push("--database", this.databaseUrl);
    if (!this.options.flags?.includes("--log-level")) flags.push("--log-level", "debug");
    if (this.options.knowsItsAddress) flags.push("--public-url", this.url);
    const command = [this.binary, ...flags, ...(this.options.flags ?? [])];
    const whole = this.options.inside ? ["ip", "netns", "exec", this.options.inside.namespace, ...command] : command;
    const child = spawn(whole[0]!, whole.slice(1), {
      // What the tests play others with is on this machine, and what a killed server did is soon taken over.
      env: { HARKEN_EGRESS_ALLOW: "127.0.0.1", HARKEN_TEST_LEASE_SECONDS: "2", ...process.env, ...this.options.env, ...env },
      stdio: ["ignore", "pipe", "pipe"],
    });
    const log = createWriteStream(this.#logFile, { flags: "a" });
    child.stdout.pipe(log, { end: false });
    child.stderr.pipe(log, { end: false });
    this.#child = child;
    await this.#ready(child);
  }

  /** A command of the same executable on the same data; with SQLite only while the server is down. */
  command(args: string[], input = "", env: Record<string, string> = {}): string {
    return execFileSync(this.binary, [...args, ...this.place], { input, encoding: "utf8", env: { ...process.env, ...env }, stdio: ["pipe", "pipe", "pipe"] });
  }

  /** Where a command finds the same desk. */
  get place(): string[] {
    return ["--data", this.data, ...(this.databaseUrl ? ["--database", this.databaseUrl] : [])];
  }

  /** A statement that does what time alone would do. With SQLite only while the server is down. */
  alter(statement: string): void {
    if (this.databaseUrl) execFileSync("psql", ["--quiet", "--dbname", this.directUrl, "--command", statement]);
    else execFileSync("python3", ["-c", "import sqlite3, sys; db = sqlite3.connect(sys.argv[1]); db.execute(sys.argv[2]); db.commit()", path.join(this.data, "harken.db"), statement]);
  }

  /** The first column of what a statement finds; empty: none. With SQLite only while the server is down. */
  query(statement: string): string {
    if (this.databaseUrl) return execFileSync("psql", ["--quiet", "--tuples-only", "--no-align", "--dbname", this.directUrl, "--command", statement], { encoding: "utf8", maxBuffer }).trim();
    const script = "import sqlite3, sys; print(*(row[0] for row in sqlite3.connect(sys.argv[1]).execute(sys.argv[2])))";
    return execFileSync("python3", ["-c", script, path.join(this.data, "harken.db"), statement], { encoding: "utf8", maxBuffer }).trim();
  }

  async #ready(child: ChildProcess): Promise<void> {
    const end = Date.now() + 50_000 * slowness;
    while (Date.now() < end && child.exitCode === null && child.signalCode === null) {
      const answer = await fetch(`${this.url}/readyz`).catch(() => undefined);
      if (answer?.ok) return;
      await new Promise((resolve) => setTimeout(resolve, 5));
    }
    throw new Error(`the server did not start:\n${this.log()}`);
  }

  /** Ends the process and waits until it is gone; its exit code, null after SIGKILL. */
  async end(signal: "SIGKILL" | "SIGTERM"): Promise<number | null> {
    const child = this.#child;
    if (!child || child.exitCode !== null || child.signalCode !== null) return child?.exitCode ?? null;
    const gone = once(child, "exit");
    child.kill(signal);
    await gone;
    return child.exitCode;
  }

  /** Stands still, or goes on. */
  signal(signal: "SIGSTOP" | "SIGCONT"): void {
    this.#child?.kill(signal);
  }

  /** Until the process has ended by itself; its exit code, null after a signal. */
  async gone(): Promise<number | null> {
    const child = this.#child;
    if (child && child.exitCode === null && child.signalCode === null) await once(child, "exit");
    return child?.exitCode ?? null;
  }

  /** No test ends well when the log tells a secret. A server that looks for leaks at its end is left to reach it. */
  async dispose(): Promise<void> {
    if (process.env.HARKEN_TEST_ENDS_POLITELY) this.signal("SIGCONT");
    await this.end(process.env.HARKEN_TEST_ENDS_POLITELY ? "SIGTERM" : "SIGKILL");
    const told = existsSync(this.#logFile) ? secretsIn(this.log()) : [];
    rmSync(this.folder, { recursive: true, force: true });
    if (told.length > 0) throw new Error(`the log tells secrets: ${told.join("; ")}`);
  }
}
