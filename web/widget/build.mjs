// SPDX-License-Identifier: AGPL-3.0-or-later
// Builds the loader, the frame's app and the demo shop into web/dist, and fails when they outgrow their budgets.
import { cp, readdir, readFile, rm } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import { build } from "vite";

const here = fileURLToPath(new URL(".", import.meta.url));
const dist = join(here, "../dist");
const common = { configFile: false, logLevel: "warn", publicDir: false };

async function buildLoader() {
  await build({
    ...common,
    root: join(here, "loader"),
    build: {
      outDir: dist,
      emptyOutDir: false,
      target: "es2022",
      lib: { entry: "main.ts", formats: ["iife"], name: "harkenLoader", fileName: () => "widget.js" },
    },
  });
}

async function buildApp() {
  await build({
    ...common,
    root: join(here, "app"),
    base: "/widget/",
    build: { outDir: join(dist, "widget"), emptyOutDir: true, target: "es2022", modulePreload: { polyfill: false } },
  });
}

async function compressedSize(path) {
  const entries = await readdir(path, { withFileTypes: true, recursive: true }).catch(() => null);
  const files = entries ? entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name)) : [path];
  const sizes = await Promise.all(files.map(async (file) => gzipSync(await readFile(file)).length));
  return sizes.reduce((sum, size) => sum + size, 0);
}

async function checkBudget(name, path, budget) {
  const size = await compressedSize(path);
  console.log(`${name}: ${size} of ${budget} bytes compressed`);
  if (size > budget) throw new Error(`${name} is over its budget`);
}

await buildLoader();
await buildApp();
await rm(join(dist, "demo"), { recursive: true, force: true });
await cp(join(here, "../demo"), join(dist, "demo"), { recursive: true });
await checkBudget("widget.js", join(dist, "widget.js"), 3 * 1024);
await checkBudget("widget app", join(dist, "widget"), 45 * 1024);
