// SPDX-License-Identifier: AGPL-3.0-or-later
import { useQuery } from "@tanstack/react-query";
import type { Message } from "@shared/model";
import { api } from "@/lib/client";

/** What the message was before; asked for when somebody wants to see it. */
export function useRevisions(message: Message, wanted: boolean) {
  const { id, edited_at, deleted_at } = message;
  return useQuery({
    queryKey: ["revisions", id, edited_at, deleted_at],
    queryFn: async () => (await api.call("get", "/messages/{id}/revisions", { path: { id } })).items,
    enabled: wanted,
    staleTime: Infinity,
  });
}
