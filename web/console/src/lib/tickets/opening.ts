// SPDX-License-Identifier: AGPL-3.0-or-later
// What a ticket that is made from a conversation begins with: the customer's own words.
import type { Conversation, Message } from "@shared/model";
import { paragraphs } from "./document";
import type { StoredDocument } from "./model";

export interface Opening {
  title: string;
  description: StoredDocument;
}

const longestTitle = 100;
const longestQuote = 2_000;

/** At the end of a word, and only if it is too long. */
function cut(text: string, longest: number): string {
  const letters = Array.from(text);
  if (letters.length <= longest) return text;
  const head = letters.slice(0, longest - 1).join("");
  const space = head.lastIndexOf(" ");
  return `${(space > longest / 2 ? head.slice(0, space) : head).trimEnd()}…`;
}

/** The first sentence that says something: "Hello!" does not. */
export function titleFrom(text: string): string {
  const sentences = text
    .split(/(?<=[.!?…])\s+|\n+/)
    .map((sentence) => sentence.trim())
    .filter((sentence) => sentence !== "");
  const telling = sentences.find((sentence) => sentence.split(/\s+/).length > 2);
  return cut(telling ?? sentences[0] ?? "", longestTitle);
}

export function paragraphsOf(texts: readonly string[]): StoredDocument {
  const lines = texts.flatMap((text) => cut(text.trim(), longestQuote).split("\n"));
  return paragraphs(lines.map((line) => line.trim()).join("\n"));
}

/** From what its customer wrote first, as far as it is at hand. */
export function openingOf(conversation: Pick<Conversation, "subject">, messages: readonly Pick<Message, "kind" | "sender" | "text">[]): Opening {
  const first = messages.find(({ kind, sender, text }) => kind === "text" && sender.kind === "customer" && text.trim() !== "")?.text ?? "";
  return { title: cut(conversation.subject?.trim() || titleFrom(first), longestTitle), description: paragraphsOf([first]) };
}
