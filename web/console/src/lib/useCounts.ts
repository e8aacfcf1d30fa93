// SPDX-License-Identifier: AGPL-3.0-or-later
import { useQuery } from "@tanstack/react-query";
import { useDesk } from "./deskContext";

/** The counts of my views. The desk asks for them when something has changed; here they are only read. */
export function useCounts() {
  const desk = useDesk();
  return useQuery({ queryKey: ["counts"], queryFn: () => desk.refreshCounts(), enabled: false }).data;
}
