// SPDX-License-Identifier: AGPL-3.0-or-later
import "@fontsource-variable/inter/wght.css";
import "@mantine/core/styles.layer.css";
import "@mantine/notifications/styles.layer.css";
import "@mantine/spotlight/styles.layer.css";
import "@shared/tokens.css";
import "./lib/base.css";
import { StrictMode } from "react";
import { createRoot } from "react-dom/client";
import { App } from "./app/App";
import { startI18n } from "./lib/i18n";

const container = document.getElementById("root");
if (!container) throw new Error("no #root");

await startI18n();
createRoot(container).render(
  <StrictMode>
    <App />
  </StrictMode>,
);
