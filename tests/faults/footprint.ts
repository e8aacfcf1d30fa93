// SPDX-License-Identifier: AGPL-3.0-or-later
// What the server's process holds of the machine: memory and descriptors, as Linux counts them.
import { readdirSync, readFileSync } from "node:fs";
import { type Server, slowness } from "../support/server";
import { until } from "./writers";

interface Allowance {
  descriptors: number;
  mebibytes: number;
}

/** What may stay of a load: connections to the database and to what a channel talks to, and what the allocator keeps. */
export const mayStay: Allowance = { descriptors: 16, mebibytes: slowness === 1 ? 64 : Infinity };

export class Footprint {
  private constructor(
    readonly descriptors: number,
    readonly mebibytes: number,
  ) {}

  static of(server: Server): Footprint {
    const status = readFileSync(`/proc/${server.pid}/status`, "utf8");
    const kibibytes = Number(/VmRSS:\s+(\d+) kB/.exec(status)?.[1]);
    return new Footprint(readdirSync(`/proc/${server.pid}/fd`).length, kibibytes / 1024);
  }

  /** What it still has more than this and than what it may keep, when it has had time to give it back; "" is nothing. */
  async kept(server: Server, may: Allowance, patience?: number): Promise<string> {
    let kept = "";
    await until("the server to give back what it does not need", () => (kept = this.#beyond(Footprint.of(server), may)) === "", patience).catch(() => {});
    return kept;
  }

  #beyond(now: Footprint, may: Allowance): string {
    const descriptors = now.descriptors - this.descriptors;
    if (descriptors > may.descriptors) return `${descriptors} descriptors`;
    const mebibytes = now.mebibytes - this.mebibytes;
    return mebibytes > may.mebibytes ? `${Math.round(mebibytes)} MiB` : "";
  }
}
