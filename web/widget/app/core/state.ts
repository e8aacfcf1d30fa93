// SPDX-License-Identifier: AGPL-3.0-or-later
import type { Preferences, Theme } from "../../messages";
import { type HelpState, noHelp } from "./help";
import type { Returning } from "./mail_link";
import type { Config, Message } from "./model";
import type { Entry } from "./outbox";
import type { Shelf } from "./storage";
import { emptyThread, type Thread } from "./thread";

/** idle: no session yet, so nothing to be connected for. */
export type Link = "idle" | "connecting" | "live" | "offline";
export type Screen = "home" | "form" | "chat" | "article" | "return";

export interface OwnPreferences extends Preferences {
  language: string;
  rightToLeft?: boolean;
}

export interface State {
  config: Config | null;
  configFailed: "unavailable" | "gone" | null;
  screen: Screen;
  returning: Returning;
  /** A page of its own, without one of the company around it: there is nothing to close. */
  alone: boolean;
  help: HelpState;
  /** The window on the host page is open. */
  open: boolean;
  thread: Thread;
  hasSession: boolean;
  sessionEnded: boolean;
  historyFailed: boolean;
  loadingEarlier: boolean;
  pending: Entry[];
  link: Link;
  typing: string | null;
  language: string;
  rightToLeft: boolean;
  /** What the host page asked for; the channel's setting otherwise. */
  theme: Theme | undefined;
  muted: boolean;
  /** The newest unread answer, shown beside the launcher while the window is closed. */
  peek: Message | null;
}

export function initialState(shelf: Shelf, preferences: OwnPreferences, alone: boolean): State {
  const hasSession = shelf.get("token") !== null;
  return {
    config: shelf.get<Config>("config"),
    configFailed: null,
    screen: "home",
    returning: "asked",
    alone,
    help: noHelp,
    open: alone,
    thread: emptyThread,
    hasSession,
    sessionEnded: false,
    historyFailed: false,
    loadingEarlier: false,
    pending: [],
    link: hasSession ? "connecting" : "idle",
    typing: null,
    language: preferences.language,
    rightToLeft: preferences.rightToLeft ?? false,
    theme: preferences.theme,
    muted: shelf.get<boolean>("muted") ?? false,
    peek: null,
  };
}

export class Store {
  private readonly listeners = new Set<() => void>();

  constructor(public state: State) {}

  set(patch: Partial<State>) {
    this.state = { ...this.state, ...patch };
    for (const listener of [...this.listeners]) listener();
  }

  subscribe(listener: () => void): () => void {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  }
}
