// SPDX-License-Identifier: AGPL-3.0-or-later
// Puts the stylesheet of the help centre beside the console's, with the same font, into web/dist.
import { readdir, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { transform } from "lightningcss";

const here = fileURLToPath(new URL(".", import.meta.url));
const assets = join(here, "../dist/assets");

// As the font's own stylesheet cuts it up.
const ranges = {
  cyrillic: "U+0301,U+0400-045F,U+0490-0491,U+04B0-04B1,U+2116",
  latin:
    "U+0000-00FF,U+0131,U+0152-0153,U+02BB-02BC,U+02C6,U+02DA,U+02DC,U+0304,U+0308,U+0329,U+2000-206F,U+20AC,U+2122,U+2191,U+2193,U+2212,U+2215,U+FEFF,U+FFFD",
};

const files = await readdir(assets);
const faces = Object.entries(ranges).map(([script, range]) => {
  const file = files.find((name) => name.startsWith(`inter-${script}-wght-normal`) && name.endsWith(".woff2"));
  if (!file) throw new Error(`the console has no font for ${script}`);
  return `@font-face{font-family:"Inter Variable";font-weight:100 900;font-display:swap;src:url("/assets/${file}") format("woff2");unicode-range:${range}}`;
});
const own = await readFile(join(here, "help.css"));
const { code } = transform({ filename: "help.css", code: own, minify: true });
await writeFile(join(assets, "help.css"), `${faces.join("")}${code}`);
