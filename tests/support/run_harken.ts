// SPDX-License-Identifier: AGPL-3.0-or-later
// A command of the executable beside a running desk, without standing in the way of what the test does meanwhile.
import { spawn } from "node:child_process";
import path from "node:path";

export interface Ran {
  code: number;
  out: string;
  err: string;
}

const harken = process.env.HARKEN_BINARY ?? path.resolve(import.meta.dirname, "../../build/release/harken");

/** `descriptors`: how many files it may have open. */
export function runHarken(flags: string[], env: Record<string, string> = {}, descriptors?: number): Promise<Ran> {
  const limited = ["bash", "-c", `ulimit -n ${descriptors} && exec "$0" "$@"`, harken, ...flags];
  const [program = harken, ...rest] = descriptors === undefined ? [harken, ...flags] : limited;
  const child = spawn(program, rest, { env: { ...process.env, ...env }, stdio: ["ignore", "pipe", "pipe"] });
  const ran: Ran = { code: -1, out: "", err: "" };
  child.stdout.on("data", (part: Buffer) => (ran.out += part.toString()));
  child.stderr.on("data", (part: Buffer) => (ran.err += part.toString()));
  return new Promise((resolve, reject) => {
    child.on("error", reject);
    child.on("close", (code) => resolve({ ...ran, code: code ?? -1 }));
  });
}

/** What must succeed. */
export async function mustRun(flags: string[]): Promise<Ran> {
  const ran = await runHarken(flags);
  if (ran.code !== 0) throw new Error(`harken ${flags[0]} ended with ${ran.code}:\n${ran.out}${ran.err}`);
  return ran;
}
