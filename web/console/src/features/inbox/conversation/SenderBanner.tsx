// SPDX-License-Identifier: AGPL-3.0-or-later
// A1: this conversation began with a mail of which nobody says that it is from whom it says.
import { IconShieldQuestion } from "@tabler/icons-react";
import { useTranslation } from "react-i18next";
import type { Conversation } from "@shared/model";
import classes from "./SenderBanner.module.css";

export function SenderBanner({ conversation }: { conversation: Conversation }) {
  const { t } = useTranslation("inbox");
  if (!conversation.sender_unverified) return null;
  return (
    <p className={classes.banner} role="note">
      <IconShieldQuestion size={17} stroke={1.7} aria-hidden />
      <span>
        <strong>{t("sender_unverified.title")}</strong> {t("sender_unverified.text", { email: conversation.contact.email || conversation.contact.name })}
      </span>
    </p>
  );
}
