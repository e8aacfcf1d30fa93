// SPDX-License-Identifier: AGPL-3.0-or-later
// The one script tag of a shop: finds its desk by its own address, asks for the look, shows the button.
import type { Position, Theme } from "../messages";
import { createWidget, type Widget } from "./widget";

type Call = [command: string, ...rest: unknown[]];
type Harken = ((...call: Call) => void) & { q?: Call[]; ready?: boolean };
interface Settings {
  accent: string;
  position: Position;
  theme: Theme;
}
const warn = (text: string) => console.warn(`Harken: ${text}`);

async function fetchSettings(url: string): Promise<Settings | null | undefined> {
  try {
    const answer = await fetch(url, { credentials: "omit" });
    if (answer.ok) return ((await answer.json()) as { settings: Settings }).settings;
    if (answer.status < 500) return null;
  } catch {
    // The page's policy may forbid the request, or the desk is away: the button comes in its default look.
  }
  return undefined;
}

async function show(widget: Widget, origin: string, channel: string) {
  const settings = await fetchSettings(`${origin}/api/v1/widget/${encodeURIComponent(channel)}`);
  if (settings === null) return warn("no such channel");
  const { accent = "#2f5fd0", position = "right", theme = "auto" } = settings ?? {};
  const dark = theme === "dark" || (theme === "auto" && matchMedia("(prefers-color-scheme: dark)").matches);
  widget.look(accent, dark ? "#17191e" : "#ffffff", position);
  widget.show();
}

function start(script: HTMLScriptElement) {
  const scope = window as unknown as { Harken?: Harken };
  if (scope.Harken?.ready) return;
  const { channel, language } = script.dataset;
  if (!channel) return warn("no data-channel");
  const { origin } = new URL(script.src);
  const widget = createWidget({ origin, channel, preferences: { language } });
  const run: Harken = (command, ...rest) => {
    const act = widget.commands[command];
    if (act) act(...rest);
    else warn(`no command ${command}`);
  };
  const early = scope.Harken?.q ?? [];
  run.ready = true;
  scope.Harken = run;
  for (const call of early) run(...call);
  void show(widget, origin, channel);
}

const script = document.currentScript ?? document.querySelector("script[data-channel]");
if (script) start(script as HTMLScriptElement);
