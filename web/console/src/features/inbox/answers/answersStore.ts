// SPDX-License-Identifier: AGPL-3.0-or-later
// For which conversation the knowledge answers are open beside the reply; keys and menus elsewhere ask for them.
import type { Id } from "@shared/ids";
import { createStore } from "@shared/store";
import type { ChosenArticle } from "./answers";

interface AnswersState {
  conversation: Id | null;
  /** What is read; null while one looks for it. */
  article: ChosenArticle | null;
}

export const answersPanel = createStore<AnswersState>({ conversation: null, article: null });

export function openAnswers(conversation: Id, article: ChosenArticle | null = null): void {
  answersPanel.update(() => ({ conversation, article }));
}

export function closeAnswers(): void {
  answersPanel.update(() => ({ conversation: null, article: null }));
}
