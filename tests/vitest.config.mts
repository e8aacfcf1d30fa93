// SPDX-License-Identifier: AGPL-3.0-or-later
// Tests across modules, against a started server: flow/ and faults/.
import path from "node:path";
import { defineConfig } from "vitest/config";

// With the thread sanitizer.
const slowness = Number(process.env.HARKEN_TEST_SLOWNESS ?? 1);

export default defineConfig({
  root: import.meta.dirname,
  resolve: { alias: { "@shared": path.resolve(import.meta.dirname, "../web/shared") } },
  test: {
    include: ["flow/**/*.test.ts", "faults/**/*.test.ts"],
    environment: "node",
    testTimeout: 60_000 * slowness,
    hookTimeout: 60_000 * slowness,
    maxWorkers: 2,
  },
});
