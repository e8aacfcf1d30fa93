// SPDX-License-Identifier: AGPL-3.0-or-later
import path from "node:path";
import react from "@vitejs/plugin-react";
import { defineConfig } from "vite";

const root = import.meta.dirname;
const server = process.env["HARKEN_URL"] ?? "http://127.0.0.1:8080";

export default defineConfig({
  root,
  plugins: [react()],
  resolve: {
    alias: { "@shared": path.resolve(root, "../shared"), "@": path.resolve(root, "src") },
  },
  build: {
    outDir: path.resolve(root, "../dist"),
    emptyOutDir: false,
    // The content security policy allows fonts from the desk itself only, so none may become a data: address.
    assetsInlineLimit: 0,
    chunkSizeWarningLimit: 900,
  },
  server: {
    proxy: { "/api": { target: server, ws: true, changeOrigin: true }, "/openapi.json": server },
  },
});
