// SPDX-License-Identifier: AGPL-3.0-or-later
import type { Id } from "@shared/ids";
import { useDeskState } from "@/lib/deskContext";
import { useViewOf } from "@/lib/viewOf";

/** Where a conversation opens: in the view where it is, or among all. */
export function usePlaceOf(): (conversation: Id) => string {
  const viewOf = useViewOf();
  const known = useDeskState((state) => state.conversations);
  return (id) => {
    const conversation = known.get(id);
    return `/inbox/${conversation ? viewOf(conversation) : "all"}/${id}`;
  };
}
