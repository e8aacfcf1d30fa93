// SPDX-License-Identifier: AGPL-3.0-or-later
// State of the widget on the host page: open or not, the frame behind it, and what page code asked to be told.
import { fill } from "../colour";
import { type FrameMessage, type HostMessage, type Page, type Position, type Preferences, parseFrameMessage } from "../messages";
import { launcherLabel } from "./labels";
import { buildLauncher } from "./launcher";

export interface Options {
  origin: string;
  channel: string;
  preferences: Preferences;
}
type Listener = (detail?: unknown) => void;
export type Widget = ReturnType<typeof createWidget>;

export function createWidget({ origin, channel, preferences }: Options) {
  const view = buildLauncher();
  const flag = `harken:${channel}`;
  const listeners: [name: string, listener: Listener][] = [];
  let frame: HTMLIFrameElement | undefined;
  let ready = false;
  let leaving = false;
  let open = false;
  let unread = 0;

  const language = () => `${preferences.language || document.documentElement.lang || navigator.language}`;
  const page = (): Page => ({ url: location.href, title: document.title });
  const tell = (message: HostMessage) => ready && frame?.contentWindow?.postMessage(message, origin);

  function emit(name: string, detail?: unknown) {
    // A fault in the page's own listener must not stop the widget, and must still be reported as the page's fault.
    for (const [wanted, listener] of listeners) if (wanted === name) queueMicrotask(() => listener(detail));
  }

  function paint() {
    view.root.classList.toggle("open", open);
    view.badge.textContent = unread ? (unread > 99 ? "99+" : `${unread}`) : "";
    view.button.ariaLabel = launcherLabel(language(), unread);
    view.button.ariaExpanded = `${open}`;
    view.draw(open);
  }

  function look(accent: string, surface: string, position: Position) {
    const colours = fill(accent);
    const style = view.root.style;
    style.setProperty("--accent", colours.accent);
    style.setProperty("--ink", colours.ink);
    style.setProperty("--surface", surface);
    view.root.classList.toggle("left", position === "left");
  }

  function load() {
    if (frame) return;
    frame = document.createElement("iframe");
    frame.title = "Chat";
    frame.src = `${origin}/widget/?${new URLSearchParams({ channel, host: location.origin, lang: language() })}`;
    view.panel.append(frame);
  }

  function setOpen(value: boolean) {
    if (value === open) return;
    open = value;
    if (open) load();
    paint();
    if (open) tell({ harken: "page", page: page() });
    tell({ harken: "open", open });
    if (open) frame?.focus();
    else view.button.focus();
    emit(open ? "open" : "close");
  }

  /** Says whether this browser has a session, and notes a change. Blocked storage means: load at the first opening. */
  function session(active?: boolean) {
    try {
      if (active !== undefined) localStorage[flag] = active ? 1 : "";
      return localStorage[flag];
    } catch {
      return;
    }
  }

  function receive(message: FrameMessage) {
    switch (message.harken) {
      case "ready":
        ready = true;
        view.root.classList.add("ready");
        if (leaving) tell({ harken: "logout" });
        tell({ harken: "set", ...preferences });
        tell({ harken: "init", open, page: page() });
        emit("ready");
        break;
      case "look":
        look(message.accent, message.surface, message.position);
        break;
      case "unread":
        unread = message.count;
        paint();
        emit("unread", unread);
        break;
      case "session":
        session(message.active);
        break;
      case "message":
        emit("message", { from: message.from });
        break;
      case "peek":
        // What was just said looks out of the closed window, as high as the frame has drawn it.
        view.root.classList.toggle("peek", !!message.count);
        view.panel.style.height = message.count ? `${message.count}px` : "";
        break;
      case "open":
      case "close":
        setOpen(message.harken === "open");
    }
  }

  view.button.addEventListener("click", () => setOpen(!open));
  addEventListener("message", (event) => {
    if (!frame || event.source !== frame.contentWindow || event.origin !== origin) return;
    const message = parseFrameMessage(event.data);
    if (message) receive(message);
  });
  // Focus moving into the frame blurs the window: the moment to learn where a single-page application is by now.
  addEventListener("blur", () => tell({ harken: "page", page: page() }));

  function set(next: Preferences) {
    Object.assign(preferences, next);
    paint();
    tell({ harken: "set", ...preferences });
  }

  const commands = {
    // Whatever a page asks for by name is one of these.
    __proto__: null,
    open: () => setOpen(true),
    close: () => setOpen(false),
    toggle: () => setOpen(!open),
    set,
    /** The frame comes at once: what waits for this customer shall be told without an opening. */
    identify(identity: string) {
      load();
      set({ identity });
    },
    logout() {
      preferences.identity = undefined;
      // The session lives in the frame, which may have to come first.
      leaving = !ready;
      load();
      tell({ harken: "logout" });
    },
    on(name: string, listener: Listener) {
      listeners.push([name, listener]);
    },
  };

  return {
    look,
    show() {
      paint();
      view.show();
      if (session()) load();
    },
    commands: commands as unknown as Record<string, ((...args: unknown[]) => void) | undefined>,
  };
}
