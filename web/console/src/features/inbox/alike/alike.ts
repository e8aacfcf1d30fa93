// SPDX-License-Identifier: AGPL-3.0-or-later
// What several customers write about within hours. The desk says when it has changed; it is asked for then, and now and
// then, since what is solved no longer counts.
import { useQuery } from "@tanstack/react-query";
import type { Schemas } from "@shared/api";
import type { Id } from "@shared/ids";
import { api, queries } from "@/lib/client";

export type AlikeGroup = Schemas["AlikeGroup"];
export type AlikeReport = Schemas["AlikeReport"];

const everyMs = 60_000;

export function useAlike(): readonly AlikeGroup[] {
  const query = useQuery({
    queryKey: ["alike"],
    queryFn: async ({ signal }) => (await api.call("get", "/alike-requests", { signal })).items,
    refetchInterval: everyMs,
  });
  return query.data ?? [];
}

/** Whoever wrote twice is one line: with what they wrote first. */
export function conversationsOf(group: AlikeGroup): AlikeReport[] {
  const first = new Map<Id, AlikeReport>();
  for (const report of group.reports) if (!first.has(report.conversation_id)) first.set(report.conversation_id, report);
  return [...first.values()];
}

/** "Not the same": gone at once, and back if the desk refuses. */
export async function dismissAlike(id: Id): Promise<void> {
  queries.setQueryData<AlikeGroup[]>(["alike"], (groups) => groups?.filter((group) => group.id !== id));
  try {
    await api.call("post", "/alike-requests/{id}/dismiss", { path: { id } });
  } finally {
    await queries.invalidateQueries({ queryKey: ["alike"] });
  }
}
