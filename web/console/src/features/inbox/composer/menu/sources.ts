// SPDX-License-Identifier: AGPL-3.0-or-later
import { useCannedItems } from "./canned";
import { useKnowledgeItems } from "./knowledge";
import type { AnswerSource } from "./source";

/** In the order of the tabs. Each is a hook, so the list is the same for every render. */
export const sources: readonly AnswerSource[] = [
  { name: "canned", useItems: useCannedItems },
  { name: "knowledge", useItems: useKnowledgeItems },
];
