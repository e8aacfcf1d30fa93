// SPDX-License-Identifier: AGPL-3.0-or-later
// What I am told personally: as a list, as a number, and the moment it comes.
import { useEffect, useRef } from "react";
import { useNavigate } from "react-router";
import type { StaffEvent } from "@shared/events";
import { compareNumeric, type Id } from "@shared/ids";
import { type Notification, viewOf } from "@shared/model";
import { showNotification } from "../desktop";
import { useDesk, useDeskState, useMe } from "@/lib/deskContext";
import { notifyNews } from "@/lib/notify";
import { markRead, unreadIds } from "./actions";
import { useToldText } from "./text";

/** Newest first. */
export function useNotifications(): Notification[] {
  const notifications = useDeskState((state) => state.notifications);
  return [...notifications.values()].sort((a, b) => compareNumeric(b.id, a.id));
}

export function useUnreadCount(): number {
  return useDeskState((state) => unreadIds(state.notifications.values()).length);
}

export function useOpenNotification(): (notification: Notification) => void {
  const desk = useDesk();
  const me = useMe();
  const navigate = useNavigate();
  return (notification) => {
    void markRead(desk, [notification.id]);
    if (notification.ticket) return void navigate(`/tickets/${notification.ticket.id}`);
    if (!notification.conversation_id) return;
    const state = desk.state.get();
    const conversation = state.conversations.get(notification.conversation_id);
    const view = conversation ? viewOf(conversation, me.id, state) : "team";
    void navigate(`/inbox/${view}/${notification.conversation_id}`);
  };
}

/** Tells at once, on the page and on the desktop. What is about the open conversation is before my eyes already. */
export function useNotificationNotices(openId: Id | undefined): void {
  const desk = useDesk();
  const textOf = useToldText();
  const open = useOpenNotification();
  const handle = (event: StaffEvent) => {
    const { notification } = event.data;
    if (!notification) return;
    const { title, about } = textOf(notification);
    const inSight = notification.conversation_id === openId && document.visibilityState === "visible";
    if (!inSight) notifyNews(title, about, () => open(notification));
    showNotification(title, about, notification.id, () => open(notification));
  };
  const latest = useRef(handle);
  useEffect(() => {
    latest.current = handle;
  });
  useEffect(() => desk.onEvent((event) => latest.current(event)), [desk]);
}

/** Who looks at the conversation has seen what was told about it. */
export function useReadWhatIsOpen(openId: Id | undefined): void {
  const desk = useDesk();
  const notifications = useDeskState((state) => state.notifications);
  useEffect(() => {
    const read = () => {
      if (openId && document.visibilityState === "visible") void markRead(desk, unreadIds(notifications.values(), openId));
    };
    read();
    document.addEventListener("visibilitychange", read);
    return () => document.removeEventListener("visibilitychange", read);
  }, [desk, openId, notifications]);
}
