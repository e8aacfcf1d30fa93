// SPDX-License-Identifier: AGPL-3.0-or-later
// The "/" menu of the composer: opened by a slash or by its button, filtered as one types, used without a mouse.
import { type KeyboardEvent, type RefObject, useEffect, useId, useState } from "react";
import type { Id } from "@shared/ids";
import type { StoredDocument } from "@/lib/document";
import type { ComposerKind } from "../composerStore";
import type { WritingField, Words } from "../writing";
import { type SlashToken, slashToken } from "./slash";
import type { AnswerItem, AnswerUse, AskedFor, Capabilities, SourceAnswer } from "./source";
import { sources } from "./sources";

/** A tab: one source, or all of them. */
export type TabName = "all" | (typeof sources)[number]["name"];

const tabs: readonly TabName[] = sources.length > 1 ? ["all", ...sources.map(({ name }) => name)] : ["all"];
const mostOfOneInAll = 6;
const unknownRank = 4;
const mostOfOne = 200;
const moves: Record<string, number> = { ArrowDown: 1, ArrowUp: -1 };

export interface AnswerMenuState {
  open: boolean;
  /** Opened by the button: it has a field of its own to search in. */
  byButton: boolean;
  query: string;
  setQuery: (query: string) => void;
  tabs: readonly TabName[];
  tab: TabName;
  setTab: (tab: TabName) => void;
  groups: readonly { name: TabName; items: readonly AnswerItem[] }[];
  state: SourceAnswer["state"];
  retry: () => void;
  active: AnswerItem | undefined;
  setActive: (item: AnswerItem) => void;
  pick: (item: AnswerItem) => void;
  close: () => void;
  toggle: () => void;
  /** True: the menu has used the key. */
  onKey: (event: KeyboardEvent) => boolean;
  /** Call it whenever the caret may have moved. */
  follow: () => void;
  listId: string;
  optionId: (item: AnswerItem) => string;
}

interface Field {
  id: Id;
  kind: ComposerKind;
  field: RefObject<WritingField | null>;
  capabilities: Capabilities;
  use: Omit<AnswerUse, "insert">;
}

function useSources(tab: TabName, asked: AskedFor) {
  // The list of sources is constant, and with it the order of hooks.
  const answers = sources.map(({ name, useItems }) => ({ name, ...useItems(asked) }));
  const shown = answers.filter(({ name }) => tab === "all" || name === tab);
  const most = tab === "all" && sources.length > 1 ? mostOfOneInAll : mostOfOne;
  const groups = shown.map(({ name, items }) => ({ name, items: items.slice(0, most) })).filter(({ items }) => items.length > 0);
  // The kind with the best find stands first, so that Enter takes that one; all alike, the order of the tabs.
  if (asked.query) groups.sort((a, b) => (a.items[0]?.rank ?? unknownRank) - (b.items[0]?.rank ?? unknownRank));
  const has = (state: SourceAnswer["state"]) => shown.some((answer) => answer.state === state);
  const state: SourceAnswer["state"] = has("failed") ? "failed" : has("loading") ? "loading" : "ready";
  return { groups, state, retry: () => shown.forEach((answer) => answer.retry()) };
}

/** The slash word at the caret, until Escape says that it is just a slash. */
function useSlash({ id, kind, field }: Field) {
  const [token, setToken] = useState<SlashToken | null>(null);
  const [declined, setDeclined] = useState<number | null>(null);
  useEffect(() => setToken(null), [id, kind]);
  const follow = () => {
    const before = field.current?.before() ?? null;
    const found = before === null ? null : slashToken(before, before.length);
    if (found?.start !== declined) setDeclined(null);
    setToken(found);
  };
  return {
    token: token && token.start !== declined ? token : null,
    follow,
    decline: () => setDeclined(token?.start ?? null),
    forget: () => setToken(null),
  };
}

/** Puts words in the place of the slash word, else where the caret is. */
function insertInto({ field }: Field, token: SlashToken | null, words: Words): void {
  field.current?.put(words, token ? token.end - token.start : 0);
}

function useChoice(groups: AnswerMenuState["groups"], query: string, tab: TabName) {
  const [key, setKey] = useState("");
  // What fits best is chosen anew with every letter.
  useEffect(() => setKey(""), [query, tab]);
  const items = groups.flatMap((group) => group.items);
  const active = items.find((item) => item.key === key) ?? items[0];
  const move = (step: number) => {
    const next = active && items.at((items.indexOf(active) + step) % items.length);
    if (next) setKey(next.key);
  };
  return { active, setActive: (item: AnswerItem) => setKey(item.key), move };
}

export function useAnswerMenu(field: Field): AnswerMenuState {
  const listId = useId();
  const slash = useSlash(field);
  const [byButton, setByButton] = useState(false);
  const [searched, setSearched] = useState("");
  const [tab, setTab] = useState<TabName>("all");
  const open = byButton || slash.token !== null;
  const query = byButton ? searched : (slash.token?.query ?? "");
  const found = useSources(tab, { query, conversationId: field.id, kind: field.kind, capabilities: field.capabilities, open });
  const choice = useChoice(found.groups, query, tab);

  const reset = () => {
    setByButton(false);
    setSearched("");
    setTab("all");
  };
  const close = () => {
    slash.decline();
    reset();
  };
  const pick = (item: AnswerItem) => {
    const token = byButton ? null : slash.token;
    let inserted = false;
    const insert = (text: string, document?: StoredDocument) => {
      inserted = true;
      insertInto(field, token, { text, document });
    };
    item.pick({ ...field.use, insert });
    // What is no text takes the place of the slash all the same.
    if (!inserted) insertInto(field, token, { text: "" });
    slash.forget();
    reset();
  };
  const onKey = (event: KeyboardEvent): boolean => {
    if (!open || event.nativeEvent.isComposing) return false;
    const step = moves[event.key];
    if (event.key === "Escape") {
      close();
      field.field.current?.focus();
    } else if (event.key === "Tab") {
      setTab(tabs.at((tabs.indexOf(tab) + (event.shiftKey ? -1 : 1)) % tabs.length) ?? "all");
    } else if (choice.active && event.key === "Enter" && !event.shiftKey) {
      pick(choice.active);
    } else if (choice.active && step !== undefined) {
      choice.move(step);
    } else if (event.key === "Enter" && !event.shiftKey && found.state === "loading") {
      // Nothing is found yet: the slash word is no answer to the customer.
    } else {
      return false;
    }
    event.preventDefault();
    event.stopPropagation();
    return true;
  };

  return {
    ...found,
    ...choice,
    open,
    byButton,
    query,
    setQuery: setSearched,
    tabs,
    tab,
    setTab,
    pick,
    close,
    toggle: () => (byButton ? close() : setByButton(true)),
    onKey,
    follow: slash.follow,
    listId,
    optionId: (item) => `${listId}-${item.key}`,
  };
}
