// SPDX-License-Identifier: AGPL-3.0-or-later
import { notifications } from "@mantine/notifications";
import i18next from "i18next";
import { ProblemError } from "@shared/api";

/** The problem in the reader's words. */
export function problemText(error: unknown): string {
  return i18next.t(`common:problem.${error instanceof ProblemError ? error.code : "internal"}`);
}

export function closeButton() {
  return { closeButtonProps: { "aria-label": i18next.t("common:close") } };
}

export function notifyProblem(error: unknown, message = problemText(error)): void {
  notifications.show({ message, color: "red", withBorder: true, role: "alert", ...closeButton() });
}

/** Something to look at: pressing it opens the place. */
export function notifyNews(title: string, message: string, open: () => void): void {
  const id = notifications.show({
    title,
    message,
    withBorder: true,
    autoClose: 8000,
    style: { cursor: "pointer" },
    onClick: () => {
      notifications.hide(id);
      open();
    },
    ...closeButton(),
  });
}

export function notifyDone(message: string, title?: string): void {
  notifications.show({ message, title, withBorder: true, ...closeButton() });
}
