// SPDX-License-Identifier: AGPL-3.0-or-later
// Desktop notifications. Asked for by a button only, never at load.
import { createStore } from "@shared/store";
import { useStore } from "@/lib/useStore";

type Permission = NotificationPermission | "unsupported";

function current(): Permission {
  return "Notification" in window && window.isSecureContext ? Notification.permission : "unsupported";
}

const permission = createStore<Permission>(current());

export function useNotificationPermission(): Permission {
  return useStore(permission, (state) => state);
}

export async function askForNotifications(): Promise<void> {
  await Notification.requestPermission();
  permission.update(current);
}

/** Only while the desk is out of sight; `tag` replaces an earlier one of the same conversation. */
export function showNotification(title: string, body: string, tag: string, open: () => void): void {
  if (current() !== "granted" || document.visibilityState === "visible") return;
  const notification = new Notification(title, { body, tag, icon: "/icon.svg" });
  notification.onclick = () => {
    window.focus();
    notification.close();
    open();
  };
}
