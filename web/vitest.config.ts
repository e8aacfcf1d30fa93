// SPDX-License-Identifier: AGPL-3.0-or-later
import path from "node:path";
import { defineConfig } from "vitest/config";

const root = import.meta.dirname;

export default defineConfig({
  resolve: {
    alias: { "@shared": path.resolve(root, "shared"), "@": path.resolve(root, "console/src") },
  },
  test: {
    include: ["shared/**/*.test.{ts,tsx}", "console/src/**/*.test.{ts,tsx}", "widget/**/*.test.{ts,tsx}"],
    environment: "jsdom",
    setupFiles: ["console/src/lib/testSetup.ts"],
    restoreMocks: true,
    // A loaded machine may take its time; what does not come at all still fails.
    testTimeout: 20_000,
  },
});
