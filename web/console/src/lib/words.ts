// SPDX-License-Identifier: AGPL-3.0-or-later
// In whose words the console speaks of conversations. A preset is a layer over the texts of the inbox, and over some of
// those beside it: it calls the same facts by other names, and neither components nor rules know of it.
import type { Schemas } from "@shared/api";

export type WordPreset = Schemas["WordPreset"];
export interface Texts {
  [key: string]: string | Texts;
}
/** `ticket` is what the three have in common: there a conversation is a ticket. */
export type Layers = Partial<Record<"ticket" | Exclude<WordPreset, "harken">, Texts>>;

export const wordPresets: readonly WordPreset[] = ["harken", "kreechat", "iodesk", "3dolphins"];

const storageKey = "harken.words";

function merged(texts: Texts, layer: Texts): Texts {
  const result: Texts = { ...texts };
  for (const [key, text] of Object.entries(layer)) {
    const known = result[key];
    result[key] = typeof text === "object" && typeof known === "object" ? merged(known, text) : text;
  }
  return result;
}

export function inWordsOf(preset: WordPreset, texts: Texts, layers: Layers): Texts {
  return preset === "harken" ? texts : merged(merged(texts, layers.ticket ?? {}), layers[preset] ?? {});
}

/** What this browser showed last, so that the first picture needs no second one. */
export function rememberedWords(): WordPreset {
  const stored = localStorage.getItem(storageKey);
  return wordPresets.find((preset) => preset === stored) ?? "harken";
}

export function rememberWords(preset: WordPreset): void {
  localStorage.setItem(storageKey, preset);
}
