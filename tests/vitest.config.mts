// SPDX-License-Identifier: AGPL-3.0-or-later
// Tests across modules, against a started server: flow/ and faults/.
import path from "node:path";
import { defineConfig } from "vitest/config";

export default defineConfig({
  root: import.meta.dirname,
  resolve: { alias: { "@shared": path.resolve(import.meta.dirname, "../web/shared") } },
  test: {
    include: ["flow/**/*.test.ts", "faults/**/*.test.ts"],
    environment: "node",
    testTimeout: 60_000,
    hookTimeout: 60_000,
    maxWorkers: 2,
  },
});
