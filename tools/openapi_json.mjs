// SPDX-License-Identifier: AGPL-3.0-or-later
// node tools/openapi_json.mjs REPOSITORY OUTPUT: api/openapi.yaml as JSON, for the server to embed.
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import path from "node:path";

const [repository, output] = process.argv.slice(2);
const { parse } = createRequire(path.join(repository, "web/package.json"))("yaml");
const contract = parse(readFileSync(path.join(repository, "api/openapi.yaml"), "utf8"));
mkdirSync(path.dirname(output), { recursive: true });
writeFileSync(output, JSON.stringify(contract));
