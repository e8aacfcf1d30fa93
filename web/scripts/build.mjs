// SPDX-License-Identifier: AGPL-3.0-or-later
// Builds everything that the server embeds into web/dist: the console, the widget with the demo shop, the help centre's style.
import { existsSync } from "node:fs";
import { rm } from "node:fs/promises";
import path from "node:path";
import { pathToFileURL } from "node:url";
import { build } from "vite";

const web = path.resolve(import.meta.dirname, "..");

await rm(path.join(web, "dist"), { recursive: true, force: true });
await build({ configFile: path.join(web, "console/vite.config.ts"), logLevel: "warn" });

const widget = path.join(web, "widget/build.mjs");
if (existsSync(widget)) await import(pathToFileURL(widget).href);
await import(pathToFileURL(path.join(web, "help/build.mjs")).href);
