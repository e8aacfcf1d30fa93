// SPDX-License-Identifier: AGPL-3.0-or-later
// For which conversation the knowledge answers are open beside the reply; keys and menus elsewhere ask for them.
import type { Id } from "@shared/ids";
import { createStore } from "@shared/store";

export const answersPanel = createStore<{ conversation: Id | null; query: string }>({ conversation: null, query: "" });

export function openAnswers(conversation: Id, query = ""): void {
  answersPanel.update(() => ({ conversation, query }));
}

export function closeAnswers(): void {
  answersPanel.update(() => ({ conversation: null, query: "" }));
}
