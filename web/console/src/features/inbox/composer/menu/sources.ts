// SPDX-License-Identifier: AGPL-3.0-or-later
import { useCannedItems } from "./canned";
import { useFormItems } from "./forms";
import { useLibraryItems } from "./library";
import { useKnowledgeItems } from "./knowledge";
import type { AnswerSource } from "./source";

/** In the order of the tabs. Each is a hook, so the list is the same for every render. */
export const sources: readonly AnswerSource[] = [
  { name: "canned", useItems: useCannedItems },
  { name: "forms", useItems: useFormItems },
  { name: "library", useItems: useLibraryItems },
  { name: "knowledge", useItems: useKnowledgeItems },
];
