// SPDX-License-Identifier: AGPL-3.0-or-later
import { useMutation } from "@tanstack/react-query";
import { useState } from "react";
import { type FileId, type Id, newClientId } from "@shared/ids";
import { api } from "@/lib/client";
import { useDesk } from "@/lib/deskContext";
import type { Ticket } from "../model";
import { createTicket, setLink, updateTicket } from "../mutations";
import { createBody, type Draft, linkChanges, patchOf } from "./draft";

interface How {
  ticket: Ticket | undefined;
  before: Draft;
  requested: boolean;
  contact: Id | undefined;
  onSaved: (ticket: Ticket) => void;
}

/** Null where it was not saved after all: the card stays open with everything in it. */
export function useCardSave({ ticket, before, requested, contact, onSaved }: How) {
  const desk = useDesk();
  // The same card sent twice is the same ticket.
  const [clientId] = useState(() => newClientId());
  const edit = async (known: Ticket, draft: Draft, files: readonly FileId[]): Promise<Ticket | null> => {
    const patch = patchOf(before, draft);
    let now: Ticket | null = Object.keys(patch).length > 0 ? await updateTicket(desk, known, patch) : known;
    for (const { id, on } of now ? linkChanges(before, draft) : []) now = await setLink(known, id, on);
    if (now && files.length > 0)
      await api.call("post", "/tickets/{id}/additions", { path: { id: known.id }, body: { client_id: clientId, attachment_ids: [...files] } });
    return now;
  };
  return useMutation({
    mutationFn: ({ draft, files }: { draft: Draft; files: readonly FileId[] }) =>
      ticket ? edit(ticket, draft, files) : createTicket(createBody(draft, clientId, files, { requested, ...(contact ? { contact } : {}) })),
    onSuccess: (saved) => saved && onSaved(saved),
  });
}
