// SPDX-License-Identifier: AGPL-3.0-or-later
// The list that an @ opens in the editor: arrows move, Enter or Tab takes, Escape closes.
import type { Editor } from "@tiptap/core";
import { useRef, useState } from "react";
import type { Id } from "@shared/ids";
import type { User } from "@shared/model";
import { isWholeName, matching, mentionedIn, queryAt } from "@/lib/mentions/mentions";

const mostShown = 6;

interface Query {
  from: number;
  to: number;
  text: string;
}

/** What is being typed after an @ before the caret, and where that stands in the document. */
export function queryIn(editor: Editor): Query | null {
  const { $from, empty } = editor.state.selection;
  if (!empty || !$from.parent.isTextblock) return null;
  const before = $from.parent.textBetween(0, $from.parentOffset, undefined, "\n");
  const found = queryAt(before, before.length);
  return found && { from: $from.pos - (before.length - found.start), to: $from.pos, text: found.text };
}

export function useEditorMentions(people: readonly User[]) {
  const [query, setQuery] = useState<Query | null>(null);
  const [active, setActive] = useState(0);
  const chosen = useRef<Id[]>([]);
  /** Where the list was closed by Escape: it stays closed for that @. */
  const dismissed = useRef(-1);
  const found = query ? matching(people, query.text).slice(0, mostShown) : [];

  const look = (editor: Editor) => {
    const next = queryIn(editor);
    const isDone = next !== null && (next.from === dismissed.current || isWholeName(people, next.text));
    setQuery(isDone ? null : next);
    setActive(0);
    if (next === null) dismissed.current = -1;
  };
  const take = (editor: Editor, index: number) => {
    const person = found[index];
    if (!person || !query) return;
    chosen.current.push(person.id);
    editor
      .chain()
      .focus()
      .insertContentAt({ from: query.from, to: query.to }, { type: "text", text: `@${person.name} ` })
      .run();
    setQuery(null);
  };
  /** True: the key was for the list. */
  const onKey = (editor: Editor, event: KeyboardEvent): boolean => {
    if (found.length === 0) return false;
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step !== undefined) setActive((active + step + found.length) % found.length);
    else if (event.key === "Enter" || event.key === "Tab") take(editor, active);
    else if (event.key === "Escape") {
      dismissed.current = query?.from ?? -1;
      setQuery(null);
    } else return false;
    return true;
  };
  const mentioned = (text: string) => mentionedIn(text, people, chosen.current);
  return { found, active, look, take, onKey, mentioned, close: () => setQuery(null) };
}
