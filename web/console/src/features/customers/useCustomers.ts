// SPDX-License-Identifier: AGPL-3.0-or-later
// The list of customers as it is asked for, and one customer with all that belongs to it.
import { useDebouncedValue } from "@mantine/hooks";
import { keepPreviousData, useInfiniteQuery, useQuery } from "@tanstack/react-query";
import { useEffect } from "react";
import type { Schemas } from "@shared/api";
import { applyContact } from "@shared/events";
import type { Id } from "@shared/ids";
import { api, queries } from "@/lib/client";
import { useDesk, useDeskState } from "@/lib/deskContext";

export type ListedContact = Schemas["ListedContact"];

export interface CustomerFilters {
  channel?: Id;
  department?: Id;
  blocked?: true;
}

const typingMs = 150;
const calmMs = 1_000;
const pageOfConversations = 50;

/** Lists follow what happens, but not with every message. */
function useRefreshing(): void {
  const desk = useDesk();
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined;
    const stop = desk.onEvent((event) => {
      if (event.type !== "contact.updated" && event.type !== "conversation.created") return;
      timer ??= setTimeout(() => {
        timer = undefined;
        void queries.invalidateQueries({ queryKey: ["contacts"] });
      }, calmMs);
    });
    return () => {
      clearTimeout(timer);
      stop();
    };
  }, [desk]);
}

export function useCustomers(typed: string, filters: CustomerFilters) {
  const [q] = useDebouncedValue(typed.trim(), typingMs);
  useRefreshing();
  const query = useInfiniteQuery({
    queryKey: ["contacts", q, filters],
    initialPageParam: null as Id | null,
    queryFn: ({ pageParam, signal }) =>
      api.call("get", "/contacts", { query: { limit: 100, ...filters, ...(q ? { q } : {}), ...(pageParam ? { after: pageParam } : {}) }, signal }),
    getNextPageParam: (page) => page.next as Id | null,
    placeholderData: keepPreviousData,
  });
  return { ...query, rows: query.data?.pages.flatMap((page) => page.items) ?? [], isFiltered: q !== "" || Object.keys(filters).length > 0 };
}

/** The contact as the desk knows it now. After a merge the answer is who it has become. */
export function useCustomer(id: Id) {
  const desk = useDesk();
  const query = useQuery({
    queryKey: ["contact", id],
    queryFn: async ({ signal }) => {
      const contact = await api.call("get", "/contacts/{id}", { path: { id }, signal });
      desk.state.update((state) => applyContact(state, contact));
      return contact;
    },
  });
  const known = useDeskState((state) => state.contacts.get(query.data?.id ?? id));
  return { query, contact: known ?? query.data, movedTo: query.data && query.data.id !== id ? query.data.id : known?.merged_into_id };
}

export function useIdentities(id: Id) {
  return useQuery({
    queryKey: ["contact", id, "identities"],
    queryFn: async ({ signal }) => (await api.call("get", "/contacts/{id}/identities", { path: { id }, signal })).items,
  });
}

export function useMerges(id: Id) {
  return useQuery({
    queryKey: ["contact", id, "merges"],
    queryFn: async ({ signal }) => (await api.call("get", "/contacts/{id}/merges", { path: { id }, signal })).items,
  });
}

export function useConversationsOf(id: Id) {
  const desk = useDesk();
  return useInfiniteQuery({
    queryKey: ["contact", id, "conversations"],
    initialPageParam: null as string | null,
    queryFn: async ({ pageParam, signal }) => {
      const page = await api.call("get", "/contacts/{id}/conversations", {
        path: { id },
        query: { limit: pageOfConversations, ...(pageParam ? { after: pageParam } : {}) },
        signal,
      });
      desk.take(page.items, page.seq);
      return { next: page.next };
    },
    getNextPageParam: (page) => page.next,
  });
}

/** After contacts were joined or parted, nothing that was asked about them before is true. */
export async function forgetCustomers(): Promise<void> {
  await Promise.all(["contacts", "contact", "earlier", "contactNotes", "view"].map((name) => queries.invalidateQueries({ queryKey: [name] })));
}
