// SPDX-License-Identifier: AGPL-3.0-or-later
// Where an escalation goes from each department: read from the desk, and read again when people, roles or departments change.
import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { useEffect } from "react";
import type { Schemas } from "@shared/api";
import { api, queries } from "./client";
import { useDesk } from "./deskContext";

export type Ladder = Schemas["Ladder"];
export type LadderStep = Schemas["LadderStep"];

const key = ["ladder"];
const moving: readonly string[] = ["ladder.updated", "department.updated", "user.updated", "role.updated", "role.deleted"];

export function useLadder() {
  const desk = useDesk();
  useEffect(
    () =>
      desk.onEvent(({ type }) => {
        if (moving.includes(type)) void queries.invalidateQueries({ queryKey: key });
      }),
    [desk],
  );
  return useQuery({ queryKey: key, queryFn: ({ signal }) => api.call("get", "/escalation-ladder", { signal }) });
}

/** As it is at this moment, whoever changed it last. */
export function readLadder(): Promise<Ladder> {
  return queries.fetchQuery({ queryKey: key, queryFn: ({ signal }) => api.call("get", "/escalation-ladder", { signal }), staleTime: 0 });
}

/** As it would be after a change; null: nothing is changed. */
export function useLadderPreview(change: Schemas["LadderUpdate"] | null) {
  return useQuery({
    queryKey: [...key, "preview", change],
    queryFn: ({ signal }) => api.call("post", "/escalation-ladder/preview", { body: change ?? {}, signal }),
    enabled: change !== null,
    placeholderData: keepPreviousData,
    retry: false,
  });
}

export async function saveLadder(change: Schemas["LadderUpdate"]): Promise<Ladder> {
  const ladder = await api.call("patch", "/escalation-ladder", { body: change });
  queries.setQueryData(key, ladder);
  return ladder;
}
