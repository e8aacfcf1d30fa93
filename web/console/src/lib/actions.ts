// SPDX-License-Identifier: AGPL-3.0-or-later
// What staff do to a conversation. Shown at once, taken back with a message when the server refuses.
import i18next from "i18next";
import { ProblemError } from "@shared/api";
import type { Id } from "@shared/ids";
import type { Conversation, User } from "@shared/model";
import { api } from "./client";
import type { Desk } from "./desk";
import { notifyProblem, problemText } from "./notify";

type Patch = (conversation: Conversation) => Partial<Conversation>;

function replace(desk: Desk, expected: Conversation, next: Conversation): void {
  desk.state.update((state) => {
    if (state.conversations.get(expected.id) !== expected) return state;
    return { ...state, conversations: new Map(state.conversations).set(next.id, next) };
  });
}

function explain(error: unknown): string {
  const holder = error instanceof ProblemError ? error.problem.holder : undefined;
  if (error instanceof ProblemError && error.code === "already_accepted" && holder) {
    return i18next.t("inbox:refused_accepted_by", { name: holder.name });
  }
  if (error instanceof ProblemError && error.code === "not_holder" && holder) {
    return i18next.t("inbox:refused_held_by", { name: holder.name });
  }
  return problemText(error);
}

/** What the server has now, whatever was shown before. */
async function refresh(desk: Desk, id: Id): Promise<void> {
  const detail = await api.call("get", "/conversations/{id}", { path: { id } }).catch(() => undefined);
  if (detail) desk.take([detail.conversation], detail.seq);
}

async function perform(desk: Desk, id: Id, patch: Patch, request: () => Promise<Conversation>): Promise<boolean> {
  const before = desk.state.get().conversations.get(id);
  const shown = before && { ...before, ...patch(before) };
  if (before && shown) replace(desk, before, shown);
  try {
    desk.take([await request()]);
    void desk.refreshCounts().catch(() => undefined);
    return true;
  } catch (error) {
    if (before && shown) replace(desk, shown, before);
    notifyProblem(error, explain(error));
    void refresh(desk, id);
    return false;
  }
}

export function accept(desk: Desk, id: Id, me: User): Promise<boolean> {
  const holder = { id: me.id, name: me.name };
  const path = { id };
  return perform(desk, id, () => ({ holder, status: "open" }), () => api.call("post", "/conversations/{id}/accept", { path }));
}

export function takeOver(desk: Desk, id: Id, me: User): Promise<boolean> {
  const path = { id };
  const holder = { id: me.id, name: me.name };
  return perform(desk, id, () => ({ holder }), () => api.call("post", "/conversations/{id}/take-over", { path }));
}

export function solve(desk: Desk, id: Id): Promise<boolean> {
  const path = { id };
  const patch = { lifecycle: "solved", status: "solved", unread: 0, waiting_since: null } as const;
  return perform(desk, id, () => patch, () => api.call("post", "/conversations/{id}/solve", { path }));
}

export function reopen(desk: Desk, id: Id, me: User): Promise<boolean> {
  const path = { id };
  const patch = { lifecycle: "active", status: "open", holder: { id: me.id, name: me.name } } as const;
  return perform(desk, id, () => patch, () => api.call("post", "/conversations/{id}/reopen", { path }));
}

export function reassign(desk: Desk, id: Id, departmentId: Id, user?: User): Promise<boolean> {
  const body = { department_id: departmentId, ...(user ? { user_id: user.id } : {}) };
  const holder = user ? { id: user.id, name: user.name } : null;
  return perform(
    desk,
    id,
    () => ({ department_id: departmentId, holder, status: user ? "open" : "new" }),
    () => api.call("post", "/conversations/{id}/reassign", { path: { id }, body }),
  );
}

export function setLabel(desk: Desk, id: Id, labelId: Id, on: boolean): Promise<boolean> {
  const path = { id, label_id: labelId };
  return perform(
    desk,
    id,
    ({ label_ids }) => ({ label_ids: on ? [...label_ids, labelId] : label_ids.filter((known) => known !== labelId) }),
    () => api.call(on ? "put" : "delete", "/conversations/{id}/labels/{label_id}", { path }),
  );
}
