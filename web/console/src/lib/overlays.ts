// SPDX-License-Identifier: AGPL-3.0-or-later
// Which dialog is open. One at a time; Mantine gives the focus back to where it came from.
import { createStore } from "@shared/store";
import { useStore } from "./useStore";

export type Overlay = "shortcuts" | "reassign" | "labels" | "panel" | "escalate" | "later" | "ask_access" | "tickets" | "new_ticket" | null;

const current = createStore<{ open: Overlay }>({ open: null });

export function openOverlay(open: Overlay): void {
  current.update(() => ({ open }));
}

export function closeOverlay(): void {
  openOverlay(null);
}

export function useOverlay(name: Exclude<Overlay, null>): boolean {
  return useStore(current, (state) => state.open === name);
}
