// SPDX-License-Identifier: AGPL-3.0-or-later
// What can be done with the chosen ones: each action with those of them for which it is allowed.
import { useTranslation } from "react-i18next";
import type { Id } from "@shared/ids";
import { type Conversation, type Permissions, permissionsFor, type User } from "@shared/model";
import { runAll } from "@/lib/bulk";
import { api } from "@/lib/client";
import { useDesk, useDeskState, useMe } from "@/lib/deskContext";
import { notifyDone } from "@/lib/notify";
import { offerUndo } from "@/lib/undo";
import { sameItems, useStore } from "@/lib/useStore";
import { clearSelection, selection } from "./selection";

export function useChosen(): readonly Conversation[] {
  const ids = useStore(selection, (state) => state.ids);
  return useDeskState((state) => [...ids].map((id) => state.conversations.get(id)).filter((each) => each !== undefined), sameItems);
}

export function useAllowed(conversations: readonly Conversation[]): (permission: keyof Permissions) => readonly Conversation[] {
  const me = useMe();
  return (permission) => conversations.filter((conversation) => permissionsFor(conversation, me)[permission]);
}

const idsOf = (conversations: readonly Conversation[]): Id[] => conversations.map(({ id }) => id);

export function useBulkActions() {
  const desk = useDesk();
  const { t } = useTranslation(["helping", "common"]);
  const run = async (conversations: readonly Conversation[], request: (id: Id) => Promise<Conversation>) => {
    clearSelection();
    return runAll(desk, idsOf(conversations), request);
  };
  const undoable = (key: "bulk_done.solve" | "bulk_done.reassign") => (done: Conversation[]) => {
    if (done.length > 0) offerUndo(desk, t(key, { count: done.length }), done);
  };
  const told = (key: "bulk_done.escalate" | "bulk_done.set_aside") => (done: Conversation[]) => {
    if (done.length > 0) notifyDone(t(key, { count: done.length }));
  };
  return {
    solve: (chosen: readonly Conversation[]) =>
      run(chosen, (id) => api.call("post", "/conversations/{id}/solve", { path: { id } })).then(undoable("bulk_done.solve")),
    reassign: (chosen: readonly Conversation[], department: Id, user?: User) => {
      const body = { department_id: department, ...(user ? { user_id: user.id } : {}) };
      const request = (id: Id) => api.call("post", "/conversations/{id}/reassign", { path: { id }, body });
      return run(chosen, request).then(undoable("bulk_done.reassign"));
    },
    escalate: (chosen: readonly Conversation[], supervisor: User, reason: string) => {
      const body = { user_id: supervisor.id, ...(reason ? { reason } : {}) };
      const request = (id: Id) => api.call("post", "/conversations/{id}/escalate", { path: { id }, body });
      return run(chosen, request).then(told("bulk_done.escalate"));
    },
    setAside: (chosen: readonly Conversation[], until: string) =>
      run(chosen, (id) => api.call("post", "/conversations/{id}/set-aside", { path: { id }, body: { until } })).then(told("bulk_done.set_aside")),
    /** The selection stays: one label is seldom the last. */
    label: (chosen: readonly Conversation[], label: Id, on: boolean) =>
      runAll(desk, idsOf(chosen), (id) => api.call(on ? "put" : "delete", "/conversations/{id}/labels/{label_id}", { path: { id, label_id: label } })),
  };
}
