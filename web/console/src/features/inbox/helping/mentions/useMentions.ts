// SPDX-License-Identifier: AGPL-3.0-or-later
// The list that an @ opens while a note is being written: arrows move, Enter or Tab takes, Escape closes.
import { type KeyboardEvent, type RefObject, useRef, useState } from "react";
import type { Id } from "@shared/ids";
import { useConversation } from "@/lib/deskContext";
import { useMentionable } from "../people";
import { isWholeName, matching, mentionedIn, queryAt, type MentionQuery } from "@/lib/mentions/mentions";

const mostShown = 6;

interface Options {
  id: Id;
  text: string;
  setText: (text: string) => void;
  input: RefObject<HTMLTextAreaElement | null>;
  enabled: boolean;
}

export function useMentions({ id, text, setText, input, enabled }: Options) {
  const people = useMentionable(useConversation(id));
  const [query, setQuery] = useState<MentionQuery | null>(null);
  const [active, setActive] = useState(0);
  const chosen = useRef<Id[]>([]);
  /** Where the list was closed by Escape: it stays closed for that @. */
  const dismissed = useRef(-1);
  const found = enabled && query ? matching(people, query.text).slice(0, mostShown) : [];
  const open = found.length > 0;

  const look = () => {
    const element = input.current;
    const next = element && enabled ? queryAt(element.value, element.selectionStart) : null;
    const isDone = next !== null && (next.start === dismissed.current || isWholeName(people, next.text));
    setQuery(isDone ? null : next);
    setActive(0);
    if (next === null) dismissed.current = -1;
  };

  const take = (index: number) => {
    const person = found[index];
    const element = input.current;
    if (!person || !query || !element) return;
    const caret = query.start + person.name.length + 2;
    setText(`${text.slice(0, query.start)}@${person.name} ${text.slice(element.selectionStart)}`);
    chosen.current.push(person.id);
    setQuery(null);
    requestAnimationFrame(() => {
      element.focus();
      element.setSelectionRange(caret, caret);
    });
  };

  /** True: the key was for the list. */
  const onKeyDown = (event: KeyboardEvent): boolean => {
    if (!open) return false;
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step !== undefined) setActive((active + step + found.length) % found.length);
    else if (event.key === "Enter" || event.key === "Tab") take(active);
    else if (event.key === "Escape") {
      dismissed.current = query?.start ?? -1;
      setQuery(null);
    } else return false;
    event.preventDefault();
    return true;
  };

  const mentioned = (note: string) => mentionedIn(note, people, chosen.current);
  return { open, found, active, look, take, onKeyDown, mentioned, close: () => setQuery(null) };
}
