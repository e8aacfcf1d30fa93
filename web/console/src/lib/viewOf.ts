// SPDX-License-Identifier: AGPL-3.0-or-later
import { type Conversation, type ViewName, viewOf } from "@shared/model";
import { useDeskState, useMe } from "./deskContext";

/** Tells the view in which I find a conversation. */
export function useViewOf(): (conversation: Conversation) => ViewName {
  const me = useMe();
  const departments = useDeskState((state) => state.departments);
  const workspace = useDeskState((state) => state.workspace);
  return (conversation) => viewOf(conversation, me.id, { departments, workspace });
}
