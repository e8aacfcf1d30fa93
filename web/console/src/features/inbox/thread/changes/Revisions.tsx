// SPDX-License-Identifier: AGPL-3.0-or-later
// The earlier texts of a message, below it.
import { Skeleton } from "@mantine/core";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { Message } from "@shared/model";
import { LoadFailed } from "@/lib/states";
import { fullTime } from "@/lib/time";
import { Attachments } from "@/lib/uploads/Attachments";
import { MarkedText } from "../MarkedText";
import classes from "./Changes.module.css";
import { useRevisions } from "./useRevisions";

export function EarlierTexts({ message }: { message: Message }) {
  const { t } = useTranslation("inbox");
  const revisions = useRevisions(message, true);
  if (revisions.isError) return <LoadFailed onRetry={() => void revisions.refetch()} />;
  if (!revisions.data) return <Skeleton height={14} width={160} role="status" aria-label={t("changes.loading")} />;
  return (
    <ol className={classes.revisions} aria-label={t("changes.earlier")}>
      {revisions.data.map(({ text, marks, attachments, until }) => (
        <li key={until}>
          <time dateTime={until}>{t("changes.until", { time: fullTime(until) })}</time>
          {text && <MarkedText text={text} marks={marks} />}
          <Attachments files={attachments} />
        </li>
      ))}
    </ol>
  );
}

/** Says that it was changed; a click shows what it was. */
export function Edited({ message }: { message: Message }) {
  const { t } = useTranslation("inbox");
  const [shown, setShown] = useState(false);
  const at = message.edited_at ?? message.created_at;
  return (
    <>
      <button
        type="button"
        className={classes.edited}
        aria-expanded={shown}
        title={t("changes.edited_at", { time: fullTime(at) })}
        onClick={() => setShown(!shown)}
      >
        {t("edited")}
      </button>
      {shown && <EarlierTexts message={message} />}
    </>
  );
}
