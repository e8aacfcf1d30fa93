// SPDX-License-Identifier: AGPL-3.0-or-later
// node scripts/api.mjs [openapi.json]: writes shared/api.gen.ts from api/openapi.yaml, and the contract as JSON if asked.
// node scripts/api.mjs --check: fails if api.gen.ts is not what the contract gives.
import { mkdir, readFile, writeFile } from "node:fs/promises";
import path from "node:path";
import openapiTS, { astToString } from "openapi-typescript";
import { parse } from "yaml";

const web = path.resolve(import.meta.dirname, "..");
const contract = parse(await readFile(path.join(web, "../api/openapi.yaml"), "utf8"));
const generated = path.join(web, "shared/api.gen.ts");
const target = process.argv[2];

// Plain strings that must not be mixed up become types of their own.
const branded = ["Id", "FileId", "ClientId", "Seq"];

function brand(source) {
  const replaced = branded.reduce((text, name) => text.replace(new RegExp(`^(        ${name}): string;`, "m"), `$1: Branded<"${name}">;`), source);
  return `// SPDX-License-Identifier: AGPL-3.0-or-later\n// Generated from api/openapi.yaml by \`npm run api\`.\nimport type { Branded } from "./ids";\n\n${replaced}`;
}

const text = brand(astToString(await openapiTS(contract)));
if (target === "--check") {
  if ((await readFile(generated, "utf8")) !== text) {
    console.error("web/shared/api.gen.ts does not match api/openapi.yaml: run `npm run api` in web/");
    process.exit(1);
  }
} else {
  await writeFile(generated, text);
  if (target) {
    await mkdir(path.dirname(path.resolve(target)), { recursive: true });
    await writeFile(target, JSON.stringify(contract));
  }
}
