// SPDX-License-Identifier: AGPL-3.0-or-later
// A PostgreSQL of the test's own, for tests that take it away; the one that all share is started by tools/dev/postgres.sh.
import { execFile, execFileSync } from "node:child_process";
import { appendFileSync, chmodSync, mkdtempSync, rmSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import { promisify } from "node:util";

export class OwnPostgres {
  readonly url: string;

  private constructor(
    private readonly bin: string,
    private readonly folder: string,
    private readonly address = "",
  ) {
    this.url = `postgres://harken@/postgres?host=${address || folder}`;
  }

  /** Reached over a network; without it by its socket alone. */
  static start(network?: { address: string; reachedFrom: string }): OwnPostgres {
    const bin = process.env.HARKEN_TEST_POSTGRES_BIN;
    if (!bin) throw new Error("HARKEN_TEST_POSTGRES_BIN is not set: run the tests by ./dev test");
    const postgres = new OwnPostgres(bin, mkdtempSync(path.join(os.tmpdir(), "harken-postgres-")), network?.address);
    if (process.getuid?.() === 0) execFileSync("chown", ["postgres", postgres.folder]);
    chmodSync(postgres.folder, 0o755);
    postgres.#run("initdb", ["-D", postgres.#data, "-U", "harken", "-A", "trust", "-E", "UTF8", "--locale=C.UTF-8", "--no-sync"]);
    if (network) appendFileSync(path.join(postgres.#data, "pg_hba.conf"), `host all all ${network.reachedFrom} trust\n`);
    postgres.startAgain();
    return postgres;
  }

  /** A copy that follows this one, as PostgreSQL's own replication makes it. */
  startReplica(): OwnPostgres {
    const replica = new OwnPostgres(this.bin, mkdtempSync(path.join(os.tmpdir(), "harken-postgres-")));
    if (process.getuid?.() === 0) execFileSync("chown", ["postgres", replica.folder]);
    chmodSync(replica.folder, 0o755);
    this.#run("pg_basebackup", ["-h", this.folder, "-U", "harken", "-D", replica.#data, "-R", "-X", "stream", "--no-sync", "-c", "fast"]);
    replica.startAgain();
    return replica;
  }

  /** Whichever of the two can be written to, as PostgreSQL's own clients find it. */
  urlWith(other: OwnPostgres): string {
    return `postgres://harken@/postgres?host=${this.folder},${other.folder}&target_session_attrs=read-write`;
  }

  /** The one value that a statement finds. */
  query(statement: string): string {
    return execFileSync("psql", ["--quiet", "--tuples-only", "--no-align", "--dbname", this.url, "--command", statement], { encoding: "utf8" }).trim();
  }

  /** Statements that take their time. */
  async run(script: string): Promise<void> {
    await promisify(execFile)("psql", ["--quiet", "--dbname", this.url, "--command", script]);
  }

  startAgain(): void {
    const options = `-k ${this.folder} -c listen_addresses='${this.address}' -c shared_buffers=16MB`;
    this.#run("pg_ctl", ["-D", this.#data, "-l", path.join(this.#data, "log"), "-w", "-s", "-o", options, "start"]);
  }

  /** As a crash, or a machine that was switched off. */
  stop(): void {
    this.#run("pg_ctl", ["-D", this.#data, "-m", "immediate", "-s", "stop"]);
  }

  dispose(): void {
    try {
      this.stop();
    } catch {
      // It was stopped already.
    }
    rmSync(this.folder, { recursive: true, force: true });
  }

  get #data(): string {
    return path.join(this.folder, "data");
  }

  /** PostgreSQL refuses to run as root. */
  #run(program: string, flags: string[]): void {
    const command = [path.join(this.bin, program), ...flags];
    const whole = process.getuid?.() === 0 ? ["runuser", "-u", "postgres", "--", ...command] : command;
    execFileSync(whole[0]!, whole.slice(1), { stdio: "ignore" });
  }
}
