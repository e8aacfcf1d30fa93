// SPDX-License-Identifier: AGPL-3.0-or-later
// Tickets as they are asked for. What an event says about one is only that it is to be read again.
import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { useEffect } from "react";
import type { Id } from "@shared/ids";
import { api, queries } from "@/lib/client";
import type { Desk } from "@/lib/desk";
import { useDesk } from "@/lib/deskContext";

/** What its customer writes, or words of one's own. */
export type SimilarTo = { conversation: Id } | { text: string };

/** Pages, counts and single ones: everything below "tickets" is forgotten together. */
export const ticketKeys = {
  all: ["tickets"] as const,
  lists: ["tickets", "list"] as const,
  counts: ["tickets", "counts"] as const,
  one: (id: Id) => ["tickets", "one", id] as const,
  comments: (id: Id) => ["tickets", "one", id, "comments"] as const,
  history: (id: Id) => ["tickets", "one", id, "history"] as const,
  thread: (id: Id, thread: "main" | "internal") => ["tickets", "one", id, "thread", thread] as const,
  ofConversation: (id: Id) => ["tickets", "conversation", id] as const,
  ofContact: (id: Id) => ["tickets", "contact", id] as const,
  similar: (to: SimilarTo) => ["tickets", "similar", to] as const,
};

const calmMs = 300;

/** Many events in a row ask once. Only what is on the screen is read at once, the rest when it is looked at. An own status that comes or goes
 * may be that of any of them. */
export function followTickets(desk: Pick<Desk, "onEvent">): () => void {
  const changed = new Set<Id>();
  let any = false;
  let timer: ReturnType<typeof setTimeout> | undefined;
  const refresh = () => {
    timer = undefined;
    if (any) void queries.invalidateQueries({ queryKey: ticketKeys.all });
    any = false;
    for (const id of changed) void queries.invalidateQueries({ queryKey: ticketKeys.one(id) });
    changed.clear();
    void queries.invalidateQueries({ predicate: ({ queryKey }) => queryKey[0] === "tickets" && queryKey[1] !== "one" });
  };
  const stop = desk.onEvent(({ type, data }) => {
    if (type === "ticket_pin.updated" && data.conversation_id) {
      void queries.invalidateQueries({ queryKey: ticketKeys.ofConversation(data.conversation_id) });
      return;
    }
    if (type === "ticket_status.updated" || type === "ticket_status.deleted") any = true;
    else if (type !== "ticket.changed") return;
    if (data.ticket_id) changed.add(data.ticket_id);
    timer ??= setTimeout(refresh, calmMs);
  });
  return () => {
    clearTimeout(timer);
    stop();
  };
}

/** Once around every screen of who is signed in. */
export function useFollowTickets(): void {
  const desk = useDesk();
  useEffect(() => followTickets(desk), [desk]);
}

export function useTicketCounts() {
  return useQuery({ queryKey: ticketKeys.counts, queryFn: ({ signal }) => api.call("get", "/tickets/counts", { signal }) });
}

export function useTicket(id: Id) {
  return useQuery({ queryKey: ticketKeys.one(id), queryFn: ({ signal }) => api.call("get", "/tickets/{id}", { path: { id }, signal }) });
}

export function useTicketComments(id: Id) {
  return useQuery({
    queryKey: ticketKeys.comments(id),
    queryFn: async ({ signal }) => (await api.call("get", "/tickets/{id}/comments", { path: { id }, signal })).items,
  });
}

export function useConversationTickets(id: Id) {
  return useQuery({
    queryKey: ticketKeys.ofConversation(id),
    queryFn: async ({ signal }) => (await api.call("get", "/conversations/{id}/tickets", { path: { id }, signal })).items,
  });
}

/** Over all conversations of the customer. */
export function useContactTickets(id: Id) {
  return useQuery({
    queryKey: ticketKeys.ofContact(id),
    queryFn: async ({ signal }) => (await api.call("get", "/contacts/{id}/tickets", { path: { id }, signal })).items,
  });
}

/** Open ones that say nearly the same. */
export function useSimilarTickets(to: SimilarTo) {
  const query = "text" in to ? { text: to.text } : { conversation_id: to.conversation };
  return useQuery({
    queryKey: ticketKeys.similar(to),
    queryFn: async ({ signal }) => (await api.call("get", "/tickets/similar", { query, signal })).items,
    enabled: !("text" in to) || to.text !== "",
    placeholderData: keepPreviousData,
  });
}
