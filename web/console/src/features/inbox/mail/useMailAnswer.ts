// SPDX-License-Identifier: AGPL-3.0-or-later
// Whom an answer goes to, as the server says it: the console never guesses it from a contact's address.
import { keepPreviousData, useQuery } from "@tanstack/react-query";
import type { Schemas } from "@shared/api";
import type { Id } from "@shared/ids";
import { api } from "@/lib/client";
import { useConversation } from "@/lib/deskContext";

export type MailAnswer = Schemas["MailAnswer"];

/** Asked anew with every message and with a changed address: either may name somebody else. */
export function useMailAnswer(id: Id, quoted?: Id): MailAnswer | undefined {
  const conversation = useConversation(id);
  const query = useQuery({
    queryKey: ["mail-answer", id, quoted ?? null, conversation?.last_message?.id ?? null, conversation?.contact.email ?? ""],
    queryFn: ({ signal }) => api.call("get", "/conversations/{id}/mail-answer", { path: { id }, query: quoted ? { message_id: quoted } : {}, signal }),
    placeholderData: keepPreviousData,
  });
  return query.data;
}

export const emailsOf = (people: readonly { email: string }[]): string[] => people.map((person) => person.email);
