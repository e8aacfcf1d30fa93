// SPDX-License-Identifier: AGPL-3.0-or-later
// One of the two windows, newest page first on the wire, oldest message first on the screen.
import { useInfiniteQuery } from "@tanstack/react-query";
import type { Id } from "@shared/ids";
import { api } from "@/lib/client";
import { ticketKeys } from "@/lib/tickets/queries";

export function useThread(id: Id, thread: "main" | "internal") {
  const query = useInfiniteQuery({
    queryKey: ticketKeys.thread(id, thread),
    queryFn: ({ pageParam, signal }) =>
      api.call("get", "/tickets/{id}/threads/{thread}/messages", {
        path: { id, thread },
        query: { limit: 50, ...(pageParam ? { before: pageParam } : {}) },
        signal,
      }),
    initialPageParam: "" as Id | "",
    getNextPageParam: (page) => (page.next as Id | null) ?? undefined,
  });
  const entries = query.data?.pages.flatMap((page) => page.items).reverse();
  return { ...query, entries };
}
