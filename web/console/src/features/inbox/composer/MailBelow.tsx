// SPDX-License-Identifier: AGPL-3.0-or-later
// What is written below the answer in the mail, folded: the signature, and what the customer wrote last.
import { useQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import type { Id } from "@shared/ids";
import { belowQuery } from "@/lib/signature";
import classes from "./Composer.module.css";

export function MailBelow({ channel }: { channel: Id }) {
  const { t } = useTranslation("inbox");
  const { data } = useQuery(belowQuery(channel));
  if (!data) return null;
  return (
    <details className={classes.below}>
      <summary>{t(data.below === "" ? "mail.below_history_only" : "mail.below")}</summary>
      {data.below !== "" && <p dir="auto">{data.below}</p>}
      <p>{t("mail.below_history")}</p>
    </details>
  );
}
