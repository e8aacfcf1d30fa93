// SPDX-License-Identifier: AGPL-3.0-or-later
// What the server's process holds of the machine: memory and descriptors, as Linux counts them.
import { readdirSync, readFileSync } from "node:fs";
import { expect } from "vitest";
import type { Server } from "../support/server";

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

  /** Descriptors are back to what they were; memory, which the allocator keeps for a while, within so many MiB. */
  async expectBack(server: Server, more: number): Promise<void> {
    await expect.poll(() => Footprint.of(server).descriptors, { timeout: 30_000, message: "descriptors" }).toBeLessThanOrEqual(this.descriptors + 2);
    await expect.poll(() => Footprint.of(server).mebibytes, { timeout: 30_000, message: "MiB" }).toBeLessThan(this.mebibytes + more);
  }
}
