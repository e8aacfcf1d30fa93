// SPDX-License-Identifier: AGPL-3.0-or-later
// All tickets that I may see, by number or words, page after page.
import { useDebouncedValue } from "@mantine/hooks";
import { keepPreviousData, useInfiniteQuery } from "@tanstack/react-query";
import { api } from "@/lib/client";
import { useMe } from "@/lib/deskContext";
import { type Ticket, ticketViewsFor } from "@/lib/tickets/model";

const typingMs = 150;
const pageSize = 30;

export function useAllTickets(typed: string) {
  const [q] = useDebouncedValue(typed.trim(), typingMs);
  const view = ticketViewsFor(useMe())[0] ?? "opened";
  const query = useInfiniteQuery({
    queryKey: ["tickets", "window", view, q],
    initialPageParam: null as string | null,
    queryFn: ({ pageParam, signal }) =>
      api.call("get", "/tickets", {
        query: { view, sort: "number", order: "desc", limit: pageSize, ...(q ? { q } : {}), ...(pageParam ? { after: pageParam } : {}) },
        signal,
      }),
    getNextPageParam: (page) => page.next,
    placeholderData: keepPreviousData,
  });
  const tickets: readonly Ticket[] = query.data?.pages.flatMap((page) => page.items) ?? [];
  return { ...query, q, tickets };
}
