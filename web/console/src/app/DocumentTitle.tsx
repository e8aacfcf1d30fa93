// SPDX-License-Identifier: AGPL-3.0-or-later
import { useEffect } from "react";
import { useDeskState } from "@/lib/deskContext";
import { useCounts } from "@/lib/useCounts";

/** What waits for me stands in the tab: new ones for everybody, and the unread of mine. */
export function DocumentTitle() {
  const counts = useCounts();
  const workspace = useDeskState((state) => state.workspace?.name ?? "");
  const waiting = Math.max(counts?.new ?? 0, counts?.unassigned ?? 0) + (counts?.mine_unread ?? 0);
  useEffect(() => {
    document.title = `${waiting > 0 ? `(${waiting}) ` : ""}${workspace} · Harken`;
  }, [waiting, workspace]);
  return null;
}
