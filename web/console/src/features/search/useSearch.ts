// SPDX-License-Identifier: AGPL-3.0-or-later
// What is typed, asked for as one stops typing, page by page. What was found stays until something else is.
import { keepPreviousData, useInfiniteQuery } from "@tanstack/react-query";
import { useDebouncedValue } from "@mantine/hooks";
import { useEffect } from "react";
import type { Schemas } from "@shared/api";
import type { Id } from "@shared/ids";
import { api } from "@/lib/client";
import { type Filters, queryOf, withoutBeginning } from "@/lib/filters/filters";

export type Hit = Schemas["SearchHit"];
export type Found = Schemas["SearchResult"];

const typingMs = 150;
const enough = 15;

/** One conversation, or the notes about one contact, with everything found in it; the newest first. */
export interface HitGroup {
  key: string;
  conversation: Hit["conversation"];
  contact: Hit["contact"];
  hits: Hit[];
}

export function groupHits(hits: readonly Hit[]): HitGroup[] {
  const groups = new Map<string, HitGroup>();
  for (const hit of hits) {
    const key = hit.conversation?.id ?? `contact-${hit.contact.id}`;
    const group = groups.get(key);
    if (group) group.hits.push(hit);
    else groups.set(key, { key, conversation: hit.conversation, contact: hit.contact, hits: [hit] });
  }
  return [...groups.values()];
}

export function useSearch(typed: string, filters: Filters) {
  const [text] = useDebouncedValue(typed.trim(), typingMs);
  const query = useInfiniteQuery({
    queryKey: ["search", text, filters],
    initialPageParam: null as Id | null,
    queryFn: ({ pageParam, signal }) =>
      api.call("get", "/search", { query: { q: text, ...queryOf(withoutBeginning(filters)), ...(pageParam ? { after: pageParam } : {}) }, signal }),
    getNextPageParam: (page) => page.next as Id | null,
    enabled: text !== "",
    placeholderData: keepPreviousData,
    staleTime: 5_000,
  });
  const pages = query.data?.pages ?? [];
  const hits = pages.flatMap((page) => page.items);
  // Who may see little gets short pages: go on until there is something to look at.
  const wantsMore = hits.length < enough && query.hasNextPage && !query.isFetching;
  const { fetchNextPage } = query;
  useEffect(() => {
    if (wantsMore) void fetchNextPage();
  }, [wantsMore, fetchNextPage]);
  return { ...query, text, first: pages[0], groups: groupHits(hits), isIdle: text === "" };
}
