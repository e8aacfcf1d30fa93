// SPDX-License-Identifier: AGPL-3.0-or-later
// A table of any length by its keys: only the pages that are looked at are held, of the others just where they begin.
import { useQueries } from "@tanstack/react-query";
import { useCallback, useEffect, useRef, useState } from "react";
import { api } from "@/lib/client";
import type { TicketQuery } from "./address";
import type { Ticket } from "@/lib/tickets/model";
import { ticketKeys } from "@/lib/tickets/queries";

export const pageSize = 100;
const keptMs = 60_000;

/** Where page after page begins, as far as it is known; null is the beginning. */
type Begins = readonly (string | null)[];

function withNext(begins: Begins, page: number, next: string | null): Begins {
  if (next === null) return begins.length > page + 1 ? begins.slice(0, page + 1) : begins;
  if (begins[page + 1] === next) return begins;
  return [...begins.slice(0, page + 1), next, ...begins.slice(page + 2)];
}

/** Pages are full, but for the last one. */
function countOf(begins: Begins, lastLength: number | undefined): number {
  return (begins.length - 1) * pageSize + (lastLength ?? 0);
}

export function usePages(query: TicketQuery) {
  const [begins, setBegins] = useState<Begins>([null]);
  const [range, setRange] = useState({ from: 0, to: 0 });
  const lastLength = useRef<number | undefined>(undefined);
  const shown = useRef(new Map<number, readonly Ticket[]>());
  const last = Math.min(range.to, begins.length - 1);
  const wanted = Array.from({ length: last - Math.min(range.from, last) + 1 }, (_, index) => Math.min(range.from, last) + index);
  const pages = useQueries({
    queries: wanted.map((page) => ({
      queryKey: [...ticketKeys.lists, query, begins[page] ?? ""],
      queryFn: ({ signal }: { signal: AbortSignal }) =>
        api.call("get", "/tickets", { query: { ...query, limit: pageSize, ...(begins[page] ? { after: begins[page] } : {}) }, signal }),
      gcTime: keptMs,
    })),
  });
  const nexts = pages.map((page) => page.data?.next);
  useEffect(() => {
    setBegins((known) => wanted.reduce((now, page, index) => (nexts[index] === undefined ? now : withNext(now, page, nexts[index])), known));
    // eslint-disable-next-line react-hooks/exhaustive-deps -- by what they say: the arrays are new each time
  }, [nexts.join("|"), wanted.join("|")]);

  // A page that is asked again under another key shows what it had until then.
  for (const known of [...shown.current.keys()]) if (!wanted.includes(known)) shown.current.delete(known);
  wanted.forEach((page, index) => {
    const items = pages[index]?.data?.items;
    if (items) shown.current.set(page, items);
  });
  const lastItems = shown.current.get(begins.length - 1);
  if (lastItems) lastLength.current = lastItems.length;
  const look = useCallback((first: number, end: number) => {
    const from = Math.max(0, Math.floor(first / pageSize));
    // The next page is asked for while there is still something to read.
    const to = Math.floor((end + pageSize / 2) / pageSize);
    setRange((now) => (now.from === from && now.to === to ? now : { from, to }));
  }, []);
  const failed = pages.find((page) => page.isError && !page.data);
  return {
    count: countOf(begins, lastLength.current),
    row: (index: number) => shown.current.get(Math.floor(index / pageSize))?.[index % pageSize],
    isPending: pages.some((page, index) => page.isPending && wanted[index] === 0) && !shown.current.has(0),
    error: failed?.error ?? null,
    retry: () => pages.forEach((page) => (page.isError ? void page.refetch() : undefined)),
    look,
  };
}
