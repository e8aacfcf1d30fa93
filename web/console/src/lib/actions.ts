// SPDX-License-Identifier: AGPL-3.0-or-later
// What staff do to a conversation. Shown at once, taken back with a message when the server refuses.
import i18next from "i18next";
import { ProblemError } from "@shared/api";
import type { Id } from "@shared/ids";
import type { Access, AccessLevel, Conversation, User } from "@shared/model";
import { api } from "./client";
import type { Desk } from "./desk";
import { notifyProblem, problemText } from "./notify";
import { offerUndo } from "./undo";

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

type Done = (conversation: Conversation) => void;

async function perform(desk: Desk, id: Id, patch: Patch, request: () => Promise<Conversation>, done?: Done): Promise<boolean> {
  const before = desk.state.get().conversations.get(id);
  const shown = before && { ...before, ...patch(before) };
  if (before && shown) replace(desk, before, shown);
  try {
    const after = await request();
    desk.take([after]);
    done?.(after);
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
  return perform(
    desk,
    id,
    () => ({ holder, status: "open" }),
    () => api.call("post", "/conversations/{id}/accept", { path }),
  );
}

export function takeOver(desk: Desk, id: Id, me: User): Promise<boolean> {
  const path = { id };
  const holder = { id: me.id, name: me.name };
  return perform(
    desk,
    id,
    () => ({ holder }),
    () => api.call("post", "/conversations/{id}/take-over", { path }),
  );
}

export function release(desk: Desk, id: Id): Promise<boolean> {
  const path = { id };
  const patch = { holder: null, status: "new", escalation: null, access: [] } as const;
  return perform(
    desk,
    id,
    () => ({ ...patch, access: [] }),
    () => api.call("post", "/conversations/{id}/release", { path }),
  );
}

export function escalate(desk: Desk, id: Id, supervisor: User, reason: string): Promise<boolean> {
  const path = { id };
  const body = { user_id: supervisor.id, ...(reason ? { reason } : {}) };
  const holder = { id: supervisor.id, name: supervisor.name };
  return perform(
    desk,
    id,
    () => ({ holder, status: "escalated" }),
    () => api.call("post", "/conversations/{id}/escalate", { path, body }),
  );
}

export function setAside(desk: Desk, id: Id, until: string): Promise<boolean> {
  const path = { id };
  const patch = { set_aside_until: until, status: "waiting" } as const;
  return perform(
    desk,
    id,
    () => patch,
    () => api.call("post", "/conversations/{id}/set-aside", { path, body: { until } }),
  );
}

export function planSolve(desk: Desk, id: Id, at: string): Promise<boolean> {
  const path = { id };
  return perform(
    desk,
    id,
    () => ({ solve_at: at }),
    () => api.call("post", "/conversations/{id}/solve", { path, body: { at } }),
  );
}

export function wake(desk: Desk, id: Id): Promise<boolean> {
  const path = { id };
  const patch = { set_aside_until: null, solve_at: null };
  return perform(
    desk,
    id,
    () => patch,
    () => api.call("post", "/conversations/{id}/wake", { path }),
  );
}

export function requestAccess(desk: Desk, id: Id, reason: string): Promise<boolean> {
  const path = { id };
  return perform(
    desk,
    id,
    () => ({}),
    () => api.call("post", "/conversations/{id}/access-requests", { path, body: reason ? { reason } : {} }),
  );
}

export function grantAccess(desk: Desk, id: Id, request: Id, level: AccessLevel): Promise<boolean> {
  const path = { id: request };
  return perform(
    desk,
    id,
    ({ access }) => ({ access: access.map((each) => (each.id === request ? { ...each, level } : each)) }),
    () => api.call("post", "/access-requests/{id}/grant", { path, body: { level } }),
  );
}

/** Declined, revoked, taken back or left: whichever it is now. */
export function endAccess(desk: Desk, id: Id, request: Access): Promise<boolean> {
  const path = { id: request.id };
  const end = request.level === null ? "/access-requests/{id}/decline" : "/access-requests/{id}/revoke";
  return perform(
    desk,
    id,
    ({ access }) => ({ access: access.filter((each) => each.id !== request.id) }),
    () => api.call("post", end, { path }),
  );
}

export function solve(desk: Desk, id: Id): Promise<boolean> {
  const path = { id };
  const patch = { lifecycle: "solved", status: "solved", unread: 0, waiting_since: null } as const;
  const done: Done = (after) => offerUndo(desk, i18next.t("helping:bulk_done.solve", { count: 1 }), [after]);
  return perform(
    desk,
    id,
    () => patch,
    () => api.call("post", "/conversations/{id}/solve", { path }),
    done,
  );
}

export function reopen(desk: Desk, id: Id, me: User): Promise<boolean> {
  const path = { id };
  const patch = { lifecycle: "active", status: "open", holder: { id: me.id, name: me.name } } as const;
  return perform(
    desk,
    id,
    () => patch,
    () => api.call("post", "/conversations/{id}/reopen", { path }),
  );
}

export function reassign(desk: Desk, id: Id, departmentId: Id, user?: User): Promise<boolean> {
  const body = { department_id: departmentId, ...(user ? { user_id: user.id } : {}) };
  const holder = user ? { id: user.id, name: user.name } : null;
  return perform(
    desk,
    id,
    () => ({ department_id: departmentId, holder, status: user ? "open" : "new" }),
    () => api.call("post", "/conversations/{id}/reassign", { path: { id }, body }),
    (after) => offerUndo(desk, i18next.t("helping:bulk_done.reassign", { count: 1 }), [after]),
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
