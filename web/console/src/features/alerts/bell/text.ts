// SPDX-License-Identifier: AGPL-3.0-or-later
import { useTranslation } from "react-i18next";
import type { Notification } from "@shared/model";
import { contactName } from "@/lib/people";

export interface Told {
  /** "Ben mentioned you": what has happened. */
  title: string;
  /** Whom it is about, and the first words if there are any. */
  about: string;
}

export function useToldText(): (notification: Notification) => Told {
  const { t } = useTranslation(["notifications", "common"]);
  const subject = ({ contact, ticket }: Notification) => (contact ? contactName(contact) : ticket ? `#${ticket.number} ${ticket.title}`.trim() : "");
  return (notification) => ({
    title: t(`told.${notification.kind}`, { name: notification.actor?.name ?? "" }),
    about: [subject(notification), notification.text].filter(Boolean).join(": "),
  });
}
