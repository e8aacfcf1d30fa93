// SPDX-License-Identifier: AGPL-3.0-or-later
import { applyRead } from "@shared/events";
import type { Id } from "@shared/ids";
import type { Notification } from "@shared/model";
import { api } from "@/lib/client";
import type { Desk } from "@/lib/desk";

const mostAtOnce = 100;

/** Shown as read at once; if the desk cannot be told, the next reload shows them again. */
export async function markRead(desk: Desk, ids: readonly Id[]): Promise<void> {
  if (ids.length === 0) return;
  const some = ids.slice(0, mostAtOnce);
  desk.state.update((state) => applyRead(state, some, new Date().toISOString()));
  await api.call("post", "/notifications/read", { body: { ids: some } }).catch(() => undefined);
  await markRead(desk, ids.slice(mostAtOnce));
}

export function unreadIds(notifications: Iterable<Notification>, conversation?: Id): Id[] {
  return [...notifications]
    .filter((each) => each.read_at === null && (conversation === undefined || each.conversation_id === conversation))
    .map((each) => each.id);
}
