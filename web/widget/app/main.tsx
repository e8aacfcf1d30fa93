// SPDX-License-Identifier: AGPL-3.0-or-later
/** @jsxImportSource preact */
import { render } from "preact";
import { isTheme } from "../messages";
import { App } from "./App";
import { AppProvider } from "./context";
import { createBridge } from "./core/bridge";
import { Desk } from "./core/desk";
import { chooseLanguage, readsFromRight } from "./core/i18n";
import { linkIn } from "./core/mail_link";
import { unlockSound } from "./core/sound";
import { browserStorage } from "./core/storage";
import "./styles/base.css";
import "./styles/home.css";
import "./styles/help.css";
import "./styles/chat.css";
import "./styles/composer.css";
import "./styles/peek.css";
import "./styles/return.css";

const query = new URLSearchParams(location.search);
const theme = query.get("theme");
const desk = new Desk({
  channel: query.get("channel") ?? "",
  storage: browserStorage(),
  bridge: createBridge(query.get("host")),
  preferences: {
    language: chooseLanguage([query.get("lang"), ...navigator.languages]),
    rightToLeft: readsFromRight(query.get("lang")),
    theme: isTheme(theme) ? theme : undefined,
  },
  // In a frame another page could lay its own button over ours.
  mailLink: window.parent === window ? linkIn(location.hash) : null,
});

render(
  <AppProvider desk={desk}>
    <App />
  </AppProvider>,
  document.getElementById("app")!,
);
desk.start();
for (const gesture of ["pointerdown", "keydown"]) addEventListener(gesture, unlockSound, { passive: true });
