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
  return ({ kind, actor, contact, text }) => ({
    title: t(`told.${kind}`, { name: actor?.name ?? "" }),
    about: text ? `${contactName(contact)}: ${text}` : contactName(contact),
  });
}
