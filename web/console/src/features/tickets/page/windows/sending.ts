// SPDX-License-Identifier: AGPL-3.0-or-later
// What has been said and is not stored yet: it stays in its window, and goes again as the same entry until the desk has it.
import type { InfiniteData } from "@tanstack/react-query";
import type { Schemas } from "@shared/api";
import { type ClientId, type Id, newClientId } from "@shared/ids";
import type { FileRef } from "@shared/model";
import { createStore } from "@shared/store";
import { api, queries } from "@/lib/client";
import { useStore } from "@/lib/useStore";
import { refreshTickets } from "@/lib/tickets/cache";
import type { StoredDocument, TicketDetail, TicketEntry } from "@/lib/tickets/model";
import { ticketKeys } from "@/lib/tickets/queries";
import { refusalText, type Tried } from "@/lib/tickets/refusals";
import type { Part } from "../../lib/sides";

export interface Said {
  body: StoredDocument;
  files: readonly FileRef[];
  mentions: readonly Id[];
}

export interface Waiting extends Said {
  clientId: ClientId;
  at: string;
  /** Why it did not go; without it, it is on its way. */
  problem?: string;
}

type Page = Schemas["TicketEntryPage"];

const waiting = createStore<ReadonlyMap<string, readonly Waiting[]>>(new Map());
const none: readonly Waiting[] = [];

/** Mine alone: nobody who signs in afterwards finds it here. */
export function placeOf(me: Id, ticket: Id, part: Part): string {
  return `${me}:${ticket}:${part}`;
}

function change(place: string, to: (items: readonly Waiting[]) => readonly Waiting[]): void {
  waiting.update((all) => new Map(all).set(place, to(all.get(place) ?? none)));
}

export function useWaiting(place: string): readonly Waiting[] {
  return useStore(waiting, (all) => all.get(place) ?? none);
}

export function discard(place: string, clientId: ClientId): void {
  change(place, (items) => items.filter((item) => item.clientId !== clientId));
}

function post(ticket: Id, part: Part, { clientId, body, files, mentions }: Waiting): Promise<TicketEntry> {
  const path = { id: ticket };
  const entry: Schemas["TicketEntryCreate"] = { client_id: clientId };
  if ((body.content ?? []).length > 0) entry.body = body;
  if (files.length > 0) entry.attachment_ids = files.map(({ id }) => id);
  if (mentions.length > 0) entry.mention_ids = [...mentions];
  if (part === "comment") return api.call("post", "/tickets/{id}/comments", { path, body: entry });
  if (part === "addition") return api.call("post", "/tickets/{id}/additions", { path, body: entry });
  return api.call("post", "/tickets/{id}/threads/{thread}/messages", { path: { ...path, thread: part }, body: entry });
}

function withEntry(items: readonly TicketEntry[], entry: TicketEntry): readonly TicketEntry[] {
  return items.some(({ id }) => id === entry.id) ? items : [...items, entry];
}

/** What is stored takes the place of what waited, without a moment in which there is neither. */
function take(ticket: Id, part: Part, entry: TicketEntry): void {
  if (part === "comment") {
    queries.setQueryData<TicketEntry[]>(ticketKeys.comments(ticket), (known) => known && [...withEntry(known, entry)]);
  } else if (part === "addition") {
    queries.setQueryData<TicketDetail>(ticketKeys.one(ticket), (detail) => detail && { ...detail, additions: [...withEntry(detail.additions, entry)] });
  } else {
    queries.setQueryData<InfiniteData<Page>>(ticketKeys.thread(ticket, part), (data) => {
      const [newest, ...older] = data?.pages ?? [];
      if (!data || !newest || newest.items.some(({ id }) => id === entry.id)) return data;
      return { ...data, pages: [{ ...newest, items: [entry, ...newest.items] }, ...older] };
    });
  }
}

const tried: Record<Part, Tried> = { main: "write", internal: "answer_inside", comment: "comment", addition: "write" };

async function send(place: string, ticket: Id, part: Part, item: Waiting): Promise<void> {
  change(place, (items) => items.map((known) => (known.clientId === item.clientId ? { ...item, problem: undefined } : known)) as readonly Waiting[]);
  try {
    take(ticket, part, await post(ticket, part, item));
    discard(place, item.clientId);
    refreshTickets();
  } catch (error) {
    const problem = refusalText(error, tried[part]);
    change(place, (items) => items.map((known) => (known.clientId === item.clientId ? { ...known, problem } : known)));
  }
}

export function say(me: Id, ticket: Id, part: Part, said: Said): void {
  const place = placeOf(me, ticket, part);
  const item = { ...said, clientId: newClientId(), at: new Date().toISOString() };
  change(place, (items) => [...items, item]);
  void send(place, ticket, part, item);
}

export function sayAgain(place: string, ticket: Id, part: Part, item: Waiting): void {
  void send(place, ticket, part, item);
}
