// SPDX-License-Identifier: AGPL-3.0-or-later
// Single keys, by their place on the keyboard: J is J on a Cyrillic layout too. Never while somebody types.
import { useEffect, useRef } from "react";

export type Shortcuts = Partial<Record<string, (event: KeyboardEvent) => void>>;

const followMs = 1200;
const inDialog = "[role=dialog], [role=menu], [role=listbox]";

export function isTyping(target: EventTarget | null): boolean {
  if (!(target instanceof HTMLElement)) return false;
  return target.isContentEditable || target.matches("input, textarea, select") || target.closest(inDialog) !== null;
}

/** "j" for a letter, "?" for a sign, "g m" for a letter after G. */
function nameOf(event: KeyboardEvent): string {
  return event.code.startsWith("Key") ? event.code.slice(3).toLowerCase() : event.key;
}

export function useShortcuts(shortcuts: Shortcuts): void {
  const current = useRef(shortcuts);
  useEffect(() => {
    current.current = shortcuts;
  });
  useEffect(() => {
    let leader: { key: string; at: number } | null = null;
    const listen = (event: KeyboardEvent) => {
      if (event.ctrlKey || event.metaKey || event.altKey || event.defaultPrevented || isTyping(event.target)) return;
      const key = nameOf(event);
      const chord = leader && event.timeStamp - leader.at < followMs ? `${leader.key} ${key}` : key;
      leader = key === "g" ? { key, at: event.timeStamp } : null;
      const run = current.current[chord];
      if (!run) return;
      event.preventDefault();
      run(event);
    };
    document.addEventListener("keydown", listen);
    return () => document.removeEventListener("keydown", listen);
  }, []);
}
