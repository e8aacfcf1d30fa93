// SPDX-License-Identifier: AGPL-3.0-or-later
import type { Id } from "@shared/ids";
import { permissionsFor } from "@shared/model";
import { useConversation, useDeskState, useMe } from "@/lib/deskContext";

/** Whoever may answer, also of what is solved, where the desk has a mailbox for it. */
export function useMayForward(id: Id): boolean {
  const me = useMe();
  const conversation = useConversation(id);
  const hasMailbox = useDeskState((state) => [...state.channels.values()].some((channel) => channel.kind === "email"));
  return hasMailbox && conversation !== undefined && permissionsFor({ ...conversation, lifecycle: "active" }, me).reply;
}
