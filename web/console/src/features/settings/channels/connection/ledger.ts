// SPDX-License-Identifier: AGPL-3.0-or-later
// What has come through a channel, asked for when somebody looks, and again when something comes.
import { useInfiniteQuery, useMutation } from "@tanstack/react-query";
import { useEffect } from "react";
import { useSearchParams } from "react-router";
import type { Schemas } from "@shared/api";
import type { Id } from "@shared/ids";
import { api, queries } from "@/lib/client";
import { useDesk } from "@/lib/deskContext";
import { notifyProblem } from "@/lib/notify";

export type Entry = Schemas["InboundEntry"];
export type EntryState = Entry["state"];
export const entryStates = ["pending", "done", "ignored", "failed"] as const satisfies readonly EntryState[];

// What is ignored or fails tells nobody: somebody who watches sees it a little later.
const lookAgainMs = 5_000;
const whilePendingMs = 1_500;

/** The filter stands in the address. */
export function useStateFilter(): [EntryState | "all", (state: EntryState | "all") => void] {
  const [params, setParams] = useSearchParams();
  const wanted = entryStates.find((state) => state === params.get("came"));
  return [wanted ?? "all", (state) => setParams(state === "all" ? {} : { came: state }, { replace: true })];
}

export function useLedger(channel: Id, state: EntryState | "all") {
  useComing(channel);
  return useInfiniteQuery({
    queryKey: ["inbound", channel, state],
    queryFn: ({ pageParam }) =>
      api.call("get", "/connections/{id}/inbound", {
        path: { id: channel },
        query: { ...(state === "all" ? {} : { state }), ...(pageParam ? { before: pageParam as Id } : {}), limit: 25 },
      }),
    initialPageParam: "",
    getNextPageParam: (page) => page.next,
    staleTime: 0,
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
