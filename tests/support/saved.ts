// SPDX-License-Identifier: AGPL-3.0-or-later
// A backup in the hands of a test that spoils it.
import { createHash } from "node:crypto";
import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import path from "node:path";

export interface SavedManifest {
  rows: Record<string, number>;
  migrations: { name: string; sha256: string }[];
  files: { path: string; size: number; sha256: string }[];
  blobs: { sha256: string; size: number }[];
  missing_blobs: string[];
  [key: string]: unknown;
}

export const manifestOf = (backup: string) => JSON.parse(readFileSync(path.join(backup, "manifest.json"), "utf8")) as SavedManifest;

/** As somebody would who knows how sums are made: only the content is wrong. */
export function changeManifest(backup: string, change: (manifest: SavedManifest) => void): void {
  const manifest = manifestOf(backup);
  change(manifest);
  const text = JSON.stringify(manifest);
  writeFileSync(path.join(backup, "manifest.json"), text);
  writeFileSync(path.join(backup, "manifest.sha256"), `${createHash("sha256").update(text).digest("hex")}  manifest.json\n`);
}

export function flipByte(file: string): void {
  const bytes = readFileSync(file);
  const at = Math.floor(bytes.length / 2);
  bytes[at] = bytes[at]! ^ 1;
  writeFileSync(file, bytes);
}

export const blobFile = (folder: string, hash: string) => path.join(folder, hash.slice(0, 2), hash.slice(2));

/** Every file below, without those of SQLite's own. */
export function filesBelow(folder: string): string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => path.relative(folder, path.join(entry.parentPath, entry.name)))
    .sort();
}
