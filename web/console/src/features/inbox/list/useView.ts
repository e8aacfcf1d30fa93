// SPDX-License-Identifier: AGPL-3.0-or-later
// One view: the pages that were asked for, kept fresh by the events of the desk.
import { useInfiniteQuery } from "@tanstack/react-query";
import type { DeskState } from "@shared/events";
import type { Id } from "@shared/ids";
import { compareActivity, type Conversation, isInView, type ListView, statusIn } from "@shared/model";
import { api } from "@/lib/client";
import { useDesk, useDeskState, useMe } from "@/lib/deskContext";
import { type Filters, midnight, queryOf } from "@/lib/filters/filters";
import { sameItems } from "@/lib/useStore";

const pageSize = 50;

/** The same words as the server's query, for what the desk knows. */
function fits(conversation: Conversation, filters: Filters): boolean {
  const { status, label, department, channel, holder, from, to, created_from, created_to } = filters;
  const at = Date.parse(conversation.last_activity_at);
  const began = Date.parse(conversation.created_at);
  return (
    (!status || conversation.status === status) &&
    (!label || conversation.label_ids.includes(label)) &&
    (!department || conversation.department_id === department) &&
    (!channel || conversation.channel_id === channel) &&
    (!holder || conversation.holder?.id === holder) &&
    (!from || at >= midnight(from).getTime()) &&
    (!to || at < midnight(to, 1).getTime()) &&
    (!created_from || began >= midnight(created_from).getTime()) &&
    (!created_to || began < midnight(created_to, 1).getTime())
  );
}

/** What the list is narrowed to: by the words for the view, and by whoever reads it. */
function narrowed(state: DeskState, view: ListView, filters: Filters): Filters {
  const status = filters.status ?? statusIn(view, state.workspace?.words);
  return status ? { ...filters, status } : filters;
}

/** Older ones may be known from elsewhere; they are shown when the list has come that far, so that there is no gap. */
export function rowsOf(state: DeskState, view: ListView, me: Id, filters: Filters, boundary: string | null): Conversation[] {
  return [...state.conversations.values()]
    .filter((conversation) => isInView(conversation, view, me, state.departments))
    .filter((conversation) => fits(conversation, narrowed(state, view, filters)))
    .filter((conversation) => boundary === null || conversation.last_activity_at >= boundary)
    .sort(compareActivity);
}

export function useView(view: ListView, filters: Filters) {
  const desk = useDesk();
  const me = useMe();
  const status = useDeskState((state) => narrowed(state, view, filters).status);
  const query = useInfiniteQuery({
    queryKey: ["view", view, filters, status],
    initialPageParam: null as string | null,
    queryFn: async ({ pageParam, signal }) => {
      const query = { view, limit: pageSize, ...queryOf({ ...filters, ...(status ? { status } : {}) }), ...(pageParam ? { after: pageParam } : {}) };
      const page = await api.call("get", "/conversations", { query, signal });
      desk.take(page.items, page.seq);
      return { next: page.next, boundary: page.items.at(-1)?.last_activity_at ?? null };
    },
    getNextPageParam: (page) => page.next,
    staleTime: 60_000,
  });
  const last = query.data?.pages.at(-1);
  const boundary = last?.next ? last.boundary : null;
  const rows = useDeskState((state) => rowsOf(state, view, me.id, filters, boundary), sameItems);
  return { ...query, rows };
}
