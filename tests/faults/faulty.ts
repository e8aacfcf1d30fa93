// SPDX-License-Identifier: AGPL-3.0-or-later
// The libraries of preload/, and disks that are too small.
import { execFileSync } from "node:child_process";
import { closeSync, existsSync, mkdirSync, mkdtempSync, openSync, readdirSync, rmSync, statfsSync, writeFileSync, writeSync } from "node:fs";
import os from "node:os";
import path from "node:path";

/** Builds it; the caller removes its folder at the end. */
export function buildFaulty(name: "faulty" | "names" = "faulty"): { library: string; folder: string } {
  const folder = mkdtempSync(path.join(os.tmpdir(), "harken-faulty-"));
  const library = path.join(folder, "faulty.so");
  execFileSync("clang-19", ["-shared", "-fPIC", "-O1", "-o", library, path.join(import.meta.dirname, `preload/${name}.c`)]);
  return { library, folder };
}

/** Every file below a folder, with its path. */
export function filesBelow(folder: string): string[] {
  if (!existsSync(folder)) return [];
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => path.join(entry.parentPath, entry.name));
}

function hasWritten(file: number, bytes: number): boolean {
  try {
    return writeSync(file, Buffer.alloc(bytes)) === bytes;
  } catch {
    return false;
  }
}

/** A file system of its own in memory, of so many MiB. Only root may mount one. */
export class SmallDisk {
  readonly folder: string;
  #filler = 0;

  static why = ((): string => {
    if (process.getuid?.() !== 0) return "only root can mount a small disk";
    const probe = mkdtempSync(path.join(os.tmpdir(), "harken-mount-"));
    try {
      execFileSync("mount", ["-t", "tmpfs", "-o", "size=1m", "tmpfs", probe], { stdio: "ignore" });
      execFileSync("umount", [probe], { stdio: "ignore" });
      return "";
    } catch {
      return "mounting is not allowed here";
    } finally {
      rmSync(probe, { recursive: true, force: true });
    }
  })();

  constructor(mebibytes: number) {
    this.folder = mkdtempSync(path.join(os.tmpdir(), "harken-disk-"));
    execFileSync("mount", ["-t", "tmpfs", "-o", `size=${mebibytes}m`, "tmpfs", this.folder]);
    mkdirSync(path.join(this.folder, "data"));
  }

  get data(): string {
    return path.join(this.folder, "data");
  }

  /** Takes all that is left, to the last page, though others write meanwhile. */
  fill(): void {
    const file = openSync(path.join(this.folder, `filler-${this.#filler++}`), "w");
    for (const size of [2 ** 20, 2 ** 12]) while (hasWritten(file, size));
    closeSync(file);
  }

  /** Takes so much that this part of it is used, and no more. */
  fillTo(part: number): void {
    const { blocks, bfree, bsize } = statfsSync(this.folder);
    const missing = Math.ceil(part * blocks) - (blocks - bfree);
    writeFileSync(path.join(this.folder, `filler-${this.#filler++}`), Buffer.alloc(Math.max(0, missing) * bsize));
  }

  free(): void {
    for (const name of readdirSync(this.folder)) if (name.startsWith("filler-")) rmSync(path.join(this.folder, name));
  }

  dispose(): void {
    execFileSync("umount", ["--lazy", this.folder]);
    rmSync(this.folder, { recursive: true, force: true });
  }
}
