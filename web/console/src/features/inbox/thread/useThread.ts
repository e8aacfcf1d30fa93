// SPDX-License-Identifier: AGPL-3.0-or-later
// The messages and notes of the open conversation: one page at first, older ones on demand, new ones by events.
import { useQuery } from "@tanstack/react-query";
import { useCallback, useEffect, useMemo, useRef, useState } from "react";
import { applyContact, applyMessages, applyNotes, applyPending, applySideMails, openThread } from "@shared/events";
import type { Id } from "@shared/ids";
import { api } from "@/lib/client";
import type { Desk } from "@/lib/desk";
import { useConversation, useDesk, useDeskState, useMe } from "@/lib/deskContext";
import { sameItems, useStore } from "@/lib/useStore";
import { buildItems, firstUnreadOf } from "./items";

const pageSize = 50;

async function loadThread(desk: Desk, id: Id, signal: AbortSignal): Promise<true> {
  desk.state.update((state) => openThread(state, id));
  const path = { id };
  const [page, notes, forwards, waiting] = await Promise.all([
    api.call("get", "/conversations/{id}/messages", { path, query: { limit: pageSize }, signal }),
    api.call("get", "/conversations/{id}/notes", { path, signal }),
    api.call("get", "/conversations/{id}/forwards", { path, signal }),
    api.call("get", "/conversations/{id}/pending-replies", { path, signal }),
  ]);
  desk.state.update((state) => {
    const shown = applySideMails(applyNotes(applyMessages(state, id, page), notes.items), forwards.items);
    return applyPending(shown, id, waiting.items);
  });
  return true;
}

/** The conversation itself with its contact and visit; it may be none that a list has shown. */
export function useDetail(id: Id) {
  const desk = useDesk();
  return useQuery({
    queryKey: ["conversation", id],
    queryFn: async ({ signal }) => {
      const detail = await api.call("get", "/conversations/{id}", { path: { id }, signal });
      desk.take([detail.conversation], detail.seq);
      desk.state.update((state) => applyContact(state, detail.contact));
      return detail;
    },
  });
}

function useOlder(id: Id): { loadOlder: () => void; loadingOlder: boolean; hasOlder: boolean } {
  const desk = useDesk();
  const before = useDeskState((state) => state.threads.get(id)?.before ?? null) as Id | null;
  const [loadingOlder, setLoadingOlder] = useState(false);
  const busy = useRef(false);
  const loadOlder = useCallback(() => {
    if (busy.current || before === null) return;
    busy.current = true;
    setLoadingOlder(true);
    api
      .call("get", "/conversations/{id}/messages", { path: { id }, query: { limit: pageSize, before } })
      .then((page) => desk.state.update((state) => applyMessages(state, id, page)))
      // Scrolling up again asks again.
      .catch(() => undefined)
      .finally(() => {
        busy.current = false;
        setLoadingOlder(false);
      });
  }, [desk, id, before]);
  return { loadOlder, loadingOlder, hasOlder: before !== null };
}

/** Where the unread began when the thread was opened; the line stays there until it is left. */
function useFirstUnread(id: Id): Id | null {
  const messages = useDeskState((state) => state.threads.get(id));
  const conversation = useConversation(id);
  const found = useRef<Id | null | undefined>(undefined);
  if (found.current === undefined && messages?.loaded && conversation) {
    found.current = conversation.unread > 0 ? firstUnreadOf(messages.messages, conversation.staff_read_id) : null;
  }
  return found.current ?? null;
}

export function useThread(id: Id) {
  const desk = useDesk();
  const me = useMe();
  const query = useQuery({ queryKey: ["thread", id], queryFn: ({ signal }) => loadThread(desk, id, signal), staleTime: Infinity });
  const thread = useDeskState((state) => state.threads.get(id));
  const notes = useDeskState((state) => state.notes.get(id));
  const sideMails = useDeskState((state) => state.sideMails.get(id));
  const waiting = useDeskState((state) => state.pendingReplies.get(id));
  const pending = useStore(desk.outbox.entries, (entries) => entries.filter((entry) => entry.kind !== "contact_note" && entry.target === id), sameItems);
  const firstUnread = useFirstUnread(id);
  const items = useMemo(
    () =>
      buildItems({ messages: thread?.messages ?? [], notes: notes ?? [], sideMails: sideMails ?? [], waiting: waiting ?? [], pending, firstUnread, me: me.id }),
    [thread, notes, sideMails, waiting, pending, firstUnread, me.id],
  );
  return { ...useOlder(id), query, items, loaded: thread?.loaded ?? false, messages: thread?.messages };
}

/** The holder has the newest message before their eyes: the customer sees it as read. */
export function useMarkRead(id: Id, newest: Id | undefined, inSight: boolean): void {
  const me = useMe();
  const conversation = useConversation(id);
  const reported = useRef<Id | undefined>(undefined);
  const due = inSight && conversation?.holder?.id === me.id && conversation.unread > 0;
  useEffect(() => {
    const report = () => {
      if (!due || !newest || reported.current === newest || document.visibilityState !== "visible") return;
      reported.current = newest;
      api.call("post", "/conversations/{id}/read", { path: { id }, body: { message_id: newest } }).catch(() => {
        reported.current = undefined;
      });
    };
    report();
    document.addEventListener("visibilitychange", report);
    return () => document.removeEventListener("visibilitychange", report);
  }, [due, id, newest]);
}
