// SPDX-License-Identifier: AGPL-3.0-or-later
// What has come through a channel, asked for when somebody looks, and again when something comes.
import { keepPreviousData, useInfiniteQuery, useMutation } from "@tanstack/react-query";
import i18next from "i18next";
import { useEffect } from "react";
import { useSearchParams } from "react-router";
import type { Schemas } from "@shared/api";
import type { Id } from "@shared/ids";
import { api, queries } from "@/lib/client";
import { useDesk } from "@/lib/deskContext";
import { notifyProblem } from "@/lib/notify";
import { reasonText } from "@/lib/reasons";

export type Entry = Schemas["InboundEntry"];
export type EntryState = Entry["state"];
export const entryStates = ["pending", "done", "ignored", "failed"] as const satisfies readonly EntryState[];

// What is ignored or fails tells nobody: somebody who watches sees it a little later.
const lookAgainMs = 5_000;
const whilePendingMs = 1_500;

export interface Filter {
  state: EntryState | "all";
  /** In the sender or the subject. */
  text: string;
}

/** What is looked for stands in the address. */
export function useFilter(): [Filter, (filter: Filter) => void] {
  const [params, setParams] = useSearchParams();
  const state = entryStates.find((each) => each === params.get("came")) ?? "all";
  const set = ({ state, text }: Filter) =>
    setParams({ ...(state === "all" ? {} : { came: state }), ...(text === "" ? {} : { find: text }) }, { replace: true });
  return [{ state, text: params.get("find") ?? "" }, set];
}

export function useLedger(channel: Id, { state, text }: Filter) {
  useComing(channel);
  const wanted = text.trim();
  return useInfiniteQuery({
    queryKey: ["inbound", channel, state, wanted],
    queryFn: ({ pageParam }) =>
      api.call("get", "/connections/{id}/inbound", {
        path: { id: channel },
        query: { ...(state === "all" ? {} : { state }), ...(wanted === "" ? {} : { q: wanted }), ...(pageParam ? { before: pageParam as Id } : {}), limit: 25 },
      }),
    initialPageParam: "",
    getNextPageParam: (page) => page.next,
    staleTime: 0,
    placeholderData: keepPreviousData,
    refetchInterval: ({ state: { data } }) => (data?.pages.some(({ items }) => items.some(isPending)) ? whilePendingMs : lookAgainMs),
  });
}

function isPending({ state }: Entry): boolean {
  return state === "pending";
}

function look(channel: Id): void {
  void queries.invalidateQueries({ queryKey: ["inbound", channel] });
}

/** A message that has come through this channel stands in its ledger. */
function useComing(channel: Id): void {
  const desk = useDesk();
  useEffect(
    () =>
      desk.onEvent(({ data }) => {
        const { conversation, message } = data;
        if (message?.sender.kind === "customer" && conversation?.channel_id === channel) look(channel);
      }),
    [desk, channel],
  );
}

export function useImportAgain(channel: Id) {
  return useMutation({
    mutationFn: (id: Id) => api.call("post", "/inbound/{id}/import", { path: { id } }),
    onSuccess: () => look(channel),
    onError: (error) => notifyProblem(error),
  });
}

/** Null: into a conversation of its own. */
export function useMove(channel: Id, onMoved: () => void) {
  return useMutation({
    mutationFn: ({ entry, number }: { entry: Entry; number: number | null }) =>
      api.call("post", "/inbound/{id}/move", { path: { id: entry.id }, body: { from_id: entry.conversation_id as Id, number } }),
    onSuccess: () => {
      look(channel);
      onMoved();
    },
  });
}

/** A customer's mail that has become a message: answers and what a colleague wrote stay where they are. */
export function isMovable({ state, message_id, conversation_id, reason }: Entry): boolean {
  return state === "done" && message_id !== null && conversation_id !== null && reason !== "bounce" && reason !== "known_already";
}

/** Why it lies where it does, or why nowhere. */
export function evidenceOf({ state, reason, conversation_id }: Entry): string {
  if (reason) return reasonText(reason);
  return state === "done" && conversation_id !== null ? i18next.t("channels:ledger.new") : "";
}
