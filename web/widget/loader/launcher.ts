// SPDX-License-Identifier: AGPL-3.0-or-later
// The button and the card on the host page: a closed shadow root, styled through CSSOM only, so that neither the page's
// styles nor its content security policy reach in.
import css from "./launcher.css?inline";

const bubble = "M4.5 12a8 7.5 0 1 1 3.6 6.3L4 19.5l1.2-3.6A7 7 0 0 1 4.5 12Z";
const chevron = "m6 9.5 6 6 6-6";

export interface Launcher {
  root: HTMLElement;
  button: HTMLButtonElement;
  badge: HTMLElement;
  panel: HTMLElement;
  draw(open: boolean): void;
  show(): void;
}

const create = (name: string) => document.createElementNS("http://www.w3.org/2000/svg", name);

export function buildLauncher(): Launcher {
  const host = document.createElement("harken-widget");
  const shadow = host.attachShadow({ mode: "closed" });
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(css);
  shadow.adoptedStyleSheets = [sheet];
  const root = document.createElement("div");
  root.className = "root";
  const button = document.createElement("button");
  const badge = document.createElement("b");
  // The button's own label says the number.
  badge.ariaHidden = "true";
  const panel = document.createElement("div");
  const icon = create("svg");
  const line = create("path");
  icon.setAttribute("viewBox", "0 0 24 24");
  icon.append(line);
  button.append(icon, badge);
  root.append(panel, button);
  shadow.append(root);
  // Beside <body>, not in it: page transitions that replace the body, or transform it, leave the widget alone.
  const show = () => document.documentElement.append(host);
  return { root, button, badge, panel, show, draw: (open) => line.setAttribute("d", open ? chevron : bubble) };
}
