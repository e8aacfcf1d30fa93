// SPDX-License-Identifier: AGPL-3.0-or-later
// The figures are the server's; events only tell that it is time to ask again.
import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useEffect } from "react";
import type { Schemas } from "@shared/api";
import { api } from "@/lib/client";
import { useDesk } from "@/lib/deskContext";

export type Overview = Schemas["Overview"];

const queryKey = ["overview"];
/** However much happens, ask no more often than this. */
const everyMs = 1000;
const moves = /^(conversation|message|user|department)\./;

/** Asks after the first of several events, and once more for what came meanwhile. */
function useFollowing(): void {
  const desk = useDesk();
  const queries = useQueryClient();
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined;
    const ask = () => {
      timer ??= setTimeout(() => {
        timer = undefined;
        void queries.invalidateQueries({ queryKey });
      }, everyMs);
    };
    const stopEvents = desk.onEvent((event) => moves.test(event.type) && ask());
    const stopLink = desk.link.subscribe(() => desk.link.get() === "live" && ask());
    return () => {
      clearTimeout(timer);
      stopEvents();
      stopLink();
    };
  }, [desk, queries]);
}

export function useOverview() {
  const desk = useDesk();
  useFollowing();
  return useQuery({
    queryKey,
    staleTime: 0,
    // Presence has no events of its own in the log.
    refetchInterval: 20_000,
    queryFn: async ({ signal }) => {
      const overview = await api.call("get", "/overview", { signal });
      desk.take(overview.longest_waiting, overview.seq);
      return overview;
    },
  });
}

/** The earlier of two times, either of which may be none. */
export function earliest(times: readonly (string | null)[]): string | null {
  return times.filter((time) => time !== null).sort()[0] ?? null;
}
